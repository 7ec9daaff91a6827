using Luoshi.Ledger;
using Luoshi.Progress;

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
/// <param name="Entries">Newest first, those of the item's duties among them.</param>
/// <param name="Where">Where the item stands in the document, in words: 第2页，表1第4行; empty where unknown.</param>
/// <param name="Anchor">Id of the block or row to go to in the shown document: b3, b3r5.</param>
public sealed record ItemView(
    PlanState Plan,
    ItemState Item,
    Light Light,
    IReadOnlyList<DutyState> Duties,
    IReadOnlyList<ReadEntry> Entries,
    Guid? Previous,
    Guid? Next,
    DateOnly AsOf,
    string Where,
    string? Anchor);

/// <summary>事项: one item on a day, with its duties, its entries and where it stands in the document.</summary>
public sealed class ItemPageQuery(PlanOnDay plans, LedgerReader ledger, DocumentQuery documents)
{
    /// <summary>Null when there is no such item, or not yet on that day.</summary>
    public async Task<ItemView?> AskAsync(Guid planId, Guid itemId, DateOnly asOf, CancellationToken ct)
    {
        var plan = await plans.AskAsync(planId, asOf, ct);
        if (plan is null) return null;
        var at = plan.Items.ToList().FindIndex(i => i.Id == itemId);
        if (at < 0) return null;

        var item = plan.Items[at];
        var end = LedgerDay.EndOf(asOf);
        var entries = (await ledger.OfItemAsync(itemId, ct: ct)).Where(e => e.At < end).Select(ReadEntry.Of).Reverse().ToList();
        var document = await documents.OfPlanAsync(plan.Plan, ct);
        var place = DocumentQuery.FirstPlace(item.Facts);
        return new ItemView(
            plan.Plan, item, LightRule.Of(item, asOf),
            [.. plan.Duties.Where(d => d.ItemId == itemId).OrderBy(d => d.Role)],
            entries,
            at > 0 ? plan.Items[at - 1].Id : null,
            at + 1 < plan.Items.Count ? plan.Items[at + 1].Id : null,
            asOf,
            place is { } p && document is not null ? PlaceWords.Of(document, p) : "",
            place is { } q ? PlaceWords.Anchor(q) : null);
    }
}
