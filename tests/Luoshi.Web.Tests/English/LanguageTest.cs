using System.Net;
using Luoshi.Web.Tests.Browser;
using Luoshi.Web.Tests.Duties;
using Xunit;

namespace Luoshi.Web.Tests.English;

/// <summary>The choice of a language over the wire: who gets which, and what the layer leaves alone.</summary>
public sealed class LanguageTest : IAsyncLifetime
{
    private WholeTown _town = default!;

    public async ValueTask InitializeAsync() => _town = await WholeTown.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private Visitor Someone() => new(_town.Year.Server.Url);

    [Fact]
    public async Task Page_WithoutAChoice_IsChineseAndUntouched()
    {
        using var visitor = Someone();
        var page = await visitor.ReadAsync("/sign-in");
        Assert.Contains("<html lang=\"zh-CN\">", page, StringComparison.Ordinal);
        // As Blazor wrote it: after the layer these would have a value each.
        Assert.Contains(" required autofocus", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choice_OfEnglish_IsKeptAndLeadsBack()
    {
        using var visitor = Someone();
        var chosen = await visitor.GetAsync("/language?use=en&to=%2Fsign-in%3Fas%3Dx");
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        Assert.Equal("/sign-in?as=x", chosen.Headers.Location!.ToString());
        Assert.Contains("<html lang=\"en\">", await visitor.ReadAsync("/sign-in"), StringComparison.Ordinal);
        await visitor.GetAsync("/language?use=zh-CN");
        Assert.Contains("<html lang=\"zh-CN\">", await visitor.ReadAsync("/sign-in"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https%3A%2F%2Felsewhere.example")]
    [InlineData("%2F%2Felsewhere.example")]
    [InlineData("%2F%5Celsewhere.example")]
    public async Task Choice_WithAnAddressElsewhere_LeadsHome(string to)
    {
        using var visitor = Someone();
        Assert.Equal("/", (await visitor.GetAsync($"/language?use=en&to={to}")).Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("en-GB,en;q=0.9,zh;q=0.8", "en")]
    [InlineData("de,en;q=0.5", "en")]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "zh-CN")]
    [InlineData("en;q=0.3,zh-TW;q=0.7", "zh-CN")]
    [InlineData("de", "zh-CN")]
    [InlineData("en;q=0", "zh-CN")]
    [InlineData("not a language at all;;", "zh-CN")]
    public async Task Page_BeforeAChoice_FollowsTheBrowser(string asked, string language)
    {
        using var http = new HttpClient { BaseAddress = new Uri(_town.Year.Server.Url) };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/sign-in", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept-Language", asked);
        var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Contains($"<html lang=\"{language}\">", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(["Cookie", "Accept-Language"], answer.Headers.Vary);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task File_InEnglish_IsTheSameFile()
    {
        var visitor = await _town.OfAsync("zhou");
        var chinese = await (await visitor.GetAsync($"/evidence/{_town.Evidence}")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        await visitor.GetAsync("/language?use=en");
        var answer = await visitor.GetAsync($"/evidence/{_town.Evidence}");
        Assert.Equal(chinese, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Empty(answer.Headers.Vary);
    }

    [Fact]
    public async Task Form_SentInEnglish_IsTakenAndRefusedInEnglish()
    {
        using var visitor = Someone();
        await visitor.GetAsync("/language?use=en");
        var refused = await visitor.SignInAsync("zhou", "not the password");
        Assert.Contains("Account or password is wrong", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignInAsync("zhou")).StatusCode);
    }

    [Fact]
    public async Task PageOfAnError_IsEnglishAndKeepsItsStatus()
    {
        var visitor = await _town.OfAsync("he");
        await visitor.GetAsync("/language?use=en");
        var answer = await visitor.GetAsync("/nothing-here");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("There is no such page", page, StringComparison.Ordinal);
        Assert.Contains("use=zh-CN&amp;to=%2Fnothing-here", page, StringComparison.Ordinal);
    }
}
