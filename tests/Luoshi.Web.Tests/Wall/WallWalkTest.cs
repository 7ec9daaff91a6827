using System.Globalization;
using Luoshi.Web.Tests.Browser;
using Luoshi.Web.Tests.Duties;
using Microsoft.Playwright;
using Xunit;

namespace Luoshi.Web.Tests.Wall;

/// <summary>The wall chart in a browser: what hangs there agrees with the ledger, stays true while it stays open, and can be read on a phone.</summary>
public sealed class WallWalkTest(BrowserFixture browser) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private DispatchedYear _year = default!;

    public async ValueTask InitializeAsync() => _year = await DispatchedYear.StartAsync();

    public ValueTask DisposeAsync() => _year.DisposeAsync();

    private string Wall => $"/plans/{_year.Plan}/wall";

    private async Task<IPage> OpenAsync(string person, string address, int width = 1920, int height = 1080, bool script = true)
    {
        var page = await browser.OpenAsync(_year.Server.Url, width, height, script);
        await page.SignInAsync(person);
        await page.GotoAsync(address);
        return page;
    }

    [Fact]
    public async Task Wall_AgreesWithTheLedger_AndLeadsToTheItem()
    {
        var page = await OpenAsync("zhou", $"/plans/{_year.Plan}/ledger", script: false);
        var ledger = await Task.WhenAll(page.Locator(".ledger .title").AllInnerTextsAsync(), page.Locator(".ledger .light-cell").AllInnerTextsAsync(), page.Locator(".ledger .reason").AllInnerTextsAsync());
        await page.GotoAsync(Wall);
        var wall = await Task.WhenAll(page.Locator(".wall-table .title a").AllInnerTextsAsync(), page.Locator(".wall-table tbody .lamp").AllInnerTextsAsync(), page.Locator(".wall-table .why").AllInnerTextsAsync());
        Assert.Equal(ledger, wall);

        // The bar ends where its month does: 30 November is eleven of twelve.
        var end = await page.Locator(".wall-table tbody tr").Nth(1).Locator("line.end").GetAttributeAsync("x1");
        Assert.Equal("91.67%", end);

        await page.Locator(".wall-table .title a").First.ClickAsync();
        await page.WaitForURLAsync($"**/items/{_year.Items[0]}");
    }

    [Fact]
    public async Task Wall_OfACounty_ShowsItsOwnOnly()
    {
        var page = await OpenAsync("he", Wall + "?view=unit", script: false);
        var units = await page.Locator(".wall-table [scope=rowgroup]").AllInnerTextsAsync();
        Assert.Equal("柏山县卫健局", Assert.Single(units).Replace("\n", "", StringComparison.Ordinal));
        await page.GotoAsync(Wall + "?view=matrix");
        Assert.Equal("柏山县卫健局", Assert.Single(await page.Locator(".matrix th.unit").AllInnerTextsAsync()));
    }

    [Fact]
    public async Task Room_AfterAnAct_ShowsItWithoutBeingLoadedAnew_AndKeepsThePictureWhileTheServerIsAway()
    {
        var page = await browser.OpenAsync(_year.Server.Url, 1920, 1080);
        await page.SignInAsync("zhou");
        await page.Clock.InstallAsync();
        await page.GotoAsync(Wall + "?dark=1&view=unit");
        await page.EvaluateAsync("window.before = true");
        var bars = page.Locator(".wall-table .fill");
        await Assertions.Expect(bars).ToHaveCountAsync(0);

        await _year.ReportAsync(1, "柏山县卫健局", "两个乡镇已签完。", DispatchedYear.County);
        await page.Clock.FastForwardAsync(61_000);
        await Assertions.Expect(bars).ToHaveCountAsync(1);
        Assert.True(await page.EvaluateAsync<bool>("window.before"));
        await Assertions.Expect(page.Locator("[data-lost]")).ToBeHiddenAsync();

        await page.Context.SetOfflineAsync(true);
        await page.Clock.FastForwardAsync(61_000);
        await Assertions.Expect(page.Locator("[data-lost]")).ToBeVisibleAsync();
        await Assertions.Expect(bars).ToHaveCountAsync(1);

        await page.Context.SetOfflineAsync(false);
        await page.Clock.FastForwardAsync(61_000);
        await Assertions.Expect(page.Locator("[data-lost]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Room_MoreRowsThanCanBeRead_ShowsThemScreenAfterScreen()
    {
        var page = await browser.OpenAsync(_year.Server.Url, 1000, 330);
        await page.SignInAsync("zhou");
        await page.Clock.InstallAsync();
        await page.GotoAsync(Wall + "?dark=1&view=unit");
        var seen = page.Locator(".wall-table tbody tr:visible");
        var all = await page.Locator(".wall-table tbody tr").CountAsync();
        var first = await seen.CountAsync();
        Assert.InRange(first, 1, all - 1);
        await page.Clock.FastForwardAsync(20_500);
        await Assertions.Expect(seen).ToHaveCountAsync(all - first);
    }

    [Fact]
    public async Task Wall_OnAPhone_FitsItsWidth()
    {
        var page = await OpenAsync("he", Wall, 390, 844);
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        var track = (await page.Locator(".wall-table .track").First.BoundingBoxAsync())!;
        Assert.True(track.Width > 300, track.Width.ToString(CultureInfo.InvariantCulture));
        await page.GotoAsync(Wall + "?view=matrix");
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task Charts_AreDrawnOfTheTablesBesideThem_UnderThePagesOwnRules()
    {
        var page = await browser.OpenAsync(_year.Server.Url);
        List<string> said = [];
        page.Console += (_, message) => { if (message.Type is "error" or "warning") said.Add(message.Text); };
        page.PageError += (_, error) => said.Add(error);
        await page.SignInAsync("he");
        await page.GotoAsync($"/plans/{_year.Plan}/charts");
        await Assertions.Expect(page.Locator(".chart canvas")).ToHaveCountAsync(2);
        Assert.Empty(said);

        // A county is shown its own duties only; three items, none closed.
        Assert.Equal("柏山县卫健局", Assert.Single(await page.Locator("#units tbody th").AllInnerTextsAsync()));
        Assert.Equal("3", await page.Locator("#units tbody td").First.InnerTextAsync());
        Assert.Equal(["10月20日", "3"], [.. (await page.Locator("#points tbody tr").Last.InnerTextAsync()).Split('\t', StringSplitOptions.TrimEntries).Take(2)]);
    }

    [Fact]
    public async Task Print_GivesTheChosenSheet_AndACountyItsOwnPart()
    {
        var page = await OpenAsync("he", Wall + "?view=matrix", script: false);
        var all = await page.APIRequest.GetAsync($"{Wall}.svg?view=unit&size=A3");
        Assert.Equal("image/svg+xml", all.Headers["content-type"]);
        var svg = await all.TextAsync();
        Assert.Contains("width=\"420mm\"", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("高埠", svg, StringComparison.Ordinal);
        Assert.Contains("家庭医生签约服务", svg, StringComparison.Ordinal);
    }
}
