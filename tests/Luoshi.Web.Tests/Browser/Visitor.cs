using System.Net;
using System.Text.RegularExpressions;

namespace Luoshi.Web.Tests.Browser;

/// <summary>A browser without script or pictures: keeps cookies, sends forms with their tokens, follows nothing by itself.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _http;
    private readonly CookieContainer _cookies = new();

    public Visitor(string baseUrl) =>
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = new Uri(baseUrl) };

    /// <summary>Another browser with the same cookies, as a thief would have them.</summary>
    public Visitor Copy()
    {
        var copy = new Visitor(_http.BaseAddress!.ToString());
        foreach (Cookie cookie in _cookies.GetAllCookies()) copy._cookies.Add(new Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain));
        return copy;
    }

    /// <summary>The value of a cookie; null for none.</summary>
    public string? CookieNamed(string name) => _cookies.GetAllCookies().FirstOrDefault(c => c.Name == name)?.Value;

    public Task<HttpResponseMessage> GetAsync(string address) => _http.GetAsync(new Uri(address, UriKind.Relative));

    /// <summary>Opens an address of any server and follows where it leads, for as long as it leads on.</summary>
    /// <param name="until">Stops before an address that has this in it, and hands it back unopened; null goes to the end.</param>
    public async Task<(HttpResponseMessage? Answer, Uri At)> FollowAsync(string address, string? until = null)
    {
        var at = new Uri(_http.BaseAddress!, address);
        for (var hops = 0; hops < 12; hops++)
        {
            if (until is not null && at.AbsoluteUri.Contains(until, StringComparison.Ordinal)) return (null, at);
            var answer = await _http.GetAsync(at);
            if (answer.Headers.Location is not { } next) return (answer, at);
            at = new Uri(at, next);
        }

        throw new InvalidOperationException($"{address} leads round in a circle.");
    }

    public async Task<string> ReadAsync(string address) => await (await GetAsync(address)).Content.ReadAsStringAsync();

    /// <summary>Opens a page and sends the form on it.</summary>
    public async Task<HttpResponseMessage> SendAsync(string address, string form, params (string Name, string Value)[] fields)
    {
        var page = await ReadAsync(address);
        return await PostAsync(address, [("_handler", form), ("__RequestVerificationToken", Token().Match(page).Groups[1].Value), .. fields]);
    }

    /// <summary>Sends a form with a token that some other page gave.</summary>
    public async Task<HttpResponseMessage> SendFromAsync(string tokenPage, string address, params (string Name, string Value)[] fields)
    {
        var page = await ReadAsync(tokenPage);
        return await PostAsync(address, [("__RequestVerificationToken", Token().Match(page).Groups[1].Value), .. fields]);
    }

    /// <summary>The token that forms of a page carry.</summary>
    public async Task<string> TokenAsync(string address) => Token().Match(await ReadAsync(address)).Groups[1].Value;

    /// <summary>Sends a body as it is.</summary>
    public async Task<HttpResponseMessage> PostAsync(string address, byte[] body, string type)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        return await _http.PostAsync(new Uri(address, UriKind.Relative), content);
    }

    /// <summary>Sends what writes itself as it goes.</summary>
    /// <param name="asksFirst">Waits for the server's word before sending (Expect: 100-continue).</param>
    public async Task<HttpResponseMessage> PostAsync(string address, HttpContent content, bool asksFirst)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = content };
        request.Headers.ExpectContinue = asksFirst;
        return await _http.SendAsync(request);
    }

    /// <summary>Sends fields as they are.</summary>
    public async Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await _http.PostAsync(new Uri(address, UriKind.Relative), content);
    }

    public Task<HttpResponseMessage> SignInAsync(string userName, string password = RunningServer.Password, string? to = null) =>
        SendAsync(to is null ? "/sign-in" : "/sign-in?to=" + Uri.EscapeDataString(to), "sign-in", ("account", userName), ("password", password));

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
