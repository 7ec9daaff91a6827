using Luoshi.Reading.Plans;

namespace Luoshi.Reading.Formats.Text;

/// <summary>A table that a converter wrote one cell a line, an empty cell as an empty line (a word processor's plain text).</summary>
internal static class StackedTableReader
{
    private const int MostColumns = 14;

    /// <summary>Share of rows that must have just as many lines as there are columns.</summary>
    private const double MostExact = 0.6;

    /// <summary>The table whose first header word stands at a line; null where none does, or rows do not come out even.</summary>
    public static RuledTable? Read(IReadOnlyList<TextLine> lines, int at)
    {
        if (Header(lines, at) is not var (header, next)) return null;
        ColumnRole?[] roles = [.. header.Select(HeaderWords.Match)];
        var number = Array.IndexOf(roles, ColumnRole.Number);
        var work = Array.FindLastIndex(roles, r => HeaderWords.IsWork(r));
        if (number < 0 || work < 0) return null;

        var (slots, origin) = Slots(lines, next, header);
        var starts = Starts(slots, number, header.Count);
        if (starts.Count < 2) return null;
        var table = new List<TableRow> { new([.. header.Select((text, column) => new TableCell(column, text))]) { IsHeader = true, Page = lines[at].Page } };
        var doubts = new List<RuledDoubt>();
        var exact = 0;
        if (Title(slots, 0, starts[0]) is { } first) AddTitle(first);
        for (var r = 0; r < starts.Count; r++)
        {
            var from = starts[r];
            var to = r + 1 < starts.Count ? starts[r + 1] : Math.Min(slots.Count, from + header.Count);
            var title = r + 1 < starts.Count ? Title(slots, from + header.Count, to) : null;
            if (title is not null) to = slots.FindLastIndex(to - 1, to - from, s => s == title);
            var count = to - from;
            if (count % header.Count == 0)
            {
                exact++;
                for (var row = from; row < to; row += header.Count)
                    table.Add(Row(Enumerable.Range(row, header.Count).Select(s => slots[s])));
            }
            else
            {
                var cells = StackedRow.Align(slots.GetRange(from, count), roles, number);
                if (StackedRow.Fits(cells, roles)) exact++;
                doubts.Add(new(RuledTableReader.CellsUnsure, table.Count, work, r + 1, cells[work], $"第{cells[number]}项各栏的行数与表头对不上，各栏的划分请核对。", "text"));
                table.Add(Row(cells));
            }

            if (title is not null) AddTitle(title);
        }

        if (exact < starts.Count * MostExact) return null;
        var last = origin[Math.Min(slots.Count, starts[^1] + header.Count) - 1];
        return new(new TableBlock(table) { Page = lines[at].Page, Locator = $"第{lines[at].Number}行" }, doubts, last + 1);

        void AddTitle(string title) => table.Add(new([new TableCell(0, title, header.Count)]));
        TableRow Row(IEnumerable<string> cells) => new([.. cells.Select((text, column) => new TableCell(column, text))]);
    }

    /// <summary>Header words on lines that follow one another; words of a second level stand behind empty lines for what is merged.</summary>
    private static (List<string> Header, int Next)? Header(IReadOnlyList<TextLine> lines, int at)
    {
        var header = new List<string>();
        var next = at;
        for (; next < lines.Count && header.Count < MostColumns; next++)
        {
            if (next > at && lines[next].Number != lines[next - 1].Number + 1) break;
            if (lines[next].HasTab || HeaderWords.Match(lines[next].Trimmed) is null || lines[next].Trimmed.Contains(' ', StringComparison.Ordinal)) break;
            header.Add(lines[next].Trimmed);
        }

        if (TextDocumentReader.HeaderCells([.. header]) is null) return null;
        if (next >= lines.Count) return null;
        var blanks = lines[next].Number - lines[next - 1].Number - 1;
        if (blanks > 0 && blanks < header.Count && HeaderWords.Match(header[blanks]) is ColumnRole.Support or ColumnRole.Lead && HeaderWords.IsResponsibility(HeaderWords.Match(lines[next].Trimmed)))
        {
            var below = new List<string>();
            while (next < lines.Count && HeaderWords.IsResponsibility(HeaderWords.Match(lines[next].Trimmed)) && (below.Count == 0 || lines[next].Number == lines[next - 1].Number + 1)) below.Add(lines[next++].Trimmed);
            if (below.Count < 2) return null;
            header.RemoveAt(blanks);
            header.InsertRange(blanks, below);
        }

        return (header, next);
    }

    /// <summary>All lines from one on, empty ones too but no repeated header, each with the last written line up to it.</summary>
    private static (List<string> Slots, List<int> Origin) Slots(IReadOnlyList<TextLine> lines, int from, List<string> header)
    {
        var slots = new List<string>();
        List<int> origin = [];
        for (var i = from; i < lines.Count; i++)
        {
            // Behind a header the lines for cells merged into it are empty.
            var blanks = i == from ? 0 : lines[i].Number - lines[i - 1].Number - 1;
            for (var b = 0; b < blanks && b < MostColumns; b++)
            {
                slots.Add("");
                origin.Add(i - 1);
            }

            slots.Add(lines[i].Trimmed);
            origin.Add(i);
            if (slots.Count < header.Count || slots[^1] != header[^1] || !slots.Skip(slots.Count - header.Count).SequenceEqual(header, StringComparer.Ordinal)) continue;
            slots.RemoveRange(slots.Count - header.Count, header.Count);
            origin.RemoveRange(origin.Count - header.Count, header.Count);
        }

        return (slots, origin);
    }

    /// <summary>The lines at which rows begin: their numbers count on.</summary>
    private static List<int> Starts(List<string> slots, int number, int columns)
    {
        var starts = new List<int>();
        var expected = 1;
        for (var i = number; i < slots.Count && (starts.Count == 0 || i < starts[^1] + columns * 8); i++)
        {
            if (Numbering.Alone(slots[i]) is not { } value) continue;
            var stride = starts.Count == 0 ? columns : i - number - starts[^1];
            // A misprinted number stands where a row's number must stand.
            var due = stride == columns || stride == columns + 1 && Title(slots, starts[^1] + columns, i - number) is not null;
            if (value != expected && !(due && starts.Count > 1) || stride < columns - 2) continue;
            starts.Add(i - number);
            expected++;
        }

        return starts;
    }

    /// <summary>The title that stands last before the next row.</summary>
    private static string? Title(List<string> slots, int from, int to)
    {
        for (var i = to - 1; i >= from && i >= 0; i--)
            if (slots[i].Length is > 2 and < 50 && Numbering.Read(slots[i]) is { Style: MarkerStyle.ChineseComma or MarkerStyle.ChineseParen or MarkerStyle.Chapter } && slots[i].IndexOfAny(['。', '；']) < 0) return slots[i];
        return null;
    }
}

/// <summary>Lines of a row whose cells hold several lines, or none: dealt out to the columns they fit best.</summary>
internal static class StackedRow
{
    public static string[] Align(IReadOnlyList<string> slots, ColumnRole?[] roles, int number)
    {
        var (columns, count) = (roles.Length, slots.Count);
        var best = new double[columns + 1, count + 1];
        var from = new int[columns + 1, count + 1];
        for (var c = 0; c <= columns; c++)
            for (var s = 0; s <= count; s++)
            {
                best[c, s] = c == 0 && s == 0 ? 0 : double.MinValue;
                for (var start = 0; c > 0 && start <= s; start++)
                {
                    if (best[c - 1, start] == double.MinValue || c - 1 == number && !(s == start + 1)) continue;
                    var fit = best[c - 1, start] + Fit(slots, start, s, roles[c - 1]);
                    if (fit > best[c, s]) (best[c, s], from[c, s]) = (fit, start);
                }
            }

        var cells = new string[columns];
        var end = count;
        for (var c = columns; c > 0; c--)
        {
            var start = from[c, end];
            cells[c - 1] = string.Join('\n', Enumerable.Range(start, end - start).Select(s => slots[s]).Where(s => s.Length > 0));
            end = start;
        }

        return cells;
    }

    /// <summary>Whether every column holds what its header says.</summary>
    public static bool Fits(string[] cells, ColumnRole?[] roles) => cells.Select((cell, c) => cell.Length == 0 || roles[c] switch
    {
        ColumnRole.Leader or ColumnRole.LeadLeader or ColumnRole.Person => cell.Split('\n').All(w => OrganWords.ArePersons(w.Replace(" ", "", StringComparison.Ordinal))),
        ColumnRole.Deadline => cell.Split('\n').All(OrganWords.IsDeadline),
        ColumnRole.Lead or ColumnRole.Support => cell.Split('\n').All(w => OrganWords.IsCompleteUnit(w) || OrganWords.DutyTailStart(w) >= 0),
        _ => true,
    }).All(f => f);

    private static double Fit(IReadOnlyList<string> slots, int from, int to, ColumnRole? role)
    {
        if (from == to) return -0.5;
        double fit = 0;
        for (var i = from; i < to; i++)
        {
            var words = slots[i];
            if (words.Length == 0)
            {
                fit += to - from == 1 ? 0 : -1;
                continue;
            }

            var (person, deadline) = (OrganWords.ArePersons(words.Replace(" ", "", StringComparison.Ordinal)), OrganWords.IsDeadline(words));
            var unit = !person && !deadline && words.Length < 60 && OrganWords.IsCompleteUnit(words) && words.IndexOfAny(['。', '；']) < 0;
            fit += role switch
            {
                ColumnRole.Number => 3,
                ColumnRole.Leader or ColumnRole.LeadLeader or ColumnRole.Person => person ? 3 : -3,
                ColumnRole.Deadline => deadline ? 3 : -2,
                ColumnRole.Lead or ColumnRole.Support => unit ? 2 : -2,
                ColumnRole.Remark => -0.5,
                ColumnRole.Section => Numbering.Read(words) is not null && words.Length < 30 ? 2 : words.Length < 16 ? 0.5 : -2,
                ColumnRole.Task => person || deadline ? -2 : words.Length <= 30 ? 1.5 : 1,
                _ => person || deadline ? -2 : unit ? -1 : words.Length > 12 ? 2 : 1,
            };
            // Only measures are many; their numbers say so.
            if (i > from) fit -= role is ColumnRole.Measure ? Numbering.Read(words) is null ? 0.5 : 0 : role is ColumnRole.Task ? 1 : 0.6;
        }

        return fit;
    }
}
