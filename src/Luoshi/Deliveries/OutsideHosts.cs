namespace Luoshi.Deliveries;

/// <summary>Which servers this one may send to.</summary>
/// <remarks>
/// An address that a signed-in administrator types must not turn the server into a door to the machines beside it. Robots are reached
/// at their makers' public names over https; whatever else stands in one's own network (a private chat platform, a mail server on
/// an unusual port) is named by the operator at the start, who could reach it anyway.
/// </remarks>
/// <param name="Named">host or host:port.</param>
public sealed record OutsideHosts(IReadOnlyList<string> Named)
{
    private static readonly Dictionary<ChannelKind, string> Makers = new()
    {
        [ChannelKind.WeCom] = "qyapi.weixin.qq.com",
        [ChannelKind.DingTalk] = "oapi.dingtalk.com",
        [ChannelKind.Feishu] = "open.feishu.cn",
    };

    private static readonly int[] MailPorts = [25, 465, 587, 994, 2525];

    /// <summary>No others than the makers' own.</summary>
    public static OutsideHosts None { get; } = new([]);

    public bool AllowsRobot(ChannelKind kind, Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || address.UserInfo.Length > 0) return false;
        if (address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && Makers.TryGetValue(kind, out var maker) && address.IdnHost.Equals(maker, StringComparison.OrdinalIgnoreCase)) return true;
        return (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) && IsNamed(address.IdnHost, address.Port);
    }

    public bool AllowsMail(string host, int port) => MailPorts.Contains(port) || IsNamed(host, port);

    private bool IsNamed(string host, int port) =>
        Named.Any(n => n.Equals(host, StringComparison.OrdinalIgnoreCase) || n.Equals($"{host}:{port}", StringComparison.OrdinalIgnoreCase));
}
