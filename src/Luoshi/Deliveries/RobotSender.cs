using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Luoshi.Deliveries;

/// <summary>Sends a message to a chat group by its robot, in the form its maker wants, and says what became of it.</summary>
/// <remarks>
/// Forms after the makers' public documents: WeCom 群机器人 (markdown.content of at most 4,096 bytes, errcode), DingTalk 自定义机器人
/// (markdown.title and .text, timestamp and sign in the address, errcode), Feishu 自定义机器人 (post, timestamp and sign in the body, code).
/// </remarks>
public sealed class RobotSender(OutsideHosts hosts) : IDisposable
{
    private const int WeComBytes = 4096;
    private const int OtherBytes = 18_000;

    /// <summary>Nobody's answer is longer.</summary>
    private const int MostAnswer = 64 * 1024;

    // No redirect and no proxy: the words go to the address that was allowed, or nowhere. No connection is used twice: a broken one would be tried again unasked.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(10), PooledConnectionLifetime = TimeSpan.Zero })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = MostAnswer,
    };

    public void Dispose() => _http.Dispose();

    public async Task<SendOutcome> SendAsync(Channel robot, string? secret, DeliveryText text, HandOver handOver, TimeSpan limit, DateTimeOffset now, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(handOver);
        if (!Uri.TryCreate(robot.Address, UriKind.Absolute, out var address) || !hosts.AllowsRobot(robot.Kind, address)) return new(SendResult.Refused, "机器人的地址不在允许之列。请核对，或请运维用 --allow-host 写上。");

        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(limit);
        using var content = new Handed(JsonSerializer.SerializeToUtf8Bytes(Body(robot.Kind, secret, text, now)), handOver);
        using var request = new HttpRequestMessage(HttpMethod.Post, robot.Kind == ChannelKind.DingTalk && secret is not null ? Signed(address, secret, now) : address) { Content = content };
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, time.Token);
            return Judge(robot.Kind, answer.StatusCode, await answer.Content.ReadAsStringAsync(time.Token));
        }
        catch (Exception e) when (Lost(e))
        {
            throw new ClaimLostException();
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            if (content.Left) return new(SendResult.Unknown, "已发给机器人，没有等到答复，不知道群里收到没有。");
            if (ct.IsCancellationRequested) return new(SendResult.NotNow, "程序正在停止，留待再发。");
            return new(SendResult.NotNow, e is OperationCanceledException ? "机器人没有在规定时间内答复。" : "连不上机器人的地址。请核对网络。");
        }
    }

    /// <summary>The message in the maker's form.</summary>
    public static JsonObject Body(ChannelKind kind, string? secret, DeliveryText text, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(text);
        switch (kind)
        {
            case ChannelKind.WeCom:
                return new() { ["msgtype"] = "markdown", ["markdown"] = new JsonObject { ["content"] = Markdown(text, WeComBytes) } };
            case ChannelKind.DingTalk:
                return new() { ["msgtype"] = "markdown", ["markdown"] = new JsonObject { ["title"] = Plain(text.Subject), ["text"] = Markdown(text, OtherBytes) } };
            default:
                var lines = new JsonArray(new JsonArray(Text(text.Lead)));
                foreach (var (words, link) in text.Lines(OtherBytes / 2))
                    lines.Add(link is null ? new JsonArray(Text(words)) : new JsonArray(new JsonObject { ["tag"] = "a", ["text"] = words, ["href"] = link }));
                var body = new JsonObject { ["msg_type"] = "post", ["content"] = new JsonObject { ["post"] = new JsonObject { ["zh_cn"] = new JsonObject { ["title"] = text.Subject, ["content"] = lines } } } };
                if (secret is not null)
                {
                    var stamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
                    body["timestamp"] = stamp;
                    body["sign"] = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes($"{stamp}\n{secret}"), Array.Empty<byte>()));
                }

                return body;
        }
    }

    /// <summary>DingTalk wants the moment in milliseconds and its signature in the address.</summary>
    public static Uri Signed(Uri address, string secret, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(secret);
        var stamp = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var sign = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{stamp}\n{secret}")));
        return new($"{address.AbsoluteUri}{(address.Query.Length > 0 ? "&" : "?")}timestamp={stamp}&sign={Uri.EscapeDataString(sign)}");
    }

    /// <summary>What an answer means: robots say in its words what went wrong, under a status that says all is well.</summary>
    public static SendOutcome Judge(ChannelKind kind, HttpStatusCode status, string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var number = (int)status;
        if (status is HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout) return new(SendResult.Unknown, $"机器人的服务器中途断了（{number}），不知道群里收到没有。");
        if (number >= 500 || status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout) return new(SendResult.NotNow, $"机器人的服务器暂时不收（{number}）。");
        if (number is < 200 or >= 300) return new(SendResult.Refused, $"机器人的地址不对（{number}）。请从群里重新复制。");

        if (Code(kind, answer) is not var (code, said)) return new(SendResult.Refused, "地址答复的不是机器人的话。请从群里重新复制。");
        if (code == 0) return SendOutcome.Sent;
        var words = $"机器人没有发出（{code}）：{(said.Length > 120 ? said[..120] : said)}";

        // Too often, or busy: WeCom 45009 and -1, DingTalk 130101 and -1, Feishu 11232 and 9499.
        return new(code is -1 or 45009 or 130101 or 11232 ? SendResult.NotNow : SendResult.Refused, words);
    }

    private static (long Code, string Said)? Code(ChannelKind kind, string answer)
    {
        try
        {
            if (JsonNode.Parse(answer) is not JsonObject said) return null;
            var (code, words) = kind == ChannelKind.Feishu ? (said["code"] ?? said["StatusCode"], said["msg"] ?? said["StatusMessage"]) : (said["errcode"], said["errmsg"]);
            return code is JsonValue value && value.TryGetValue<long>(out var number) ? (number, words?.ToString() ?? "") : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Markdown(DeliveryText text, int bytes)
    {
        var said = new StringBuilder().Append("**").Append(Plain(text.Subject)).Append("**\n").Append(Plain(text.Lead));
        foreach (var (words, link) in text.Lines(bytes - Encoding.UTF8.GetByteCount(said.ToString()) - 100))
            said.Append("\n> ").Append(link is null ? Plain(words) : $"[{Plain(words)}]({link})");
        return said.ToString();
    }

    // What people wrote must not become a link, a mention of everybody or a heading.
    private static string Plain(string words) => words.Replace('<', '＜').Replace('>', '＞').Replace('[', '［').Replace(']', '］').Replace('*', '＊').Replace('`', '＇').Replace('#', '＃').Replace('@', '＠').Replace('\n', ' ');

    private static JsonObject Text(string words) => new() { ["tag"] = "text", ["text"] = words };

    private static bool Lost(Exception? e) => e is ClaimLostException || (e is not null && Lost(e.InnerException));

    /// <summary>The words, marked as handed over when they begin to leave: until then the connection was only being made.</summary>
    private sealed class Handed : HttpContent
    {
        private readonly byte[] _bytes;
        private readonly HandOver _handOver;

        public Handed(byte[] bytes, HandOver handOver)
        {
            (_bytes, _handOver) = (bytes, handOver);
            Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        }

        public bool Left { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await _handOver();
            Left = true;
            await stream.WriteAsync(_bytes);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _bytes.Length;
            return true;
        }
    }
}
