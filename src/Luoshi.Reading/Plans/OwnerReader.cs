using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans;

/// <summary>Cuts printed responsibilities into single persons and units.</summary>
internal sealed partial class OwnerReader
{
    private const string Separators = "、，,；;／/";

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Learns the names of units that stand unbroken anywhere in the plan.</summary>
    public OwnerReader(IEnumerable<DraftItem> items)
    {
        foreach (var item in items)
            foreach (var note in item.Notes)
                if (note.Role is ColumnRole.Lead or ColumnRole.Support)
                    foreach (var part in Parts(note.Value))
                        if (part.Length >= 3 && !part.Text.Any(char.IsWhiteSpace) && OrganWords.IsCompleteUnit(part.Text)) _known.Add(part.Text);
    }

    /// <summary>Persons of one role.</summary>
    public static IReadOnlyList<TracedText> Persons(DraftItem item, ColumnRole role)
    {
        var persons = new List<TracedText>();
        foreach (var note in item.Notes.Where(n => n.Role == role))
        {
            foreach (var part in Parts(note.Value))
                foreach (var word in Names(part))
                    if (Untitled(word) is { IsEmpty: false } name && persons.TrueForAll(p => p.Text != name.Text)) persons.Add(name);
        }

        return persons;
    }

    /// <summary>Units of one role; collective names stay, 配合落实 and the like go.</summary>
    public IReadOnlyList<TracedText> Units(DraftItem item, ColumnRole role)
    {
        var units = new List<TracedText>();
        foreach (var note in item.Notes.Where(n => n.Role is ColumnRole.Lead or ColumnRole.Support))
        {
            var value = Tailless(note.Value.Trim("。；;、，,. "));
            foreach (var part in Parts(value))
            {
                foreach (var piece in Joined(part))
                {
                    // 某局（牵头）, 某科（配合）: the unit's own mark goes before the column's.
                    var marked = Marked().Match(piece.Text);
                    var own = !marked.Success ? note.Role : marked.Groups[1].Value is "主办" or "主责" || marked.Groups[1].Value.EndsWith("牵头", StringComparison.Ordinal) ? ColumnRole.Lead : ColumnRole.Support;
                    if (own != role) continue;
                    var unit = Tailless(marked.Success ? piece.Slice(0, marked.Index) : piece).Trim("。；;、，,.：: ★☆*");
                    if (AndOthers().Match(unit.Text) is { Success: true } others && OrganWords.IsCompleteUnit(unit.Text[..others.Index])) unit = unit.Slice(0, others.Index);
                    if (PersonBehind().Match(unit.Text) is { Success: true } person && OrganWords.ArePersons(person.Groups["name"].Value)) unit = unit.Slice(0, person.Index);
                    if (unit.Text.StartsWith('由') && unit.Length > 3) unit = unit.Slice(1);
                    if (!unit.IsEmpty && !OrganWords.IsDutyTail(unit.Text) && units.TrueForAll(u => u.Text != unit.Text)) units.Add(unit);
                }
            }
        }

        return units;
    }

    /// <summary>A person's name without the post before or behind it: 医政科科长某某, 某某（副局长）.</summary>
    private static TracedText Untitled(TracedText word)
    {
        if (word.Length < 4) return word;
        if (PostBehind().Match(word.Text) is { Success: true } behind && OrganWords.IsPerson(word.Text[..behind.Index])) return word.Slice(0, behind.Index);
        return PostBefore().Match(word.Text) is { Success: true } before && OrganWords.IsPerson(before.Groups["name"].Value) ? word.Slice(before.Groups["name"].Index) : word;
    }

    /// <summary>Cut at 、 and the like, but not inside brackets (各县（市、区）) nor inside one collective name (各县、市、区卫健局).</summary>
    private static IEnumerable<TracedText> Parts(TracedText value)
    {
        int from = 0, depth = 0;
        var whole = new bool[value.Length];
        foreach (Match collective in Collective().Matches(value.Text)) Array.Fill(whole, true, collective.Index, collective.Length);
        for (var i = 0; i <= value.Length; i++)
        {
            if (i < value.Length)
            {
                var c = value.Text[i];
                if (c is '（' or '(' or '〔' or '【') depth++;
                else if (c is '）' or ')' or '〕' or '】') depth = Math.Max(0, depth - 1);
                if (depth > 0 || whole[i] || !Separators.Contains(c, StringComparison.Ordinal)) continue;
            }

            var part = value.Slice(from, i - from).Trim();
            from = i + 1;
            if (!part.IsEmpty) yield return part;
        }
    }

    /// <summary>Names parted by white space; a name of two characters is often set with a space inside.</summary>
    private static IEnumerable<TracedText> Names(TracedText part)
    {
        var words = Fragments(part);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var single = word.Length == 1 && OrganWords.IsHan(word.Text[0]);
            if (single && i + 1 < words.Count && words[i + 1].Length == 1) word = TracedText.Concat([word, words[++i]]);
            else if (OrganWords.IsDoubleSurname(word.Text) && i + 1 < words.Count && words[i + 1].Length <= 2) word = TracedText.Concat([word, words[++i]]);
            else if (single && i + 1 < words.Count && words[i + 1].Length == 2) word = TracedText.Concat([word, words[++i]]);
            yield return word;
        }
    }

    /// <summary>Units parted by white space or lines; one broken by them is joined again.</summary>
    private List<TracedText> Joined(TracedText part)
    {
        var words = Fragments(part);
        if (words.Count == 1 || !words.Exists(w => OrganWords.IsCompleteUnit(w.Text)) && !OrganWords.IsCompleteUnit(string.Concat(words.Select(w => w.Text)))) return words;
        var units = new List<TracedText>();
        for (var i = 0; i < words.Count; i++)
        {
            var whole = Longest(words, i);
            if (whole > i)
            {
                units.Add(TracedText.Concat(words.GetRange(i, whole - i + 1)));
                i = whole;
                continue;
            }

            var unit = words[i];
            while (i + 1 < words.Count && (!IsWhole(unit.Text, words[i + 1].Text) || GoesBack(words[i + 1].Text))) unit = TracedText.Concat([unit, words[++i]]);
            if (units.Count > 0 && !OrganWords.IsCompleteUnit(unit.Text) && OrganWords.IsDutyTail(unit.Text)) units[^1] = TracedText.Concat([units[^1], unit]);
            else units.Add(unit);
        }

        return units;
    }

    /// <summary>Index of the last fragment that together with the one at <paramref name="from"/> makes a unit seen unbroken elsewhere.</summary>
    private int Longest(List<TracedText> words, int from)
    {
        var so = words[from].Text;
        var found = from;
        for (var i = from + 1; i < words.Count && i < from + 4; i++)
        {
            so += words[i].Text;
            if (_known.Contains(so)) found = i;
        }

        return found;
    }

    private bool IsWhole(string unit, string next) =>
        _known.Contains(unit) || (OrganWords.IsCompleteUnit(unit) && !_known.Contains(unit + next));

    /// <summary>A fragment that is no name by itself, only the end of one.</summary>
    private static bool GoesBack(string word) =>
        (word.Length == 1 && OrganWords.IsHan(word[0])) || word[0] is '（' or '(' || word is "分局" or "机构" or "单位" or "中心" or "科室" || OrganWords.IsDutyTail(word);

    private static TracedText Tailless(TracedText unit)
    {
        var start = OrganWords.DutyTailStart(unit.Text);
        if (start > 0) unit = unit.Slice(0, start).Trim("、，, ");
        var note = DutyNote().Match(unit.Text);
        return note.Success && note.Index > 0 ? unit.Slice(0, note.Index) : unit;
    }

    private static List<TracedText> Fragments(TracedText part)
    {
        var words = new List<TracedText>();
        var from = -1;
        for (var i = 0; i <= part.Length; i++)
        {
            var space = i == part.Length || char.IsWhiteSpace(part.Text[i]);
            if (!space && from < 0) from = i;
            if (space && from >= 0)
            {
                words.Add(part.Slice(from, i - from));
                from = -1;
            }
        }

        return words;
    }

    [GeneratedRegex(@"等(有关|相关|各)?(部门|单位|科室|处室|股室|机构|成员单位)?$")]
    private static partial Regex AndOthers();

    [GeneratedRegex(@"[（(](?<name>[\p{IsCJKUnifiedIdeographs}、，]{2,20})[）)]$")]
    private static partial Regex PersonBehind();

    [GeneratedRegex(@"[（(][^）)]{2,12}[）)]$|同志$|(党委|党组|支部|常务|四级|三级|二级|一级)*(副?(书记|主任|局长|院长|科长|处长|股长|所长|站长|部长|县长|区长|市长|会长|委员|调研员|主席|组长))+$")]
    private static partial Regex PostBehind();

    [GeneratedRegex(@"(书记|主任|局长|院长|科长|处长|股长|所长|站长|部长|县长|区长|市长|会长|委员|调研员|主席|组长)(?<name>[\p{IsCJKUnifiedIdeographs}]{2,4})$")]
    private static partial Regex PostBefore();

    /// <summary>各县、市、区卫健局, 各乡、镇.</summary>
    [GeneratedRegex(@"各[省市州盟县区旗乡镇](、[市州盟县区旗乡镇村])+(?=$|[、，；卫人政健（(])")]
    private static partial Regex Collective();

    [GeneratedRegex(@"[（(［\[〔【〈]((?:双|共同|分别|第一)?牵头|主办|主责|配合|协办|协助|参与)(单位|部门|科室|处室|股室)?[）)］\]〕】〉]$")]
    private static partial Regex Marked();

    [GeneratedRegex(@"[（(](按照?(各自)?职责(分工)?(负责|落实)?|排名不分先后|按职能分工|排名第一的?为牵头单位)[）)]$")]
    private static partial Regex DutyNote();
}
