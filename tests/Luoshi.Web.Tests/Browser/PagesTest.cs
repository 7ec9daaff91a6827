using Luoshi.Accounts;
using Microsoft.Playwright;
using Xunit;

namespace Luoshi.Web.Tests.Browser;

/// <summary>The pages as a person meets them, in a real browser on the real server.</summary>
public sealed class PagesTest(BrowserFixture browser) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private RunningServer _server = default!;
    private WrittenPlan _plan = default!;

    public async ValueTask InitializeAsync()
    {
        _server = await RunningServer.StartAsync();
        await _server.AddAccountAsync("lin", "林知远", Roles.Administrator);
        await _server.AddAccountAsync("zhou", "周若舟", Roles.Clerk);
        await _server.AddAccountAsync("he", "何雨桐", Roles.Viewer);
        _plan = await _server.WriteAsync(db => WrittenPlan.WriteAsync(db));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ledger_FilterByForm_NarrowsListAndCountAlike(bool script)
    {
        var page = await browser.OpenAsync(_server.Url, script: script);
        await page.SignInAsync("zhou");
        await page.GotoAsync(Ledger);
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(15);

        await page.GetByLabel("分管领导").SelectOptionAsync("沈若琳");
        await page.GetByRole(AriaRole.Button, new() { Name = "筛选" }).ClickAsync();
        await page.WaitForURLAsync("**leader=*");
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(4);
        Assert.Equal("共4项", await page.GetByRole(AriaRole.Status).InnerTextAsync());

        await page.GetByRole(AriaRole.Link, new() { Name = "滞后" }).ClickAsync();
        // One lags by its figures, one by its day.
        Assert.Equal(["13", "15"], await Rows(page).Locator("th[scope=row]").AllInnerTextsAsync());
        Assert.Equal("共2项", await page.GetByRole(AriaRole.Status).InnerTextAsync());

        await page.GetByRole(AriaRole.Link, new() { Name = "清除筛选" }).ClickAsync();
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(15);
    }

    [Fact]
    public async Task Ledger_NothingFound_OffersTheWayBack()
    {
        var page = await browser.OpenAsync(_server.Url);
        await page.SignInAsync("zhou");
        await page.GotoAsync(Ledger + "?q=没有的词");
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "清除筛选" }).Last.ClickAsync();
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(15);
    }

    [Fact]
    public async Task Ledger_ManyItems_ArePagedAndCountedWhole()
    {
        var many = await _server.WriteAsync(db => WrittenPlan.WriteAsync(db, copies: 8, title: "2026年基层卫生能力提升方案"));
        var page = await browser.OpenAsync(_server.Url);
        await page.SignInAsync("zhou");
        await page.GotoAsync($"/plans/{many.Id}/ledger");
        Assert.Equal("共120项", await page.GetByRole(AriaRole.Status).InnerTextAsync());
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(50);
        await page.GetByRole(AriaRole.Navigation, new() { Name = "翻页" }).GetByRole(AriaRole.Link, new() { Name = "3" }).ClickAsync();
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(20);
    }

    [Fact]
    public async Task Ledger_AsOfAnEarlierDay_ShowsThatDay()
    {
        var page = await browser.OpenAsync(_server.Url);
        await page.SignInAsync("zhou");
        await page.GotoAsync(Ledger);
        Assert.Contains("9月30日", await page.Locator("#item-13 s").InnerTextAsync(), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = "二季度末" }).ClickAsync();
        await page.WaitForURLAsync("**asof=2026-06-30*");
        Assert.Equal(0, await page.Locator("#item-13 s").CountAsync());
        Assert.Contains("9月30日", await page.Locator("#item-13 .due-cell").InnerTextAsync(), StringComparison.Ordinal);

        await page.GotoAsync(Ledger + "?asof=2026-01-31");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("还没有这份计划");
    }

    [Fact]
    public async Task Item_ShowsSourceCorrectionAndWayOn()
    {
        var page = await browser.OpenAsync(_server.Url);
        await page.SignInAsync("he");
        await page.GotoAsync(Ledger);
        await page.Locator("#item-1 .title a").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("传染病多点监测预警");
        await Assertions.Expect(page.Locator(".context mark")).ToHaveTextAsync("监测哨点医院达到14家");
        await Assertions.Expect(page.Locator(".timeline li", new() { HasText = "更正" })).ToContainTextAsync("原件此格漏印");

        await page.GetByRole(AriaRole.Link, new() { Name = "任务分工表.docx" }).ClickAsync();
        await Assertions.Expect(page.Locator("#b2r1.here")).ToContainTextAsync("健全监测预警体系");

        await page.GetByRole(AriaRole.Link, new() { Name = "第1项" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "下一项" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("第2项");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/plans")]
    [InlineData("ledger")]
    [InlineData("item")]
    [InlineData("document")]
    public async Task Page_OnAPhone_DoesNotScrollSideways(string which)
    {
        var page = await browser.OpenAsync(_server.Url, 390, 844);
        var errors = new List<string>();
        page.Console += (_, message) => { if (message.Type == "error") errors.Add(message.Text); };
        await page.SignInAsync("zhou");
        await page.GotoAsync(which switch
        {
            "ledger" => Ledger,
            "item" => $"/plans/{_plan.Id}/items/{_plan.Items[3]}",
            "document" => $"/plans/{_plan.Id}/document?item={_plan.Items[3]}",
            _ => which,
        });
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(errors);
    }

    private string Ledger => $"/plans/{_plan.Id}/ledger";

    private static ILocator Rows(IPage page) => page.Locator("table.ledger tbody tr");
}
