using System.Net;
using System.Text.RegularExpressions;

namespace Luoshi.Bench.Province;

/// <summary>Someone with a browser: signs in by the form, keeps cookies.</summary>
internal sealed partial class ProvinceUser : IDisposable
{
    private readonly HttpClient _http;

    private ProvinceUser(int port, string name)
    {
        _http = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(120) };
        Name = name;
        SeesAll = name.StartsWith("clerk", StringComparison.Ordinal) || name.StartsWith("viewer", StringComparison.Ordinal) || name.StartsWith("leader", StringComparison.Ordinal);
    }

    public string Name { get; }

    public bool SeesAll { get; }

    public static async Task<ProvinceUser> SignInAsync(int port, string name)
    {
        var user = new ProvinceUser(port, name);
        var (_, page) = await user.GetAsync("/sign-in", CancellationToken.None);
        var answer = await user.PostAsync("/sign-in", new() { ["_handler"] = "sign-in", ["__RequestVerificationToken"] = Token(page), ["account"] = name, ["password"] = ProvinceCommand.Password }, CancellationToken.None);
        return answer is HttpStatusCode.Found or HttpStatusCode.SeeOther ? user : throw new InvalidOperationException($"{name} could not sign in: {answer}");
    }

    /// <summary>The page, read to its end.</summary>
    public async Task<(HttpStatusCode Status, string Page)> GetAsync(string address, CancellationToken ct)
    {
        using var answer = await _http.GetAsync(address, ct);
        var page = await answer.Content.ReadAsStringAsync(ct);
        return (answer.StatusCode, page);
    }

    public async Task<HttpStatusCode> PostAsync(string address, Dictionary<string, string> form, CancellationToken ct)
    {
        using var content = new FormUrlEncodedContent(form);
        using var answer = await _http.PostAsync(address, content, ct);
        await answer.Content.ReadAsByteArrayAsync(ct);
        return answer.StatusCode;
    }

    public static string Token(string page) => TokenField().Match(page).Groups[1].Value;

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}

/// <summary>Reports on the duties of one unit, one after another, by the form of the duty's page.</summary>
internal sealed partial class ProvinceWriter
{
    private readonly List<Guid> _duties;
    private readonly Dictionary<Guid, long> _seen = [];
    private string _token = "";
    private long _version;
    private int _next;

    private ProvinceWriter(ProvinceUser user, List<Guid> duties) => (User, _duties) = (user, duties);

    public ProvinceUser User { get; }

    public static async Task<ProvinceWriter> StartAsync(ProvinceUser user, List<Guid> duties)
    {
        var writer = new ProvinceWriter(user, duties);
        foreach (var duty in duties) await writer.LookAsync(duty, CancellationToken.None);

        // One report tells the version of the plan, which nobody else writes to: from then on it is known without looking.
        if (await writer.ReportAsync(CancellationToken.None) != HttpStatusCode.Found) throw new InvalidOperationException("The first report was refused.");
        writer._version = await writer.LookAsync(duties[0], CancellationToken.None);
        return writer;
    }

    /// <returns>What the server said; <see cref="HttpStatusCode.Found"/> where it acknowledged the report.</returns>
    public async Task<HttpStatusCode> ReportAsync(CancellationToken ct)
    {
        var duty = _duties[_next++ % _duties.Count];
        var form = new Dictionary<string, string>
        {
            ["_handler"] = "act",
            ["__RequestVerificationToken"] = _token,
            ["duty"] = duty.ToString(),
            ["seen"] = $"{_seen[duty]}",
            ["act"] = "Report",
            ["percent"] = $"{50 + (_next % 50)}",
            ["view"] = "Smooth",
            ["text"] = $"完成入户随访{_next}次，组织应急演练{_next % 7}次，推进村卫生室建设。",
            ["difficulty"] = "",
            ["next"] = "继续推进家庭医生签约",
        };
        var said = await User.PostAsync($"/duties/{duty}", form, ct);
        if (said is not (HttpStatusCode.Found or HttpStatusCode.SeeOther)) return said;
        _seen[duty] = ++_version;
        return HttpStatusCode.Found;
    }

    /// <summary>After a refusal: the page as it is now.</summary>
    public async Task LookAgainAsync(CancellationToken ct)
    {
        try
        {
            foreach (var duty in _duties) _version = Math.Max(_version, await LookAsync(duty, ct));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
        }
    }

    private async Task<long> LookAsync(Guid duty, CancellationToken ct)
    {
        var (_, page) = await User.GetAsync($"/duties/{duty}", ct);
        _token = ProvinceUser.Token(page);
        return _seen[duty] = long.TryParse(SeenField().Match(page).Groups[1].Value, out var seen) ? seen : 0;
    }

    [GeneratedRegex("name=\"seen\" value=\"([0-9]+)\"")]
    private static partial Regex SeenField();
}
