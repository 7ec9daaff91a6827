using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans;

/// <summary>Finds the place a plan binds: in its issuer, its title, or the place its items name most.</summary>
internal static partial class JurisdictionReader
{
    /// <summary>Characters before 市, 县, 区 that make no name of a place: 全市, 城市, 各县.</summary>
    private const string NoName = "全我本各城县省级直委区超都门上入地该由在和与及、市州辖外设老新园社校片灾牧特院病山景库沿镇村街乡某每两三五七八十百0123456789";

    public static TracedText? Read(TracedText? issuer, TracedText? title, IReadOnlyList<TracedText> items)
    {
        foreach (var source in new[] { issuer, title })
        {
            if (source is null) continue;
            var from = source.Text.StartsWith("中共", StringComparison.Ordinal) ? 2 : 0;
            var match = Place().Match(source.Text, from);
            if (match.Success && match.Index == from && IsName(match.Value)) return source.Slice(from, match.Length);
        }

        foreach (var level in Levels(title?.Text))
            if (MostNamed(items, level) is { } named) return named;
        return null;
    }

    private static IEnumerable<char> Levels(string? title)
    {
        if (title is not null)
        {
            if (title.Contains("全市", StringComparison.Ordinal)) yield return '市';
            if (title.Contains("全县", StringComparison.Ordinal)) yield return '县';
            if (title.Contains("全区", StringComparison.Ordinal)) yield return '区';
            if (title.Contains("全省", StringComparison.Ordinal)) yield return '省';
            if (title.Contains("全州", StringComparison.Ordinal)) yield return '州';
            if (title.Contains("全旗", StringComparison.Ordinal)) yield return '旗';
        }

        yield return '市';
        yield return '县';
    }

    /// <summary>The place of a level named most often, at least twice.</summary>
    private static TracedText? MostNamed(IReadOnlyList<TracedText> texts, char level)
    {
        var two = new Dictionary<string, (int Count, TracedText First)>(StringComparer.Ordinal);
        var three = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var value = text.Text;
            for (var i = value.IndexOf(level, StringComparison.Ordinal); i >= 0; i = value.IndexOf(level, i + 1))
            {
                if (i < 2 || NoName.Contains(value[i - 1], StringComparison.Ordinal) || !OrganWords.IsHan(value[i - 2]) || NoName.Contains(value[i - 2], StringComparison.Ordinal)) continue;
                if (i + 1 < value.Length && value[i + 1] is '场' or '民' or '级' or '值' or '域' or '容' or '政' or '内') continue;
                var name = value.Substring(i - 2, 3);
                two[name] = two.TryGetValue(name, out var seen) ? (seen.Count + 1, seen.First) : (1, text.Slice(i - 2, 3));
                if (i >= 3 && OrganWords.IsHan(value[i - 3])) three[value.Substring(i - 3, 4)] = three.GetValueOrDefault(value.Substring(i - 3, 4)) + 1;
            }
        }

        if (two.Count == 0) return null;
        var best = two.MaxBy(t => t.Value.Count);
        if (best.Value.Count < 2) return null;
        // Three characters where nearly every mention has the same one in front.
        var longer = three.Where(t => t.Key.EndsWith(best.Key, StringComparison.Ordinal)).OrderByDescending(t => t.Value).FirstOrDefault();
        if (longer.Key is null || longer.Value * 10 < best.Value.Count * 9 || best.Value.Count < 3) return best.Value.First;
        foreach (var text in texts)
        {
            var at = text.Text.IndexOf(longer.Key, StringComparison.Ordinal);
            if (at >= 0) return text.Slice(at, longer.Key.Length);
        }

        return best.Value.First;
    }

    private static bool IsName(string place) => place.Length >= 3 && !"全我本各城县省级直每某该".Contains(place[^2], StringComparison.Ordinal);

    [GeneratedRegex(@"[\u4e00-\u9fa5]{2,8}?(?:特别行政区|自治区|自治州|自治县|新区|林区|省|市|盟|州|县|旗|区)(?:[\u4e00-\u9fa5]{1,6}?(?:自治县|新区|县|区|旗|市))?(?=卫|人民|疾|医|健|中医|政府|委|局|关于|全|20|[^\u4e00-\u9fa5]|$|爱|深|推|实|开|[一二]|党|公|贯|落|加|创|建|打|医)")]
    private static partial Regex Place();
}
