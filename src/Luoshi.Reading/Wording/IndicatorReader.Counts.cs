namespace Luoshi.Reading.Wording;

// Names of what is counted, in front of its number or behind it.
internal sealed partial class IndicatorReader
{
    private List<IndicatorName>? EachCounted(NumberPlace place)
    {
        // What leads up to the number of an outer one may reach beyond it.
        if (place.FrontStart >= place.Number.Start) return null;
        if (EachDoes().Match(text[place.FrontStart..place.Number.Start]) is not { Success: true } each || Thing(place) is var (from, to) && to > from) return null;
        var (start, end) = Subject(place.FrontStart, place.FrontStart + each.Index);
        return Each(AfterVerb(start, end) is var behind && text.IndexOf('、', start, end - start) > behind ? behind : start, end);
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
}
