using System.Diagnostics;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Reading;
using Luoshi.ReportSheets;
using Luoshi.Tests.Progress;
using Luoshi.Tests.Units;
using Microsoft.EntityFrameworkCore;
using Xunit;
using S = Luoshi.ReportSheets.ReportSheet;

namespace Luoshi.Tests.ReportSheets;

/// <summary>A unit's sheet, filled in as people do it, and taken.</summary>
public sealed class TakeReportSheetTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Handle_SheetLookedAtThenTaken_ReportsAsThePageWould_TwiceIsOnce(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        var plan = await year.DispatchedAsync();
        var file = Filled(await DownloadAsync(year, year.County), ("K2", "６０%"), ("L2", "已建成2家。"), ("M2", "缺医生"), ("N2", "下月再建1家"), ("O2", "有困难"));
        file = DirectoryFile.Change(file, S.Figures, d => DirectoryFile.Say(d, "G2", "1,234.5家"));

        var looked = await TakeAsync(year, file, dryRun: true);
        Assert.Empty(looked.Problems);
        Assert.Equal([ReportRowKind.WouldReport, ReportRowKind.Blank], looked.Rows.Select(r => r.Kind));
        Assert.Equal(0, await ReportsAsync(year));

        var taken = await TakeAsync(year, file);
        Assert.Equal([ReportRowKind.Reported, ReportRowKind.Blank], taken.Rows.Select(r => r.Kind));
        var duty = await year.DutyAsync(plan, 1, year.Directory.North);
        Assert.Equal(
            (DutyStatus.Reported, 60, "已建成2家。", "缺医生", "下月再建1家", UnitView.Difficult, 1234.5m),
            (duty.Status, duty.Percent, duty.LastReport, duty.Difficulty, duty.Next, duty.View, duty.Values[0]));
        Assert.Equal(duty.Report, duty.Owed.FirstOrDefault(o => o.Due == looked.Rows[0].For)?.Report ?? duty.Report);

        var again = await TakeAsync(year, file);
        Assert.Equal([ReportRowKind.AsReported, ReportRowKind.Blank], again.Rows.Select(r => r.Kind));
        Assert.Equal(1, await ReportsAsync(year));
        await year.HoldsAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Handle_ThreeMistakes_NamesThreeCells_AndReportsNothing(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        await year.DispatchedAsync();
        var file = Filled(await DownloadAsync(year, year.County), ("K2", "过半"), ("L2", "已建成2家。"), ("K3", "30"), ("L3", "已选址。"), ("J3", "下个月"));
        file = DirectoryFile.Change(file, S.Figures, d => DirectoryFile.Say(d, "G3", "很多"));

        var looked = await TakeAsync(year, file, dryRun: true);
        Assert.Equal([("填报", "K2", "PR001"), ("填报", "J3", "RS017"), ("指标现值", "G3", "PR005")], looked.Problems.Select(p => (p.Sheet, p.Cell!, p.Code)));
        Assert.Equal("RS004", Keepers.Code(await HandleAsync(year, file, false)));
        Assert.Equal(0, await ReportsAsync(year));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Handle_OldSheetAfterANewerReport_RowIsNotTaken_OthersAre(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        var plan = await year.DispatchedAsync();
        var file = Filled(await DownloadAsync(year, year.County), ("K2", "60"), ("L2", "旧表里的话。"), ("K3", "30"), ("L3", "已选址。"));
        await year.ReportedAsync(plan, 1, year.Directory.North, year.County);
        var second = await year.DutyAsync(plan, 2, year.Directory.North);
        YearInDatabase.Done(await year.Get<UrgeDutyHandler>().HandleAsync(new(second.Id, second.Version, "请尽快上报。"), year.Clerk, Ct));

        var taken = await TakeAsync(year, file);
        Assert.Equal([ReportRowKind.Stale, ReportRowKind.Reported], taken.Rows.Select(r => r.Kind));
        Assert.Equal([typeof(SignedFor), typeof(Reported)], taken.Rows[0].Since.Select(e => e.Facts.GetType()));
        Assert.Equal(("已建成2家。", "已选址。"), ((await year.DutyAsync(plan, 1, year.Directory.North)).LastReport, (await year.DutyAsync(plan, 2, year.Directory.North)).LastReport));

        // Returned, the same words are not taken for an answer; said so.
        var first = await year.DutyAsync(plan, 2, year.Directory.North);
        YearInDatabase.Done(await year.Get<ReturnReportHandler>().HandleAsync(new(first.Id, first.Version, "太简单"), year.Lead, Ct));
        var again = await TakeAsync(year, file);
        Assert.Equal((ReportRowKind.AsReported, DutyStatus.Returned), (again.Rows[1].Kind, again.Rows[1].Duty!.Status));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Handle_KeysDeletedOrOfAnotherUnit_AreNamed_AndNothingIsReported(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        await year.DispatchedAsync();
        var others = KeyOf(await DownloadAsync(year, year.Lead), "P2");
        var own = await DownloadAsync(year, year.County);
        var file = Filled(own, ("K2", "60"), ("L2", "一"), ("P2", others), ("K3", "30"), ("L3", "二"), ("P3", "x"));
        Assert.Equal([("P2", "RS014"), ("P3", "RS013")], (await TakeAsync(year, file, dryRun: true)).Problems.Select(p => (p.Cell!, p.Code)));
        var twice = Filled(own, ("K2", "60"), ("L2", "一"), ("K3", "30"), ("L3", "二"), ("P3", KeyOf(own, "P2")));
        Assert.Equal([("P3", "RS015")], (await TakeAsync(year, twice, dryRun: true)).Problems.Select(p => (p.Cell!, p.Code)));
        var without = Filled(own, ("K2", "60"), ("L2", "一"), ("P1", "备注"));
        var problem = Assert.Single((await TakeAsync(year, without, dryRun: true)).Problems);
        Assert.Equal(("RS012", S.Key), (problem.Code, problem.Column));

        // Who reports for no unit, and who holds another unit's sheet.
        Assert.Equal("RS005", Keepers.Code(await year.Get<TakeReportSheetHandler>().HandleAsync(new(own, "填报表.xlsx", true), year.Clerk, Ct)));
        var stranger = (await year.Get<TakeReportSheetHandler>().HandleAsync(new(Filled(own, ("L2", "一")), "填报表.xlsx", true), year.Stranger, Ct)).Value!;
        Assert.Equal("RS014", Assert.Single(stranger.Problems).Code);
        Assert.Null(stranger.Rows[0].Duty);
        Assert.Equal(0, await ReportsAsync(year));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Handle_ColumnsMovedDatesAsTextFormulasAndMacros_AreReadByTheirHeads(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        var plan = await year.DispatchedAsync();
        var file = await DownloadAsync(year, year.County);
        var key = KeyOf(file, "P2");
        var due = (await year.DutyAsync(plan, 1, year.Directory.North)).Owed[0].Due;
        var moved = DirectoryFile.Of(DirectoryFile.Sheet(S.Duties, [S.Key, "我的备注", "进展情况", S.For, S.Percent], [key, "记得", "已建成2家。", $"{due.Year}年{due.Month}月{due.Day}日", "0"]));
        moved = DirectoryFile.Change(moved, S.Duties, d => Formula(d, "E2", "30+15", "45"));
        var looked = await TakeAsync(year, WithMacros(moved), dryRun: true);
        Assert.Empty(looked.Problems);
        Assert.Equal((45, due), (looked.Rows[0].Report!.Percent, looked.Rows[0].For));
        Assert.Contains(looked.Notes, n => n.Contains('宏', StringComparison.Ordinal));
        Assert.Contains(looked.Notes, n => n.Contains("我的备注", StringComparison.Ordinal));

        // A formula that nobody computed, and one that failed.
        foreach (var (stored, code) in new[] { (null, "DS005"), ("#REF!", "DS006") })
        {
            var broken = DirectoryFile.Change(moved, S.Duties, d => Formula(d, "E2", "A1", stored));
            Assert.Contains((await TakeAsync(year, broken, dryRun: true)).Problems, p => (p.Cell, p.Code) == ("E2", code));
        }
    }

    [Fact]
    public async Task Handle_WhatIsNoSheetOrTooMuch_IsRefused()
    {
        await using var year = await YearInDatabase.CreateAsync(false);
        await year.DispatchedAsync();
        var key = KeyOf(await DownloadAsync(year, year.County), "P2");
        Assert.Equal("RS003", Keepers.Code(await HandleAsync(year, [], true)));
        Assert.Equal("RS002", Keepers.Code(await HandleAsync(year, new byte[S.MostBytes + 1], true)));
        Assert.Equal("RS001", Keepers.Code(await HandleAsync(year, "做了什么"u8.ToArray(), true)));
        Assert.Equal("RS011", Assert.Single((await TakeAsync(year, DirectoryFile.Of(DirectoryFile.Sheet("别的", ["名称"], ["甲"])), dryRun: true)).Problems).Code);
        var many = DirectoryFile.Of(DirectoryFile.Sheet(S.Duties, [S.Key, S.Text, S.Percent], [.. Enumerable.Repeat(new[] { key, "一", "1" }, 50_000)]));
        Assert.True(many.Length <= S.MostBytes);
        Assert.Equal("RS001", Keepers.Code(await HandleAsync(year, many, true)));
        var some = DirectoryFile.Of(DirectoryFile.Sheet(S.Duties, [S.Key, S.Text, S.Percent], [.. Enumerable.Repeat(new[] { key, "", "" }, S.MostRows + 1)]));
        Assert.Contains((await TakeAsync(year, some, dryRun: true)).Problems, p => p.Code == "DS004");
    }

    [Fact]
    public async Task Handle_SavedByLibreOffice_IsReadAsItWas()
    {
        var office = OutsidePrograms.Installed.Office;
        if (office is null && Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail("LibreOffice is not installed.");
        Assert.SkipWhen(office is null, "LibreOffice is not installed.");
        await using var year = await YearInDatabase.CreateAsync(false);
        var plan = await year.DispatchedAsync();
        var due = (await year.DutyAsync(plan, 1, year.Directory.North)).Owed[0].Due;
        var file = Filled(await DownloadAsync(year, year.County), ("L2", "已建成2家。\n还差1家。"), ("O2", "顺利"));
        file = DirectoryFile.Change(file, S.Duties, d =>
        {
            Number(d, "K2", "60");
            Formula(d, "K3", "K2/2", "30");
            DirectoryFile.Say(d, "L3", "已选址。");
        });
        file = DirectoryFile.Change(file, S.Figures, d => Number(d, "G2", "2"));

        var saved = await ByLibreOfficeAsync(office!, file);
        Assert.NotEqual(file, saved);
        var taken = await TakeAsync(year, saved);
        Assert.Empty(taken.Problems);
        Assert.Equal([ReportRowKind.Reported, ReportRowKind.Reported], taken.Rows.Select(r => r.Kind));
        Assert.Equal(due, taken.Rows[0].For);
        var first = await year.DutyAsync(plan, 1, year.Directory.North);
        Assert.Equal((60, "已建成2家。\n还差1家。", UnitView.Smooth, 2m), (first.Percent, first.LastReport, first.View, first.Values[0]));
        Assert.Equal(30, (await year.DutyAsync(plan, 2, year.Directory.North)).Percent);
        Assert.All((await TakeAsync(year, saved)).Rows, r => Assert.Equal(ReportRowKind.AsReported, r.Kind));
    }

    private static async Task<byte[]> DownloadAsync(YearInDatabase year, Actor actor) =>
        (await year.Get<ReportSheetQuery>().AskAsync(actor, LedgerDay.Of(year.Clock.GetUtcNow()), Ct))!;

    private static Task<Result<TakenReportSheet>> HandleAsync(YearInDatabase year, byte[] file, bool dryRun) =>
        year.Get<TakeReportSheetHandler>().HandleAsync(new(file, "填报表.xlsx", dryRun), year.County, Ct);

    private static async Task<TakenReportSheet> TakeAsync(YearInDatabase year, byte[] file, bool dryRun = false)
    {
        var result = await HandleAsync(year, file, dryRun);
        Assert.True(result.Ok, result.Refusal?.Message);
        return result.Value;
    }

    private static async Task<int> ReportsAsync(YearInDatabase year)
    {
        await using var db = year.Open();
        return await db.Entries.CountAsync(e => e.Kind == "reported", Ct);
    }

    private static byte[] Filled(byte[] file, params (string Cell, string Words)[] cells) =>
        DirectoryFile.Change(file, S.Duties, d =>
        {
            foreach (var (cell, words) in cells) DirectoryFile.Say(d, cell, words);
        });

    private static string KeyOf(byte[] file, string cell)
    {
        var key = "";
        DirectoryFile.Change(file, S.Duties, d => key = DirectoryFile.Cell(d, cell).InnerText);
        return key;
    }

    private static void Number(SheetData data, string name, string number)
    {
        var cell = DirectoryFile.Cell(data, name);
        cell.RemoveAllChildren();
        cell.DataType = null;
        cell.Append(new CellValue(number));
    }

    private static void Formula(SheetData data, string name, string formula, string? stored)
    {
        Number(data, name, stored ?? "");
        var cell = DirectoryFile.Cell(data, name);
        if (stored is null) cell.RemoveAllChildren();
        if (stored is ['#', ..]) cell.DataType = CellValues.Error;
        cell.InsertAt(new CellFormula(formula), 0);
    }

    private static byte[] WithMacros(byte[] file)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var package = SpreadsheetDocument.Open(stream, true))
        {
            using var program = new MemoryStream([1, 2, 3]);
            package.WorkbookPart!.AddNewPart<VbaProjectPart>().FeedData(program);
        }

        return stream.ToArray();
    }

    private static async Task<byte[]> ByLibreOfficeAsync(string office, byte[] file)
    {
        var folder = Directory.CreateTempSubdirectory("luoshi-test-");
        try
        {
            var (from, to) = (Path.Combine(folder.FullName, "填报表.xlsx"), folder.CreateSubdirectory("saved").FullName);
            await File.WriteAllBytesAsync(from, file, Ct);
            using var run = Process.Start(new ProcessStartInfo(office, [$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "xlsx", "--outdir", to, from]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            await run.WaitForExitAsync(Ct);
            return await File.ReadAllBytesAsync(Path.Combine(to, "填报表.xlsx"), Ct);
        }
        finally
        {
            folder.Delete(true);
        }
    }
}
