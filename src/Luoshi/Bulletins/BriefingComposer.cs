using Luoshi.Papers;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Bulletins;

/// <summary>Writes a briefing for one leader, short enough for one page: how the own portfolio stands, what is red and why, what waits.</summary>
public static class BriefingComposer
{
    private const int MostRed = 5, MostYellow = 3, LongestLine = 84;

    public static PaperText Compose(PlanTally tally, string leader, Func<ItemFacts, bool> isOwn)
    {
        ArgumentNullException.ThrowIfNull(tally);
        var own = tally.Items.Where(i => isOwn(i.Facts)).ToList();
        var red = own.Where(i => i.Light.Color == LightColor.Red).ToList();
        var yellow = own.Where(i => i.Light.Color == LightColor.Yellow).ToList();
        List<PaperLine> late = [.. red.Take(MostRed).Select((i, at) => Line($"{at + 1}. ", i))];
        if (red.Count == 0) late.Add(new("没有滞后事项。"));
        if (red.Count > MostRed) late.Add(new($"另有{red.Count - MostRed}项滞后，见台账。"));
        if (yellow.Count > 0)
            late.Add(new($"预警{yellow.Count}项：{string.Join('；', yellow.Take(MostYellow).Select(i => $"第{i.Facts.Numeral}项{i.Light.Reason}"))}{(yellow.Count > MostYellow ? "等" : "")}。", Because: [.. yellow.Take(MostYellow).SelectMany(i => i.Light.Because).Distinct().Order()]));

        var waits = own.Sum(i => i.Duties.Count(d => d.State.Extension is not null)) is var extensions && extensions > 0 ? $"待您批准的延期{extensions}件。" : "";
        var unanswered = own.SelectMany(i => i.State.Instructions).Where(n => n.Answers.Count == 0).ToList();
        if (unanswered.Count > 0) waits += $"您的批示尚未回复的{unanswered.Count}件。";
        var soon = tally.DueSoon.Where(s => own.Contains(s.Item)).ToList();
        List<PaperLine> next = [new(soon.Count == 0 ? "今后一个月没有到期或有节点的事项。" : $"今后一个月到期或有节点的事项{soon.Count}项：{string.Join('、', soon.Take(5).Select(s => $"第{s.Item.Facts.Numeral}项{PaperWords.Day(s.Day)}"))}{(soon.Count > 5 ? "等" : "")}。")];
        if (waits.Length > 0) next.Add(new(waits, Because: [.. unanswered.Select(u => u.Sequence)]));
        return new PaperText
        {
            Title = $"{leader}同志分管任务落实情况专报",
            Sections =
            [
                new(BulletinComposer.Opening, "开头", [new(own.Count == 0
                    ? $"截至{PlanWords.Day(tally.AsOf)}，{PaperWords.Named(tally.Plan.Facts)}中没有您分管的任务。"
                    : $"截至{PlanWords.Day(tally.AsOf)}，{PaperWords.Named(tally.Plan.Facts)}中您分管的任务{own.Count}项，{PaperWords.Counts(own.Select(i => i.Light.Color), "项")}。")]),
                new(BulletinComposer.Lags, "滞后和预警", [new("一、滞后和预警", PaperLevel.First), .. late]),
                new(BulletinComposer.Demands, "近期需要关注", [new("二、近期需要关注", PaperLevel.First), .. next]),
            ],
            Issuer = tally.Plan.Facts.Issuer is { Length: > 0 } issuer ? issuer + "办公室" : null,
        };
    }

    // A page holds only so much: the reason in full where it is short, else its short form.
    private static PaperLine Line(string number, LitItem item)
    {
        var full = $"{number}{PaperWords.Item(item.Facts)}（{PlanTally.Leads(item)}）：{item.Light.Sentence}";
        return new(full.Length <= LongestLine ? full : $"{number}{PaperWords.Item(item.Facts)}（{PlanTally.Leads(item)}）：{item.Light.Reason}。", PaperLevel.Third, item.Light.Because, item.State.Id);
    }
}
