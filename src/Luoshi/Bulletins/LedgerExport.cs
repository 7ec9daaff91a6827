using Luoshi.Ledger;
using Luoshi.Papers;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Sheets;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Bulletins;

/// <summary>台账导出: the plan's own table with progress beside it, for offices that live in Word and Excel.</summary>
public sealed class LedgerExportQuery(LuoshiDb db, PlanOnDay plans, ScopeQuery scopes, DocumentQuery documents)
{
    /// <summary>Null when there is no such plan for the one who asks, or not yet on that day.</summary>
    public async Task<LedgerGrid?> AskAsync(Guid planId, DateOnly asOf, Actor actor, CancellationToken ct)
    {
        if (await plans.LitAsync(planId, asOf, await scopes.OfAsync(actor, ct), ct) is not { } seen) return null;
        var items = await db.Items.AsNoTracking().Where(i => i.PlanId == planId).OrderBy(i => i.No).Select(i => i.State).ToListAsync(ct);
        return LedgerGrid.Of(seen, [.. items.Select(StateJson.Read<ItemState>)], await documents.OfPlanAsync(seen.Plan, ct));
    }
}

/// <summary>Writes an exported ledger as a Word or Excel file.</summary>
public static class LedgerExport
{
    public static byte[] Docx(LedgerGrid grid, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return WideTable.Write(new(
            grid.Title, $"截至{PlanWords.Day(asOf)}", Widths(grid), grid.Heads,
            [.. grid.Rows.Select(r => r.Select(c => new WideCell(c.Column, c.Text, c.Across, c.Down, c.IsHead)).ToList())]));
    }

    public static byte[] Xlsx(LedgerGrid grid, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var widths = Widths(grid);
        var rows = new SheetRows();
        for (var r = grid.Heads; r < grid.Rows.Count; r++)
        {
            var cells = Enumerable.Repeat(new SheetValue(""), grid.Columns).ToArray();
            foreach (var cell in grid.Rows[r])
            {
                var isAcross = cell.Across >= grid.Columns;
                cells[cell.Column] = new(cell.Text, Look: isAcross ? SheetLook.Centred : SheetLook.Wrapped);
                rows.Merge(cell.Column, rows.Next, Math.Min(cell.Across, grid.Columns - cell.Column), Math.Min(cell.Down, grid.Rows.Count - r));
            }

            rows.Add(cells);
        }

        // The lowest head of each column; a head above several is told with it.
        var heads = Enumerable.Range(0, grid.Columns).Select(c => grid.Rows.Take(grid.Heads).SelectMany(h => h).LastOrDefault(h => h.IsHead && h.Column <= c && c < h.Column + h.Across)?.Text.ReplaceLineEndings("") ?? "");
        return WorkbookWriter.ToBytes(new SheetPage($"台账{asOf:yyyyMMdd}", [.. heads.Select((h, i) => new SheetColumn(h, widths[i]))], rows));
    }

    /// <summary>A column is as wide as its words want, within bounds.</summary>
    private static int[] Widths(LedgerGrid grid)
    {
        var widths = new int[grid.Columns];
        for (var c = 0; c < grid.Columns; c++)
        {
            var lengths = grid.Rows.SelectMany(r => r).Where(x => x.Column == c && x.Across == 1).Select(x => TextWidth.Of(x.Text.ReplaceLineEndings(""))).DefaultIfEmpty(6).ToList();
            widths[c] = (int)Math.Clamp(Math.Sqrt(lengths.Average() * 6) + 2, 6, 40);
        }

        return widths;
    }
}
