using Luoshi.Reading.Plans;

namespace Luoshi.Reading.Formats.Text;

/// <summary>A ruled table whose cells a converter laid out with blanks, so that columns stand under one another (pdftotext -layout).</summary>
internal static class LaidTableReader
{
    public const string EdgeUnsure = "TX005";

    /// <summary>Lines without a row or a header after which the table has ended.</summary>
    private const int LongestRow = 40;

    /// <summary>The table whose header stands at a line; null where none does, or its cells do not stand under one another.</summary>
    public static RuledTable? Read(IReadOnlyList<TextLine> lines, int at, CancellationToken ct)
    {
        if (LaidColumns.Find(lines, at, 1) is null) return null;
        return Enumerable.Range(1, 2)
            .Select(wide => Read(lines, at, wide, ct))
            .Where(r => r is not null)
            .OrderBy(r => r!.Value.Crossings)
            .FirstOrDefault()?.Table;
    }

    private static (RuledTable Table, int Crossings)? Read(IReadOnlyList<TextLine> lines, int at, int wide, CancellationToken ct)
    {
        if (LaidColumns.Find(lines, at, wide) is not { } first) return null;
        var parts = new List<LaidPart> { new(first) };
        var next = at + first.HeaderLines;
        var end = next;
        for (; next < lines.Count; next++)
        {
            ct.ThrowIfCancellationRequested();
            if (LaidColumns.Find(lines, next, wide) is { } again)
            {
                if (!again.Roles.SequenceEqual(first.Roles)) break;
                parts.Add(new(again));
                next += again.HeaderLines - 1;
                end = next + 1;
                continue;
            }

            if (ParagraphJoiner.IsPageNumber(lines[next].Trimmed) && lines[next].BlankBefore) continue;
            if (lines[next].HasTab || next - end > LongestRow) break;
            var line = LaidLine.Of(lines[next], wide);
            if (parts[^1].IsTitle(line) || parts[^1].HasNumber(line)) end = next + 1;
            parts[^1].Lines.Add(line);
        }

        // The last row goes on below its number as far as its cells do.
        while (end < next && end < lines.Count && !parts[^1].Ends(LaidLine.Of(lines[end], wide))) end++;
        foreach (var part in parts) part.Lines.RemoveAll(l => l.Source.Number >= (end < lines.Count ? lines[end].Number : int.MaxValue));
        var rows = new List<LaidRow>();
        foreach (var part in parts) part.Settle(rows);
        var numbered = rows.Count(r => r.Title is null);
        // Cells that do not stand under one another were not laid out.
        var crossings = parts.Sum(p => p.Columns.Crossings);
        if (numbered < 2 || crossings > parts.Sum(p => p.Lines.Count)) return null;
        return (Build(first, rows, lines[at], end), crossings);
    }

    private static RuledTable Build(LaidColumns columns, List<LaidRow> rows, TextLine first, int next)
    {
        var table = new List<TableRow> { new([.. columns.Headers.Select((h, column) => new TableCell(column, h.Text))]) { IsHeader = true, Page = first.Page } };
        var doubts = new List<RuledDoubt>();
        var no = 0;
        var items = rows.Where(r => r.Title is null).ToList();
        var unsure = Unsure(items);
        var filled = Enumerable.Range(0, columns.Headers.Count).Where(c => Owner(columns.Roles[c]) is { } field && items.Count(r => r.Cells[c].Length > 0) * (field is "leaders" ? 4 : 2) >= items.Count).ToList();
        var number = Array.IndexOf(columns.Roles, ColumnRole.Number);
        foreach (var row in rows)
        {
            if (row.Title is { } title)
            {
                table.Add(new([new TableCell(0, title, columns.Headers.Count)]) { Page = row.Page });
                continue;
            }

            no++;
            if (unsure.Contains(row)) doubts.Add(new(EdgeUnsure, table.Count, row.TextColumn, no, row.Cells[row.TextColumn], $"第{row.Cells[number]}项从哪一行起、到哪一行止，版面没有留下界线，请核对。", "text"));
            foreach (var column in filled)
                if (row.Cells[column].Length == 0) doubts.Add(new(RuledTableReader.RowUnfinished, table.Count, column, no, "", $"第{row.Cells[number]}项的“{columns.Headers[column].Text}”没有读出，可能与上下行合并，请对照原文。", Owner(columns.Roles[column])));
            table.Add(new([.. row.Cells.Select((text, column) => new TableCell(column, text))]) { Page = row.Page });
        }

        return new(new TableBlock(table) { Page = first.Page, Locator = $"第{first.Number}行" }, doubts, next);
    }

    /// <summary>Rows whose words stand askew or end in mid-sentence, where most end with it, and the row behind each: an edge is of two rows.</summary>
    private static HashSet<LaidRow> Unsure(List<LaidRow> rows)
    {
        var sentences = rows.Count(r => LaidEdges.EndsSentence(r.Cells[r.TextColumn])) * 2 > rows.Count;
        var unsure = new HashSet<LaidRow>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < rows.Count; i++)
        {
            var broken = sentences && !LaidEdges.EndsSentence(rows[i].Cells[rows[i].TextColumn]);
            if (rows[i].Askew || broken) unsure.Add(rows[i]);
            if (broken && i + 1 < rows.Count) unsure.Add(rows[i + 1]);
        }

        return unsure;
    }

    /// <summary>The field that a column's words become where every row should have some.</summary>
    private static string? Owner(ColumnRole? role) => role switch
    {
        ColumnRole.Leader or ColumnRole.Person => "leaders",
        ColumnRole.LeadLeader => "lead_leaders",
        ColumnRole.Lead => "lead_units",
        ColumnRole.Deadline => "deadline",
        _ => null,
    };
}

/// <summary>A row put together, or a title over rows.</summary>
/// <param name="Askew">Its words stand neither at its top nor in its middle: other lines may be its own.</param>
internal sealed record LaidRow(string? Title, string[] Cells, int TextColumn, bool Askew, int? Page);
