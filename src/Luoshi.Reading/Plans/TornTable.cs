using System.Text.RegularExpressions;
using Luoshi.Reading.Formats.Text;

namespace Luoshi.Reading.Plans;

/// <summary>Tells by what was read whether the columns of a table ran together before the document came here.</summary>
/// <remarks>Each sign is a share of the items; what all of them come to, weighed, is held against one threshold.</remarks>
internal static partial class TornTable
{
    public const string NoName = "RD023";
    public const string NameInText = "RD024";
    public const string TextTorn = "RD025";

    private const double Threshold = 0.5;

    /// <summary>Numbers missing in one place from which rows have been swallowed, whatever the other items look like.</summary>
    private const int Swallowed = 3;

    /// <summary>Persons and characters that are looked at, so that no document takes longer than its length allows.</summary>
    private const int MostPersons = 200;
    private const int MostText = 2_000;

    /// <summary>Something that a table whose columns stayed apart does not show.</summary>
    /// <param name="Said">What is wrong with so many items.</param>
    /// <param name="Code">Code of its finding at the item; null where others have raised it.</param>
    /// <param name="Of">The items, each with the words that show it.</param>
    private sealed record Sign(string Said, double Weight, string? Code, string Field, Func<Torn, IEnumerable<(int No, TracedText Words)>> Of);

    private static readonly Sign[] Signs =
    [
        new("各栏的划分没有依据", 0.75, null, "", t => t.Raised(RuledTableReader.CellsUnsure, RuledTableReader.WordsLeftOver, RuledTableReader.RowUnfinished)),
        new("起止行没有界线", 0.5, null, "", t => t.Raised(LaidTableReader.EdgeUnsure)),
        new("领导一栏不像是人名", 1.5, NoName, "leaders", t => t.Each(i => i.Leaders.Concat(i.LeadLeaders), w => NoPerson().IsMatch(w) || OrganWords.IsCompleteUnit(w) || t.IsTwo(w))),
        new("责任单位一栏不像是单位名", 1, NoName, "lead_units", t => t.Each(i => i.LeadUnits.Concat(i.SupportUnits), w => NoUnit().IsMatch(w) || OrganWords.IsPerson(w) || t.IsTwo(w))),
        new("正文里混有别处的领导姓名", 1.5, NameInText, "text", t => t.Each(i => [i.Text], t.HoldsPerson)),
        new("正文像是断开的", 1, TextTorn, "text", t => t.Each(i => [i.Text], w => w.Length < 4 || Broken().IsMatch(w))),
        new("序号前后不连", 1, null, "", t => t.Jumps()),
        new("读出的内容就是表头", 1, null, "", t => t.Each(i => [i.Title ?? TracedText.Empty, i.Text, .. i.Leaders, .. i.LeadUnits, .. i.SupportUnits], w => w.Length <= 6 && HeaderWords.Match(w) is not null)),
        new("正文里混有责任单位和时限", 1, null, "", t => t.Each(i => [i.Text], w => UnitAndDate().IsMatch(w))),
    ];

    public static IEnumerable<Finding> Check(SourceDocument document, IReadOnlyList<ReadItem> items, IReadOnlyList<Finding> findings)
    {
        var torn = new Torn(items, findings);
        var seen = Signs.Select(s => (Sign: s, Items: s.Of(torn).DistinctBy(i => i.No).ToList())).Where(s => s.Items.Count > 0).ToList();
        foreach (var (sign, found) in seen)
            if (sign.Code is { } code)
                foreach (var (no, words) in found) yield return new(code, FindingSeverity.Doubt, null, [no], words.Places, words.Text, $"第{no}项{sign.Said}：“{Checks.CheckedPlan.Short(words.Text)}”，可能是相邻各栏混在了一起，请对照原文。") { Field = sign.Field };

        // Cells of docx, xlsx and html cannot run together; a table that was not read at all has said so.
        if (document.Format is not ("txt" or "pdf") || findings.Any(f => f.Items.Count == 0 && f.Code is RuledTableReader.CellsScattered or RuledTableReader.TableNotRead)) yield break;
        if (seen.Sum(s => s.Sign.Weight * s.Items.Count / items.Count) < Threshold && torn.LongestGap() < Swallowed) yield break;
        var said = string.Join("，", seen.OrderByDescending(s => s.Sign.Weight * s.Items.Count).Take(3).Select(s => $"{s.Items.Count}项{s.Sign.Said}"));
        yield return new(RuledTableReader.CellsScattered, FindingSeverity.Doubt, null, [], [], "", $"表格的各栏像是在转成文字时混在了一起：{items.Count}项中有{said}，读出的内容不可直接采用。请改用原来的 docx、xlsx{(document.Format is "txt" ? " 或 pdf" : "")} 文件导入，或逐项对照原文。");
    }

    /// <summary>Items, and what several signs look up in them.</summary>
    private sealed class Torn(IReadOnlyList<ReadItem> items, IReadOnlyList<Finding> findings)
    {
        private readonly List<string> _persons = [.. items.SelectMany(i => i.Leaders.Concat(i.LeadLeaders)).Select(p => Bare(p.Text)).Where(OrganWords.IsPerson).Distinct().Take(MostPersons)];

        private readonly HashSet<string> _names = [.. items.SelectMany(i => i.Leaders.Concat(i.LeadLeaders).Concat(i.LeadUnits).Concat(i.SupportUnits)).Select(n => Bare(n.Text)).Where(n => n.Length > 1)];

        public IEnumerable<(int No, TracedText Words)> Each(Func<ReadItem, IEnumerable<TracedText>> of, Func<string, bool> shows) =>
            items.SelectMany(i => of(i).Where(w => !w.IsEmpty && shows(Bare(w.Text))).Take(1).Select(w => (i.No, w)));

        public IEnumerable<(int No, TracedText Words)> Raised(params string[] codes) =>
            findings.Where(f => codes.Contains(f.Code)).SelectMany(f => f.Items).Where(no => no <= items.Count).Select(no => (no, items[no - 1].Text));

        public bool HoldsPerson(string words) => _persons.Exists(p => words.Contains(p, StringComparison.Ordinal));

        /// <summary>Two names of the document written as one.</summary>
        public bool IsTwo(string words) => words.Length is > 3 and < 40 && Enumerable.Range(2, words.Length - 3).Any(cut => _names.Contains(words[..cut]) && _names.Contains(words[cut..]));

        public IEnumerable<(int No, TracedText Words)> Jumps() => Gaps().Select(g => (g.Item.No, g.Item.Text));

        /// <summary>Most numbers missing between two items.</summary>
        public int LongestGap() => Gaps().Select(g => g.Missing).DefaultIfEmpty(0).Max();

        private IEnumerable<(ReadItem Item, int Missing)> Gaps()
        {
            var before = 0;
            foreach (var item in items)
            {
                var now = Numbering.Alone(item.NoPrinted) ?? before;
                if (now > before + 1 && now < before + 10 && before > 0) yield return (item, now - before - 1);
                before = now;
            }
        }

        private static string Bare(string words) => string.Concat(words.Take(MostText).Where(c => !char.IsWhiteSpace(c)));
    }

    [GeneratedRegex(@"^.$|[\d%％。；：≥≤]|^.{7,}$")]
    private static partial Regex NoPerson();

    [GeneratedRegex(@"^.$|[\d%％。；：≥≤]")]
    private static partial Regex NoUnit();

    [GeneratedRegex(@"^[、，。；）：”]|[、，（：]$")]
    private static partial Regex Broken();

    [GeneratedRegex(@"(科|股|处|室|局|委|院|中心)(\d{1,2}月\S{0,3}底?前?|年底前?|长期坚持)\d{0,2}\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex UnitAndDate();
}
