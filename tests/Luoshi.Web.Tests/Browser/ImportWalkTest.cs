using System.IO.Compression;
using System.Text;
using Luoshi.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Luoshi.Web.Tests.Browser;

/// <summary>From a file dropped in to a plan in force, as a clerk walks the way.</summary>
public sealed class ImportWalkTest(BrowserFixture browser) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private RunningServer _server = default!;

    private static string Sample => Path.Combine(Repository.Root, "samples", "zening-2026.docx");

    public async ValueTask InitializeAsync()
    {
        _server = await RunningServer.StartAsync();
        await _server.AddAccountAsync("lin", "林知远", Roles.Administrator);
        await _server.AddAccountAsync("zhou", "周若舟", Roles.Clerk);
        await _server.AddAccountAsync("he", "何雨桐", Roles.Viewer);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Import_Review_Correct_PutInForce_TheCorrectionIsInTheLedger()
    {
        var page = await browser.OpenAsync(_server.Url);
        var review = await ImportAsync(page, "zhou", Sample);

        await page.GotoAsync(review + "?item=2");
        var leaders = page.Locator("#f-leaders");
        var before = await leaders.InputValueAsync();
        Assert.NotEmpty(before);
        await leaders.FocusAsync();
        Assert.NotEqual(0, await page.Locator(".desk .asked").CountAsync());
        await leaders.FillAsync("欧阳明远");
        await LeaveByAsync(page, "Control+s");
        Assert.Equal("欧阳明远", await page.Locator("#f-leaders").InputValueAsync());

        await page.Locator("summary", new() { HasText = "施行" }).ClickAsync();
        var put = page.Locator("button[value=put-in-force]");
        await put.ClickAsync();
        Assert.Contains("未核对", await page.Locator(".menu [role=alert]").First.InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByLabel("仍要施行").CheckAsync();
        await page.Locator("button[value=put-in-force]").ClickAsync();
        await page.WaitForURLAsync("**/ledger**");

        await page.GotoAsync(new Uri(page.Url).AbsolutePath + "?leader=" + Uri.EscapeDataString("欧阳明远"));
        var found = page.Locator(".ledger .title a");
        Assert.Equal(1, await found.CountAsync());
        await found.ClickAsync();
        var log = await page.Locator(".timeline").InnerTextAsync();
        Assert.Contains("更正", log, StringComparison.Ordinal);
        Assert.Contains("周若舟", log, StringComparison.Ordinal);
        Assert.Contains(before, log, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = ".docx" }).First.ClickAsync();
        await page.WaitForURLAsync("**/document**");
        Assert.NotEqual(0, await page.Locator(".sheet .here").CountAsync());
    }

    [Fact]
    public async Task Import_WithoutScript_TheFormsDoIt()
    {
        var page = await browser.OpenAsync(_server.Url, script: false);
        await page.SignInAsync("zhou");
        await page.GotoAsync("/plans/import");
        await page.SetInputFilesAsync("#file", Sample);
        await page.GetByRole(AriaRole.Button, new() { Name = "读入", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/review**");
        var review = new Uri(page.Url).AbsolutePath;

        await page.GotoAsync(review + "?item=1");
        await page.Locator("#f-supportUnits").FillAsync("县人民医院、县中医医院");
        await page.Locator("button[data-save]").ClickAsync();
        Assert.Equal("县人民医院、县中医医院", await page.Locator("#f-supportUnits").InputValueAsync());
        await page.Locator("[name='deadline.due']").FillAsync("2026-11-20");
        await page.Locator("button[value=check]").ClickAsync();
        await page.WaitForURLAsync("**item=2**");
        Assert.StartsWith("1", await page.Locator(".progress-line strong").InnerTextAsync(), StringComparison.Ordinal);
        await page.GotoAsync(review + "?item=1");
        Assert.Equal("2026-11-20", await page.Locator("[name='deadline.due']").InputValueAsync());
    }

    [Fact]
    public async Task Import_SameFileTwice_ToldAndLedToTheDraft()
    {
        var page = await browser.OpenAsync(_server.Url);
        var review = await ImportAsync(page, "zhou", Sample);
        await page.GotoAsync("/plans/import");
        await page.SetInputFilesAsync("#file", Sample);
        var open = page.Locator("[data-said=draft]");
        await open.WaitForAsync(new() { State = WaitForSelectorState.Visible });
        Assert.Contains("IM001", await page.Locator("#said").InnerTextAsync(), StringComparison.Ordinal);
        Assert.EndsWith(review, await open.GetAttributeAsync("href"), StringComparison.Ordinal);
        await page.Locator("[data-again]").ClickAsync();
        await page.WaitForURLAsync("**/review**");
        Assert.NotEqual(review, new Uri(page.Url).AbsolutePath);
    }

    public static TheoryData<string, string> BadFiles => new()
    {
        { "空的.docx", "" },
        { "不是压缩包.docx", "plain" },
        { "图片.docx", "png" },
        { "缺部件.docx", "zip" },
        { "不是计划.txt", "letter" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task Import_BadFile_FileProblemAndRemedyAreSaid_NothingKept(string name, string kind)
    {
        foreach (var script in new[] { true, false })
        {
            var page = await browser.OpenAsync(_server.Url, script: script);
            await page.SignInAsync("zhou");
            await page.GotoAsync("/plans/import");
            await page.SetInputFilesAsync("#file", new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = Bytes(kind) });
            if (!script) await page.GetByRole(AriaRole.Button, new() { Name = "读入", Exact = true }).ClickAsync();
            await page.Locator("#said").WaitForAsync(new() { State = WaitForSelectorState.Visible });
            Assert.Contains(name, await page.Locator("[data-said=file]").InnerTextAsync(), StringComparison.Ordinal);
            Assert.NotEmpty(await page.Locator("[data-said=problem]").InnerTextAsync());
            Assert.NotEmpty(await page.Locator("[data-said=remedy]").InnerTextAsync());
            Assert.Matches("^[A-Z]{2}[0-9]{3}$", await page.Locator("[data-said=code]").InnerTextAsync());
        }

        Assert.Equal((0, 0), await _server.WriteAsync(async db => (await db.Plans.CountAsync(), await db.Documents.CountAsync())));
    }

    [Fact]
    public async Task Import_MarkupInTheFile_IsTextOnEveryPage()
    {
        const string attack = "<img src=x onerror=\"document.title='ran'\"><script>document.title='ran'</script>";
        var text = $"青山县2026年卫生健康工作要点\n一、疾病防控\n1.做好监测{attack}。监测点达到12个。\n责任领导：陆子衡\n责任股室：疾控股\n完成时限：11月底前\n2.做好接种。接种率达到95%以上。\n责任领导：陆子衡\n责任股室：疾控股\n完成时限：10月底前\n";
        var page = await browser.OpenAsync(_server.Url);
        await page.SignInAsync("zhou");
        await page.GotoAsync("/plans/import");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "青山.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text) });
        await page.WaitForURLAsync("**/review**");
        await page.GotoAsync(new Uri(page.Url).AbsolutePath + "?item=1");
        Assert.Contains("onerror", await page.Locator(".sheet").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator(".sheet img, .sheet script, .reading img").CountAsync());
        Assert.DoesNotContain("ran", await page.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Review_Keys_SettleAndCheck()
    {
        var page = await browser.OpenAsync(_server.Url);
        var plan = await _server.WriteAsync(db => DraftInDatabase.WriteAsync(db));
        await page.SignInAsync("zhou");
        await page.GotoAsync($"/plans/{plan}/review?item=3");

        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("1", await page.Locator(".doubt-card.current").GetAttributeAsync("data-doubt"));
        await page.Keyboard.PressAsync("e");
        Assert.Equal("deadline", await page.EvaluateAsync<string>("document.activeElement.dataset.field"));
        await page.Keyboard.PressAsync("Escape");
        await LeaveByAsync(page, "k");
        Assert.Equal(1, await page.Locator(".doubt-card").CountAsync());
        await LeaveByAsync(page, "Enter");
        Assert.Equal(0, await page.Locator(".doubt-card").CountAsync());
        await LeaveByAsync(page, "Control+Enter");
        Assert.Contains("item=4", page.Url, StringComparison.Ordinal);
        Assert.Equal("1", await page.Locator(".progress-line strong").InnerTextAsync());

        await page.Locator("#f-leaders").FillAsync("欧阳明远");
        await page.Keyboard.PressAsync("Escape");
        await LeaveByAsync(page, "j");
        Assert.Contains("item=5", page.Url, StringComparison.Ordinal);
        await page.GotoAsync($"/plans/{plan}/review?item=4");
        Assert.Equal("欧阳明远", await page.Locator("#f-leaders").InputValueAsync());
    }

    [Fact]
    public async Task Review_TwoCorrectTheSameField_TheSecondIsToldAndKeepsWhatWasTyped()
    {
        var plan = await _server.WriteAsync(db => DraftInDatabase.WriteAsync(db));
        var first = await browser.OpenAsync(_server.Url);
        var second = await browser.OpenAsync(_server.Url);
        await first.SignInAsync("zhou");
        await second.SignInAsync("lin");
        await first.GotoAsync($"/plans/{plan}/review?item=1");
        await second.GotoAsync($"/plans/{plan}/review?item=1");
        await first.Locator("#f-leaders").FillAsync("甲领导");
        await LeaveByAsync(first, "Control+s");
        await second.Locator("#f-leaders").FillAsync("乙领导");
        await LeaveByAsync(second, "Control+s");
        Assert.Contains("甲领导", await second.Locator(".field-problem").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("乙领导", await second.Locator("#f-leaders").InputValueAsync());
        await LeaveByAsync(second, "Control+s");
        Assert.Equal(0, await second.Locator(".field-problem").CountAsync());
    }

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task Review_FitsTheScreen(int width, int height)
    {
        var plan = await _server.WriteAsync(db => DraftInDatabase.WriteAsync(db));
        var page = await browser.OpenAsync(_server.Url, width, height);
        await page.SignInAsync("zhou");
        foreach (var address in new[] { $"/plans/{plan}/review?item=3", $"/plans/{plan}/review?item=0", "/plans/import" })
        {
            await page.GotoAsync(address);
            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }

    [Fact]
    public async Task Viewer_MayNeitherImportNorReview()
    {
        var plan = await _server.WriteAsync(db => DraftInDatabase.WriteAsync(db));
        var page = await browser.OpenAsync(_server.Url);
        await page.SignInAsync("he");
        Assert.Equal(403, (await page.GotoAsync("/plans/import"))!.Status);
        Assert.Equal(403, (await page.GotoAsync($"/plans/{plan}/review"))!.Status);
    }

    [Theory]
    [InlineData("item=abc")]
    [InlineData("item=-1")]
    [InlineData("item=999999&line=999999&finding=77")]
    public async Task Review_OddAddress_StillAnswers(string query)
    {
        var plan = await _server.WriteAsync(db => DraftInDatabase.WriteAsync(db));
        var page = await browser.OpenAsync(_server.Url);
        await page.SignInAsync("zhou");
        Assert.Equal(200, (await page.GotoAsync($"/plans/{plan}/review?{query}"))!.Status);
        Assert.Equal(404, (await page.GotoAsync($"/plans/{Guid.NewGuid()}/review?{query}"))!.Status);
    }

    private static async Task<string> ImportAsync(IPage page, string user, string file)
    {
        await page.SignInAsync(user);
        await page.GotoAsync("/plans/import");
        await page.SetInputFilesAsync("#file", file);
        await page.WaitForURLAsync("**/review**");
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>Presses a key that leads to a page, be it the same one.</summary>
    private static async Task LeaveByAsync(IPage page, string key)
    {
        await page.EvaluateAsync("document.documentElement.dataset.left = 'yes'");
        await page.Keyboard.PressAsync(key);
        await page.Locator("html:not([data-left])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    private static byte[] Bytes(string kind)
    {
        switch (kind)
        {
            case "plain": return Encoding.UTF8.GetBytes("不是压缩包，只是文字。");
            case "png": return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1];
            case "letter": return Encoding.UTF8.GetBytes("亲爱的同事：\n今天天气很好，食堂有饺子。\n祝好。\n");
            case "zip":
                using (var memory = new MemoryStream())
                {
                    using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true)) zip.CreateEntry("空.txt");
                    return memory.ToArray();
                }

            default: return [];
        }
    }
}
