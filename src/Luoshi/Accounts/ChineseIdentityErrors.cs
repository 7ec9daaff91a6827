using Microsoft.AspNetCore.Identity;

namespace Luoshi.Accounts;

/// <summary>What is wrong with an account or a password, in Chinese, with the remedy.</summary>
public sealed class ChineseIdentityErrors : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), $"密码至少{length}位。");

    public override IdentityError PasswordRequiresDigit() => Error(nameof(PasswordRequiresDigit), "密码中要有数字。");

    public override IdentityError PasswordRequiresLower() => Error(nameof(PasswordRequiresLower), "密码中要有小写字母。");

    public override IdentityError PasswordRequiresUpper() => Error(nameof(PasswordRequiresUpper), "密码中要有大写字母。");

    public override IdentityError PasswordRequiresNonAlphanumeric() => Error(nameof(PasswordRequiresNonAlphanumeric), "密码中要有符号。");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Error(nameof(PasswordRequiresUniqueChars), $"密码至少要用{uniqueChars}个不同的字符。");

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), "原密码不对。");

    public override IdentityError InvalidUserName(string? userName) => Error(nameof(InvalidUserName), "账号为2至32个字，可用汉字、字母、数字和 . _ - @。");

    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName), $"账号“{userName}”已经有了，请换一个。");

    public override IdentityError ConcurrencyFailure() => Error(nameof(ConcurrencyFailure), "账号刚被别人改过，请刷新后重试。");

    public override IdentityError LoginAlreadyAssociated() => Error(nameof(LoginAlreadyAssociated), new IdentityTaken().Message);

    public override IdentityError UserAlreadyInRole(string role) => Error(nameof(UserAlreadyInRole), $"该账号已经是{Roles.Chinese(role)}。");

    public override IdentityError DefaultError() => Error(nameof(DefaultError), "没有办成，请重试。");

    internal static IdentityError Error(string code, string description) => new() { Code = code, Description = description };
}
