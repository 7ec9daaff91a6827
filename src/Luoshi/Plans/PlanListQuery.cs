using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Plans;

/// <summary>A plan in the list of all: where it stands and how much of it there is.</summary>
/// <param name="Checked">Items a person compared with the document.</param>
/// <param name="Doubts">Findings not settled yet.</param>
public sealed record PlanListEntry(PlanState Plan, int Items, int Checked, int Doubts, int Closed, int Duties);

/// <summary>A list of plans: drafts first, then those in force, then the archived, of each the newest first.</summary>
/// <param name="Year">All plans of this year; null for the drafts, what is in force and, while they are few, the archived.</param>
/// <param name="PastYears">Years of archived plans that are shown only when asked for, the newest first; empty while they are few.</param>
public sealed record PlanList(IReadOnlyList<PlanListEntry> Plans, int? Year, IReadOnlyList<int> PastYears);

/// <summary>Plans, and of each what is shown to the one who asks; what it costs does not grow with the years behind.</summary>
public sealed class PlanListQuery(LuoshiDb db, ScopeQuery scopes, StandingPlans standing)
{
    /// <summary>So many archived plans stand in one list with those in force.</summary>
    public const int FewArchived = 30;

    /// <summary>Archived plans read together.</summary>
    private const int Batch = 25;

    private static readonly PlanStatus[] Kept = [PlanStatus.Draft, PlanStatus.InForce, PlanStatus.Archived];

    /// <param name="year">The plans of one year, whatever their status.</param>
    public async Task<PlanList> AskAsync(int? year, Actor actor, CancellationToken ct)
    {
        var scope = await scopes.OfAsync(actor, ct);
        var archived = await db.Plans.Where(p => p.Status == PlanStatus.Archived).GroupBy(p => p.Year).Select(g => new { Year = g.Key, Plans = g.Count() }).ToListAsync(ct);
        var few = archived.Sum(a => a.Plans) <= FewArchived;
        PlanStatus[] statuses = few || year is not null ? Kept : [PlanStatus.Draft, PlanStatus.InForce];
        var plans = db.Plans.Where(p => statuses.Contains(p.Status) && (year == null || p.Year == year));
        return new(await EntriesAsync(await IdsAsync(plans, ct), scope, ct).ToListAsync(ct), year, few ? [] : [.. archived.Select(a => a.Year).OrderDescending()]);
    }

    /// <summary>草稿, for those who are shown drafts.</summary>
    public async Task<IReadOnlyList<PlanListEntry>> DraftsAsync(Actor actor, CancellationToken ct)
    {
        var scope = await scopes.OfAsync(actor, ct);
        return scope.SeesAll ? await CountAsync(await IdsAsync(db.Plans.Where(p => p.Status == PlanStatus.Draft), ct), ct) : [];
    }

    /// <summary>All plans by their numbers, a page at a time.</summary>
    /// <param name="after">The last number of the page before; null for the first page.</param>
    /// <returns>One more than asked for where there are further ones.</returns>
    public async Task<IReadOnlyList<PlanListEntry>> PageAsync(Guid? after, int take, Actor actor, CancellationToken ct)
    {
        var scope = await scopes.OfAsync(actor, ct);
        var from = after is { } last ? Key(last) : "";
        var ids = (await IdsAsync(db.Plans.Where(p => Kept.Contains(p.Status)), ct)).Where(p => string.CompareOrdinal(Key(p.Id), from) > 0).OrderBy(p => Key(p.Id), StringComparer.Ordinal).ToList();
        return await EntriesAsync(ids, scope, ct).Take(take + 1).ToListAsync(ct);

        static string Key(Guid id) => id.ToString("N");
    }

    private static async Task<List<Listed>> IdsAsync(IQueryable<PlanRow> plans, CancellationToken ct) =>
        [.. (await plans.AsNoTracking().OrderByDescending(p => p.Year).ThenByDescending(p => p.Id).Select(p => new Listed(p.Id, p.Status)).ToListAsync(ct)).OrderBy(p => p.Status)];

    private async IAsyncEnumerable<PlanListEntry> EntriesAsync(List<Listed> plans, Scope scope, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var inForce = plans.Exists(p => p.Status == PlanStatus.InForce) ? (await standing.InForceAsync(db, ct)).ToDictionary(p => p.Ledger.Plan.Id) : [];
        foreach (var batch in plans.Where(p => scope.SeesAll || p.Status != PlanStatus.Draft).Chunk(Batch))
        {
            var read = batch.Where(p => !inForce.ContainsKey(p.Id)).ToList();
            var others = (read.Count == 0 ? [] : scope.SeesAll ? await CountAsync(read, ct) : await NarrowAsync(read, scope, ct)).ToDictionary(e => e.Plan.Id);
            foreach (var (id, _) in batch)
                if ((inForce.TryGetValue(id, out var plan) ? Entry(plan.Narrow(scope)) : others.GetValueOrDefault(id)) is { } entry) yield return entry;
        }
    }

    private static PlanListEntry? Entry(PlanLedger? seen) =>
        seen is null ? null : new(seen.Plan, seen.Items.Count, seen.Items.Count, 0, seen.Items.Count(i => i.ClosedOn is not null), seen.Duties.Count);

    private async Task<List<PlanListEntry>> CountAsync(List<Listed> plans, CancellationToken ct)
    {
        List<Guid> ids = [.. plans.Select(p => p.Id)], drafts = [.. plans.Where(p => p.Status == PlanStatus.Draft).Select(p => p.Id)];
        var states = await StatesAsync(ids, ct);
        var items = await db.Items.Where(i => ids.Contains(i.PlanId)).GroupBy(i => i.PlanId).Select(g => new { g.Key, Count = g.Count(), Closed = g.Count(i => i.ClosedOn != null) }).ToDictionaryAsync(g => g.Key, ct);
        var duties = await db.Duties.Where(d => ids.Contains(d.PlanId)).GroupBy(d => d.PlanId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var ofDrafts = (await db.Items.AsNoTracking().Where(i => drafts.Contains(i.PlanId)).Select(i => new { i.PlanId, i.State }).ToListAsync(ct)).ToLookup(i => i.PlanId, i => StateJson.Read<ItemState>(i.State));
        return
        [
            .. from id in ids
               let plan = states.GetValueOrDefault(id)
               where plan is not null
               let count = items.GetValueOrDefault(id)?.Count ?? 0
               select new PlanListEntry(
                   plan,
                   count,
                   plan.Status == PlanStatus.Draft ? ofDrafts[id].Count(i => i.Checked) : count,
                   plan.Status == PlanStatus.Draft ? plan.Facts.Findings.Count - plan.Settled.Count : 0,
                   items.GetValueOrDefault(id)?.Closed ?? 0,
                   duties.GetValueOrDefault(id)),
        ];
    }

    private async Task<List<PlanListEntry>> NarrowAsync(List<Listed> plans, Scope scope, CancellationToken ct)
    {
        List<Guid> ids = [.. plans.Select(p => p.Id)];
        var states = await StatesAsync(ids, ct);
        var items = (await db.Items.AsNoTracking().Where(i => ids.Contains(i.PlanId)).Select(i => i.State).ToListAsync(ct)).Select(StateJson.Read<ItemState>).ToLookup(i => i.PlanId);
        var duties = (await db.Duties.AsNoTracking().Where(d => ids.Contains(d.PlanId)).Select(d => d.State).ToListAsync(ct)).Select(StateJson.Read<DutyState>).ToLookup(d => d.PlanId);
        return [.. ids.Where(states.ContainsKey).Select(id => Entry(scope.Narrow(new(states[id], [.. items[id]], [.. duties[id]])))).OfType<PlanListEntry>()];
    }

    private async Task<Dictionary<Guid, PlanState>> StatesAsync(List<Guid> ids, CancellationToken ct) =>
        (await db.Plans.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => p.State).ToListAsync(ct)).Select(StateJson.Read<PlanState>).ToDictionary(p => p.Id);

    private sealed record Listed(Guid Id, PlanStatus Status);
}
