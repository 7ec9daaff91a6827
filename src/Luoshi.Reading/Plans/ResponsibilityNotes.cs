using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans;

/// <summary>One responsibility as printed beside a paragraph: who, or by when.</summary>
internal readonly record struct ResponsibilityNote(ColumnRole Role, TracedText Value);

/// <summary>Reads responsibilities set after a paragraph: labelled lines, a bracket at its end, a last sentence.</summary>
internal static partial class ResponsibilityNotes
{
    private const string Opening = "（(〔[【［〈";
    private const string Closing = "）)〕]】］〉";
    private const string Bullets = "★☆◆◇●○■□▲△▪※—-·•";

    /// <summary>Whether a line begins with 责任领导：, 完成时限： or the like.</summary>
    public static bool StartsWithLabel(string line)
    {
        var match = Label().Match(line);
        return match.Success && line.AsSpan(0, match.Groups["label"].Index).Trim("　 \t（(〔[【［*" + Bullets).IsEmpty && HeaderWords.IsResponsibility(Role(match));
    }

    /// <summary>The labelled values of a line that begins with a label.</summary>
    public static IReadOnlyList<ResponsibilityNote> Lines(TracedText line)
    {
        var labels = Labels(line.Text);
        var notes = new List<ResponsibilityNote>();
        for (var i = 0; i < labels.Count; i++)
        {
            if (labels[i].Role is ColumnRole.Remark) continue;
            var end = i + 1 < labels.Count ? labels[i + 1].Start : line.Length;
            var value = line.Slice(labels[i].End, end - labels[i].End).Trim("；;。，,、 ）)〕]】］*" + Bullets);
            value = Reopen(line, value, labels[i].End);
            if (value.IsEmpty) continue;
            if (labels[i].Persons && WithoutPersons(value) is var (units, persons) && !persons.IsEmpty)
            {
                notes.Add(new(ColumnRole.Person, persons));
                if (!units.IsEmpty) notes.Add(new(labels[i].Role, units));
                continue;
            }

            if (labels[i].Role is ColumnRole.Support or ColumnRole.Lead && ClauseVerb().IsMatch(value.Text)) notes.AddRange(Clauses(value, labels[i].Role));
            else notes.Add(new(labels[i].Role, value));
        }

        return notes;
    }

    /// <summary>Takes the responsibilities off a paragraph's end.</summary>
    /// <returns>The paragraph without them, and what they say; the paragraph itself where there are none.</returns>
    public static (TracedText Text, IReadOnlyList<ResponsibilityNote> Notes) TakeOff(TracedText paragraph)
    {
        var notes = new List<ResponsibilityNote>();
        var text = paragraph.Trim();
        while (Bracket(text) is var (start, inner, after) && Inside(inner) is { Count: > 0 } found)
        {
            notes.InsertRange(0, found);
            text = after.IsEmpty ? text.Slice(0, start).Trim() : TracedText.Concat([text.Slice(0, start).Trim(), after]);
        }

        text = WithoutInnerBrackets(text, notes);
        if (LastSentence(text) is { } cut)
        {
            notes.InsertRange(0, cut.Notes);
            text = cut.Text;
        }

        return (text, notes);
    }

    /// <summary>Takes out the labelled brackets inside a paragraph, each behind one of several measures.</summary>
    private static TracedText WithoutInnerBrackets(TracedText text, List<ResponsibilityNote> notes)
    {
        var kept = new List<TracedText>();
        var found = new List<IReadOnlyList<ResponsibilityNote>>();
        var end = text.Length;
        foreach (var (_, start, _, _) in Enumerable.Reverse(Labels(text.Text)))
        {
            if (start == 0 || start >= end || !Opening.Contains(text.Text[start], StringComparison.Ordinal)) continue;
            var close = Closed(text.Text, start, end);
            if (close < 0) continue;
            var inner = text.Slice(start + 1, close - start - 1);
            if (Labels(inner.Text) is not [{ Start: 0 }, ..] || Lines(inner) is not { Count: > 0 } own) continue;
            var to = close + 1;
            // 。（责任科室：…）； keeps the mark it has.
            if (to < end && "。；;".Contains(text.Text[to], StringComparison.Ordinal) && "。；;".Contains(text.Text[start - 1], StringComparison.Ordinal)) to++;
            kept.Add(text.Slice(to, end - to));
            found.Add(own);
            end = start;
        }

        if (found.Count == 0) return text;
        kept.Add(text.Slice(0, end));
        kept.Reverse();
        found.Reverse();
        notes.InsertRange(0, found.SelectMany(f => f));
        return TracedText.Concat(kept);
    }

    /// <summary>Where the bracket that opens at a place is closed before <paramref name="end"/>; -1 where it never is.</summary>
    private static int Closed(string text, int open, int end)
    {
        var depth = 0;
        for (var i = open; i < end; i++)
        {
            if (Opening.Contains(text[i], StringComparison.Ordinal)) depth++;
            else if (Closing.Contains(text[i], StringComparison.Ordinal) && --depth == 0) return i;
        }

        return -1;
    }

    /// <summary>Units and the persons named beside them: 县卫健局 张某某.</summary>
    private static (TracedText Units, TracedText Persons) WithoutPersons(TracedText value)
    {
        var last = SplitOutside(value, "、，,；; 　\t").LastOrDefault();
        if (last is null || last.Length == value.Length || !OrganWords.IsPerson(last.Text)) return (value, TracedText.Empty);
        return (value.Slice(0, value.Length - last.Length).Trim("、，,；; 　\t"), last);
    }

    /// <summary>Whether a whole paragraph is one bracket of responsibilities, and what it says.</summary>
    public static IReadOnlyList<ResponsibilityNote> WholeBracket(TracedText paragraph)
    {
        var text = paragraph.Trim();
        return Bracket(text) is (0, var inner, { IsEmpty: true }) ? Inside(inner) : [];
    }

    /// <summary>Clauses such as 医政科牵头，各县区配合，6月底前完成.</summary>
    public static IReadOnlyList<ResponsibilityNote> Clauses(TracedText words, ColumnRole? bare)
    {
        var notes = new List<ResponsibilityNote>();
        var pending = new List<TracedText>();
        var led = false;
        foreach (var clause in SplitOutside(words, "，,；;。\n"))
        {
            var text = clause.Text;
            if (OrganWords.IsDeadline(Spaceless(text)) || Deadline().IsMatch(text))
            {
                notes.Add(new(ColumnRole.Deadline, clause));
                continue;
            }

            var verb = Verb().Match(text);
            if (!verb.Success)
            {
                pending.Add(clause);
                continue;
            }

            var role = verb.Groups["support"].Success ? ColumnRole.Support : verb.Groups["lead"].Success ? ColumnRole.Lead : led ? ColumnRole.Support : bare ?? ColumnRole.Lead;
            led |= verb.Groups["lead"].Success;
            var units = clause.Slice(0, verb.Index).Trim("由：: 、");
            if (WorkItself().Match(units.Text) is { Success: true } work) units = units.Slice(work.Length);
            foreach (var before in pending) notes.Add(new(role, before));
            pending.Clear();
            if (Together().Match(units.Text) is { Success: true } with && OrganWords.IsCompleteUnit(with.Groups["lead"].Value))
            {
                notes.Add(new(ColumnRole.Lead, units.Slice(0, with.Groups["lead"].Length)));
                notes.Add(new(ColumnRole.Support, units.Slice(with.Length)));
                continue;
            }

            if (!units.IsEmpty) notes.Add(new(role, units));
        }

        foreach (var left in pending)
        {
            if (bare is { } role) notes.Add(new(role, left));
            else return [];
        }

        return notes;
    }

    private static List<(ColumnRole Role, int Start, int End, bool Persons)> Labels(string text)
    {
        var labels = new List<(ColumnRole Role, int Start, int End, bool Persons)>();
        foreach (Match match in Label().Matches(text))
        {
            if (Role(match) is not { } role) continue;
            var start = match.Groups["label"].Index;
            var before = labels.Count > 0 ? labels[^1].End : 0;
            while (start > before && (Opening.Contains(text[start - 1], StringComparison.Ordinal) || Bullets.Contains(text[start - 1], StringComparison.Ordinal) || char.IsWhiteSpace(text[start - 1]))) start--;
            labels.Add((role, start, match.Index + match.Length, Both().IsMatch(match.Groups["label"].Value)));
        }

        return labels;
    }

    private static ColumnRole? Role(Match match)
    {
        var label = match.Groups["label"].Value;
        var role = HeaderWords.Match(Inserted().Replace(label, "")) ?? (label.StartsWith("责任", StringComparison.Ordinal) || label is "工作责任" ? ColumnRole.Support : null);
        return HeaderWords.IsResponsibility(role) || role is ColumnRole.Remark ? role : null;
    }

    /// <summary>A value that ends in a bracket of its own keeps it: 各县（市、区）.</summary>
    private static TracedText Reopen(TracedText line, TracedText value, int from)
    {
        var opens = value.Text.Count(c => Opening.Contains(c, StringComparison.Ordinal));
        var closes = value.Text.Count(c => Closing.Contains(c, StringComparison.Ordinal));
        if (opens <= closes) return value;
        var at = line.Text.IndexOf(value.Text, from, StringComparison.Ordinal);
        var end = at + value.Length;
        return at >= 0 && end < line.Length && Closing.Contains(line.Text[end], StringComparison.Ordinal) ? line.Slice(at, value.Length + 1) : value;
    }

    /// <summary>The bracket a paragraph ends with: where it opens, what is in it, and what stands after it (a full stop at most).</summary>
    private static (int Start, TracedText Inner, TracedText After)? Bracket(TracedText text)
    {
        var value = text.Text;
        var end = value.Length - 1;
        while (end >= 0 && (value[end] is '。' or '；' or ';' or '.' || char.IsWhiteSpace(value[end]))) end--;
        if (end < 2 || !Closing.Contains(value[end], StringComparison.Ordinal)) return null;
        var depth = 0;
        for (var i = end; i >= 0; i--)
        {
            if (Closing.Contains(value[i], StringComparison.Ordinal)) depth++;
            else if (Opening.Contains(value[i], StringComparison.Ordinal) && --depth == 0)
            {
                var stop = i > 0 && value[i - 1] is '。' or '；' ? TracedText.Empty : text.Slice(end + 1).Trim();
                return (i, text.Slice(i + 1, end - i - 1), stop);
            }
        }

        return null;
    }

    private static IReadOnlyList<ResponsibilityNote> Inside(TracedText inner)
    {
        var labels = Labels(inner.Text);
        if (labels.Count > 0 && labels[0].Start == 0) return Lines(inner);
        if (inner.Length < 3 || inner.Text.Contains('《', StringComparison.Ordinal) || Explains().IsMatch(inner.Text)) return [];
        if (labels.Count > 0)
        {
            // 新增任务，责任单位：…: a remark in front is no unit.
            var head = inner.Slice(0, labels[0].Start).Trim("，,；;。 ");
            var before = head.IsEmpty || !ClauseVerb().IsMatch(head.Text) && !OrganWords.IsCompleteUnit(head.Text) ? [] : Clauses(head, ColumnRole.Lead);
            return [.. before, .. Lines(inner.Slice(labels[0].Start))];
        }

        if (ClauseVerb().IsMatch(inner.Text)) return Clauses(inner, ColumnRole.Lead);
        // （11月底前完成）: only by when.
        if (inner.Text.IndexOfAny(['前', '完']) > 0 && OrganWords.IsDeadline(Spaceless(inner.Text))) return [new(ColumnRole.Deadline, inner)];
        // Nothing but units, or units with a person and a deadline: 医政科、药政科，6月底前.
        var parts = SplitOutside(inner, "，,；;、\n 　");
        var units = 0;
        var persons = new List<TracedText>();
        foreach (var part in parts)
        {
            if (OrganWords.IsCompleteUnit(part.Text) && part.Length >= 3) units++;
            else if (OrganWords.IsPerson(part.Text)) persons.Add(part);
            else if (!OrganWords.IsDeadline(part.Text)) return [];
        }

        if (units == 0) return [];
        if (persons.Count == 0) return Clauses(inner, ColumnRole.Lead);
        return [.. persons.Select(p => new ResponsibilityNote(ColumnRole.Person, p)), .. parts.Where(p => !OrganWords.IsPerson(p.Text)).Select(p => new ResponsibilityNote(OrganWords.IsDeadline(p.Text) ? ColumnRole.Deadline : ColumnRole.Lead, p))];
    }

    /// <summary>A last sentence that says only who and by when: 责任单位：… or 由医政科牵头，各县区配合。</summary>
    private static (TracedText Text, IReadOnlyList<ResponsibilityNote> Notes)? LastSentence(TracedText text)
    {
        var value = text.Text;
        foreach (var (_, start, _, _) in Labels(value))
        {
            if (start == 0) return null;
            var before = value[start - 1];
            if (before is '。' or '；' or ';' or '\n' || char.IsWhiteSpace(before) || Opening.Contains(value[start], StringComparison.Ordinal) && Closed(value, start, value.Length) < 0)
                return (text.Slice(0, start).Trim("；;"), Lines(text.Slice(start)));
        }

        var stop = value.TrimEnd('。', ' ').LastIndexOf('。');
        if (stop < 0 || value.Length - stop > 120) return null;
        var last = text.Slice(stop + 1).Trim("。");
        if (!PlainSentence().IsMatch(last.Text)) return null;
        var notes = Clauses(last, null);
        return notes.Count > 0 ? (text.Slice(0, stop + 1), notes) : null;
    }

    private static List<TracedText> SplitOutside(TracedText words, string marks)
    {
        var parts = new List<TracedText>();
        int from = 0, depth = 0;
        for (var i = 0; i <= words.Length; i++)
        {
            if (i < words.Length)
            {
                var c = words.Text[i];
                if (Opening.Contains(c, StringComparison.Ordinal)) depth++;
                else if (Closing.Contains(c, StringComparison.Ordinal)) depth--;
                if (depth > 0 || !marks.Contains(c, StringComparison.Ordinal)) continue;
            }

            var part = words.Slice(from, i - from).Trim();
            if (!part.IsEmpty) parts.Add(part);
            from = i + 1;
        }

        return parts;
    }

    private static string Spaceless(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex(
        @"(?<=^|[\s，。；;,、（(〔\[【［*★☆◆◇●○■□▲△▪※—\-·•])(?<label>"
        + @"(?:(?:分管|责任|包抓|包联|包保|包片|主管|牵头|联系|挂钩|挂联|分包|主抓|督办|督导|县级|市级|区级|委|局|院)(?:委|局|市|县|区|县级|市级|区级|院)?(?:领导|负责人|责任人|负责同志)"
        + @"|责\s*任\s*人|负责人"
        + @"|(?:第一|主要|具体)?(?:责任|负责)?(?:[（(](?:牵头|配合)[）)])?(?:牵头|主办|主责|承办|责任|负责|配合|协办|协同|协作|协助|参与|参加|落实|实施|承担)(?:责任|落实)?(?:[（(](?:牵头|配合|主办|协办)[）)])?(?:科室|处室|股室|科股室|单位|部门|机构|岗位|主体|科|处|股|室)(?:\s*[（(][^）)：:]{1,12}[）)]|[及和、/][^：:。；，\s]{1,8})?"
        + @"|牵头|配合|协办|主办|责任分工|(?:工作)?责任(?=\s*[：:])"
        + @"|(?:完成|办结|推进|截止|整改|落实|工作|任务)?(?:时限|期限|(?<=完成|办结)节点|时间节点|时间要求|进度要求|进度安排|完成时间|时间进度)|(?:完成|办结|截止|计划)(?:时间|日期)"
        + @"|联系电话|联系方式|联系人))"
        + @"(?:\s*[】］\]]\s*[：:]?\s*|\s*[：:]\s*|(?<=^\W*\w{4,8})[ 　\t]+(?=\S{2})|(?<=[责牵配完落办].{3})为(?=\S{2}))")]
    private static partial Regex Label();

    /// <summary>The label names a unit and a person: 牵头单位及责任人.</summary>
    [GeneratedRegex(@"[及和、/](责任人|负责人|领导)")]
    private static partial Regex Both();

    /// <summary>责任（牵头）科室.</summary>
    [GeneratedRegex(@"[（(](牵头|配合|主办|协办)[）)](?=\p{IsCJKUnifiedIdeographs})")]
    private static partial Regex Inserted();

    /// <summary>What only explains the words in front: 含县中医院, 以下简称….</summary>
    [GeneratedRegex(@"^(含|不含|包括|不包括|包含|其中|即|如|例如|以下|简称|原|现|指|每|除|共|不低于|至少|见附件|详见)")]
    private static partial Regex Explains();

    /// <summary>医政科会同财务科(负责): the first leads.</summary>
    [GeneratedRegex(@"^(?<lead>[^、，]{2,30}?)(?:会同|联合)(?=.{2})")]
    private static partial Regex Together();

    /// <summary>此项工作由, 具体由.</summary>
    [GeneratedRegex(@"^((此|该|本)?项?(工作|任务)?(具体)?由|(此|该|本)项(工作|任务))")]
    private static partial Regex WorkItself();

    [GeneratedRegex(@"(牵头|主办|主责|负责|承办|配合|协办|协助|协同|参与)")]
    private static partial Regex ClauseVerb();

    [GeneratedRegex(@"(?:(?:按照?|根据)(?:各自)?职[责能](?:分工)?)?(?:分别|共同|具体|各自)*(?:(?<support>配合|协办|协助|协同|参与|参加)(?:抓好)?(?:负责|落实|实施|推进|做好)?|(?<lead>牵头|主办|主责)(?:抓好)?(?:负责|落实|实施|推进|组织实施|办理)?|(?:负责|承办)(?:抓好)?(?:落实|实施|推进|组织实施|办理)?|(?:抓好|认真|组织)?(?:落实|实施|执行))$|(?:按照?|根据)(?:各自)?职[责能](?:分工)?(?:分别)?(?:落实|抓好落实)$")]
    private static partial Regex Verb();

    [GeneratedRegex(@"(前|底|内|末|\d日|\d月)(完成|办结|落实到位|取得.{1,8}|见成效)?$|^(力争|确保)?[^、]{0,6}(\d{1,2}月|季度|半年|年)([上中下]旬|\d{1,2}日)?[底末]?(之?前|以前|底|末|内)(全面|基本|全部)?(完成|实现|建成|形成|启动|印发|出台|投用|投入|上线|开工|竣工)[^、]{0,12}$|^(长期|持续|全年|常态化)|^每(周|旬|月|季度?|半年|年)[^、]{0,20}$")]
    private static partial Regex Deadline();

    [GeneratedRegex(@"^由?[^，。；：]{2,60}(牵头|主责|主办|负责)(负责|落实|实施|组织实施)?(，[^。；：]{2,80}(配合|协助|参与|完成|前|落实|实施))*$")]
    private static partial Regex PlainSentence();
}
