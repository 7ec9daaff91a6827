using Luoshi.Accounts;
using Luoshi.Ledger;
using Microsoft.Playwright;
using Xunit;

namespace Luoshi.Web.Tests.Browser;

/// <summary>Splitting, merging, moving an owner and taking back, as a reviewer does it: with script and without.</summary>
public sealed class ArrangeWalkTest(BrowserFixture browser) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private RunningServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await RunningServer.StartAsync();
        await _server.AddAccountAsync("lin", "林知远", Roles.Administrator);
        await _server.AddAccountAsync("zhou", "周若舟", Roles.Clerk);
        await _server.AddAccountAsync("he", "何雨桐", Roles.Viewer);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Review_SplitMoveMergeTakeBack(bool script)
    {
        var plan = await _server.WriteAsync(db => DraftInDatabase.WriteAsync(db));
        var page = await browser.OpenAsync(_server.Url, script: script);
        await page.SignInAsync("zhou");
        await page.GotoAsync($"/plans/{plan}/review?item=1");
        Assert.Equal(0, await page.Locator("[data-undo]").CountAsync());

        await page.Locator("[data-acts] summary").ClickAsync();
        await page.Locator("#cut").SelectOptionAsync(new SelectOptionValue { Index = 0 });
        await PressAsync(page, "拆分");
        Assert.Contains("/ 7", await page.Locator(".progress-line p").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("稳住无偿献血队伍。", await page.Locator("#f-text").InputValueAsync());

        await page.Locator("[data-acts] summary").ClickAsync();
        await page.Locator("#owner").SelectOptionAsync("supportUnits:市中心血站");
        await page.Locator("[name='move-to']").SelectOptionAsync("1:leadUnits");
        await PressAsync(page, "移动");
        Assert.Equal("医政医管科、市中心血站", await page.Locator("#f-leadUnits").InputValueAsync());

        await TakeBackAsync(page);
        Assert.Equal("医政医管科", await page.Locator("#f-leadUnits").InputValueAsync());
        await page.Locator("[data-acts] summary").ClickAsync();
        await PressAsync(page, "并入本项");
        Assert.Contains("/ 6", await page.Locator(".progress-line p").First.InnerTextAsync(), StringComparison.Ordinal);
        await TakeBackAsync(page);
        await TakeBackAsync(page);
        Assert.Contains("/ 6", await page.Locator(".progress-line p").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("[data-undo]").CountAsync());
        Assert.All(await _server.WriteAsync(async db =>
        {
            var found = new List<PlanVerification>();
            await foreach (var one in new LedgerVerifier(db).VerifyAsync(CancellationToken.None)) found.Add(one);
            return found;
        }), v => Assert.DoesNotContain(v.Problems, p => p.Code != LedgerProblem.DocumentDiffers));

        async Task TakeBackAsync(IPage on)
        {
            if (script)
            {
                await on.EvaluateAsync("document.documentElement.dataset.left = 'yes'");
                await on.Keyboard.PressAsync("Control+z");
                await on.Locator("html:not([data-left])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
                await on.WaitForLoadStateAsync(LoadState.Load);
            }
            else
            {
                await on.Locator("[data-undo]").ClickAsync();
                await on.WaitForLoadStateAsync(LoadState.Load);
            }
        }
    }

    [Fact]
    public async Task Review_SplitAtTheCursor()
    {
        var plan = await _server.WriteAsync(db => DraftInDatabase.WriteAsync(db));
        var page = await browser.OpenAsync(_server.Url);
        await page.SignInAsync("zhou");
        await page.GotoAsync($"/plans/{plan}/review?item=4");
        await page.EvaluateAsync("(() => { const t = document.getElementById('f-text'); t.focus(); const i = t.value.indexOf('签约居民'); t.setSelectionRange(i, i); t.blur(); })()");
        await page.Keyboard.PressAsync("s");
        await page.Locator("[data-cut-here]").ClickAsync();
        await page.Locator(".progress-line:has-text('/ 7')").WaitForAsync();
        Assert.EndsWith("达到82%以上，", await page.Locator("#f-text").InputValueAsync(), StringComparison.Ordinal);
        await page.GotoAsync($"/plans/{plan}/review?item=5");
        Assert.StartsWith("签约居民", await page.Locator("#f-text").InputValueAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task NextVersion_ShowsWhatChangedBeforeItIsPutInForce(int width, int height)
    {
        var first = await _server.WriteAsync(db => DraftInDatabase.WriteAsync(db));
        await _server.WriteAsync(async db =>
        {
            var plan = await db.Plans.FindAsync(first);
            await new LedgerWriter(db).AppendAsync(first, plan!.Version, [new(new PutInForce(new(2026, 2, 24)))], Actor.System, plan.LastAt, CancellationToken.None);
            return await db.SaveChangesAsync();
        });
        var second = await _server.WriteAsync(db => DraftInDatabase.WriteAsync(db));
        var page = await browser.OpenAsync(_server.Url, width, height);
        await page.SignInAsync("zhou");
        await page.GotoAsync($"/plans/{second}/review?item=1");
        await page.Locator("#f-supportUnits").FillAsync("市中心血站");
        await page.Locator("[data-save]").ClickAsync();
        await page.Locator("[data-undo]").WaitForAsync();
        await page.GotoAsync($"/plans/{second}/review?item=5");
        await page.Locator("[data-acts] summary").ClickAsync();
        await PressAsync(page, "并入本项");
        await page.GetByRole(AriaRole.Link, new() { Name = "与施行中的对比" }).ClickAsync();

        await page.Locator(".changes-sum").WaitForAsync();
        Assert.Equal("新增0项，删去1项，修改2项，3项不变。", (await page.Locator(".changes-sum").InnerTextAsync()).Split('对')[0].Trim());
        Assert.Equal("市中心血站、各县区卫健局", await page.Locator(".changes del").First.InnerTextAsync());
        Assert.Equal("市中心血站", await page.Locator(".changes ins").First.InnerTextAsync());
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        if (PageActions.WantsPictures) await page.PictureAsync($"changes-{width}", fullPage: true);
    }

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task Acts_FitTheScreen(int width, int height)
    {
        var plan = await _server.WriteAsync(db => DraftInDatabase.WriteAsync(db));
        var page = await browser.OpenAsync(_server.Url, width, height);
        await page.SignInAsync("zhou");
        await page.GotoAsync($"/plans/{plan}/review?item=3");
        await page.Locator("[data-key=keep]").First.ClickAsync();
        await page.Locator("[data-undo]").WaitForAsync();
        await page.Locator("[data-acts] summary").ClickAsync();
        await page.Locator("[data-acts]").ScrollIntoViewIfNeededAsync();
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        if (PageActions.WantsPictures) await page.PictureAsync($"review-acts-{width}", fullPage: width < 900);
    }

    private static async Task PressAsync(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.Load);
    }
}
