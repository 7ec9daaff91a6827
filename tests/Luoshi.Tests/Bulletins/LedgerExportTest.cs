using Luoshi.Bulletins;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Reading;
using Luoshi.Sample;
using Luoshi.Tests.Papers;
using Luoshi.Tests.Sample;
using Xunit;

namespace Luoshi.Tests.Bulletins;

/// <summary>The ledger of the sample as Word and Excel: the very table of the plan, with what became of each item.</summary>
public sealed class LedgerExportTest
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Export_OfTheSample_HoldsEveryRowOfItsTableWithThreeColumnsMore(bool postgres)
    {
        await using var sample = await SampleInDatabase.OpenAsync(postgres);
        var (source, lit, grid) = await ExportedAsync(sample, await sample.ActorAsync(SampleAccounts.Clerk));
        var rows = DocxText.Rows(LedgerExport.Docx(grid, AsOf));
        var tables = source.Blocks.OfType<TableBlock>().Where(t => t.Rows.Count > 10).ToList();
        foreach (var row in tables.SelectMany(t => t.Rows).Where(r => r.Cells.Count > 3))
        {
            var words = row.Cells.Select(c => c.Text.ReplaceLineEndings("")).Where(t => t.Length > 0).ToList();
            Assert.Contains(rows, r => words.All(r.Contains));
        }

        Assert.Contains(rows, r => r is [.., "进展", "灯", "完成情况"]);
        foreach (var item in lit.Items)
        {
            var own = rows.Where(r => r.Any(c => c.Contains(Begins(item), StringComparison.Ordinal))).ToList();
            Assert.Contains(own, r => r[^2].StartsWith(PaperWords.Of(item.Light.Color), StringComparison.Ordinal) && r[^2].EndsWith(item.Light.Reason, StringComparison.Ordinal));
            if (item.State.ClosedOn is { } closed) Assert.Contains(own, r => r[^1].StartsWith($"{PaperWords.Day(closed)}销号", StringComparison.Ordinal));
            foreach (var report in item.Duties.Where(d => d.State is { Role: DutyRole.Lead, Parent: null, LastReport.Length: > 0 }))
                Assert.Contains(own, r => r[^3].Contains(report.State.LastReport!.ReplaceLineEndings(""), StringComparison.Ordinal));
        }

        // The workbook says the same.
        var sheet = ReadXlsx.Sheet(LedgerExport.Xlsx(grid, AsOf));
        Assert.Equal(["进展", "灯", "完成情况"], sheet[0].TakeLast(3));
        Assert.Equal(rows.Count - grid.Heads, sheet.Count - 1);
        foreach (var item in lit.Items) Assert.Contains(sheet, r => r.Any(c => c.Contains(Begins(item), StringComparison.Ordinal)) && r.Any(c => c.EndsWith("\n" + item.Light.Reason, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ExportedWord_IsReadAgain_AsTheSamePlan()
    {
        await using var sample = await SampleInDatabase.OpenAsync(false);
        var (source, _, grid) = await ExportedAsync(sample, await sample.ActorAsync(SampleAccounts.Clerk));
        var issued = PlanReader.Read(source, ReadingOptions.Default, null, Ct);
        foreach (var (file, name) in new[] { (LedgerExport.Docx(grid, AsOf), "导出.docx"), (LedgerExport.Xlsx(grid, AsOf), "导出.xlsx") })
        {
            var again = PlanReader.Read(PlanReader.Open(new MemoryStream(file), name, ReadingOptions.Default, Ct), ReadingOptions.Default, null, Ct);
            Assert.Equal(Said(issued), Said(again));
        }
    }

    [Fact]
    public async Task ExportOfAUnit_TellsOnlyWhatTheUnitMaySee()
    {
        await using var sample = await SampleInDatabase.OpenAsync(false);
        var unit = await sample.ActorAsync(SampleAccounts.LeadUnit);
        var (_, lit, grid) = await ExportedAsync(sample, unit);
        var (_, whole, all) = await ExportedAsync(sample, await sample.ActorAsync(SampleAccounts.Clerk));
        Assert.InRange(lit.Items.Count, 1, whole.Items.Count - 1);
        Assert.Equal(all.Rows.Count, grid.Rows.Count);
        Assert.Equal(lit.Items.Count, grid.Rows.Count(r => r.Any(c => c.Column == grid.Columns - 2 && c.Text.Length > 0 && !c.IsHead)));
    }

    [Fact]
    public async Task ExportedWord_LiesAcrossThePage_AndRepeatsItsHead()
    {
        await using var sample = await SampleInDatabase.OpenAsync(false);
        var (_, _, grid) = await ExportedAsync(sample, await sample.ActorAsync(SampleAccounts.Clerk));
        using var printed = RenderedPaper.Of(LedgerExport.Docx(grid, AsOf));
        Assert.True(printed.Pages > 1);
        for (var page = 1; page <= printed.Pages; page++)
        {
            Assert.Contains(printed.Lines(page), l => l.Text.Contains("进展", StringComparison.Ordinal) && l.Text.Contains("完成情况", StringComparison.Ordinal));
            Assert.All(printed.Lines(page), l => Assert.InRange(l.Letters.Max(x => RenderedPaper.Millimetres(x.EndBaseLine.X)), 0, 297 - 15));
        }
    }

    private static string Begins(LitItem item) => item.Facts.Text[..Math.Min(12, item.Facts.Text.Length)];

    private static IEnumerable<string> Said(PlanReading reading) =>
        reading.Items.Select(i => $"{i.NoPrinted} {i.Text.Text.ReplaceLineEndings("")} {string.Join('、', i.LeadUnits.Concat(i.SupportUnits).Select(u => u.Text))} {i.Deadline.Printed?.Text}");

    private static async Task<(SourceDocument Source, LitPlan Lit, LedgerGrid Grid)> ExportedAsync(SampleInDatabase sample, Actor actor)
    {
        var grid = await sample.Get<LedgerExportQuery>().AskAsync(sample.Plan, AsOf, actor, Ct);
        Assert.NotNull(grid);
        var lit = await sample.Get<PlanOnDay>().LitAsync(sample.Plan, AsOf, await sample.Get<ScopeQuery>().OfAsync(actor, Ct), Ct);
        return ((await sample.Get<DocumentQuery>().OfPlanAsync(lit!.Plan, Ct))!, lit, grid);
    }
}
