using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans;

/// <summary>Reads targets of the plan as a whole: in its general goals, and in an indicator table.</summary>
internal static partial class PlanTargetReader
{
    public static (IReadOnlyList<ReadTarget> Targets, IReadOnlyList<Finding> Findings) Read(
        SourceDocument document,
        IReadOnlyList<TracedText> goals,
        IReadOnlySet<int> taskTables,
        int? planYear)
    {
        var targets = new List<ReadTarget>();
        var findings = new List<Finding>();
        foreach (var text in goals)
        {
            // 2025年，…达到98% in a plan of 2026 says what has been reached.
            if (LastYear().Match(text.Text) is { Success: true } past && int.Parse(past.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) < planYear) continue;
            var words = PlanYear.Targets(text, planYear);
            // They stand outside every item's text.
            targets.AddRange(words.Targets.Select(t => t with { Start = -1 }));
            findings.AddRange(words.Findings);
        }

        for (var block = 0; block < document.Blocks.Count; block++)
            if (!taskTables.Contains(block) && document.Blocks[block] is TableBlock table) targets.AddRange(Indicators(TableGrid.Of(block, table)));
        return (targets, findings);
    }

    /// <summary>Rows of a table headed 指标, 基期值, 目标值.</summary>
    private static IEnumerable<ReadTarget> Indicators(TableGrid grid)
    {
        for (var head = 0; head < grid.Rows && head < 6; head++)
        {
            int name = -1, value = -1, unit = -1, baseline = -1, owner = -1;
            for (var column = 0; column < grid.Columns; column++)
            {
                var words = string.Concat(grid.Words(head, column).Where(c => !char.IsWhiteSpace(c)));
                if (words.Length is 0 or > 24) continue;
                if (name < 0 && IndicatorWord().IsMatch(words)) name = column;
                else if (BaselineWord().IsMatch(words)) baseline = column;
                else if (ValueWord().IsMatch(words)) value = column;
                else if (UnitWord().IsMatch(words)) unit = column;
                else if (HeaderWords.Match(words) is ColumnRole.Lead or ColumnRole.Support) owner = owner < 0 ? column : owner;
            }

            if (name < 0 || value < 0) continue;
            for (var row = head + 1; row < grid.Rows; row++)
            {
                var indicator = CleanText.Of(grid.Text(row, name));
                var figure = CleanText.Of(grid.Text(row, value));
                if (indicator.IsEmpty || figure.IsEmpty || grid.Origin(row, value) != row) continue;
                var printed = unit >= 0 ? CleanText.Of(grid.Text(row, unit)).Text : UnitInName().Match(indicator.Text) is { Success: true } inName ? inName.Groups[1].Value : "";
                if (Figure().Match(figure.Text) is not { Success: true } match) continue;
                if (!decimal.TryParse(match.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture, out var number)) continue;
                var to = match.Groups["to"].Success && decimal.TryParse(match.Groups["to"].Value, System.Globalization.CultureInfo.InvariantCulture, out var upper) ? upper : (decimal?)null;
                var own = match.Groups["unit"].Value;
                var bare = UnitInName().Replace(indicator.Text, "");
                yield return new ReadTarget
                {
                    Indicator = bare,
                    Op = to is not null ? "range" : Op(figure.Text),
                    Value = number,
                    ValueTo = to,
                    Unit = own.Length > 0 ? own : printed.StartsWith("1/", StringComparison.Ordinal) ? printed[1..] : printed,
                    Quote = figure,
                    Baseline = baseline >= 0 && CleanText.Of(grid.Text(row, baseline)) is { IsEmpty: false } from ? from.Text : null,
                    Owner = owner >= 0 && CleanText.Of(grid.Text(row, owner)) is { IsEmpty: false } unitName ? unitName.Text : null,
                };
            }

            yield break;
        }
    }

    private static string Op(string figure)
    {
        if (figure.AsSpan().IndexOfAny("≥＞>") >= 0 || figure.Contains("以上", StringComparison.Ordinal) || figure.Contains("不低于", StringComparison.Ordinal) || figure.Contains("不少于", StringComparison.Ordinal)) return ">=";
        if (figure.AsSpan().IndexOfAny("≤＜<") >= 0 || figure.Contains("以内", StringComparison.Ordinal) || figure.Contains("以下", StringComparison.Ordinal) || figure.Contains("不高于", StringComparison.Ordinal) || figure.Contains("控制在", StringComparison.Ordinal)) return "<=";
        return figure.Contains("低于", StringComparison.Ordinal) ? "<" : "=";
    }

    [GeneratedRegex(@"^(20\d\d)年，")]
    private static partial Regex LastYear();

    [GeneratedRegex(@"^(主要|核心|具体|考核|三级|二级)?指标(名称|内容)?$")]
    private static partial Regex IndicatorWord();

    [GeneratedRegex(@"基期|基线|基数|现状|基础值|(上年|完成)值|^20\d\d年(实际|现状|完成|基期).*")]
    private static partial Regex BaselineWord();

    [GeneratedRegex(@"目标值?|^20\d\d年?$|任务值|预期值|指标值|^20\d\d年(目标|计划)")]
    private static partial Regex ValueWord();

    [GeneratedRegex(@"^(计量)?单位$")]
    private static partial Regex UnitWord();

    [GeneratedRegex(@"[（(]([^（）()]{1,10})[）)]$")]
    private static partial Regex UnitInName();

    [GeneratedRegex(@"(?<!\d)(?<n>\d+(?:\.\d+)?)(?:\s*[-—–~～至]\s*(?<to>\d+(?:\.\d+)?))?\s*(?<unit>%|％|‰|/10万|/万|万|个|家|张|人|岁|名|所)?")]
    private static partial Regex Figure();
}
