using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans;

/// <summary>A table of tasks in a document.</summary>
/// <param name="Heading">The numbered heading that stands before it; null for none.</param>
/// <param name="GoesOn">Whether it carries on the table before it.</param>
internal sealed record TaskTable(TableGrid Grid, TaskTableHeader Header, TaskTableColumns Columns, TracedText? Heading, bool GoesOn);

/// <summary>What the task tables of a document hold.</summary>
internal sealed record TaskTableWords(IReadOnlyList<DraftItem> Items, IReadOnlyList<TracedText> Overall, IReadOnlyList<Finding> Findings, IReadOnlySet<int> Blocks);

/// <summary>Reads items out of tables: one a numbered row, over merged cells, section rows, repeated headers and page breaks.</summary>
internal static partial class TaskTableReader
{
    public const string RowWithoutNumber = "RD001";
    public const string RowGoesOn = "RD002";
    public const string OwnerFromAbove = "RD021";

    public static TaskTableWords Read(SourceDocument document, CancellationToken ct)
    {
        var items = new List<DraftItem>();
        var overall = new List<TracedText>();
        var findings = new List<Finding>();
        var sections = new List<TableSection>();
        var tables = Tables(document, ct);
        var blank = document.Format is "txt" ? BlankBelow.Columns(tables) : new HashSet<int>();
        TablePart? part = null;
        foreach (var table in tables)
        {
            ct.ThrowIfCancellationRequested();
            var before = table.GoesOn ? part : null;
            part = new TablePart(table, blank, items, overall, findings, sections, before);
            part.Read();
        }

        TableSection.Settle(sections);
        if (tables.Count == 0 && TaskCardReader.Read(document, ct) is { Items.Count: > 0 } cards) return new(cards.Items, [], [], cards.Blocks);
        return new(items, overall, findings, tables.Select(t => t.Grid.Block).ToHashSet());
    }

    /// <summary>The task tables of a document in order; one without a header of its own goes on from the one before.</summary>
    private static List<TaskTable> Tables(SourceDocument document, CancellationToken ct)
    {
        var tables = new List<TaskTable>();
        TracedText? heading = null;
        var underHeading = false;
        for (var block = 0; block < document.Blocks.Count; block++)
        {
            ct.ThrowIfCancellationRequested();
            if (document.Blocks[block] is not TableBlock table)
            {
                if (document.Blocks[block] is ParagraphBlock paragraph && Numbering.Read(paragraph.Text) is { Style: MarkerStyle.ChineseComma or MarkerStyle.Chapter } marker && paragraph.Text.Length < 60)
                {
                    heading = CleanText.Of(TracedText.Of(paragraph.Text, block).Slice(marker.End));
                    underHeading = true;
                }

                continue;
            }

            var grid = TableGrid.Of(block, table);
            if (grid.Rows == 0 || grid.Columns < 2) continue;
            var last = tables.Count > 0 ? tables[^1] : null;
            var header = TaskTableHeader.Find(grid);
            var columns = header is null ? null : TaskTableColumns.Of(grid, header);
            if (header is null && last is not null && grid.Columns == last.Grid.Columns) (header, columns) = (last.Header.WithoutRows(), last.Columns);
            if (header is null || columns is null || columns.Text.Count == 0) continue;
            tables.Add(new(grid, header, columns, heading, last is not null && !underHeading && grid.Columns == last.Grid.Columns));
            underHeading = false;
        }

        return tables;
    }

    /// <summary>One table while it is gone through.</summary>
    private sealed class TablePart(
        TaskTable table,
        IReadOnlySet<int> blankBelow,
        List<DraftItem> items,
        List<TracedText> overall,
        List<Finding> findings,
        List<TableSection> sections,
        TablePart? before)
    {
        private readonly TableGrid grid = table.Grid;
        private readonly TaskTableHeader header = table.Header;
        private readonly TaskTableColumns columns = table.Columns;
        private readonly int _start = before is null ? items.Count : 0;
        private readonly Dictionary<int, TracedText> _above = before?._above ?? [];
        private string _leader = before?._leader ?? "";
        private bool _afterHeader = before is not null;

        public TableSection? Section { get; private set; } = before is not null ? before.Section : table.Heading is null ? null : new TableSection { Name = table.Heading };

        public void Read()
        {
            for (var row = header.Row + header.RowCount; row < grid.Rows; row++)
            {
                if (row < 0) continue;
                if (header.Repeats(grid, row))
                {
                    _afterHeader = true;
                    if (header.RowCount == 2) row++;
                    continue;
                }

                var filled = grid.Filled(row).ToList();
                if (filled.Count == 0) continue;
                if (IsWide(filled, row)) continue;
                TakeRow(row);
                _afterHeader = false;
            }
        }

        /// <summary>A row that is one section title, one note or one general goal.</summary>
        private bool IsWide(List<TableCell> filled, int row)
        {
            var cell = filled[0];
            var words = cell.Text.Trim();
            if (Remark().IsMatch(words) && filled.Count <= 2) return true;
            var chinese = filled.Count == 2 && columns.Number == cell.Column && words.Length <= 4 && Numbering.Alone(words) is not null && !char.IsAsciiDigit(words[0]) && !HasOwners(row);
            if (filled.Count > 1 && !chinese) return false;
            if (chinese) cell = filled[1];
            else if (columns.Number == cell.Column && cell.ColumnSpan == 1 && Numbering.Alone(words) is not null) return true;
            else if (cell.ColumnSpan < 2 && cell.Column != 0 && !(columns.Number is { } number && cell.Column <= number + 1 && Numbering.Read(words) is not null)) return false;
            else if (cell.ColumnSpan < 2 && columns.Section == cell.Column) return false;

            var text = TracedText.Of(cell.Text, grid.Block, row, cell.Column);
            if (words.Length > 80 && words.Contains('。', StringComparison.Ordinal))
            {
                overall.Add(CleanText.Of(text));
                return true;
            }

            if (!chinese && items.Count > _start && cell.ColumnSpan < 2 && columns.Number != cell.Column) return false;
            var name = SectionWords.Bare(text);
            if (name.Length > 0 && !(Section is not null && _afterHeader && Likeness.Of(Section.Name.Text, name.Text) > 0.7)) Section = new TableSection { Name = name };
            return true;
        }

        private void TakeRow(int row)
        {
            var printed = columns.Number is { } number ? grid.Words(row, number).Trim() : "";
            var sub = columns.Number is { } n && grid.Cell(row, n) is not null && grid.Origin(row, n) < row && items.Count > 0;
            var numbered = printed.Length > 0 && (Numbering.Alone(printed) is not null || printed.Length <= 6);
            TakeSection(row);
            var cells = columns.Text.Where(c => (grid.Origin(row, c) == row || !sub) && !IsReached(row, c)).Select(c => new DraftCell(c, CleanText.Of(grid.Text(row, c)), columns.Goals.Contains(c))).Where(c => !c.Words.IsEmpty).ToList();
            var text = TracedText.Concat(cells.Select(c => c.Words));
            var title = columns.Title is { } t ? CleanText.Of(grid.Text(row, t)) : TracedText.Empty;

            if (sub || (!numbered && items.Count > _start && !_afterHeader && title.IsEmpty && IsStep(items[^1], row, text)))
            {
                AddSubRow(items[^1], row, cells);
                return;
            }

            if (!numbered && columns.Number is not null)
            {
                if (items.Count > 0 && (_afterHeader || !HasOwners(row) || !Ends(items[^1].Text.Text)) && (text.IsEmpty || Numbering.Read(text.Text) is not { Value: 1 }))
                {
                    GoOn(items[^1], row, cells);
                    return;
                }

                if (items.Count == _start)
                {
                    overall.Add(text.IsEmpty ? title : text);
                    return;
                }
            }

            if (text.IsEmpty && title.IsEmpty) return;
            if (columns.Number is null && text.IsEmpty) return;
            var own = columns.Number is null && Numbering.Read(text.Text) is { Style: not (MarkerStyle.ChineseIs or MarkerStyle.Circled or MarkerStyle.ChineseComma) } m ? m : (Marker?)null;
            // A cell that is itself a numbered list of measures keeps its numbers.
            if (own is not null && MeasureReader.Read(text).Count > 1) own = null;
            var item = new DraftItem
            {
                NoPrinted = own is { } marker ? text.Text.Substring(marker.Start, marker.PrintedLength) : printed,
                Section = null,
                Title = title.IsEmpty || text.IsEmpty ? null : title,
                Text = text.IsEmpty ? title : own is { } mark ? text.Slice(mark.End) : text,
            };
            if (own is null && !text.IsEmpty) item.Cells.AddRange(cells);
            if (Section is not null)
            {
                if (Section.Items.Count == 0) sections.Add(Section);
                Section.Items.Add(item);
            }

            foreach (var (column, role) in columns.Owners) OwnerCell.Take(item, role, grid.Text(row, column));
            foreach (var (column, when) in columns.Periods) AddStep(item, grid.Text(row, column), when);
            AddPlaces(item, row);
            items.Add(item);
            TakeFromAbove(item, row);
            if (!numbered && columns.Number is not null) Doubt(RowWithoutNumber, item, "这一行没有序号，先按独立事项读出，请核对。");
        }

        /// <summary>Whether cells stand side by side under one header: a small table inside the row's cell, whose words belong to the text.</summary>
        private bool IsInsideCell(List<DraftCell> cells) =>
            header.RowCount == 1 && cells.Exists(c => grid.Cell(header.Row, c.Column) is { ColumnSpan: > 1 } over && over.Column < c.Column && cells.Exists(o => o.Column == over.Column));

        /// <summary>Whether the cell begins in another column of the text and is taken there.</summary>
        private bool IsReached(int row, int column) => grid.Cell(row, column) is { } cell && cell.Column < column && columns.Text.Contains(cell.Column);

        /// <summary>Whether a row without number and title stands under those of the row above, which a text prints only once.</summary>
        private bool IsStep(DraftItem item, int row, TracedText text) =>
            columns is { Number: not null, Title: not null } && item.Title is not null && !text.IsEmpty && HasOwners(row) && item.Text.Text[^1] is not ('，' or '、');

        /// <summary>A further measure under the same number, perhaps with a deadline of its own.</summary>
        private void AddSubRow(DraftItem item, int row, List<DraftCell> cells)
        {
            var measure = TracedText.Concat(cells.Select(c => c.Words));
            if (!measure.IsEmpty && IsInsideCell(cells))
            {
                item.Cells.AddRange(cells);
                item.Text = TracedText.Concat([item.Text, measure]);
            }
            else if (!measure.IsEmpty)
            {
                // A cell merged over the rows (one goal for all steps) is no step; one to the right is read after them.
                var merged = item.Cells.Where(c => IsMergedInto(row, c)).ToList();
                var first = item.Measures.Count == 0;
                if (first) item.Measures.Add(merged.Count > 0 && merged.Count < item.Cells.Count ? TracedText.Concat(item.Cells.Except(merged).Select(c => c.Words)) : item.Text);
                item.Measures.Add(measure);
                var last = cells.Max(c => c.Column);
                var behind = merged.Count == 0 ? 0 : item.Cells.Count - 1 - item.Cells.FindLastIndex(c => c.Column <= last || !merged.Contains(c));
                item.Cells.InsertRange(item.Cells.Count - behind, cells);
                item.Text = behind > 0 ? TracedText.Concat(item.Cells.Select(c => c.Words)) : TracedText.Concat([item.Text, measure]);
                if (columns.Owners.FirstOrDefault(o => o.Role is ColumnRole.Deadline) is { Role: ColumnRole.Deadline } deadline && grid.Origin(row, deadline.Column) == row)
                {
                    if (first && item.Notes.Find(n => n.Role is ColumnRole.Deadline) is { Role: ColumnRole.Deadline } own) item.Steps.Add(new(item.Measures[0], own.Value, false));
                    if (CleanText.Of(grid.Text(row, deadline.Column)) is { IsEmpty: false } when) item.Steps.Add(new(measure, when, false));
                }
            }

            foreach (var (column, role) in columns.Owners)
                if (grid.Origin(row, column) == row) OwnerCell.Take(item, role, grid.Text(row, column));
            AddPlaces(item, row);
        }

        /// <summary>Whether a cell of an item's first row reaches down into a row under the same number.</summary>
        private bool IsMergedInto(int row, DraftCell cell) =>
            columns.Number is { } number && grid.Cell(row, cell.Column) is not null && grid.Origin(row, cell.Column) < row && grid.Origin(row, cell.Column) == grid.Origin(row, number);

        /// <summary>The rest of a row that a page has cut: every cell goes on.</summary>
        private void GoOn(DraftItem item, int row, List<DraftCell> cells)
        {
            foreach (var cell in cells)
            {
                var at = item.Cells.FindLastIndex(c => c.Column == cell.Column);
                if (at >= 0) item.Cells[at] = cell with { Words = CleanText.Of(TracedText.Concat([item.Cells[at].Words, cell.Words])) };
                else item.Cells.Add(cell);
            }

            item.Text = item.Cells.Count > cells.Count || item.Cells.Exists(c => !cells.Contains(c))
                ? TracedText.Concat(item.Cells.Select(c => c.Words))
                : CleanText.Of(TracedText.Concat([item.Text, .. cells.Select(c => c.Words)]));
            if (columns.Title is { } t && grid.Origin(row, t) == row && !grid.Text(row, t).Trim().IsEmpty)
                item.Title = CleanText.Of(TracedText.Concat([item.Title ?? TracedText.Empty, grid.Text(row, t)]));
            foreach (var (column, role) in columns.Owners)
            {
                if (grid.Origin(row, column) != row) continue;
                var words = grid.Text(row, column).Trim();
                if (words.IsEmpty) continue;
                var at = item.Notes.FindLastIndex(note => note.Role == role);
                if (at >= 0 && role is ColumnRole.Deadline) item.Notes[at] = new(role, CleanText.Of(TracedText.Concat([item.Notes[at].Value, words])));
                else OwnerCell.Take(item, role, words);
            }

            AddPlaces(item, row);
            if (HasOwners(row) && !_afterHeader) Doubt(RowGoesOn, item, "后一行没有序号，已接在本项之后，请核对是否另有一项。");
        }

        /// <summary>A step in a column of its own; a mark (√) says only that something is due by then.</summary>
        private static void AddStep(DraftItem item, TracedText cell, TracedText when)
        {
            var what = CleanText.Of(cell);
            if (what.IsEmpty || what.Text is "-" or "—" or "/" or "／" or "无" or "×") return;
            item.Steps.Add(new(what.Text.Any(char.IsLetterOrDigit) ? what : TracedText.Empty, when, true));
        }

        /// <summary>A text keeps the words of a merged cell only in its first row: the rows below take them from there, with a doubt.</summary>
        private void TakeFromAbove(DraftItem item, int row)
        {
            // Under another leader a blank is no merged cell: nobody is named.
            var leader = string.Concat(columns.Owners.Where(o => o.Role is ColumnRole.Leader or ColumnRole.LeadLeader).SelectMany(o => grid.Words(row, o.Column)).Where(char.IsLetter));
            var changed = leader.Length > 0 && _leader.Length > 0 && leader != _leader;
            if (leader.Length > 0) _leader = leader;
            foreach (var (column, role) in columns.Owners)
            {
                if (!blankBelow.Contains(column)) continue;
                var words = grid.Text(row, column).Trim();
                if (!words.IsEmpty)
                {
                    _above[column] = words;
                    continue;
                }

                if (changed && role is ColumnRole.Lead or ColumnRole.Support) _above.Remove(column);
                if (!_above.TryGetValue(column, out var above)) continue;
                OwnerCell.Take(item, role, above);
                findings.Add(new(OwnerFromAbove, FindingSeverity.Doubt, null, [items.Count], above.Places, above.Text, $"本项这一栏空着，看作与上一行合并，读作“{above.Text}”，请核对。") { Field = Field(role) });
            }

            static string Field(ColumnRole role) => role switch
            {
                ColumnRole.Deadline => "deadline",
                ColumnRole.Lead => "lead_units",
                ColumnRole.Support => "support_units",
                ColumnRole.LeadLeader => "lead_leaders",
                _ => "leaders",
            };
        }

        private void TakeSection(int row)
        {
            if (columns.Section is not { } column || grid.Cell(row, column) is null || grid.Origin(row, column) != row) return;
            var words = grid.Text(row, column).Trim();
            if (words.IsEmpty) return;
            var name = SectionWords.Bare(words);
            if (Section is null)
            {
                Section = new TableSection { Name = name, IsAfterBreak = true };
                return;
            }

            if (string.Equals(Section.Name.Text, name.Text, StringComparison.Ordinal)) return;
            var number = columns.Number is { } n ? grid.Words(row, n).Trim() : "x";
            // On a new page the merged cell is printed again, or goes on where the page has cut it.
            if (_afterHeader && Likeness.Of(Section.Name.Text, name.Text) >= 0.6) return;
            if (_afterHeader && number.Length == 0 && items.Count > 0)
            {
                Section.Name = TracedText.Concat([Section.Name, name]);
                return;
            }

            Section = new TableSection { Name = name, IsAfterBreak = _afterHeader || row > 0 && grid.Table.Rows[row].Page != grid.Table.Rows[row - 1].Page };
        }

        private void AddPlaces(DraftItem item, int row)
        {
            foreach (var cell in grid.Filled(row)) item.Places.Add(new Place(grid.Block, row, cell.Column, 0, cell.Text.Length));
        }

        private bool HasOwners(int row) => columns.Owners.Any(o => grid.Origin(row, o.Column) == row && !string.IsNullOrWhiteSpace(grid.Words(row, o.Column)));

        private static bool Ends(string text) => text.Length > 0 && text[^1] is '。' or '；' or '！' or '.' or '）' or '”';

        private void Doubt(string code, DraftItem item, string message) =>
            findings.Add(new(code, FindingSeverity.Doubt, null, [items.Count], item.Places.Count > 0 ? [item.Places[^1]] : [], item.Text.Text[..Math.Min(30, item.Text.Length)], message) { Field = "no_printed" });
    }

    [GeneratedRegex(@"^[（(]?\s*(备\s*注|注|说\s*明|填报说明)\s*[：:]")]
    private static partial Regex Remark();
}
