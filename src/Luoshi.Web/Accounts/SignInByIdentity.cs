using Luoshi.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Luoshi.Web.Accounts;

/// <summary>Signing in as someone the identity provider vouches for.</summary>
public sealed record SignInByIdentity(ExternalIdentity Identity)
{
    /// <summary>No account is tied to the identity; none is made by itself.</summary>
    public sealed record Unknown() : Refusal("AC045", "您的统一认证身份还没有和落实的账号绑定。");

    /// <summary>The provider does not answer.</summary>
    public sealed record ProviderDown() : Refusal("AC046", "统一认证暂时连不上。请先用账号密码登录，或过一会儿再试；一直连不上请告诉管理员。");

    /// <summary>The provider said no.</summary>
    public sealed record ProviderRefused() : Refusal("AC047", "统一认证没有通过，可能是在那边取消了，或没有登录成功。请重试，或用账号密码登录。");

    /// <summary>What the provider gave is not for this server, or not good any more.</summary>
    public sealed record TokenInvalid() : Refusal("AC048", "统一认证给的登录凭据无效或已过期，没有登录。请重试；仍然不行，请管理员核对统一认证的设置和服务器的时钟。");

    /// <summary>The request was answered before, or begun in another browser.</summary>
    public sealed record Replayed() : Refusal("AC049", "这次登录请求已经用过、放得太久，或不是在这个浏览器里发起的。请重新登录。");
}

/// <summary>Begins a session for the account that an identity is tied to; the same is asked as with a password, and every try is recorded.</summary>
public sealed class SignInByIdentityHandler(UserManager<Account> accounts, Sessions sessions, SessionCookie cookie)
{
    private const SignInWay Way = SignInWay.OpenIdConnect;

    public async Task<Result<Account>> HandleAsync(SignInByIdentity command, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var account = await accounts.FindByLoginAsync(command.Identity.Issuer, command.Identity.Subject);
        var outcome = Decide(account, account is not null && await accounts.IsLockedOutAsync(account));
        if (outcome == SignInOutcome.Entered)
        {
            await cookie.BeginAsync(context, account!, Way);
            return account!;
        }

        await sessions.RecordAsync(account?.Id, account?.UserName ?? command.Identity.Subject, outcome, Way, SessionCookie.OriginOf(context), context.RequestAborted);
        return Refusal(outcome);
    }

    /// <summary>Records a try that came to nothing before anyone was named.</summary>
    public Task FailAsync(SignInOutcome outcome, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return sessions.RecordAsync(null, "", outcome, Way, SessionCookie.OriginOf(context), context.RequestAborted);
    }

    /// <summary>Whether the account may be entered.</summary>
    /// <param name="locked">After too many wrong passwords.</param>
    public static SignInOutcome Decide(Account? account, bool locked) =>
        account is null ? SignInOutcome.NotBound
        : account.DisabledAt is not null ? SignInOutcome.Disabled
        : locked ? SignInOutcome.Locked
        : SignInOutcome.Entered;

    /// <summary>What someone is told.</summary>
    public static Refusal Refusal(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.NotBound => new SignInByIdentity.Unknown(),
        SignInOutcome.Disabled => new SignIn.Disabled(),
        SignInOutcome.Locked => new SignIn.Locked(),
        SignInOutcome.ProviderDown => new SignInByIdentity.ProviderDown(),
        SignInOutcome.TokenInvalid => new SignInByIdentity.TokenInvalid(),
        SignInOutcome.Replayed => new SignInByIdentity.Replayed(),
        _ => new SignInByIdentity.ProviderRefused(),
    };
}
