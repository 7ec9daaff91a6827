using Luoshi.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Luoshi.Web.Accounts;

/// <summary>Name and password, as typed on the sign-in page.</summary>
public sealed record SignIn(string UserName, string Password)
{
    /// <summary>Which of the two is wrong is not said.</summary>
    public sealed record Wrong() : Refusal("AC010", "账号或密码不对，请核对后重试。");

    /// <summary>Too many attempts.</summary>
    public sealed record Locked() : Refusal("AC011", "连续多次输错，账号已锁定15分钟。请稍后再试，或请管理员重设密码。");

    /// <summary>The account was disabled; said only to who knows its password.</summary>
    public sealed record Disabled() : Refusal("AC012", "这个账号已停用。需要使用时请找管理员启用。");
}

/// <summary>Checks name and password, records the try, and begins a session.</summary>
public sealed class SignInHandler(SignInManager<Account> signIn, Sessions sessions, SessionCookie cookie)
{
    // Checked for names that do not exist, so that the time of the answer does not tell which ones do.
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(Nobody(), Guid.NewGuid().ToString());

    public async Task<Result<Account>> HandleAsync(SignIn command, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var name = command.UserName.Trim();
        var account = await signIn.UserManager.FindByNameAsync(name);
        if (account is null) return await RefuseUnknownAsync(name, command.Password, context);

        var checkedPassword = await signIn.CheckPasswordSignInAsync(account, command.Password, lockoutOnFailure: true);
        var (outcome, refusal) = checkedPassword switch
        {
            { Succeeded: true } when account.DisabledAt is not null => (SignInOutcome.Disabled, new SignIn.Disabled()),
            { Succeeded: true } => (SignInOutcome.Entered, (Refusal?)null),
            { IsLockedOut: true } => (SignInOutcome.Locked, new SignIn.Locked()),
            _ => (SignInOutcome.WrongPassword, new SignIn.Wrong()),
        };
        if (refusal is null)
        {
            await cookie.BeginAsync(context, account, SignInWay.Password);
            return account;
        }

        await sessions.RecordAsync(account.Id, account.UserName ?? "", outcome, SignInWay.Password, SessionCookie.OriginOf(context), context.RequestAborted);
        return refusal;
    }

    // Like a known name in every way: the time it takes, and that it locks.
    private async Task<Refusal> RefuseUnknownAsync(string name, string password, HttpContext context)
    {
        signIn.UserManager.PasswordHasher.VerifyHashedPassword(Nobody(), NobodysHash, password);
        var lockout = signIn.Options.Lockout;
        var tries = await sessions.UnknownTriesAsync(name, lockout.DefaultLockoutTimeSpan, context.RequestAborted);
        await sessions.RecordAsync(null, name, SignInOutcome.UnknownAccount, SignInWay.Password, SessionCookie.OriginOf(context), context.RequestAborted);
        return tries + 1 >= lockout.MaxFailedAccessAttempts ? new SignIn.Locked() : new SignIn.Wrong();
    }

    private static Account Nobody() => new() { DisplayName = "" };
}
