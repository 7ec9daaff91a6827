using Luoshi.Sample;
using Microsoft.Playwright;
using Xunit;

namespace Luoshi.Web.Tests.Browser;

/// <summary>The way a newcomer walks: the sample started by its command, a plan of one's own brought in, put in force and found again.</summary>
public sealed class SampleWalkTest(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Sample_Started_SignIn_Import_Review_Correct_PutInForce_Find_Source_Entry()
    {
        using var folder = new TempFolder();
        var (process, url) = await LuoshiProcess.ServeAsync("--sample", "--data", folder.Path);
        using (process) await WalkAsync(url);

        var (exit, output, error) = await LuoshiProcess.RunAsync("verify", "--data", folder.Path);
        Assert.True(exit == 0, output + error);
    }

    private async Task WalkAsync(string url)
    {
        var page = await browser.OpenAsync(url);

        // The accounts stand on the sign-in page; one click fills the form.
        await page.GotoAsync("/");
        var clerk = SampleAccounts.All.First(a => a.Role == Luoshi.Accounts.Roles.Clerk);
        await page.Locator(".sample-accounts a", new() { HasText = clerk.DisplayName }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await page.WaitForURLAsync("**/");
        Assert.NotEqual(0, await page.Locator(".timeline li").CountAsync());

        await page.GotoAsync("/plans/import");
        await page.SetInputFilesAsync("#file", Repository.Sample("yunfeng-2026.docx"));
        await page.WaitForURLAsync("**/review**");
        var review = new Uri(page.Url).AbsolutePath;

        await page.GotoAsync(review + "?item=2");
        var lead = page.Locator("#f-leadUnits");
        var before = await lead.InputValueAsync();
        Assert.NotEmpty(before);
        await lead.FillAsync("基建项目办");
        await page.Locator("button[data-save]").ClickAsync();
        await page.Locator("#f-leadUnits").WaitForAsync();
        Assert.Equal("基建项目办", await page.Locator("#f-leadUnits").InputValueAsync());

        await page.Locator("summary", new() { HasText = "施行" }).ClickAsync();
        await page.GetByLabel("仍要施行").CheckAsync();
        await page.Locator("button[value=put-in-force]").ClickAsync();
        await page.WaitForURLAsync("**/ledger**");

        // The count above the table equals the rows of the list.
        var rows = await page.Locator(".ledger .title a").CountAsync();
        Assert.Contains($"共{rows}项", await page.Locator(".filters").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("select[name=lead]").SelectOptionAsync("基建项目办");
        await page.GetByRole(AriaRole.Button, new() { Name = "筛选" }).ClickAsync();
        var found = page.Locator(".ledger .title a");
        Assert.Equal(1, await found.CountAsync());
        Assert.Contains("lead=", page.Url, StringComparison.Ordinal);
        await found.ClickAsync();

        var entries = await page.Locator(".timeline").InnerTextAsync();
        Assert.Contains("更正", entries, StringComparison.Ordinal);
        Assert.Contains(before, entries, StringComparison.Ordinal);
        Assert.Contains(clerk.DisplayName, entries, StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = ".docx" }).First.ClickAsync();
        await page.WaitForURLAsync("**/document**");
        Assert.NotEqual(0, await page.Locator(".sheet .here").CountAsync());
    }
}
