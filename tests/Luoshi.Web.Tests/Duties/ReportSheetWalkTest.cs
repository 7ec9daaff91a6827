using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Web.Tests.Browser;
using Microsoft.Playwright;
using Xunit;

namespace Luoshi.Web.Tests.Duties;

/// <summary>A unit's sheet, downloaded, filled in and handed in on the pages.</summary>
public sealed class ReportSheetWalkTest(BrowserFixture browser) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private const string CountyUnit = "柏山县卫健局";

    private DispatchedYear _year = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _year = await DispatchedYear.StartAsync();

    public ValueTask DisposeAsync() => _year.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sheet_DownloadedFilledAndHandedIn_WrongCellsNamed_ThenReported_ThenNothingMore(bool script)
    {
        var page = await browser.OpenAsync(_year.Server.Url, script: script);
        await page.SignInAsync("he");
        await page.GotoAsync("/owe");
        await page.GetByRole(AriaRole.Link, new() { Name = "用 Excel 填报" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "下载填报表" }).ClickAsync());
        Assert.Equal("填报表20261020.xlsx", download.SuggestedFilename);
        var file = await File.ReadAllBytesAsync(await download.PathAsync(), Ct);
        if (PageActions.Pictures is { } folder) await File.WriteAllBytesAsync(Path.Combine(folder, "report-sheet.xlsx"), file, Ct);

        await LookAsync(page, Changed(file, ("K2", "一半"), ("L2", "已签约六成。"), ("O2", "一般"), ("K3", "20")));
        var problems = page.Locator(".problems tbody tr");
        await Assertions.Expect(problems).ToHaveCountAsync(3);
        Assert.Equal(["K2", "L3", "O2"], (await page.Locator(".problems tbody td:nth-child(2)").AllInnerTextsAsync()).Order());
        Assert.True(await page.GetByRole(AriaRole.Button, new() { Name = "确认上报" }).IsDisabledAsync());
        if (PageActions.WantsPictures && script) await PicturesAsync(page, "report-sheet-wrong");

        // The second of them is reported on the page meanwhile.
        await _year.ReportAsync(2, CountyUnit, "三家卫生院已达标。", DispatchedYear.County);
        var good = Changed(file, ("K2", "60"), ("L2", "已签约六成。"), ("O2", "有困难"), ("K3", "20"), ("L3", "才动工。"));
        await LookAsync(page, good);
        await Assertions.Expect(page.Locator(".changes-list tbody tr").Nth(0)).ToContainTextAsync("将上报");
        await Assertions.Expect(page.Locator(".changes-list tbody tr").Nth(1)).ToContainTextAsync("何雨桐");
        if (PageActions.WantsPictures && script) await PicturesAsync(page, "report-sheet-looked");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认上报1项" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("已上报1项");
        Assert.Equal((DutyStatus.Reported, 60, "已签约六成。", UnitView.Difficult), await _year.DutyAsync(1, CountyUnit) is var duty ? (duty.Status, duty.Percent, duty.LastReport, duty.View) : default);
        Assert.Equal("三家卫生院已达标。", (await _year.DutyAsync(2, CountyUnit)).LastReport);
        if (PageActions.WantsPictures && script) await PicturesAsync(page, "report-sheet-done");

        await page.GotoAsync("/owe/sheet");
        await LookAsync(page, good);
        await Assertions.Expect(page.Locator(".changes-list tbody tr").Nth(0)).ToContainTextAsync("与上次相同");
        await Assertions.Expect(page.Locator(".foot-act")).ToContainTextAsync("没有新的要报");
    }

    private static async Task PicturesAsync(IPage page, string name)
    {
        await page.PictureAsync(name, true);
        await page.SetViewportSizeAsync(390, 844);
        await page.PictureAsync(name + "-390", true);
        await page.SetViewportSizeAsync(1440, 900);
    }

    private static async Task LookAsync(IPage page, byte[] file)
    {
        await page.SetInputFilesAsync("input[name=file]", new FilePayload { Name = "填报表.xlsx", MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = file });
        await page.GetByRole(AriaRole.Button, new() { Name = "核对，先不报" }).ClickAsync();
        await page.Locator("#h-found").WaitForAsync();
    }

    private static byte[] Changed(byte[] file, params (string Cell, string Words)[] cells) => ChangedWorkbook.Of(file, "填报", cells);
}
