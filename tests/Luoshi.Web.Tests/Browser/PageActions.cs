using Microsoft.Playwright;

namespace Luoshi.Web.Tests.Browser;

/// <summary>What a person does on the pages, by the words they read.</summary>
internal static class PageActions
{
    public static async Task SignInAsync(this IPage page, string userName)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("账号").FillAsync(userName);
        await page.GetByLabel("密码").FillAsync(RunningServer.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await page.WaitForURLAsync("**/");
    }

    /// <summary>Keeps a picture of the page where LUOSHI_PICTURES names a folder.</summary>
    public static async Task PictureAsync(this IPage page, string name, bool fullPage = false)
    {
        if (Environment.GetEnvironmentVariable("LUOSHI_PICTURES") is not { Length: > 0 } folder) return;
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = fullPage });
    }
}
