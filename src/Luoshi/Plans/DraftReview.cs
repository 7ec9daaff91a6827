using System.Text.Json;
using Luoshi.Ledger;
using Luoshi.Reading;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Plans;

/// <summary>A plan with its items and its document, as the one who checks it needs them side by side.</summary>
/// <param name="Items">In the order of their numbers.</param>
/// <param name="Document">Null where the stored blocks cannot be read.</param>
public sealed record DraftUnderReview(PlanState Plan, IReadOnlyList<ItemState> Items, SourceDocument? Document)
{
    public int CheckedItems => Items.Count(i => i.Checked);

    public int OpenDoubts => ReviewFindings.All(Plan).Count(f => f.IsOpenDoubt);
}

/// <summary>A draft in a list: how far its review is.</summary>
public sealed record DraftLine(Guid PlanId, string Title, string FileName, string ReadBy, DateTimeOffset ReadAt, int Items, int Checked, int OpenDoubts);

/// <summary>Finds a plan for its review.</summary>
public sealed class DraftReview(IDbContextFactory<LuoshiDb> dbs)
{
    /// <summary>Null where there is no such plan.</summary>
    public async Task<DraftUnderReview?> FindAsync(Guid planId, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, ct) is not { } row) return null;

        var plan = row.ToState();
        var items = await db.Items.AsNoTracking().Where(i => i.PlanId == planId).OrderBy(i => i.No).Select(i => i.State).ToListAsync(ct);
        var blocks = await db.Documents.Where(d => d.Id == plan.DocumentId).Select(d => d.Blocks).SingleOrDefaultAsync(ct);
        return new(plan, [.. items.Select(StateJson.Read<ItemState>)], Document(blocks));
    }

    /// <summary>What this reviewer did last on a draft and could take back; null for nothing.</summary>
    public async Task<ReviewAct?> LastActAsync(Guid planId, Actor actor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return ReviewAct.LastOf(await ReviewAct.EntriesOf(db.Entries, planId).ToListAsync(ct), actor);
    }

    /// <summary>Drafts that wait for someone to go on, newest first.</summary>
    public async Task<IReadOnlyList<DraftLine>> DraftsAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var rows = await db.Plans.AsNoTracking().Where(p => p.Status == PlanStatus.Draft).OrderByDescending(p => p.ReadAt).Take(50).ToListAsync(ct);
        var ids = rows.Select(r => r.Id).ToList();
        var states = await db.Items.AsNoTracking().Where(i => ids.Contains(i.PlanId)).Select(i => new { i.PlanId, i.State }).ToListAsync(ct);
        var counts = states.GroupBy(s => s.PlanId).ToDictionary(g => g.Key, g => (All: g.Count(), Checked: g.Count(s => StateJson.Read<ItemState>(s.State).Checked)));
        return [.. rows.Select(r => StateJson.Read<PlanState>(r.State)).Select(p =>
        {
            var (all, done) = counts.GetValueOrDefault(p.Id);
            return new DraftLine(p.Id, p.Facts.Title, p.FileName, p.ReadBy, p.ReadAt, all, done, ReviewFindings.All(p).Count(f => f.IsOpenDoubt));
        })];
    }

    private static SourceDocument? Document(string? blocks)
    {
        try
        {
            return blocks is null ? null : SourceDocumentJson.Read(blocks);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
