using System.Text.RegularExpressions;

namespace Luoshi.Reading.Wording;

/// <summary>Reads a printed deadline such as 12月底前, 长期坚持 or 一季度一督查一通报.</summary>
public static class DeadlineReader
{
    /// <summary>The words are no deadline known here.</summary>
    public const string NotUnderstood = "DL001";

    /// <summary>A span (20个工作日内) without the day it starts from.</summary>
    public const string NoStart = "DL002";

    /// <summary>A day that is vague (6月初), does not exist (6月31日) or hangs on an occasion (春节前).</summary>
    public const string UnsureDay = "DL003";

    /// <summary>A rhythm other than weekly, monthly or quarterly.</summary>
    public const string OtherRhythm = "DL004";

    /// <summary>A last day and a duty without end in one cell.</summary>
    public const string StandingWithDay = "DL005";

    private const string ClauseEnds = "，；。、()【】";

    /// <summary>What the words of a deadline cell say.</summary>
    /// <param name="printed">The cell's words.</param>
    /// <param name="planYear">Year that 年底 and 6月底 mean.</param>
    public static DeadlineWords Read(TracedText printed, int planYear)
    {
        ArgumentNullException.ThrowIfNull(printed);
        ArgumentOutOfRangeException.ThrowIfLessThan(planYear, 1900);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(planYear, 2999);
        var flat = FlatText.Of(printed);
        if (flat.Text.All(c => !char.IsLetterOrDigit(c)) || flat.Text is "无") return new(new ReadDeadline { Printed = printed }, []);

        var findings = new List<Finding>();
        void Doubt(string code, int start, int end, string message)
        {
            var words = flat.Slice(start, end);
            findings.Add(new(code, FindingSeverity.Doubt, null, [], words.Places, words.Text, message) { Field = "deadline" });
        }

        // What a rhythm has taken is no date any more: 一季度一督查 is not the first quarter, 每月25日前 no day of one month.
        var open = flat.Text.ToCharArray();
        var cadence = TakeCadence(open);
        var understood = cadence is not null;
        foreach (var other in Take(open, RhythmWords.OtherRhythm()))
        {
            Doubt(OtherRhythm, other.Index, other.Index + other.Length, $"“{other.Value}”不是按周、按月或按季的频次，请核对。");
            understood = true;
        }

        foreach (var span in Take(open, RhythmWords.Span()))
        {
            Doubt(NoStart, span.Index, span.Index + span.Length, $"“{span.Value}”没有写明从哪一天算起，请补填完成日期。");
            understood = true;
        }

        var standing = Take(open, RhythmWords.Standing()).Count > 0;
        var found = DateScanner.Scan(new string(open), planYear, bareNumbers: true);
        var starts = found.Where(d => !d.Before && StartsFrom(flat.Text, d)).ToList();
        var dates = found.Except(starts).ToList();
        foreach (var start in starts)
        {
            Doubt(UnsureDay, start.Start, start.End, $"“{flat.Slice(start.Start, start.End).Text}起”只写明开始时间，请补填完成日期。");
            understood = true;
        }

        foreach (var date in dates.Where(d => d.Vague))
        {
            var words = flat.Slice(date.Start, date.End).Text;
            Doubt(UnsureDay, date.Start, date.End, date.Due is { } day ? $"“{words}”暂按{day:yyyy年M月d日}，请核对。" : $"“{words}”不能确定是哪一天，请补填完成日期。");
        }

        foreach (var occasion in Take(open, RhythmWords.Occasion()))
        {
            if (dates.Any(d => d.Start < occasion.Index + occasion.Length && occasion.Index < d.End)) continue;
            Doubt(UnsureDay, occasion.Index, occasion.Index + occasion.Length, $"“{occasion.Value}”没有写明日期，请补填完成日期。");
            understood = true;
        }

        if (!understood && !standing && dates.Count == 0)
        {
            foreach (var words in Take(open, RhythmWords.Open()))
            {
                Doubt(UnsureDay, words.Index, words.Index + words.Length, $"“{words.Value}”没有写明日期，请补填完成日期。");
                understood = true;
            }
        }

        var dated = dates.Where(d => d.Due is not null).ToList();
        var due = dated.Count == 0 ? (DateOnly?)null : dated.Max(d => d.Due);
        var milestones = dated.Where(d => d.Due != due)
            .Select(d => new ReadMilestone(What(flat, dates, d), d.Due!.Value))
            .DistinctBy(m => (m.What.Text, m.Due))
            .ToList();
        if (standing && due is not null) Doubt(StandingWithDay, 0, flat.Text.Length, "既写了完成日期又写了长期坚持，请核对。");
        if (!understood && !standing && dates.Count == 0) Doubt(NotUnderstood, 0, flat.Text.Length, "完成时限看不懂，请补填。");

        return new(new ReadDeadline { Printed = printed, Due = due, Standing = standing, Cadence = cadence, Milestones = milestones }, findings);
    }

    // 3月起, 从6月开始: no last day.
    private static bool StartsFrom(string text, DateMention date)
    {
        var after = text.AsSpan(date.End);
        return after.StartsWith("起") && !(after.Length > 1 && after[1] is '至' or '到' or '-') || after.StartsWith("开始") || after.StartsWith("以后");
    }

    // Of two rhythms (每月调度、季度通报) the shorter is the cadence.
    private static Cadence? TakeCadence(char[] open)
    {
        var quarterly = Take(open, RhythmWords.Quarterly()).Count > 0;
        var monthly = Take(open, RhythmWords.Monthly()).Count > 0;
        var weekly = Take(open, RhythmWords.Weekly()).Count > 0;
        return weekly ? Cadence.Weekly : monthly ? Cadence.Monthly : quarterly ? Cadence.Quarterly : null;
    }

    private static List<Match> Take(char[] open, Regex words)
    {
        var taken = words.Matches(new string(open)).ToList();
        foreach (var match in taken) Array.Fill(open, '□', match.Index, match.Length);
        return taken;
    }

    // What is due: the words of the clause before the date, or else those after it.
    private static TracedText What(FlatText flat, IReadOnlyList<DateMention> dates, DateMention date)
    {
        var start = date.Start;
        var floor = dates.Where(d => d.End <= date.Start).Select(d => d.End).DefaultIfEmpty(0).Max();
        while (start > floor && !ClauseEnds.Contains(flat.Text[start - 1], StringComparison.Ordinal)) start--;
        var front = flat.Slice(start, date.Start).Trim("：:其中于在到至应须");
        if (front.Text.Any(char.IsLetter) && front.Text is not ("确保" or "力争" or "争取")) return front;

        var end = date.End;
        var ceiling = dates.Where(d => d.Start >= date.End).Select(d => d.Start).DefaultIfEmpty(flat.Text.Length).Min();
        while (end < ceiling && !"；。()".Contains(flat.Text[end], StringComparison.Ordinal)) end++;
        var back = flat.Slice(date.End, end).Trim("：:，,、");
        return back.Text.Any(char.IsLetterOrDigit) && back.Text is not ("完成" or "前完成" or "达标") ? back : flat.Slice(date.Start, date.End);
    }
}

/// <summary>What a deadline's words say.</summary>
public sealed record DeadlineWords(ReadDeadline Deadline, IReadOnlyList<Finding> Findings);
