using System.Text;
using System.Text.RegularExpressions;
using Luoshi.Reading.Plans;

namespace Luoshi.Reading.Formats.Text;

/// <summary>Sets the rows a ruled table was found to have into a table of cells.</summary>
internal static partial class RuledTableBuilder
{
    public static RuledTable Build(
        IReadOnlyList<string> header,
        ColumnRole?[] roles,
        IReadOnlyList<RuledRow> rows,
        IReadOnlyList<int> sectionOf,
        RuledSections sections,
        IReadOnlySet<string> known,
        IReadOnlyList<(int Row, string Words)> leftOver,
        TextLine first,
        int next)
    {
        var table = new List<TableRow> { new([.. header.Select((text, column) => new TableCell(column, text))]) { IsHeader = true, Page = first.Page } };
        var doubts = new List<RuledDoubt>();
        var units = Columns(roles, ColumnRole.Lead, ColumnRole.Support);
        var leaders = Columns(roles, ColumnRole.Leader, ColumnRole.LeadLeader, ColumnRole.Person);
        var widest = rows.SelectMany(r => r.LineLengths).DefaultIfEmpty(0).Max();
        var work = Columns(roles, ColumnRole.Task, ColumnRole.Measure, ColumnRole.Goal);
        if (work.Count == 0 || sectionOf.All(s => s < 0)) work = Columns(roles, ColumnRole.Task, ColumnRole.Measure, ColumnRole.Goal, ColumnRole.Section);
        var deadline = Array.IndexOf(roles, ColumnRole.Deadline);
        var number = Array.IndexOf(roles, ColumnRole.Number);
        var left = leftOver.ToLookup(l => l.Row);
        var section = -1;
        for (var i = 0; i < rows.Count; i++)
        {
            if (sectionOf[i] >= 0 && sectionOf[i] != section)
            {
                section = sectionOf[i];
                table.Add(new([new TableCell(0, sections.Name(section), header.Count)]) { Page = rows[i].Page });
            }

            var row = rows[i];
            var cells = new string[header.Count];
            Array.Fill(cells, "");
            if (number >= 0) cells[number] = row.Number;
            if (work.Count > 0) SetText(row, cells, work, widest);
            for (var p = 0; p < row.Persons.Count && p < leaders.Count; p++) cells[leaders[p]] = row.Persons[p];
            if (deadline >= 0) cells[deadline] = row.Deadline;

            var grouped = Group(row.Pieces, known);
            // 市财政局 alone stands under 配合单位, where 牵头科室 names an office of one's own.
            var skip = grouped.Count == 1 && units.Count > 1 && roles[units[0]] is ColumnRole.Lead && Offices().IsMatch(header[units[0]]) && !OfficeEnd().IsMatch(grouped[0]) ? 1 : 0;
            for (var g = 0; g < grouped.Count && units.Count > 0; g++)
            {
                var column = units[Math.Min(g + skip, units.Count - 1)];
                cells[column] = cells[column].Length == 0 ? grouped[g] : cells[column] + "、" + grouped[g];
            }

            var at = table.Count;
            if (grouped.Count > units.Count && units.Count > 0)
            {
                doubts.Add(new(RuledTableReader.CellsUnsure, at, units[^1], i + 1, cells[units[^1]], $"第{row.Number}项的单位各属哪一栏，版面没有留下分隔，请核对。", "support_units"));
            }

            if (work.Count > 1)
            {
                doubts.Add(new(RuledTableReader.CellsUnsure, at, work[^1], i + 1, cells[work[^1]], $"第{row.Number}项的任务和措施各栏，版面没有留下分隔，请核对。", "text"));
            }

            if (row.Text.Length == 0 || (deadline >= 0 && row.Deadline.Length == 0))
            {
                doubts.Add(new(RuledTableReader.RowUnfinished, at, Math.Max(deadline, 0), i + 1, row.Text.ToString(), $"第{row.Number}项（第{row.Line}行）没有读全，请对照原文补齐。", row.Text.Length == 0 ? "text" : "deadline"));
            }

            foreach (var (_, words) in left[i])
            {
                doubts.Add(new(RuledTableReader.WordsLeftOver, at, work.Count > 0 ? work[^1] : 0, i + 1, words, $"第{row.Number}项之后的“{words}”没有读进任何一栏，请核对。", null));
            }

            table.Add(new([.. cells.Select((text, column) => new TableCell(column, text))]) { Page = row.Page });
        }

        var broken = rows.Count(r => (deadline >= 0 && r.Deadline.Length == 0) || (units.Count > 0 && r.Pieces.Count == 0) || r.Text.Length == 0);
        if (broken * 3 > rows.Count)
        {
            doubts.Insert(0, new(RuledTableReader.CellsScattered, 0, 0, null, header[0], $"第{first.Number}行起的表格在转成文字时各栏已经打散，{rows.Count}行中有{broken}行没有读全，读出的内容不可直接采用。请改用原来的 docx、xlsx 或 pdf 文件导入。", null));
        }

        return new(new TableBlock(table) { Page = first.Page, Locator = $"第{first.Number}行" }, doubts, next);
    }

    /// <summary>The text in its column; a few words that stand apart in front of it in the column before.</summary>
    private static void SetText(RuledRow row, string[] cells, List<int> work, int widest)
    {
        var text = row.Text.ToString();
        var first = text[..Math.Max(row.FirstWords, Narrow(row, widest))];
        var apart = work.Count > 1 && first.Length is > 1 and <= 24 && first.Length < text.Length && first.IndexOfAny(['。', '，', '；', '：']) < 0;
        if (apart) cells[work[^2]] = first;
        cells[work[^1]] = apart ? text[first.Length..].TrimStart() : text;
    }

    /// <summary>Characters on the narrow lines in front of the first wide one: a column of its own, wrapped.</summary>
    private static int Narrow(RuledRow row, int widest)
    {
        var lengths = row.LineLengths.ToList();
        var lead = lengths.TakeWhile(l => l <= 12 && l * 2 <= widest).Count();
        return lead == 0 || lead == lengths.Count ? 0 : row.LineEnds[lead - 1];
    }

    private static List<int> Columns(ColumnRole?[] roles, params ReadOnlySpan<ColumnRole> wanted)
    {
        var columns = new List<int>();
        for (var i = 0; i < roles.Length; i++)
            if (roles[i] is { } role && wanted.Contains(role)) columns.Add(i);
        return columns;
    }

    /// <summary>Joins the runs of wrapped unit cells: a cell goes on until a unit's name can end and none is promised by a 、.</summary>
    internal static List<string> Group(IReadOnlyList<RuledPiece> pieces, IReadOnlySet<string> known)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        foreach (var piece in pieces)
        {
            if (cell.Length > 0)
            {
                var so = cell.ToString();
                var goesOn = piece.Text[0] is '、' or '，' || so[^1] is '、' or '，' || OrganWords.IsDutyTail(piece.Text) || OrganWords.DutyGoesOn(so, piece.Text) || (!piece.Apart && (!IsWhole(so, known) || (Places().IsMatch(so) && PlacesOrgan().IsMatch(piece.Text))));
                if (!goesOn)
                {
                    cells.Add(so);
                    cell.Clear();
                }
            }

            cell.Append(piece.Text);
        }

        if (cell.Length > 0) cells.Add(cell.ToString());
        return cells;
    }

    [GeneratedRegex("(科室|处室|股室|科|处|股|室)$")]
    private static partial Regex Offices();

    /// <summary>An office, or words that only offices carry.</summary>
    [GeneratedRegex("(科|室|处|股|办|办公室|党委|工会|团委|组|牵头|负责|中心)([、，]|$)|机关")]
    private static partial Regex OfficeEnd();

    [GeneratedRegex(@"各(县|市|区|旗|州|乡|镇|街道|[（）()、])+$")]
    private static partial Regex Places();

    [GeneratedRegex(@"^(卫健|卫生|疾控|中医|妇幼|人民|医保|财政|教育)")]
    private static partial Regex PlacesOrgan();

    private static bool IsWhole(string cell, IReadOnlySet<string> known)
    {
        if (OrganWords.DutyTailStart(cell) > 0) return true;
        var last = cell[(cell.LastIndexOfAny(['、', '，']) + 1)..];
        if (known.Contains(last)) return true;
        return OrganWords.IsCompleteUnit(last) && !known.Any(unit => unit.Length > last.Length && unit.StartsWith(last, StringComparison.Ordinal));
    }
}
