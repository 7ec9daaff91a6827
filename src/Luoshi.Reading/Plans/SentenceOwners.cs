using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans;

/// <summary>Owners that an item's own sentence names at its beginning, where nothing else says who answers: 由医政科牵头，各县区配合，….</summary>
internal static partial class SentenceOwners
{
    public const string FromSentence = "RD022";

    /// <summary>Most characters of a title sentence in front.</summary>
    private const int LongestTitle = 30;

    public static IReadOnlyList<ResponsibilityNote> Read(TracedText text)
    {
        var from = text.Text.IndexOf('。', StringComparison.Ordinal) is > 0 and <= LongestTitle and var stop && stop + 1 < text.Length ? stop + 1 : 0;
        var notes = Head(text, from);
        if (notes.Count == 0 && from > 0) notes = Head(text, 0);
        if (notes.Count == 0) return [];
        foreach (Match match in Helps().Matches(text.Text))
        {
            if (Units(text, match.Groups["units"]) is { } units) notes.Add(new(ColumnRole.Support, units));
        }

        return notes;
    }

    private static List<ResponsibilityNote> Head(TracedText text, int from)
    {
        var notes = new List<ResponsibilityNote>();
        var together = Together().Match(text.Text, from);
        if (together.Success && Units(text, together.Groups["lead"]) is { } first && Units(text, together.Groups["with"]) is { } with)
        {
            notes.Add(new(ColumnRole.Lead, first));
            notes.Add(new(ColumnRole.Support, with));
        }
        else if (Leads().Match(text.Text, from) is { Success: true } leads && Units(text, leads.Groups["lead"]) is { } units)
        {
            notes.Add(new(ColumnRole.Lead, units));
        }

        return notes;
    }

    /// <summary>The words if they are nothing but names of units.</summary>
    private static TracedText? Units(TracedText text, Group group)
    {
        var names = group.Value.Split(['、', '和', '与', '及'], StringSplitOptions.RemoveEmptyEntries);
        return names.Length > 0 && Array.TrueForAll(names, n => n.Length is >= 3 and <= 16 && OrganWords.IsCompleteUnit(n) && !Verb().IsMatch(n)) ? text.Slice(group.Index, group.Length) : null;
    }

    private const string Names = @"[\p{IsCJKUnifiedIdeographs}、（）()]{3,60}?";

    [GeneratedRegex(@"\G由?(?<lead>" + Names + @")(?:分别|共同)?(?:牵头|主办|主责|负责)(?![的制人医单部科处股者])")]
    private static partial Regex Leads();

    [GeneratedRegex(@"\G由?(?<lead>" + Names + @")(?:会同|联合)(?<with>" + Names + @")(?=于|在|[，]|负责|牵头|共同|制定|出台|开展|推进|落实|做好|抓好|组织|完成|建立|建成|\d)")]
    private static partial Regex Together();

    [GeneratedRegex(@"(?<=[，；。])由?(?<units>" + Names + @")(?:积极)?(?:配合|协助|参与|协同)(?=[，；。]|$|做好|抓好|落实|开展|完成|推进)")]
    private static partial Regex Helps();

    [GeneratedRegex(@"^(?:加强|加快|推进|推动|完善|健全|开展|落实|实施|深化|强化|提升|提高|做好|建立|建设|组织|巩固|优化|规范|持续|全面|严格|构建|打造|完成|坚持|形成|发挥|明确|成立|依托|支持|指导|督促|引导|鼓励|以|在|对|将|把)")]
    private static partial Regex Verb();
}
