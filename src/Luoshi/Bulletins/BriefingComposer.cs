using Luoshi.Papers;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Bulletins;

/// <summary>Writes a briefing for one leader that keeps to one page: how the own portfolio stands, what is red and why, what waits.</summary>
public static class BriefingComposer
{
    private const int MostYellow = 3, MostSoon = 5, MostLeads = 2, LongestLead = 12;

    /// <summary>Lines below the body: an empty one, who signs, the day.</summary>
    private const int SignatureLines = 3;

    // What is tried, the fullest first: how many late items are told, and how many characters each may take.
    private static readonly (int Red, int Longest)[] Forms = [(5, 82), (5, 54), (4, 82), (4, 54), (3, 82), (3, 54), (2, 54), (1, 54)];

    public static PaperText Compose(PlanTally tally, string leader, Func<ItemFacts, bool> isOwn)
    {
        ArgumentNullException.ThrowIfNull(tally);
        var own = tally.Items.Where(i => isOwn(i.Facts)).ToList();
        var title = $"{leader}同志分管任务落实情况专报";
        var room = PageFigures.LinesAPage - (int)Math.Ceiling(TitleLines.Of(title).Count * PageFigures.TitlePitch / (double)PageFigures.LinePitch) - PageFigures.LinesAboveAddressee - SignatureLines;
        var sections = Forms.Select(f => Sections(tally, own, f.Red, f.Longest)).FirstOrDefault(s => s.Sum(x => x.Lines.Sum(LinesOf)) <= room) ?? Sections(tally, own, Forms[^1].Red, Forms[^1].Longest);
        return new PaperText { Title = title, Sections = sections, Issuer = tally.Plan.Facts.Issuer is { Length: > 0 } issuer ? issuer + "办公室" : null };
    }

    private static List<PaperSection> Sections(PlanTally tally, List<LitItem> own, int mostRed, int longest)
    {
        var red = own.Where(i => i.Light.Color == LightColor.Red).ToList();
        var yellow = own.Where(i => i.Light.Color == LightColor.Yellow).ToList();
        List<PaperLine> late = [.. red.Take(mostRed).Select((i, at) => Line($"{at + 1}. ", i, longest))];
        if (red.Count == 0) late.Add(new("没有滞后事项。"));
        if (red.Count > mostRed) late.Add(new($"另有{red.Count - mostRed}项滞后，见台账。"));
        if (yellow.Count > 0)
            late.Add(new(Cut($"预警{yellow.Count}项：{string.Join('；', yellow.Take(MostYellow).Select(i => $"第{i.Facts.Numeral}项{i.Light.Reason}"))}{(yellow.Count > MostYellow ? "等" : "")}。", longest), Because: [.. yellow.Take(MostYellow).SelectMany(i => i.Light.Because).Distinct().Order()]));

        var waits = own.Sum(i => i.Duties.Count(d => d.State.Extension is not null)) is var extensions && extensions > 0 ? $"待您批准的延期{extensions}件。" : "";
        var unanswered = own.SelectMany(i => i.State.Instructions).Where(n => n.Answers.Count == 0).ToList();
        if (unanswered.Count > 0) waits += $"您的批示尚未回复的{unanswered.Count}件。";
        var soon = tally.DueSoon.Where(s => own.Contains(s.Item)).ToList();
        List<PaperLine> next = [new(soon.Count == 0 ? "今后一个月没有到期或有节点的事项。" : Cut($"今后一个月到期或有节点的事项{soon.Count}项：{string.Join('、', soon.Take(MostSoon).Select(s => $"第{s.Item.Facts.Numeral}项{PaperWords.Day(s.Day)}"))}{(soon.Count > MostSoon ? "等" : "")}。", longest))];
        if (waits.Length > 0) next.Add(new(waits, Because: [.. unanswered.Select(u => u.Sequence)]));
        return
        [
            new(BulletinComposer.Opening, "开头", [new(own.Count == 0
                ? $"截至{PlanWords.Day(tally.AsOf)}，{PaperWords.Named(tally.Plan.Facts)}中没有您分管的任务。"
                : $"截至{PlanWords.Day(tally.AsOf)}，{PaperWords.Named(tally.Plan.Facts)}中您分管的任务{own.Count}项，{PaperWords.Counts(own.Select(i => i.Light.Color), "项")}。")]),
            new(BulletinComposer.Lags, "滞后和预警", [new("一、滞后和预警", PaperLevel.First), .. late]),
            new(BulletinComposer.Demands, "近期需要关注", [new("二、近期需要关注", PaperLevel.First), .. next]),
        ];
    }

    /// <summary>The reason in full where there is room for it, else its short form; what is cut is the names, never the reason.</summary>
    private static PaperLine Line(string number, LitItem item, int longest)
    {
        var leads = item.Duties.Where(d => d.State is { Role: Ledger.DutyRole.Lead, Parent: null }).Select(d => d.State.Unit).ToList();
        if (leads.Count == 0) leads = [.. item.Facts.LeadUnits];
        var words = $"{number}{PaperWords.Item(item.Facts)}（{PaperWords.Names(leads, MostLeads)}）：{item.Light.Sentence}";
        if (words.Length > longest)
        {
            var end = $"：{item.Light.Reason}。";
            var who = leads.Count == 0 ? "" : $"（{Cut(leads[0], LongestLead)}{(leads.Count > 1 ? $"等{leads.Count}个单位" : "")}）";
            words = Cut(number + PaperWords.Item(item.Facts).TrimEnd('”'), longest - who.Length - end.Length - 1) + "”" + who + end;
        }

        return new(words, PaperLevel.Third, item.Light.Because, item.State.Id);
    }

    private static string Cut(string words, int longest) => words.Length <= longest ? words : words[..(longest - 1)] + "…";

    /// <summary>Lines a paragraph takes on the page; one character a line may move on for the sake of punctuation.</summary>
    private static int LinesOf(PaperLine line)
    {
        var width = PageFigures.FirstLine + (TextWidth.Of(line.Text) / 2.0);
        return width <= PageFigures.CharactersALine ? 1 : (int)Math.Ceiling(width / (PageFigures.CharactersALine - 1));
    }
}
