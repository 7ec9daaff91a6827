using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Reading;

namespace Luoshi.Plans;

/// <summary>An entry with its facts read.</summary>
public sealed record ReadEntry(Entry Entry, EntryFacts Facts)
{
    public static ReadEntry Of(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new(entry, EntryFacts.Parse(entry.Facts));
    }
}

/// <summary>An item as its page shows it.</summary>
/// <param name="Duties">All, the lead ones first; those taken back among them.</param>
/// <param name="Entries">Newest first, those of the item's duties among them.</param>
/// <param name="Document">The document the item was read from; null when it is not kept.</param>
/// <param name="Place">Where the item begins in it; null where unknown.</param>
/// <param name="Whole">All duties of the item are shown, not only those of the own units.</param>
public sealed record ItemView(
    PlanState Plan,
    LitItem Lit,
    IReadOnlyList<DutyState> Duties,
    IReadOnlyList<ReadEntry> Entries,
    Guid? Previous,
    Guid? Next,
    DateOnly AsOf,
    SourceDocument? Document,
    Place? Place,
    bool Whole)
{
    public ItemState Item => Lit.State;

    public Light Light => Lit.Light;

    /// <summary>The light of a duty; null for one that was taken back.</summary>
    public LitDuty? LightOf(DutyState duty) => Lit.Duties.FirstOrDefault(d => d.State == duty);
}

/// <summary>事项: one item on a day, with its duties, its entries and where it stands in the document.</summary>
public sealed class ItemPageQuery(PlanOnDay plans, ScopeQuery scopes, LedgerReader ledger, DocumentQuery documents)
{
    /// <summary>Null when there is no such item for the one who asks, or not yet on that day.</summary>
    public async Task<ItemView?> AskAsync(Guid planId, Guid itemId, DateOnly asOf, Actor actor, CancellationToken ct)
    {
        var scope = await scopes.OfAsync(actor, ct);
        var plan = await plans.LitAsync(planId, asOf, scope, ct);
        if (plan is null) return null;
        var at = plan.Items.ToList().FindIndex(i => i.State.Id == itemId);
        if (at < 0) return null;

        var item = plan.Items[at].State;
        var end = LedgerDay.EndOf(asOf);
        var duties = plan.Seen.Duties.Where(d => d.ItemId == itemId).OrderBy(d => d.Role).ToList();
        var seen = duties.Select(d => d.Id).ToHashSet();
        var whole = scope.SeesWhole(item);
        var entries = (await ledger.OfItemAsync(itemId, ct: ct))
            .Where(e => e.At < end && (whole || e.DutyId is not { } duty || seen.Contains(duty)))
            .Select(ReadEntry.Of).Reverse().ToList();
        return new ItemView(
            plan.Plan, plan.Items[at], duties,
            entries,
            at > 0 ? plan.Items[at - 1].State.Id : null,
            at + 1 < plan.Items.Count ? plan.Items[at + 1].State.Id : null,
            asOf,
            await documents.OfPlanAsync(plan.Plan, ct),
            DocumentQuery.FirstPlace(item.Facts),
            whole);
    }
}
