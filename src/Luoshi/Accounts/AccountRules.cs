using Microsoft.AspNetCore.Identity;

namespace Luoshi.Accounts;

/// <summary>What an account's name and password may be.</summary>
public sealed class AccountRules : IUserValidator<Account>, IPasswordValidator<Account>
{
    public const int ShortestPassword = 10;

    // Fragments of the passwords that are tried first.
    private static readonly string[] Common = ["123456", "abcdef", "password", "qwerty", "admin", "888888", "666666", "111111", "000000", "woaini"];

    public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user)
    {
        ArgumentNullException.ThrowIfNull(manager);
        ArgumentNullException.ThrowIfNull(user);
        var name = user.UserName ?? "";
        if (name.Length is < 2 or > 32 || !name.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '@'))
            return IdentityResult.Failed(manager.ErrorDescriber.InvalidUserName(name));

        var other = await manager.FindByNameAsync(name);
        return other is not null && other.Id != user.Id
            ? IdentityResult.Failed(manager.ErrorDescriber.DuplicateUserName(name))
            : IdentityResult.Success;
    }

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Task.FromResult(Decide(user.UserName ?? "", password ?? ""));
    }

    /// <summary>Whether a password may be used; length and kinds of characters are asked for elsewhere.</summary>
    public static IdentityResult Decide(string userName, string password)
    {
        ArgumentNullException.ThrowIfNull(userName);
        ArgumentNullException.ThrowIfNull(password);
        if (userName.Length > 2 && password.Contains(userName, StringComparison.OrdinalIgnoreCase))
            return IdentityResult.Failed(ChineseIdentityErrors.Error("PasswordContainsUserName", "密码中不要含有账号。"));
        if (Common.Any(c => password.Contains(c, StringComparison.OrdinalIgnoreCase)))
            return IdentityResult.Failed(ChineseIdentityErrors.Error("PasswordCommon", "密码太常见，容易被猜中，请换一个。"));
        return IdentityResult.Success;
    }
}
