using Luoshi.Plans;

namespace Luoshi.Bulletins;

/// <summary>Writes the quarterly report to the level above: what was done, what lags, what comes next.</summary>
public static class ReportComposer
{
    public static PaperText Compose(PlanTally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        var plan = tally.Plan.Facts;
        var issuer = plan.Issuer is { Length: > 0 } named ? named : "卫生健康委员会";
        var period = PaperWords.Period(tally.From, tally.AsOf);
        List<PaperSection> sections =
        [
            new(BulletinComposer.Opening, "开头", [new($"现将{PaperWords.Named(plan)}截至{PlanWords.Day(tally.AsOf)}的落实情况报告如下。")]),
            new(BulletinComposer.Figures, "总体情况", [.. BulletinComposer.FigureLines(tally).Where(l => !l.Text.StartsWith("分单位看", StringComparison.Ordinal) && !l.Text.StartsWith("本期为首期", StringComparison.Ordinal))]),
            new(BulletinComposer.Well, "主要进展", BulletinComposer.WellLines(tally)),
            new(BulletinComposer.Lags, "存在的问题及原因", [.. BulletinComposer.LagLines(tally), .. FoundWords.Lines(tally)]),
            new(BulletinComposer.Demands, "下一步工作", Next(tally)),
        ];
        var numbered = BulletinComposer.Numbered(sections);
        numbered.Add(new("closing", "结尾", [new("特此报告。")]));
        return new PaperText
        {
            Mark = issuer + "文件",
            Title = $"关于{PaperWords.Named(plan)}{period}落实情况的报告",
            Addressee = plan.Jurisdiction is { Length: > 0 } place ? place + "人民政府" : "市人民政府",
            Sections = numbered,
            Annexes = [PaperLists.Items(tally)],
            Issuer = issuer,
        };
    }

    private static List<PaperLine> Next(PlanTally tally)
    {
        var red = tally.Of(Progress.LightColor.Red);
        List<PaperLine> lines = [];
        if (red.Count > 0) lines.Add(new($"一是限期补上短板。对滞后的{red.Count}项任务逐项明确措施，{PaperWords.Day(tally.PutRightBy)}前整改到位。"));
        if (tally.DueSoon is { Count: > 0 } soon) lines.Add(new($"{(lines.Count == 0 ? "一" : "二")}是盯住近期时限。今后一个月到期或有节点的任务{soon.Count}项，提前研判，逐项推进。"));
        lines.Add(new($"{PlanWords.Ordinal(lines.Count + 1)}是继续按季督查通报。下期截至{PlanWords.Day(tally.NextCutOff)}。"));
        return lines;
    }
}
