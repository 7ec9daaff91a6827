using Luoshi.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Luoshi.Web.Accounts;

/// <summary>Name and password, as typed on the sign-in page.</summary>
public sealed record SignIn(string UserName, string Password)
{
    /// <summary>Which of the two is wrong is not said.</summary>
    public sealed record Wrong() : Refusal("AC010", "账号或密码不对，请核对后重试。");

    /// <summary>Too many attempts.</summary>
    public sealed record Locked() : Refusal("AC011", "连续多次输错，账号已锁定15分钟。请稍后再试，或请管理员重设密码。");
}

/// <summary>Checks name and password and writes the cookie.</summary>
public sealed class SignInHandler(SignInManager<Account> signIn)
{
    // Checked for names that do not exist, so that the time of the answer does not tell which ones do.
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(Nobody(), Guid.NewGuid().ToString());

    public async Task<Result<Account>> HandleAsync(SignIn command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var account = await signIn.UserManager.FindByNameAsync(command.UserName.Trim());
        if (account is null)
        {
            signIn.UserManager.PasswordHasher.VerifyHashedPassword(Nobody(), NobodysHash, command.Password);
            return new SignIn.Wrong();
        }

        var outcome = await signIn.PasswordSignInAsync(account, command.Password, isPersistent: false, lockoutOnFailure: true);
        return outcome switch
        {
            { Succeeded: true } => account,
            { IsLockedOut: true } => new SignIn.Locked(),
            _ => new SignIn.Wrong(),
        };
    }

    private static Account Nobody() => new() { DisplayName = "" };
}
