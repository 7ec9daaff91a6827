using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Ledger;

/// <summary>A plan with its items and duties, as they stood after some entry.</summary>
/// <param name="Items">In the order of their numbers.</param>
/// <param name="Duties">In the order they were dispatched.</param>
public sealed record PlanLedger(PlanState Plan, IReadOnlyList<ItemState> Items, IReadOnlyList<DutyState> Duties)
{
    /// <summary>The fold of entries in their order; null when there are none.</summary>
    /// <exception cref="LedgerFoldException">An entry cannot follow those before it.</exception>
    public static PlanLedger? Of(IEnumerable<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var fold = new PlanFold();
        foreach (var entry in entries) fold.Add(entry);
        return fold.ToLedger();
    }

    /// <summary>The fold of the entries written up to the end of a day.</summary>
    public static PlanLedger? AsOf(IEnumerable<Entry> entries, DateOnly day)
    {
        var end = LedgerDay.EndOf(day);
        return Of(entries.TakeWhile(e => e.At < end));
    }
}

/// <summary>The states of a plan while entries are folded in, one after another.</summary>
internal sealed class PlanFold
{
    public PlanState? Plan { get; set; }

    /// <summary>How the plan was read, once its first entry was folded in.</summary>
    public PlanRead? Read { get; private set; }

    public Dictionary<Guid, ItemState> Items { get; } = [];

    public Dictionary<Guid, DutyState> Duties { get; } = [];

    /// <summary>Folds an entry in: all of the states it touches, or none when it is refused.</summary>
    public void Add(Entry entry)
    {
        var facts = LedgerFold.FactsOf(entry);
        if (entry.DutyId is not null && entry.ItemId is null) throw new LedgerFoldException(entry.Sequence, "责任的记录没有指明事项");

        var plan = LedgerFold.Apply(Plan, entry, facts);
        var duty = entry.DutyId is { } dutyId ? LedgerFold.Apply(Duties.GetValueOrDefault(dutyId), entry, facts) : null;
        var item = entry.ItemId is { } itemId ? LedgerFold.Apply(Items.GetValueOrDefault(itemId), entry, duty, facts) : null;

        if (facts is PlanRead read) Read = read;
        Plan = plan;
        if (duty is not null) Duties[duty.Id] = duty;
        if (item is not null) Items[item.Id] = item;
    }

    public PlanLedger? ToLedger() => Plan is null
        ? null
        : new PlanLedger(Plan, [.. Items.Values.OrderBy(i => i.Facts.No)], [.. Duties.Values]);
}
