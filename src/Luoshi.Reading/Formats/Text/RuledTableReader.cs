using System.Text.RegularExpressions;
using Luoshi.Reading.Wording;
using Luoshi.Reading.Plans;

namespace Luoshi.Reading.Formats.Text;

/// <summary>
/// Puts a ruled table together again of which a converter left one cell after another without separators:
/// wrapped cells, section titles one character a line, page headers in the middle of a row.
/// </summary>
/// <remarks>
/// A row begins with its number, goes on with its text until persons or units in the order of the header follow, and
/// ends with its deadline. Cells are told apart by white space on a line, and by where a unit's name can end.
/// </remarks>
internal static partial class RuledTableReader
{
    public const string CellsUnsure = "TX002";
    public const string WordsLeftOver = "TX003";
    public const string RowUnfinished = "TX004";

    /// <summary>Cells of the table are scattered: little of it can be trusted.</summary>
    public const string CellsScattered = "TX006";

    /// <summary>Words of a header without a table that could be put together.</summary>
    public const string TableNotRead = "TX007";

    /// <summary>The table whose header stands at a line; null where none does. Takes a section title that stands before it out of <paramref name="loose"/>.</summary>
    /// <param name="names">Names of the whole file, gathered once however many headers it has.</param>
    public static RuledTable? Read(IReadOnlyList<TextLine> lines, int at, List<TextLine> loose, Lazy<RuledNames> names, out bool hasHeader, CancellationToken ct)
    {
        hasHeader = false;
        if (Header(lines, at) is not var (header, next)) return null;
        hasHeader = true;
        var state = new State(header, names.Value);
        var sectionFrom = loose.Count;
        while (sectionFrom > 0 && IsTitlePiece(loose[sectionFrom - 1].Trimmed)) sectionFrom--;
        for (var i = sectionFrom; i < loose.Count; i++) state.Sections.Add(loose[i].Trimmed, 0);

        for (; next < lines.Count; next++)
        {
            ct.ThrowIfCancellationRequested();
            if (Header(lines, next) is var (again, after))
            {
                if (again.Count != header.Count) break;
                state.Sections.NewPage();
                next = after - 1;
                continue;
            }

            if (CarriedTitle(lines, next) is var pieces and > 0)
            {
                for (var i = 0; i < pieces; i++) state.Sections.Add(lines[next + i].Trimmed, state.Rows.Count);
                next += pieces - 1;
                continue;
            }

            if (!state.Take(lines, next)) break;
        }

        var rows = state.Rows;
        // Fewer than two rows found: the header's words stood in a sentence.
        if (rows.Count < 2) return null;
        loose.RemoveRange(sectionFrom, loose.Count - sectionFrom);
        return RuledTableBuilder.Build(state.Header, state.Roles, rows, state.SectionOf, state.Sections, state.Known, state.LeftOver, lines[at], next);
    }

    /// <summary>Column headers on one line parted by white space, or one a line.</summary>
    private static (IReadOnlyList<string> Cells, int Next)? Header(IReadOnlyList<TextLine> lines, int at)
    {
        var line = lines[at];
        if (line.HasTab) return null;
        var words = Words(line.Trimmed);
        if (words.Length >= 3) return TextDocumentReader.HeaderCells(words) is { } cells ? (cells, at + 1) : null;
        if (words.Length == 1 && words[0] is "序" or "序号" && WrappedHeader.Find(lines, at) is { } wrapped) return wrapped;
        if (words.Length != 1 || words[0].Length > 12 || HeaderWords.Match(words[0]) is not ColumnRole.Number) return null;
        var stacked = new List<string> { words[0] };
        var next = at + 1;
        while (next < lines.Count && stacked.Count < 12 && Words(lines[next].Trimmed) is [var word] && word.Length <= 12 && HeaderWords.Match(word) is not null) { stacked.Add(word); next++; }
        return TextDocumentReader.HeaderCells([.. stacked]) is { } found ? (found, next) : null;
    }

    /// <summary>The words of a line; a name of two characters set with a space inside (王 平) is one.</summary>
    private static string[] Words(string line)
    {
        var words = DateBlank().Replace(line, "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToList();
        for (var i = 0; i + 1 < words.Count; i++)
        {
            var family = words[i][(words[i].LastIndexOf('、') + 1)..];
            if (family.Length is < 1 or > 2 || !(family.Length == 1 || OrganWords.IsDoubleSurname(family))) continue;
            var given = words[i + 1].Split('、')[0];
            if (given.Length is not (1 or 2) || !OrganWords.IsPerson(family + given)) continue;
            // The next name of a list may be set with a space too: 王 平、李 明.
            words[i] += words[i + 1];
            words.RemoveAt(i + 1);
            i--;
        }

        return [.. words];
    }

    /// <summary>A piece of a section title set upright: its ordinal, or a character or two.</summary>
    private static bool IsTitlePiece(string line) =>
        line.Length <= 3 && ((line.Length <= 2 && line.All(OrganWords.IsHan)) || Numbering.Read(line) is { Style: MarkerStyle.ChineseComma, End: var end } && end == line.Length);

    /// <summary>Lines of an upright section title that a page sets again above its column headers, also in the middle of a row; 0 for none.</summary>
    private static int CarriedTitle(IReadOnlyList<TextLine> lines, int at)
    {
        if (Numbering.Read(lines[at].Trimmed) is not { Style: MarkerStyle.ChineseComma } marker || marker.End < lines[at].Trimmed.Length) return 0;
        var end = at + 1;
        while (end < lines.Count && end - at < 40 && IsTitlePiece(lines[end].Trimmed)) end++;
        return end - at >= 3 && end < lines.Count && Header(lines, end) is not null ? end - at : 0;
    }

    /// <summary>What is known while the lines are gone through.</summary>
    private sealed class State
    {
        private readonly int _leaderColumns;
        private readonly int _unitColumns;
        private readonly bool _hasDeadline;
        private readonly RuledNames _names;
        private RuledRow? _open;

        public State(IReadOnlyList<string> header, RuledNames names)
        {
            _names = names;
            Header = header;
            Roles = [.. header.Select(HeaderWords.Match)];
            _leaderColumns = Roles.Count(r => r is ColumnRole.Leader or ColumnRole.LeadLeader or ColumnRole.Person);
            _unitColumns = Roles.Count(r => r is ColumnRole.Lead or ColumnRole.Support);
            _hasDeadline = Roles.Contains(ColumnRole.Deadline);
        }

        public IReadOnlyList<string> Header { get; }

        public ColumnRole?[] Roles { get; }

        public List<RuledRow> Rows { get; } = [];

        public List<int> SectionOf { get; } = [];

        public RuledSections Sections { get; } = new();

        /// <summary>Names of units seen whole on a line.</summary>
        public IReadOnlySet<string> Known => _names.Units;

        public List<(int Row, string Words)> LeftOver { get; } = [];

        /// <summary>Takes a line; false where the table has ended before it.</summary>
        public bool Take(IReadOnlyList<TextLine> lines, int at)
        {
            var line = lines[at].Trimmed;
            if (_open is { Closed: false }) return TakeInRow(lines, at, line);
            if (_open is { Closed: true } && DeadlineRest().IsMatch(line)) { _open.Deadline += line; return true; }
            if (RowNumber(lines, at, line) is { } number) return Open(lines[at], number.Printed, number.Words);
            if (ParagraphJoiner.IsPageNumber(line)) return true;
            if (Numbering.Read(line) is { Style: MarkerStyle.ChineseComma } || (line.Length <= 6 && line.All(c => OrganWords.IsHan(c) || c is '“' or '”' or '+')))
            {
                if (line.Length > 12 && !RowsFollow(lines, at)) return false;
                Sections.Add(line, Rows.Count);
                return true;
            }

            if (!RowsFollow(lines, at)) return false;
            LeftOver.Add((Rows.Count - 1, line));
            return true;
        }

        private bool TakeInRow(IReadOnlyList<TextLine> lines, int at, string line)
        {
            var row = _open!;
            if (row.InOwners && RowNumber(lines, at, line) is { } number && number.Value == Expected) return Open(lines[at], number.Printed, number.Words);
            var words = Words(line);
            if (!row.InOwners)
            {
                var owners = OwnersFrom(words, row, at + 1 < lines.Count ? Words(lines[at + 1].Trimmed) : []);
                if (owners < 0 && row.Text.Length > 0 && OnlyCellsFollow(lines, at)) owners = 0;
                if (owners < 0 || row.Text.Length == 0 && owners == 0)
                {
                    if (ParagraphJoiner.IsPageNumber(line) && lines[at].BlankBefore) return true;
                    row.AddText(string.Join(' ', words));
                    return true;
                }

                if (owners > 0) row.AddText(string.Join(' ', words[..owners]));
                words = words[owners..];
            }

            TakeCells(row, words);
            return true;
        }

        private void TakeCells(RuledRow row, string[] words)
        {
            for (var i = 0; i < words.Length; i++)
            {
                var word = words[i];
                if (_leaderColumns > 0 && row.Pieces.Count == 0 && row.Persons.Count < _leaderColumns && OrganWords.ArePersons(word.TrimEnd('、'))) row.Persons.Add(word);
                else if (_leaderColumns > 0 && row.Pieces.Count == 0 && row.Persons.Count > 0 && row.Persons[^1].EndsWith('、') && OrganWords.ArePersons(word)) row.Persons[^1] += word;
                else if (_hasDeadline && (OrganWords.IsDeadline(word) || (row.Deadline.Length > 0 && OrganWords.IsDeadline(row.Deadline + word)))) row.Deadline += word;
                else row.Pieces.Add(new(word, i > 0));
            }

            row.Closed = _hasDeadline && row.Deadline.Length > 0;
        }

        /// <summary>Index of the word at which the owners begin; -1 where the line is text. A lone person is one where a unit stands on the next line.</summary>
        private int OwnersFrom(string[] words, RuledRow row, string[] nextWords)
        {
            for (var i = 0; i < words.Length; i++)
            {
                var rest = words.Length - i - 1;
                if (_leaderColumns > 0)
                {
                    var persons = words[i].TrimEnd('、');
                    if (OrganWords.ArePersons(persons) && (rest > 0 ? words[(i + 1)..].All(IsCell) : _names.Persons.Contains(persons) || (i == 0 && Ends(row) && nextWords.Length > 0 && nextWords.All(IsNamed)))) return i;
                }
                else if (i == 0 ? Ends(row) && words.All(IsCell) : words[i..].All(IsCell) && words[i..].Length >= Math.Min(2, _unitColumns + (_hasDeadline ? 1 : 0)))
                {
                    return i;
                }
            }

            return -1;

            static bool Ends(RuledRow row) => row.Text.Length > 0 && row.Text[^1] is '。' or '.' or '；' or '）';
        }

        /// <summary>Whether nothing but names follows up to the row's deadline, and then the next row: where a text ends without a full stop.</summary>
        private bool OnlyCellsFollow(IReadOnlyList<TextLine> lines, int at)
        {
            if (!_hasDeadline || Words(lines[at].Trimmed) is not { Length: > 0 } first || !first.All(w => IsNamed(w) || (_leaderColumns > 0 && OrganWords.ArePersons(w)))) return false;
            for (var i = at; i < lines.Count && i < at + 12; i++)
            {
                var words = Words(lines[i].Trimmed);
                if (!words.All(IsCell)) return false;
                if (words.Length == 0 || !OrganWords.IsDeadline(words[^1])) continue;
                return i + 1 == lines.Count || Header(lines, i + 1) is not null || RowNumber(lines, i + 1, lines[i + 1].Trimmed) is { } number && number.Value == Expected;
            }

            return false;
        }

        /// <summary>Persons, units (perhaps broken off), a deadline: no sentence.</summary>
        private bool IsCell(string word) =>
            OrganWords.IsDeadline(word) || OrganWords.ArePersons(word) ||
            (!word.Contains('。', StringComparison.Ordinal) && !word.Contains('，', StringComparison.Ordinal) && word.Length <= 40 && (OrganWords.IsCompleteUnit(word) || Known.Contains(word) || word.Contains('、', StringComparison.Ordinal) || word.Length <= 8));

        /// <summary>A whole unit, known persons or a deadline: what a cell after a person holds.</summary>
        private bool IsNamed(string word) => OrganWords.IsDeadline(word) || OrganWords.IsCompleteUnit(word) || Known.Contains(word);

        private bool Open(TextLine line, string number, string rest)
        {
            _open = new RuledRow(number, line.Number, line.Page);
            Rows.Add(_open);
            SectionOf.Add(Sections.Current);
            if (rest.Length == 0) return true;
            var words = Words(rest);
            var owners = OwnersFrom(words, _open, []);
            _open.AddText(string.Join(' ', owners <= 0 ? words : words[..owners]));
            if (owners > 0) TakeCells(_open, words[owners..]);
            return true;
        }

        private int Expected => Rows.Count == 0 ? 1 : (Numbering.Alone(Rows[^1].Number) is { } last && last < Rows.Count + 10 ? last : Rows.Count) + 1;

        /// <summary>The row number a line begins with; null where it begins with none.</summary>
        private (string Printed, int Value, string Words)? RowNumber(IReadOnlyList<TextLine> lines, int at, string line)
        {
            var match = Number().Match(line);
            if (!match.Success) return null;
            var value = Digits.Int(match.Groups[1].ValueSpan);
            var rest = line[match.Length..].TrimStart();
            var near = value == Expected || value == Rows.Count + 1;
            if (rest.Length > 0) return near || (match.Groups[2].Length > 0 && value <= Rows.Count + 10) ? (match.Groups[1].Value, value, rest) : null;
            // A bare number is a row's where text follows, a page's where a title or a header does.
            var next = at + 1;
            if (next >= lines.Count || Header(lines, next) is not null) return null;
            var follows = lines[next].Trimmed;
            if (IsTitlePiece(follows) || ParagraphJoiner.IsPageNumber(follows)) return null;
            return near || value < Rows.Count + 10 || IsSlip(lines, at) ? (match.Groups[1].Value, value, "") : null;
        }

        /// <summary>A row's number misprinted (61 for 16): the number after the one expected follows, and the expected one does not.</summary>
        private bool IsSlip(IReadOnlyList<TextLine> lines, int at)
        {
            if (_open is not { Closed: true }) return false;
            for (var i = at + 1; i < lines.Count && i < at + 60; i++)
            {
                if (Number().Match(lines[i].Trimmed) is not { Success: true } later) continue;
                var value = int.Parse(later.Groups[1].ValueSpan);
                if (value == Expected) return false;
                if (value == Expected + 1) return true;
            }

            return false;
        }

        private bool RowsFollow(IReadOnlyList<TextLine> lines, int at)
        {
            for (var i = at + 1; i < lines.Count && i < at + 40; i++)
                if (Header(lines, i) is not null || RowNumber(lines, i, lines[i].Trimmed) is { } number && number.Value == Expected) return true;
            return false;
        }
    }

    [GeneratedRegex(@"^(\d{1,3})(?:([.．、](?!\d))|(?=\s|\p{IsCJKUnifiedIdeographs}|$|“))")]
    private static partial Regex Number();

    /// <summary>12 月底前: the blank that some writers set between figures and words.</summary>
    [GeneratedRegex(@"(?<=\d)[ \u00A0](?=[年月日])|(?<=[年月])[ \u00A0](?=\d{1,2}[ \u00A0]?[月日])")]
    private static partial Regex DateBlank();

    [GeneratedRegex(@"^(日?月?底?之?前|年?\d{0,2}月?底前?|完成|坚持|推进|通报|督查|一?通报)$")]
    private static partial Regex DeadlineRest();
}
