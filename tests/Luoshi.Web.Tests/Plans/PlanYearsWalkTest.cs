using Deque.AxeCore.Playwright;
using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Web.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Luoshi.Web.Tests.Plans;

/// <summary>The list of plans of a commission that has many years behind it.</summary>
public sealed class PlanYearsWalkTest(BrowserFixture browser) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private RunningServer _server = default!;

    public async ValueTask InitializeAsync()
    {
        _server = await RunningServer.StartAsync();
        await _server.AddAccountAsync("lin", "林知远", Roles.Administrator);
        await _server.AddAccountAsync("zhou", "周若舟", Roles.Clerk);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Plans_OfPastYears_StandUnderTheirYear(int width)
    {
        for (var n = 0; n <= PlanListQuery.FewArchived; n++) await ArchivedAsync(2025 - (n % 2));
        var page = await browser.OpenAsync(_server.Url, width, 900);
        await page.SignInAsync("zhou");

        // Nothing is in force: that is said, the years are there, and so is the way to a new plan.
        await page.GotoAsync("/plans");
        Assert.Equal(["现行", "2025年", "2024年"], await page.Locator("nav.tabs a").AllInnerTextsAsync());
        Assert.Contains("没有施行中的计划", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.GetByRole(AriaRole.Link, new() { Name = "导入计划" }).IsVisibleAsync());

        await page.GetByRole(AriaRole.Link, new() { Name = "2024年" }).ClickAsync();
        await page.WaitForURLAsync("**/plans?year=2024");
        Assert.Equal("2024年", await page.Locator("nav.tabs a[aria-current=page]").InnerTextAsync());
        Assert.Equal(15, await page.Locator("table.plans tbody tr").CountAsync());
        var result = await page.RunAxe();
        Assert.DoesNotContain(result.Violations, v => v.Impact is "serious" or "critical");
        Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)"));
        if (Environment.GetEnvironmentVariable("LUOSHI_PICTURES") is { Length: > 0 } pictures) await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"plan-years-{width}.png") });

        // An address that asks for no year, or for one without plans, is answered all the same.
        foreach (var (year, words) in new[] { ("1999", "1999年没有计划"), ("年", "没有施行中的计划"), ("99999999999", "没有施行中的计划") })
        {
            await page.GotoAsync($"/plans?year={year}");
            Assert.Contains(words, await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        }
    }

    private async Task ArchivedAsync(int year)
    {
        var plan = await _server.WriteAsync(db => DraftInDatabase.WriteAsync(db));
        await _server.WriteAsync(async db =>
        {
            var clerk = new Actor(null, "周若舟", Roles.Clerk);
            var version = await db.Plans.Where(p => p.Id == plan).Select(p => p.Version).SingleAsync();
            await new LedgerWriter(db).AppendAsync(plan, version, [new(new PutInForce(new(2026, 2, 25))), new(new Archived())], clerk, new(2026, 2, 25, 4, 0, 0, TimeSpan.Zero), CancellationToken.None);
            await db.SaveChangesAsync();
            return await db.Plans.Where(p => p.Id == plan).ExecuteUpdateAsync(p => p.SetProperty(x => x.Year, year));
        });
    }
}
