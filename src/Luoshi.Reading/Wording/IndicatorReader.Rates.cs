using System.Text.RegularExpressions;

namespace Luoshi.Reading.Wording;

// Names of what is a share of something: rates, proportions, coverage.
internal sealed partial class IndicatorReader
{
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
}
