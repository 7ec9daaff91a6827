using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Reading;

namespace Luoshi.Bulletins;

/// <summary>A cell of an exported ledger.</summary>
/// <param name="Across">Columns it spans.</param>
/// <param name="Down">Rows it spans.</param>
public sealed record GridCell(int Column, string Text, int Across = 1, int Down = 1, bool IsHead = false);

/// <summary>A plan's own table with what became of each item beside it: the same columns in the same order, then progress, light and completion.</summary>
/// <param name="Heads">How many rows at the top are the head.</param>
public sealed record LedgerGrid(string Title, int Columns, int Heads, IReadOnlyList<IReadOnlyList<GridCell>> Rows)
{
    /// <summary>进展、灯、完成情况.</summary>
    public static IReadOnlyList<string> Added { get; } = ["进展", "灯", "完成情况"];

    /// <summary>The grid of a plan out of its document's table; where it has none, out of its items.</summary>
    /// <param name="seen">What the one who asks may see: the plan itself is an issued paper, what became of its items is not.</param>
    public static LedgerGrid Of(LitPlan seen, IReadOnlyList<ItemState> items, SourceDocument? document)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(items);
        var lit = seen.Items.ToDictionary(i => i.State.Id);
        var places = items.Select(i => (Item: i, Place: DocumentQuery.PlacesOf(i.Facts).Select(p => (Place?)p).FirstOrDefault(p => p!.Value.Row is not null && document?.Blocks.ElementAtOrDefault(p.Value.Block) is TableBlock))).ToList();
        return document is not null && places.Count > 0 && places.TrueForAll(p => p.Place is not null)
            ? OfTables(seen, [.. places.Select(p => (p.Item, p.Place!.Value.Block, p.Place.Value.Row!.Value))], lit, document)
            : OfItems(seen, items, lit);
    }

    private static LedgerGrid OfTables(LitPlan seen, List<(ItemState Item, int Block, int Row)> at, Dictionary<Guid, LitItem> lit, SourceDocument document)
    {
        var blocks = at.Select(p => p.Block).Distinct().Order().ToList();
        var columns = blocks.Max(b => ((TableBlock)document.Blocks[b]).Columns);
        var rows = new List<IReadOnlyList<GridCell>>();
        var heads = 0;
        var said = new HashSet<string>();
        foreach (var block in blocks)
        {
            var table = (TableBlock)document.Blocks[block];
            var items = at.Where(p => p.Block == block).GroupBy(p => p.Row).ToDictionary(g => g.Key, g => g.Select(p => p.Item).ToList());
            var (title, above) = HeadRows(table, items.Keys.Min());
            var isFirst = block == blocks[0];
            if (isFirst)
            {
                // A table without a head gets one for what is added.
                heads = Math.Max(above, 1);
                if (above == 0) rows.Add([.. Enumerable.Repeat("", columns).Concat(Added).Select((name, i) => new GridCell(i, name, IsHead: true))]);
            }

            for (var r = 0; r < table.Rows.Count; r++)
            {
                // The head of a table that goes on is that of the first; other words above its first item belong to the item before.
                var row = table.Rows[r];
                if (isFirst && r < above) said.Add(Words(row));
                else if (!isFirst && r < above && (row.IsHeader || said.Contains(Words(row)))) continue;
                var isHead = isFirst && r < above;
                var isAcross = IsAcross(row, table);
                var cells = row.Cells.Select(c => new GridCell(c.Column, c.Text, isAcross ? columns + Added.Count : Math.Min(c.ColumnSpan, columns - c.Column), c.RowSpan, isHead && r >= title)).ToList();
                if (isHead && r == title) cells.AddRange(Added.Select((name, i) => new GridCell(columns + i, name, 1, above - title, true)));
                else if (items.TryGetValue(r, out var here))
                {
                    var down = 1;
                    while (r + down < table.Rows.Count && !items.ContainsKey(r + down) && !IsAcross(table.Rows[r + down], table)) down++;
                    cells.AddRange(Progress(here.Select(i => lit.GetValueOrDefault(i.Id)).OfType<LitItem>().ToList(), seen.Plan.Facts.Year).Select((words, i) => new GridCell(columns + i, words, 1, down)));
                }

                rows.Add(cells);
            }
        }

        return new(seen.Plan.Facts.Title, columns + Added.Count, heads, rows);
    }

    private static bool IsAcross(TableRow row, TableBlock table) => row.Cells is [{ Column: 0 } only] && only.ColumnSpan >= table.Columns;

    private static string Words(TableRow row) => string.Join('\t', row.Cells.Select(c => string.Concat(c.Text.Where(l => !char.IsWhiteSpace(l)))));

    /// <summary>Rows above the first item that are no section's: those with a title or a note, then those with the names of the columns.</summary>
    private static (int Title, int Above) HeadRows(TableBlock table, int firstItem)
    {
        var title = 0;
        while (title < firstItem && IsAcross(table.Rows[title], table)) title++;
        var above = title;
        while (above < firstItem && !IsAcross(table.Rows[above], table)) above++;
        var marked = table.Rows.TakeWhile(r => r.IsHeader).Count();
        return above == title ? (0, 0) : (title, marked > title ? Math.Min(marked, above) : above);
    }

    private static LedgerGrid OfItems(LitPlan seen, IReadOnlyList<ItemState> items, Dictionary<Guid, LitItem> lit)
    {
        string[] own = ["序号", "任务", "牵头单位", "责任单位", "完成时限"];
        var rows = new List<IReadOnlyList<GridCell>> { own.Concat(Added).Select((h, i) => new GridCell(i, h, IsHead: true)).ToList() };
        foreach (var section in items.GroupBy(i => (i.Facts.SectionNo, i.Facts.Section)))
        {
            if (section.Key.Section is { Length: > 0 } name) rows.Add([new GridCell(0, name, own.Length + Added.Count)]);
            foreach (var item in section)
            {
                var facts = item.Facts;
                string[] words = [facts.Numeral, facts.Title is { Length: > 0 } title && !facts.Text.StartsWith(title, StringComparison.Ordinal) ? title + "\n" + facts.Text : facts.Text, string.Join('、', facts.LeadUnits), string.Join('、', facts.SupportUnits), facts.Deadline.Printed ?? PaperLists.Due(item, seen.Plan.Facts.Year)];
                rows.Add([.. words.Concat(Progress(lit.GetValueOrDefault(item.Id) is { } one ? [one] : [], seen.Plan.Facts.Year)).Select((w, i) => new GridCell(i, w))]);
            }
        }

        return new(seen.Plan.Facts.Title, own.Length + Added.Count, 1, rows);
    }

    /// <summary>What became of items: the lead units' last reports, the light with its reason, values against targets.</summary>
    private static string[] Progress(List<LitItem> items, int year)
    {
        if (items.Count == 0) return ["", "", ""];
        var reports = items.SelectMany(i => i.Duties.Where(d => d.State is { Role: Ledger.DutyRole.Lead, Parent: null, LastReport.Length: > 0 })).ToList();
        var several = reports.Select(r => r.State.Unit).Distinct().Count() > 1;
        return
        [
            string.Join('\n', reports.Select(r => $"{(several ? r.State.Unit + "：" : "")}{r.State.LastReport}（{PlanWords.Day(Ledger.LedgerDay.Of(r.State.LastReportAt!.Value), year)}）")),
            string.Join('\n', items.Select(i => $"{PaperWords.Of(i.Light.Color)}\n{i.Light.Reason}")),
            string.Join('\n', items.SelectMany(Completion)),
        ];
    }

    private static IEnumerable<string> Completion(LitItem item)
    {
        if (item.State.ClosedOn is { } closed) yield return $"{PaperWords.Day(closed)}销号";
        else if (PaperLists.Percent(item) is not "—" and var percent) yield return $"自报进度{percent}";
        for (var i = 0; i < item.Facts.Targets.Count; i++)
        {
            if (item.Facts.Targets[i] is { Kind: TargetKind.Target } target && item.State.Values.TryGetValue(i, out var value))
                yield return $"{target.Indicator}{PlanWords.Figure(value)}{target.Unit}（目标{PlanWords.Number(target)}）";
        }
    }
}
