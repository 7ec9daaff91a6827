using Luoshi.Web.Tests.Browser;
using Luoshi.Web.Tests.Duties;
using Microsoft.Playwright;
using Xunit;

namespace Luoshi.Web.Tests.Search;

/// <summary>The search as people use it.</summary>
public sealed class SearchWalkTest(BrowserFixture browser) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private WholeTown _town = default!;

    public async ValueTask InitializeAsync() => _town = await WholeTown.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Search_FromTheBar_ByKeys_FindsGroupedAndMarked()
    {
        var page = await browser.OpenAsync(_town.Year.Server.Url);
        await page.SignInAsync("zhou");
        foreach (var keys in new[] { "/", "Control+k" })
        {
            await page.GotoAsync("/plans");
            await page.Keyboard.PressAsync(keys);
            Assert.Equal("find", await page.EvaluateAsync<string>("document.activeElement.id"));
        }

        await page.Keyboard.TypeAsync("签约医生");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/find?q=*");
        await Assertions.Expect(page.Locator(".found mark").First).ToHaveTextAsync("签约医生");
        await page.GotoAsync("/find?q=签约");
        Assert.Equal(["事项", "进展"], await page.Locator(".found h2").AllInnerTextsAsync());
        if (PageActions.WantsPictures)
        {
            await page.PictureAsync("find", true);
            await page.SetViewportSizeAsync(390, 844);
            await page.PictureAsync("find-390", true);
            await page.SetViewportSizeAsync(1440, 900);
        }

        await page.Locator(".found h3 a").First.ClickAsync();
        await page.WaitForURLAsync("**/items/**");
        await page.GotoAsync("/find?q=不会有的词");
        await Assertions.Expect(page.Locator(".empty h2")).ToHaveTextAsync("没有找到");
        if (PageActions.WantsPictures) await page.PictureAsync("find-none", true);
    }
}
