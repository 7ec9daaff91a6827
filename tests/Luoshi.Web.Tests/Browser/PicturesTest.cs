using Luoshi.Sample;
using Microsoft.Playwright;
using Xunit;

namespace Luoshi.Web.Tests.Browser;

/// <summary>Pictures of the pages for people to look at, where LUOSHI_PICTURES names a folder.</summary>
public sealed class PicturesTest(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Pictures_OfTheSample_AreTaken()
    {
        if (!PageActions.WantsPictures) Assert.Skip("LUOSHI_PICTURES names no folder to keep pictures in.");
        await using var server = await RunningServer.StartAsync(SampleSettings.Usual);
        foreach (var (suffix, width, height) in new[] { ("desk", 1440, 900), ("phone", 390, 844) })
        {
            var page = await browser.OpenAsync(server.Url, width, height);
            await page.GotoAsync("/sign-in?as=zhuanjian");
            await page.PictureAsync($"sign-in-{suffix}");
            await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
            await page.PictureAsync($"home-{suffix}", true);
            await page.GetByRole(AriaRole.Navigation).GetByText("台账").ClickAsync();
            var ledger = new Uri(page.Url).AbsolutePath;
            await page.PictureAsync($"ledger-{suffix}", suffix == "phone");
            await page.GotoAsync(ledger + "?sort=due");
            await page.PictureAsync($"ledger-due-{suffix}");
            await page.GotoAsync(ledger + "?q=没有的词");
            await page.PictureAsync($"ledger-empty-{suffix}");
            foreach (var no in new[] { 3, 17 })
            {
                await page.GotoAsync(ledger);
                await page.Locator($"#item-{no} .title a").ClickAsync();
                await page.PictureAsync($"item-{no}-{suffix}", true);
            }

            await page.GetByRole(AriaRole.Link, new() { Name = ".docx" }).ClickAsync();
            await page.PictureAsync($"document-{suffix}");
            await page.GotoAsync("/plans");
            await page.PictureAsync($"plans-{suffix}");
            await page.GotoAsync("/plans/import");
            await page.PictureAsync($"import-{suffix}");
            await page.SetInputFilesAsync("#file", Repository.Sample("yunfeng-2026.docx"));
            var again = page.Locator("[data-again]");
            await page.Locator("[data-again]:visible, .review-head").First.WaitForAsync();
            if (await again.IsVisibleAsync()) await again.ClickAsync();
            await page.WaitForURLAsync("**/review**");
            await page.PictureAsync($"review-{suffix}");
            await page.GotoAsync(new Uri(page.Url).AbsolutePath + "?item=6");
            await page.PictureAsync($"review-item-{suffix}", suffix == "phone");
            await page.GotoAsync("/nothing-here");
            await page.PictureAsync($"404-{suffix}");
            if (suffix != "desk") continue;
            await page.GotoAsync(ledger);
            await page.PdfAsync(new PagePdfOptions { Path = Path.Combine(PageActions.Pictures!, "ledger.pdf"), PreferCSSPageSize = true });
        }
    }
}
