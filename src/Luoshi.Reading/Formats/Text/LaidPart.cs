using System.Text;
using System.Text.RegularExpressions;
using Luoshi.Reading.Plans;

namespace Luoshi.Reading.Formats.Text;

/// <summary>What stands under one printing of the header: the lines up to the next page.</summary>
internal sealed partial class LaidPart(LaidColumns columns)
{
    private readonly int _number = Array.IndexOf(columns.Roles, ColumnRole.Number);

    public LaidColumns Columns => columns;

    public List<LaidLine> Lines { get; } = [];

    public bool HasNumber(LaidLine line) => line.Runs.Count > 0 && line.Runs[0] is var run && columns.Of(run) == _number && Numbering.Alone(run.Text) is not null;

    /// <summary>一、… alone on a line, or a few words across several columns.</summary>
    public bool IsTitle(LaidLine line)
    {
        var text = line.Source.Trimmed;
        if (text.Length > 50 || text.IndexOfAny(['。', '；']) >= 0 || line.Runs.Count == 0) return false;
        var chapter = Numbering.Read(text) is { Style: MarkerStyle.ChineseComma or MarkerStyle.ChineseParen or MarkerStyle.Chapter };
        return line.Runs.Count == 1 && (chapter && columns.Of(line.Runs[0]) is var at && (at == _number || columns.Roles[at] is not ColumnRole.Section) || columns.Crosses(line.Runs[0]) && text.Length < 30);
    }

    /// <summary>Words across the whole table that no cell holds: the table has ended before them.</summary>
    public bool Ends(LaidLine line) => line.Source.BlankBefore || NoCell().IsMatch(line.Source.Trimmed) || line.Runs is [var run, ..] && columns.Of(run) == _number && Numbering.Alone(run.Text) is null && run.Text.Length > 1;

    public void Settle(List<LaidRow> rows)
    {
        columns.Settle([.. Lines.Where(l => !IsTitle(l))]);
        var section = Array.IndexOf(columns.Roles, ColumnRole.Section);
        var from = 0;
        for (var i = 0; i <= Lines.Count; i++)
        {
            if (i < Lines.Count && !IsTitle(Lines[i])) continue;
            if (i > from) Take(Lines.GetRange(from, i - from), section, rows);
            if (i < Lines.Count) rows.Add(new(Lines[i].Source.Trimmed, [], 0, false, Lines[i].Source.Page));
            from = i + 1;
        }
    }

    private void Take(List<LaidLine> lines, int section, List<LaidRow> rows)
    {
        var cells = lines.Select(Cells).ToList();
        var numbers = Enumerable.Range(0, lines.Count).Where(i => Numbering.Alone(cells[i][_number]) is not null).ToList();
        var text = TextColumn(cells);
        var own = Enumerable.Range(0, columns.Headers.Count).Where(c => HeaderWords.IsWork(columns.Roles[c]) || columns.Roles[c] is ColumnRole.Deadline).ToList();
        var edges = numbers.Count == 0 ? [lines.Count] : LaidEdges.Find(lines, cells, numbers, text, [.. Enumerable.Range(0, columns.Headers.Count).Where(c => columns.Roles[c] is ColumnRole.Lead or ColumnRole.Support)], own, rows.Count > 0 && rows[^1].Title is null && !LaidEdges.EndsSentence(rows[^1].Cells[rows[^1].TextColumn]));
        if (edges[0] > 0 && rows.Count > 0 && rows[^1].Title is null)
        {
            var last = rows[^1];
            for (var c = 0; c < last.Cells.Length; c++)
                if (c != _number && c != section && Join(cells, c, 0, edges[0]) is { Length: > 0 } more) last.Cells[c] = last.Cells[c].Length == 0 ? more : CellText.Meet(last.Cells[c], more);
        }

        var names = section < 0 ? [] : LaidSpans.Find(cells, section, edges, rows.Count > 0, true);
        // A name in the middle between two rows stands for both: a merged cell.
        var persons = Enumerable.Range(0, columns.Headers.Count).Where(c => columns.Roles[c] is ColumnRole.Leader or ColumnRole.LeadLeader or ColumnRole.Person && LaidSpans.AreMerged(cells, c, edges)).ToDictionary(c => c, c => LaidSpans.Find(cells, c, edges, false, false));
        for (var r = 0; r < numbers.Count; r++)
        {
            var (start, end) = (edges[r], edges[r + 1]);
            if (names.TryGetValue(r, out var name) && !(rows.FindLast(x => x.Title is not null)?.Title == name)) rows.Add(new(name, [], 0, false, lines[start].Source.Page));
            var row = new string[columns.Headers.Count];
            for (var c = 0; c < row.Length; c++)
                row[c] = c == _number ? cells[numbers[r]][c] : c == section ? "" : persons.TryGetValue(c, out var over) ? over.Where(o => o.Key <= r).MaxBy(o => o.Key).Value ?? "" : Join(cells, c, start, end);
            var askew = end - start > 1 && (row[text].Length == 0 || LaidEdges.IsAskew(cells, own, start, end));
            rows.Add(new(null, row, text, askew, lines[start].Source.Page));
        }
    }

    private string[] Cells(LaidLine line)
    {
        var cells = new string[columns.Headers.Count];
        Array.Fill(cells, "");
        var last = -1;
        foreach (var group in line.Runs.Select((run, i) => (Run: run, Column: last = last >= 0 && IsRest(line.Runs[i - 1], run) ? last : columns.Of(run))).GroupBy(r => r.Column, r => r.Run)) cells[group.Key] = LaidLine.Words(group);
        return cells;
    }

    /// <summary>15 岁: one blank between a figure and a word or two is the converter's, however far they reach.</summary>
    private static bool IsRest(LaidRun before, LaidRun run) =>
        run.Start == before.End + 1 && run.Text.Length <= 2 && char.IsAsciiDigit(before.Text[^1]) && OrganWords.IsHan(run.Text[0]);

    /// <summary>The column with most words.</summary>
    private int TextColumn(List<string[]> cells) =>
        Enumerable.Range(0, columns.Headers.Count).Where(c => HeaderWords.IsWork(columns.Roles[c]) || columns.Roles[c] is null).DefaultIfEmpty(Math.Min(_number + 1, columns.Headers.Count - 1)).MaxBy(c => cells.Sum(l => l[c].Length));

    /// <summary>Lines of one cell: a full line was broken by the layout, a short one ends an entry.</summary>
    private string Join(List<string[]> cells, int column, int from, int to)
    {
        var role = columns.Roles[column];
        var widest = cells.Max(c => c[column].Length);
        var text = new StringBuilder();
        var (last, entry) = ("", "");
        for (var i = from; i < to; i++)
        {
            var words = cells[i][column];
            if (words.Length == 0) continue;
            var entries = role is ColumnRole.Lead or ColumnRole.Support or ColumnRole.Leader or ColumnRole.LeadLeader or ColumnRole.Person;
            if (entries && entry.Length > 0 && EndsEntry(entry, last, words, widest))
            {
                text.Append(entry).Append('\n');
                entry = words;
            }
            else
            {
                entry = CellText.Meet(entry, words);
            }

            last = words;
        }

        return text.Append(entry).ToString();
    }

    /// <summary>Whether an entry is whole where its line ends, and the next line begins another.</summary>
    private static bool EndsEntry(string entry, string last, string next, int widest)
    {
        if (entry[^1] is '、' or '，' || next[0] is '、' or '，') return false;
        if (OrganWords.IsPerson(entry) && OrganWords.IsPerson(next)) return true;
        var unit = entry[(entry.LastIndexOfAny(['、', '，']) + 1)..];
        return OrganWords.IsCompleteUnit(unit) && (last.Length < widest - 1 || unit.Length >= 4 && next.Length >= 4 && OrganWords.IsCompleteUnit(last) && OrganWords.IsCompleteUnit(next));
    }

    [GeneratedRegex(@"^[（(]?(此件|备\s*注[：:]|注[：:])")]
    private static partial Regex NoCell();
}
