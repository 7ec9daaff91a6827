using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Ledger;

/// <summary>Reads the matters of a plan as they stand, and their entries.</summary>
public sealed class MatterReader(LuoshiDb db)
{
    /// <summary>Matters of one kind, by number.</summary>
    public async Task<IReadOnlyList<T>> OfPlanAsync<T>(Guid planId, string kind, CancellationToken ct)
        where T : MatterState
    {
        var states = await db.Matters.AsNoTracking().Where(m => m.PlanId == planId && m.Kind == kind).OrderBy(m => m.No).Select(m => m.State).ToListAsync(ct);
        return [.. states.Select(s => (T)StateJson.Read<MatterState>(s))];
    }

    /// <summary>Open matters of one kind that are about one of the units, over all plans, those due first.</summary>
    public async Task<IReadOnlyList<T>> OpenOfUnitsAsync<T>(IReadOnlyCollection<Guid> units, string kind, CancellationToken ct)
        where T : MatterState
    {
        var states = await db.Matters.AsNoTracking()
            .Where(m => m.UnitId != null && units.Contains(m.UnitId.Value) && m.Open && m.Kind == kind)
            .OrderBy(m => m.Due).ThenBy(m => m.Id).Select(m => m.State).ToListAsync(ct);
        return [.. states.Select(s => (T)StateJson.Read<MatterState>(s))];
    }

    /// <summary>One matter; null where there is none, or one of another kind.</summary>
    public async Task<T?> FindAsync<T>(Guid id, CancellationToken ct)
        where T : MatterState =>
        await db.Matters.AsNoTracking().Where(m => m.Id == id).Select(m => m.State).SingleOrDefaultAsync(ct) is { } state
            ? StateJson.Read<MatterState>(state) as T
            : null;

    /// <summary>The entries of a matter, first to last.</summary>
    public async Task<IReadOnlyList<Entry>> EntriesAsync(MatterState matter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(matter);
        var sequences = matter.Entries;
        return await db.Entries.AsNoTracking().Where(e => e.PlanId == matter.PlanId && sequences.Contains(e.Sequence)).OrderBy(e => e.Sequence).ToListAsync(ct);
    }

    /// <summary>A file of a matter; null where there is none.</summary>
    public Task<MatterFile?> FileAsync(Guid id, CancellationToken ct) =>
        db.MatterFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, ct);
}
