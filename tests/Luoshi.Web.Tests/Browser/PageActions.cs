using System.Text;
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

    /// <summary>A plan's text read in and put in force by the pages.</summary>
    public static async Task<Guid> PutInForceAsync(this IPage page, string file, string text, bool script = true)
    {
        await page.GotoAsync("/plans/import");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = file, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text) });
        if (!script) await page.GetByRole(AriaRole.Button, new() { Name = "读入", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/review**");
        var plan = Guid.Parse(new Uri(page.Url).Segments[2].TrimEnd('/'));
        await page.Locator("summary", new() { HasText = "施行" }).ClickAsync();
        if (await page.GetByLabel("仍要施行").CountAsync() > 0) await page.GetByLabel("仍要施行").CheckAsync();
        await page.Locator("button[value=put-in-force]").ClickAsync();
        await page.WaitForURLAsync("**/ledger**");
        return plan;
    }

    /// <summary>Folder that LUOSHI_PICTURES names, for pictures of the pages; null for none.</summary>
    public static string? Pictures { get; } = Environment.GetEnvironmentVariable("LUOSHI_PICTURES") is { Length: > 0 } folder ? folder : null;

    public static bool WantsPictures => Pictures is not null;

    /// <summary>Keeps a picture of the page.</summary>
    public static Task PictureAsync(this IPage page, string name, bool fullPage = false) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures!, name + ".png"), FullPage = fullPage });
}
