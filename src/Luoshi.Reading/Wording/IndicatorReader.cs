using System.Text.RegularExpressions;

namespace Luoshi.Reading.Wording;

/// <summary>An indicator's name with the run of words it was taken from.</summary>
internal readonly record struct IndicatorName(string Name, int Start, int End)
{
    /// <summary>The thing counted without whose it is, for a later number that leaves it out.</summary>
    public string? Thing { get; init; }

    public bool IsEmpty => Name.Length == 0;
}

/// <summary>What the words before a number speak about.</summary>
/// <param name="Name">The thing; empty when nothing.</param>
/// <param name="JustBefore">It is the object of the clause just before, not the indicator of an earlier number.</param>
internal readonly record struct Spoken(string Name, bool JustBefore)
{
    /// <summary>Of what a part is named next (其中建制镇不少于18个): the thing counted last, or all that was said of it.</summary>
    public string? Whole => Thing ?? (JustBefore ? null : Name);

    /// <summary>Indicator of the number before.</summary>
    public string? Last { get; init; }

    /// <summary>Thing counted last in the sentence.</summary>
    public string? Thing { get; init; }

    /// <summary>Unit it was counted in.</summary>
    public string? ThingUnit { get; init; }

    /// <summary>The rate set over a list of those it is stated for: 基本药物占比，三级医院…，二级医院….</summary>
    public string? Topic { get; init; }

    /// <summary>What the last clause without a number spoke about, however far back in the sentence.</summary>
    public string? Earlier { get; init; }

    public bool IsEmpty => string.IsNullOrEmpty(Name);
}

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

    private List<IndicatorName> Rated(NumberPlace place, IReadOnlyList<NumberPlace> next, Spoken inherited)
    {
        if (place.Comparison.Whole > 0) return [ShareOfWhole(place)];
        var (start, end) = Subject(place.FrontStart, place.Comparison.Start);
        if (place.Number.Kind == NumberKind.Rank && Entering().Match(text[start..end]) is { Success: true } entering) end = start + entering.Index;
        var front = text[start..end];
        var back = text[place.BackStart..place.BackEnd];
        var reached = place.Comparison.Words.Length > 0;
        if (back.StartsWith("覆盖", StringComparison.Ordinal) && front.Length > 0)
        {
            return [new(front.Replace("实现", "", StringComparison.Ordinal) + "覆盖率", start, place.BackStart + 2)];
        }

        var thingsBehind = back.Length > 1 && (char.IsLetter(back[0]) || back[0] is '“') && !Trailing().IsMatch(back);
        if (thingsBehind && place.Number.Kind == NumberKind.Ratio && (front.Length == 0 || !RateEnds(front)) && (!reached || back[0] == '的' || place.Comparison.Words.Contains("覆盖", StringComparison.Ordinal) || front.Length == 0))
        {
            return [Share(place, next, start, end, inherited)];
        }

        if (front.Length == 0) return [new(inherited.Name, place.FrontStart, place.FrontStart)];
        if (!RateEnds(front) && (place.Outer is not null || !inherited.JustBefore && text[place.FrontStart..start].Contains("其中", StringComparison.Ordinal))) return [new(front + inherited.Name, start, end)];

        var parts = Rates(Split(start, end));
        if (parts.Count > 1) return [.. Shared(parts)];
        if (place.Comparison.Words.Contains('各', StringComparison.Ordinal) && Each(start, end) is { } each) return each;
        return [new(Joined(front, inherited, place.Number), start, end)];
    }

    // 重症床位不低于床位总数的8%: the share of the one in the other; a rate keeps its own name.
    private IndicatorName ShareOfWhole(NumberPlace place)
    {
        var at = place.Number.Start - place.Comparison.Whole;
        var (start, end) = Subject(Math.Min(place.FrontStart, at), at);
        var match = WholeOf().Match(text[at..place.Number.Start]);
        var whole = match.Groups["whole"].Value;
        var part = text[start..end];
        var unit = place.Number.Unit == "倍" ? "" : "比例";
        return new(RateEnds(part) ? part : $"{part}占{whole}{unit}", start, place.Number.End);
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

    private List<IndicatorName>? EachCounted(NumberPlace place)
    {
        // What leads up to the number of an outer one may reach beyond it.
        if (place.FrontStart >= place.Number.Start) return null;
        if (EachDoes().Match(text[place.FrontStart..place.Number.Start]) is not { Success: true } each || Thing(place) is var (from, to) && to > from) return null;
        var (start, end) = Subject(place.FrontStart, place.FrontStart + each.Index);
        return Each(AfterVerb(start, end) is var behind && text.IndexOf('、', start, end - start) > behind ? behind : start, end);
    }

    // Fully named rates, each with the subjects in front of it; none where only one is a rate.
    private List<(int Start, int End)> Rates(List<(int Start, int End)> parts)
    {
        var rates = new List<(int Start, int End)>();
        var from = -1;
        foreach (var part in parts)
        {
            if (from < 0) from = part.Start;
            if (!RateEnds(text[part.Start..part.End])) continue;
            rates.Add((from, part.End));
            from = -1;
        }

        return rates.Count > 1 && from < 0 ? rates : [];
    }

    // 80%的村卫生室可提供中医药服务: the share of the things behind that do what is said of them.
    private IndicatorName Share(NumberPlace place, IReadOnlyList<NumberPlace> next, int start, int end, Spoken inherited)
    {
        var from = place.BackStart;
        while (from < place.BackEnd && text[from] is '的') from++;
        var things = text[from..place.BackEnd];
        var front = text[start..end];
        var until = place.BackEnd;
        var covers = place.Comparison.Words.Contains("覆盖", StringComparison.Ordinal) ? "覆盖" : "";
        if (front.Length > 0) return new(front + covers + things + "比例", start, until);
        if (PartOf().Match(inherited.Name) is { Success: true } part) inherited = inherited with { Name = part.Groups["of"].Value };
        if (Says().IsMatch(things) && !inherited.IsEmpty) return new(things + "的" + inherited.Name + "比例", place.Number.Start, until);
        var verb = ClauseWords.Predicate().Match(things);
        if (!verb.Success)
        {
            // 八成的甲和五成的乙能够提供: what is said stands behind the last.
            var reach = place.BackEnd;
            foreach (var later in next.TakeWhile(n => n.ClauseStart == place.ClauseStart && n.Number.Kind == NumberKind.Ratio))
            {
                if (later.FrontStart - reach > 1) break;
                reach = later.BackEnd;
                if (ClauseWords.Predicate().Match(text[later.BackStart..later.BackEnd]) is not { Success: true } said) continue;
                var saidAt = later.BackStart + said.Index;
                return new(text[saidAt..later.BackEnd] + "的" + things.TrimEnd('和', '、', '与', '及') + "比例", place.Number.Start, later.BackEnd);
            }

            return new(things.TrimEnd('和', '、', '与', '及') + "比例", place.Number.Start, until);
        }

        return new(things[verb.Index..] + "的" + things[..verb.Index] + "比例", place.Number.Start, until);
    }

    private IEnumerable<IndicatorName> Shared(List<(int Start, int End)> parts)
    {
        // 某事项办理实现按时办结率、现场办结率: whose rates they are stands in front of the first.
        var first = text[parts[0].Start..parts[0].End];
        var owner = OwnerOfRates().Match(first);
        var bare = BareRate().Match(first);
        var of = owner.Success ? owner.Groups["of"].Value : "";
        foreach (var part in parts)
        {
            var name = text[part.Start..part.End];
            yield return owner.Success
                ? new(of + (part == parts[0] ? name[(owner.Index + owner.Length)..] : name), part.Start, part.End)
                : new(part != parts[0] ? Whose(name, first, bare) + name : name, part.Start, part.End);
        }
    }

    // 疫苗建卡率、建证率: a short rate is that of the subject of the one before it.
    private static string Whose(string name, string first, Match bare) =>
        CareRate().IsMatch(name) && BearerOf().Match(first) is { Success: true } bearer ? bearer.Groups["of"].Value :
        bare.Success && (ClauseWords.Generic().IsMatch(name) || ShortRate().IsMatch(name)) ? bare.Groups["of"].Value : ShortRate().IsMatch(name) && first.Length > 5 ? first[..^3] : "";

    private IndicatorName Covered(NumberPlace place, Spoken inherited)
    {
        var (start, end) = Subject(place.FrontStart, place.Comparison.Start);
        while (end > start && text[end - 1] is '的' or '现' or '实') end--;
        var back = text[place.Number.End..place.BackEnd];
        var manner = back.Length is > 0 and <= 4 && char.IsLetter(back[0]) && back[0] is not ('率' or '和' or '并') ? back : "";
        var name = start == end ? inherited.Name : text[start..end];
        if (start == end && RateEnds(name)) return new(name, start, end);
        return new(name.Length == 0 ? "" : name + manner + "覆盖率", start, place.Number.End + (back.StartsWith('率') ? 1 : manner.Length));
    }

    private IndicatorName Counted(NumberPlace place, IReadOnlyList<NumberPlace> next, Spoken inherited)
    {
        var (start, end) = Subject(place.FrontStart, place.Comparison.Start, keepVerbs: true);
        var (thingStart, thingEnd) = Thing(place);
        if (thingEnd > thingStart && inherited.Thing is { } those && end == start && Says().IsMatch(text[thingStart..thingEnd])) return new($"{text[thingStart..thingEnd]}的{those}", place.Number.Start, thingEnd);
        // “青蓝”骨干40名赴外研修: what they go for stands behind.
        if (place.Number.Unit is "名" or "人" && Goes().IsMatch(text[thingStart..thingEnd]) && AfterTelling(text[start..end]) is { Length: > 2 } persons) return new($"{Until().Replace(text[thingStart..thingEnd], "")}的{persons}", start, thingEnd);
        if (thingEnd > thingStart) return CountedBehind(place, next, start, end, thingStart, thingEnd);

        var front = text[start..end];
        // 应急队伍4支，每支不少于20人.
        if (inherited.Thing is { } each && front.Length == 2 && front[0] == '每' && inherited.ThingUnit == front[1..]) return new(front + each, start, end);
        // 新建门诊200个，6个边境县各不少于3个.
        if (front.Length == 0 && inherited.Thing is { } theirs && inherited.ThingUnit == place.Number.Unit && place.Comparison.Words.StartsWith('各') && PlaceEnd().IsMatch(inherited.Name)) return new(inherited.Name + theirs, place.FrontStart, place.FrontStart);
        if (CountedTogether(place, next) is { } together) return together;
        if (ClauseWords.NoName().IsMatch(front)) return new(inherited.Name, place.FrontStart, place.FrontStart);
        if (place.Outer is not null && !inherited.IsEmpty) return new(front.TrimEnd('各') + inherited.Name, start, end);

        if (inherited.Whole is { Length: > 0 } whole && inherited.ThingUnit == place.Number.Unit)
        {
            // 引进硕士以上人才65名，其中博士不少于8名: a degree or a rank names its persons itself.
            if (text[place.FrontStart..start].Contains("其中", StringComparison.Ordinal) && Degree().IsMatch(front)) return new(front, start, end);
            if (text[place.FrontStart..start].Contains("其中", StringComparison.Ordinal) && (front.Length <= 4 || Group().IsMatch(front)) && !front.EndsWith(whole[^Math.Min(2, whole.Length)..], StringComparison.Ordinal)) return new(front + whole, start, end);
            // 储备队员300名，每个县不少于40名.
            if (EachOf().IsMatch(front)) return new(front + whole, start, end);
            if (place.Comparison.Words.StartsWith('各') && PlaceEnd().IsMatch(front) && front.Length <= 8) return new(front + whole, start, end);
        }

        if (TurnedRound(front, place, inherited) is { } turned) return new(turned, start, end);

        if (BareLevel().IsMatch(front) && LevelThing(place, next, inherited) is { } level) return new(front + level, start, end);

        var verb = LastVerb(start, end);
        if (verb is null)
        {
            if (text[start..end] is { Length: <= 14 } holder && PlaceEnd().IsMatch(holder) && Borrowed(place, next) is { } borrowed) return borrowed with { Name = holder + borrowed.Name, Start = start };
            return new(Joined(front, inherited, place.Number), start, end);
        }

        var (verbStart, verbEnd, telling) = verb.Value;
        if (verbEnd == end)
        {
            // The thing stands with a later number: 甲县建设2个，乙县建设1个某某站.
            if (Borrowed(place, next) is { } other) return other with { Name = Owner(start, verbStart) + other.Name, Start = start };
            // 普惠托位新增600个 behind 1所机构: another unit counts another thing.
            if (verbStart - start >= 2 && inherited.ThingUnit is { } counted && counted != place.Number.Unit && !PlaceEnd().IsMatch(text[start..verbStart])) return new(front, start, end);
            if (inherited.Thing is { } thing && !NounVerb().IsMatch(text[verbStart..verbEnd])) return new(Owner(start, verbStart) + (telling ? text[verbStart..verbEnd] : "") + thing, start, end) { Thing = thing };
            if (verbStart - start >= 2) return new(front, start, end);
            // 完成适宜技术培训，培训200人.
            if (telling && inherited.JustBefore && inherited.Name.EndsWith(text[verbStart..verbEnd], StringComparison.Ordinal)) return new(inherited.Name, start, end);
            if (telling) return new(front + (Bodies().IsMatch(place.Number.Unit) ? place.Number.Unit : ""), start, end);
            return new(!inherited.IsEmpty ? inherited.Name : front, start, end);
        }

        var keep = telling || end - verbEnd <= 2;
        var owner = Owner(start, verbStart);
        if (BareLevel().IsMatch(text[verbEnd..end]) && LevelThing(place, next, inherited) is { } of) return new(owner + (telling ? text[verbStart..verbEnd] : "") + text[verbEnd..end] + of, start, end);
        return new(owner + text[(keep ? verbStart : verbEnd)..end], owner.Length > 0 ? start : verbStart, end) { Thing = text[verbEnd..end] };
    }

    private IndicatorName CountedBehind(NumberPlace place, IReadOnlyList<NumberPlace> next, int start, int end, int thingStart, int thingEnd)
    {
        var thing = NumberBracket().Replace(text[thingStart..thingEnd], "");
        if (Elliptic().IsMatch(thing) && Borrowed(place, next) is { } full) thing = Completed(thing, full.Name);

        var verb = LastVerb(start, end);
        var owner = "";
        var between = "";
        var made = "";
        var from = place.Number.Start;
        if (verb is { } v)
        {
            owner = Owner(start, v.Start);
            made = v.Telling ? text[v.Start..v.End] : "";
            between = text[v.End..end];
            from = owner.Length > 0 ? start : v.Start;
        }
        else if (end > start)
        {
            between = text[start..end];
            from = start;
        }

        if (between.Contains('、', StringComparison.Ordinal) || between.EndsWith('等')) between = "";
        if (between.Length > 1 && between[0] is '为' or '给' or '对') between = between[1..];
        if ((place.Comparison.Words.EndsWith('为') || ServedBy().IsMatch(text[start..end])) && Served().Match(thing) is { Success: true } served) return new(Persons(served), from, thingEnd) { Thing = served.Groups["who"].Value };
        if (made is "改造" or "" && place.Number.Unit is "家" or "所" && owner.Length == 0 && !text[place.FrontStart..place.Number.Start].Contains("完成", StringComparison.Ordinal) && !ClauseWords.Predicate().IsMatch(thing) && DoneTo().Match(thing) is { Success: true } body)
        {
            var who = body.Groups["who"].Value;
            return new($"{made}{body.Groups["what"].Value}的{who}", from, thingEnd) { Thing = who };
        }

        // 8家医院年内落实总会计师制度: what they do stands behind when.
        if (dates.FirstOrDefault(d => d.Start > thingStart && d.End < thingEnd) is { End: > 0 } when)
        {
            var which = text[thingStart..when.Start];
            return new(owner + text[when.End..thingEnd] + "的" + between + which, from, thingEnd) { Thing = between + which };
        }

        var says = ClauseWords.Predicate().Match(thing);
        if (!says.Success)
        {
            var whole = Trimmed(thing, made);
            return new(owner + made + between + whole, from, thingEnd) { Thing = between + whole };
        }

        var what = Adverb().Replace(thing[..says.Index], "");
        var done = thing[says.Index..];
        // 新增3家医院开设门诊, 选派40名骨干赴外进修: which ones is told behind.
        if (made is "新增" or "推动" && says.Groups["says"].Success || place.Number.Unit is "名" or "人" && Goes().IsMatch(done)) return new($"{owner}{Until().Replace(done, "")}的{between}{what}", from, thingEnd) { Thing = between + what };
        if (!says.Groups["says"].Success || made.Length > 0) return new(owner + made + between + what, from, Math.Min(thingEnd, thingStart + says.Index)) { Thing = between + what };
        if (between.EndsWith('的')) between = "";
        // Whichever is longer comes whole: 通过国家复审的乡镇, but 专项债券项目通过评审.
        var name = done.Length < what.Length && !Institution().IsMatch(what) ? between + what + done : done + "的" + between + what;
        return new(owner + name, from, thingEnd) { Thing = name };
    }

    // 提升9个薄弱专科能力建设 counts 薄弱专科.
    private static string Trimmed(string thing, string made) =>
        thing.Length > 3 && thing[^1] is '中' or '内' ? thing[..^1] :
        made is "提升" or "改造" or "推进" && ClauseWords.DoingEnd().Match(thing) is { Success: true, Index: > 1 } doing ? thing[..doing.Index] : thing;

    private (int Start, int End) Thing(NumberPlace place)
    {
        var (start, end) = (place.BackStart, place.BackEnd);
        while (start < end && text[start] is '的') start++;
        // 其余7个明年建成: what stands behind is when.
        if (dates.Any(d => d.Start == start && d.End <= end)) return (start, start);
        if (start < end && (!char.IsLetterOrDigit(text[start]) && text[start] is not ('“' or '《' or '"') || Trailing().IsMatch(text[start..end]))) return (start, start);
        while (end > start && Joiners.Contains(text[end - 1], StringComparison.Ordinal)) end--;
        if (end > start && text[end - 1] == '的') end--;
        if (!Listing().IsMatch(text[start..end]) && And().Match(text[start..end]) is { Success: true } and) end = start + and.Index;
        return (start, end);
    }

    // 国家级1个、省级3个示范项目; 国家级健康县区1个、省级2个: the thing of the other level.
    private string? LevelThing(NumberPlace place, IReadOnlyList<NumberPlace> next, Spoken inherited)
    {
        if (LevelHead().Match(inherited.Name) is { Success: true } level) return level.Groups["rest"].Value;
        if (LevelTail().Match(inherited.Name) is { Success: true } tail) return tail.Groups["rest"].Value;
        return next.Count > 0 && next[0].ClauseStart == place.ClauseStart && Borrowed(place, next) is { } other ? other.Name : null;
    }

    private IndicatorName? Borrowed(NumberPlace place, IReadOnlyList<NumberPlace> next)
    {
        foreach (var other in next.Where(n => n.Number.Kind == NumberKind.Count && n.Number.Unit == place.Number.Unit).Take(3))
        {
            var (start, end) = Thing(other);
            if (end > start && !BareLevel().IsMatch(text[start..end])) return new(text[start..end], start, end);
        }

        return null;
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
