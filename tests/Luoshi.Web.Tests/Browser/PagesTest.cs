using Luoshi.Accounts;
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

    [Fact]
    public async Task Pictures_AreTaken()
    {
        await _server.WriteAsync(db => WrittenPlan.WriteAsync(db, draft: true, title: "2026年老年健康服务实施方案"));
        foreach (var (suffix, width, height) in new[] { ("desk", 1440, 900), ("phone", 390, 844) })
        {
            var page = await browser.OpenAsync(_server.Url, width, height);
            await page.GotoAsync("/sign-in");
            await page.PictureAsync($"sign-in-{suffix}");
            await page.SignInAsync("zhou");
            await page.PictureAsync($"home-{suffix}", true);
            await page.GotoAsync($"/plans/{_plan.Id}/ledger");
            await page.PictureAsync($"ledger-{suffix}", suffix == "phone");
            await page.GotoAsync($"/plans/{_plan.Id}/ledger?q=没有的词");
            await page.PictureAsync($"ledger-empty-{suffix}");
            await page.GotoAsync($"/plans/{_plan.Id}/items/{_plan.Items[3]}");
            await page.PictureAsync($"item-{suffix}", true);
            await page.GotoAsync($"/plans/{_plan.Id}/items/{_plan.Items[1]}");
            await page.PictureAsync($"item1-{suffix}", true);
            await page.GotoAsync($"/plans/{_plan.Id}/document?item={_plan.Items[3]}");
            await page.PictureAsync($"document-{suffix}");
            await page.GotoAsync("/plans");
            await page.PictureAsync($"plans-{suffix}");
            await page.GotoAsync("/nothing-here");
            await page.PictureAsync($"404-{suffix}");
        }
    }
}
