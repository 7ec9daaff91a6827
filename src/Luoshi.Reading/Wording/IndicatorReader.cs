using System.Text.RegularExpressions;

namespace Luoshi.Reading.Wording;

/// <summary>Names what a number counts: the shortest name that can stand alone.</summary>
internal sealed partial class IndicatorReader(string text, bool[] names, IReadOnlyList<DateMention> dates)
{
    private const string Joiners = "、，和与及";

    /// <summary>Names for one number; several when fully named indicators share it.</summary>
    /// <param name="place">The number in its clause.</param>
    /// <param name="next">Numbers behind it in the sentence, whose thing may be meant (建设2个，另建1个某某).</param>
    /// <param name="inherited">What the words before speak about; empty when nothing.</param>
    public IReadOnlyList<IndicatorName> Names(NumberPlace place, IReadOnlyList<NumberPlace> next, Spoken inherited) => place.Number.Kind switch
    {
        NumberKind.Count => EachCounted(place) ?? [Counted(place, next, inherited)],
        NumberKind.Coverage => [Covered(place, inherited)],
        _ => Rated(place, next, inherited),
    };

    /// <summary>Names for the numbers of a list under one verb (分别…): one each when there are as many.</summary>
    public IReadOnlyList<IndicatorName>? Listed(NumberPlace first, int count)
    {
        var (start, end) = Subject(first.FrontStart, first.Comparison.Start);
        if (first.Number.Kind == NumberKind.Count && end > start) start = AfterVerb(start, end);
        var tail = "";
        if (Respectively().Match(text[start..end]) is { Success: true } split)
        {
            tail = split.Groups["tail"].Value;
            end = start + split.Index;
        }

        if (Levels(start, end, count) is { } levels) return levels;
        var parts = Split(start, end);
        if (parts.Count != count) return null;
        var last = text[parts[^1].Start..parts[^1].End];
        // 市、县疾控中心达标率分别….
        if (tail.Length == 0 && parts.Count > 1 && parts.TrueForAll(p => p == parts[^1] || p.End - p.Start == 1) && last.Length > 2) tail = last[1..];
        if (tail.Length == 0) tail = SharedTail(text[parts[0].Start..parts[0].End], last);
        // 城市、农村平均反应时间分别…: what follows words as long as the others.
        if (tail.Length == 0 && parts[0] is var head && head.End - head.Start <= 3 && parts.SkipLast(1).All(p => p.End - p.Start == head.End - head.Start) && Measured().IsMatch(last)) tail = last[(head.End - head.Start)..];
        return [.. parts.Select(p => new IndicatorName(text[p.Start..p.End] is var name && (name.EndsWith(tail, StringComparison.Ordinal) || RateEnds(name)) ? name : name + tail, p.Start, p.End))];
    }

    // 县乡村三级配备率分别…, 市、县两级达标率分别…: each level has the rate.
    private List<IndicatorName>? Levels(int start, int end, int count)
    {
        var match = LevelList().Match(text[start..end]);
        if (!match.Success) return null;
        var levels = match.Groups["levels"].Value.Replace("、", "", StringComparison.Ordinal);
        if (levels.Length != count) return null;
        return [.. levels.Select(l => new IndicatorName(match.Groups["head"].Value + l + "级" + match.Groups["rest"].Value, start, end))];
    }

    /// <summary>Whether words bring something about: 建成, 培训.</summary>
    public bool HasVerb(int start, int end) => LastVerb(start, end) is { } verb && verb.Start == start;

    /// <summary>The rate a clause without numbers sets over those behind it, and its comparison: 占比分别不低于.</summary>
    public (string Topic, string? Op)? TopicOf(int start, int end)
    {
        var match = TopicEnd().Match(text[start..end]);
        if (!match.Success) return null;
        var (from, to) = Subject(start, start + match.Groups["cmp"].Index);
        var name = text[from..to];
        return TopicName().IsMatch(name) ? (name, ComparisonReader.Of(match.Groups["cmp"].Value)) : null;
    }

    /// <summary>What a clause without numbers speaks about: its object.</summary>
    public string ObjectOf(int start, int end)
    {
        (start, end) = Subject(Math.Max(start, end - 160), end);
        var clause = text[start..end];
        if (By().IsMatch(clause)) return "";
        if (Into().Match(clause) is { Success: true } into) clause = into.Groups["what"].Value;
        var at = 0;
        foreach (Match verb in ClauseWords.ObjectVerb().Matches(clause))
        {
            if (verb.Index + verb.Length < clause.Length - 1 && !names[start + verb.Index]) at = verb.Index + verb.Length;
        }

        var found = clause[at..].TrimStart('、', '和', '对', '了', '好');
        while (ClauseWords.DoingEnd().Match(found) is { Success: true, Index: > 3 } doing) found = found[..doing.Index];
        return found.Length is >= 2 and <= 40 ? found : "";
    }

    // 高血压、糖尿病患者管理率各提高1个百分点, 甲癌、乙癌筛查各完成2万人: the number is each one's.
    private List<IndicatorName>? Each(int start, int end)
    {
        var parts = Split(start, end);
        if (parts.Count is < 2 or > 4) return null;
        var (first, last) = (text[parts[0].Start..parts[0].End], text[parts[^1].Start..parts[^1].End]);
        // 老年医院、康复中心各1家: each is named in full.
        if (parts.TrueForAll(p => FacilityEnd().IsMatch(text[p.Start..p.End]))) return [.. parts.Select(p => new IndicatorName(text[p.Start..p.End], p.Start, p.End))];
        var tail = SharedTail(first, last);
        if (tail.Length == 0) tail = FacilityTail().Match(last).Value;
        if (tail.Length == 0 || tail.Length == last.Length) return null;
        return [.. parts.Select(p => new IndicatorName(text[p.Start..p.End] is var name && name.EndsWith(tail, StringComparison.Ordinal) ? name : name + tail, p.Start, p.End))];
    }

    private string Owner(int start, int end)
    {
        var owner = text[start..end];
        owner = OwnerEnd().Replace(owner, "");
        // 某股要在三季度末(完成): who by when, not whose.
        if (dates.Any(d => d.Start > start && d.End <= end)) return "";
        if (NotWhose().IsMatch(owner)) return "";
        if (Manner().IsMatch(owner) || owner.Length > 8 && start > 0 && text[start - 1] is '在') return "";
        return owner.Length is 0 or > 24 || ClauseWords.Lead().IsMatch(owner) || LastVerb(start, end) is { } verb && verb.Start == start ? "" : owner;
    }

    private (int Start, int End, bool Telling)? LastVerb(int start, int end)
    {
        (int, int, bool)? last = null;
        foreach (Match m in ClauseWords.Verb().Matches(text[start..end]))
        {
            var at = start + m.Index;
            if (names[at] || at + m.Length < end && text[at + m.Length] is '员' or '师' or '者' or '率' or '量' or '度' or '性' or '力' or '的') continue;
            // 建设 and 服务 close a name as often as they open one: only the first may stand in front of 的 or at a name's end.
            if (last is not null && m.Index + m.Length == end - start && m.Groups["telling"].Success) continue;
            if (last is not null && at + m.Length < end && text[at + m.Length] is '的' or '项' or '中' or '机' or '所' or '站') continue;
            if (last is { } l && at - l.Item2 >= 2 && NounVerb().IsMatch(m.Value)) continue;
            // 体检完成4.2万人: what is done is the name.
            if (last is { Item3: true } noun && noun.Item2 == at && at + m.Length == end && m.Value is "完成" or "开展" && NounVerb().IsMatch(text[noun.Item1..noun.Item2])) continue;
            // 改造提升 is one verb.
            last = (last is { } joined && joined.Item2 == at ? joined.Item1 : at, at + m.Length, m.Groups["telling"].Success);
        }

        return last;
    }

    private int AfterVerb(int start, int end) => LastVerb(start, end) is { } verb && verb.End < end ? verb.End : start;

    /// <summary>The words of a name without what leads up to it: verbs of intent, dates, joiners, list numbers.</summary>
    private (int Start, int End) Subject(int start, int end, bool keepVerbs = false)
    {
        // What led up to the words may have been found to reach beyond them.
        start = Math.Min(start, end);
        var moved = true;
        while (moved && start < end)
        {
            moved = false;
            var date = dates.FirstOrDefault(d => d.Start == start && d.End <= end);
            if (date.End > start && !names[start])
            {
                start = date.End;
                moved = true;
                continue;
            }

            if (ListNumber().Match(text[start..end]) is { Success: true } number)
            {
                start += number.Length;
                moved = true;
                continue;
            }

            if (keepVerbs && TellingVerb().IsMatch(text[start..end])) break;
            var lead = ClauseWords.Lead().Match(text[start..end]);
            if (lead.Success && lead.Length < end - start && !ClauseWords.NoHead().IsMatch(text[(start + lead.Length)..end]) || lead.Success && lead.Length == end - start)
            {
                start += lead.Length;
                moved = true;
            }
        }

        var colon = end > start ? text.LastIndexOf('：', end - 1, end - start) : -1;
        if (colon >= start && !names[colon]) start = colon + 1;
        if (ClauseWords.Base().Match(text[start..end]) is { Success: true } measured) end = start + measured.Index;
        while (end > start && (TrimEnd().Match(text[start..end]) is { Success: true } tail)) end -= tail.Length;
        // 筛查率2024年(达到98%).
        if (dates.FirstOrDefault(d => d.End == end && d.Start > start) is { End: > 0 } dated && !names[dated.Start]) end = dated.Start;
        return (start, end);
    }

    private List<(int Start, int End)> Split(int start, int end)
    {
        var parts = new List<(int, int)>();
        var depth = 0;
        var from = start;
        for (var i = start; i <= end; i++)
        {
            if (i < end && text[i] == '(') depth++;
            if (i < end && text[i] == ')') depth--;
            var width = i == end ? 1 : depth > 0 || names[i] ? 0 : text[i] is '、' or '和' or '与' || text[i] is '及' && !text[i..end].StartsWith("及时", StringComparison.Ordinal) && !text[i..end].StartsWith("及以", StringComparison.Ordinal) ? 1 : 0;
            if (width == 0) continue;
            var to = i > from && text[i - 1] == '以' && i < end && text[i] == '及' ? i - 1 : i;
            if (to > from) parts.Add((from, to));
            from = i + 1;
        }

        return parts;
    }

    // 三级医院平均级别达到4级，二级医院达到3级: what is said of the one is said of the other.
    private static string? Parallel(string head, string name)
    {
        if (head.Length is < 2 or > 10 || !Group().IsMatch(head)) return null;
        // 基本药物占比三级医院不低于40%、二级医院不低于50%: the rate stood in front of the first.
        if (TopicBefore().Match(name) is { Success: true } topic && topic.Groups["group"].Value.EndsWith(head[^1])) return head + topic.Groups["topic"].Value;
        var at = name.IndexOf(head[^2..], StringComparison.Ordinal);
        return at is >= 1 and <= 12 && name.Length - at - 2 >= 2 ? head + name[(at + 2)..] : null;
    }

    private static bool RateEnds(string name) => ClauseWords.RateEnd().IsMatch(name);

    // 市级和县级重点专科: what follows 级 in the last belongs to all.
    private static string SharedTail(string first, string last)
    {
        var at = last.IndexOf(first[^1], StringComparison.Ordinal);
        if (at >= 0 && at < last.Length - 1) return last[(at + 1)..];
        return Bearer().Match(last) is { Success: true } bearer ? bearer.Value : RateTail().Match(last).Value;
    }

    private static string Completed(string thing, string full)
    {
        var at = full.IndexOf(thing[^1], StringComparison.Ordinal);
        if (at >= 0 && at < full.Length - 1) return thing + full[(at + 1)..].TrimStart('的');
        var of = full.LastIndexOf('的');
        return of >= 0 ? thing + full[(of + 1)..] : thing;
    }

    /// <summary>Gives a head that cannot stand alone the subject of the words before it.</summary>
    private static string Joined(string head, Spoken inherited, NumberMention number)
    {
        if (inherited.Topic is { } topic && !RateEnds(head) && (number.Kind == NumberKind.Ratio || head.Length <= 8) && !head.Contains(topic, StringComparison.Ordinal)) return head + topic;
        if (number.Kind == NumberKind.Count && inherited.Earlier is { } earlier && (number.Unit is "级" or "星" && Holder().IsMatch(head) || Doings().IsMatch(number.Unit) && head.Length <= 8 && Group().IsMatch(head))) return head + earlier;
        if (inherited.IsEmpty) return head;
        // 新院区总投资9亿元，全年完成投资3亿元; 签订承诺书，签订率100%.
        if (head is "投资" or "完成投资" && number.Unit.EndsWith('元')) return InvestedIn().Replace(inherited.Last ?? "", "") + "完成投资";
        if (head.Length == 3 && head[2] == '率' && inherited.Name.StartsWith(head[..2], StringComparison.Ordinal) && inherited.Name.Length > 4) return inherited.Name[2..] + head;
        if (number.Kind == NumberKind.Count && Reaching().IsMatch(head) && (inherited.Thing ?? inherited.Name) is { Length: > 2 } reaches) return reaches + head + (head.Length == 2 ? number.Unit.TrimStart('万') : "");
        var name = inherited.Name;
        if (number.Unit is "级" or "星") return !inherited.JustBefore && Parallel(head, name) is { } level ? level : head;
        var last = name[^Math.Min(2, name.Length)..];
        if (inherited.JustBefore && !Absent().IsMatch(name) && head.Length is > 2 and <= 8 && last.Length == 2 && head.Contains(last, StringComparison.Ordinal)
            && !name.Contains(head[..2], StringComparison.Ordinal)) return name[..^2] + head;
        if (inherited.JustBefore && head.StartsWith(last, StringComparison.Ordinal)) return name[..^2] + head;
        if (number.Kind == NumberKind.Ratio && !inherited.JustBefore && (ShortRate().IsMatch(head) || CareRate().IsMatch(head)) && BearerOf().Match(name) is { Success: true } bearer) return bearer.Groups["of"].Value + head;
        if (!inherited.JustBefore && Parallel(head, name) is { } parallel) return parallel;
        // 常住人口签约率达到40%，重点人群达到75%: the rate stays, whose it is changes.
        if (number.Kind == NumberKind.Ratio && !inherited.JustBefore && head.Length <= 10 && Group().IsMatch(head)) return head + RateTail().Match(name).Value;
        if (!ClauseWords.Generic().IsMatch(head)) return head;
        if (inherited.JustBefore || !RateEnds(name)) return name + head;
        // 档案建档率92%，使用率60%: the rate before gives only whose it is.
        return BareRate().Match(name) is { Success: true } bare ? bare.Groups["of"].Value + head : BearerOf().Match(name) is { Success: true } of ? of.Groups["of"].Value + head : head;
    }
}
