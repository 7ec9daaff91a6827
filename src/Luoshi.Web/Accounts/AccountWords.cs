using Luoshi.Accounts;
using Luoshi.Ledger;

namespace Luoshi.Web.Accounts;

/// <summary>What the pages of accounts say.</summary>
public static class AccountWords
{
    public static string Of(AccountStatus status) => status switch
    {
        AccountStatus.OneTime => "待改密码",
        AccountStatus.Locked => "锁定",
        AccountStatus.Disabled => "停用",
        _ => "可用",
    };

    public static string Of(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.Entered => "登录",
        SignInOutcome.WrongPassword => "密码不对",
        SignInOutcome.UnknownAccount => "没有这个账号",
        SignInOutcome.Locked => "账号锁定",
        SignInOutcome.Disabled => "账号已停用",
        SignInOutcome.NotBound => "身份没有绑定账号",
        SignInOutcome.TokenInvalid => "登录凭据无效",
        SignInOutcome.Replayed => "登录请求无效",
        SignInOutcome.ProviderDown => "统一认证连不上",
        _ => "统一认证没有通过",
    };

    public static string Of(SignInWay way) => way == SignInWay.Password ? "密码" : "统一认证";

    public static string Of(SessionEnd end) => end switch
    {
        SessionEnd.SignedOut => "退出",
        SessionEnd.PasswordChanged => "改密码后结束",
        SessionEnd.PasswordReset => "重设密码后结束",
        SessionEnd.Unbound => "解绑后结束",
        _ => "停用后结束",
    };

    public static string Of(AccountActKind kind) => kind switch
    {
        AccountActKind.Created => "新建",
        AccountActKind.Changed => "修改",
        AccountActKind.Disabled => "停用",
        AccountActKind.Enabled => "启用",
        AccountActKind.PasswordReset => "重设密码",
        AccountActKind.PasswordChanged => "改密码",
        AccountActKind.IdentityBound => "绑定统一认证",
        AccountActKind.IdentityUnbound => "解绑统一认证",
        AccountActKind.TokenMade => "新建令牌",
        AccountActKind.TokenRevoked => "作废令牌",
        _ => "解锁",
    };

    /// <summary>2026年8月6日 09:12.</summary>
    public static string Moment(DateTimeOffset at) => at.ToOffset(LedgerDay.Offset).ToString("yyyy'年'M'月'd'日' HH:mm");

    /// <summary>What a browser is, out of what it calls itself: 微信 · 安卓.</summary>
    public static string Browser(string agent)
    {
        ArgumentNullException.ThrowIfNull(agent);
        var names = new[] { First(agent, Browsers), First(agent, Systems) }.OfType<string>().ToList();
        return names.Count > 0 ? string.Join(" · ", names) : agent.Length == 0 ? "" : "其他";
    }

    // The first sign found counts: nearly every browser also calls itself Safari.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("wxwork", "企业微信"), ("MicroMessenger", "微信"), ("DingTalk", "钉钉"), ("Edg", "Edge"), ("Firefox", "Firefox"), ("QQBrowser", "QQ浏览器"),
        ("QIHU", "360浏览器"), ("Chrome", "Chrome"), ("Safari", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("HarmonyOS", "鸿蒙"), ("Android", "安卓"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux"),
    ];

    private static string? First(string agent, (string Sign, string Name)[] signs) =>
        signs.Where(s => agent.Contains(s.Sign, StringComparison.OrdinalIgnoreCase)).Select(s => s.Name).FirstOrDefault();
}
