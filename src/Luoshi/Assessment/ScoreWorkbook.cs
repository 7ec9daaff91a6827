using System.Globalization;
using Luoshi.Sheets;

namespace Luoshi.Assessment;

/// <summary>A score sheet as a workbook: units with their totals, and what is behind them.</summary>
public static class ScoreWorkbook
{
    public static byte[] Of(ScoreSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var ranked = sheet.Rows.Any(r => r.Rank is not null);
        List<SheetColumn> columns = [new("单位", 32), new("得分", 10), new("计分时得分", 12), new("异议", 48)];
        if (ranked) columns.Insert(0, new("同类排序", 10));
        var rows = new SheetRows();
        foreach (var row in sheet.Rows)
        {
            List<SheetValue> cells = [new(row.Name), Points(row.Total), Points(row.Before), new(Said(row.Objection))];
            if (ranked) cells.Insert(0, new(row.Rank?.ToString(CultureInfo.InvariantCulture) ?? ""));
            rows.Add(cells);
        }

        var how = new SheetRows();
        foreach (var weight in sheet.State.Rules.Weights.Where(w => w.Points > 0)) how.Add([new(AssessmentWords.Of(weight.Criterion)), Points(weight.Points), new(AssessmentWords.How(weight.Criterion))]);
        foreach (var fine in sheet.State.Rules.Fines.Where(f => f.Each > 0)) how.Add([new(AssessmentWords.Of(fine.Deduction)), Points(-fine.Each), new($"每次扣{fine.Each:0.##}分，最多扣{fine.Most:0.##}分")]);
        return WorkbookWriter.ToBytes(new("得分", columns, rows), new("考核办法", [new("内容", 16), new("分值", 10), new("怎么算", 72)], how));
    }

    private static SheetValue Points(decimal? points) => points is { } given ? new SheetValue("", given) : new SheetValue("无可计分");

    private static string Said(ScoreObjection? objection) => objection switch
    {
        null => "",
        { Decision: null } => $"待答复：{objection.Text}",
        { Decision: { } decision } => $"{objection.Text}　答复：{(decision.Points > 0 ? $"加{decision.Points:0.##}分。" : "维持。")}{decision.Why}",
    };
}
