using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Ledger;

/// <summary>A plan with its items and duties, as they stood after some entry.</summary>
/// <param name="Items">In the order of their numbers.</param>
/// <param name="Duties">In the order they were dispatched.</param>
public sealed record PlanLedger(PlanState Plan, IReadOnlyList<ItemState> Items, IReadOnlyList<DutyState> Duties)
{
    /// <summary>Rounds, problems, bulletins and what else the year holds, in the order they began; filled by a fold, not by a query of present states.</summary>
    public IReadOnlyList<MatterState> Matters { get; init; } = [];

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

    /// <summary>The same for several days in one pass; null for a day on which there was nothing yet.</summary>
    /// <param name="days">From the earliest to the latest.</param>
    public static IReadOnlyList<PlanLedger?> AsOfEach(IEnumerable<Entry> entries, IEnumerable<DateOnly> days)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(days);
        var fold = new PlanFold();
        var ledgers = new List<PlanLedger?>();
        using var rest = entries.GetEnumerator();
        var more = rest.MoveNext();
        foreach (var day in days)
        {
            var end = LedgerDay.EndOf(day);
            for (; more && rest.Current.At < end; more = rest.MoveNext()) fold.Add(rest.Current);
            ledgers.Add(fold.ToLedger());
        }

        return ledgers;
    }
}

/// <summary>The states of a plan while entries are folded in, one after another.</summary>
internal sealed class PlanFold
{
    /// <summary>Entries that count, while the plan is a draft: what is taken back is folded as if it had not been written.</summary>
    private List<(Entry Entry, EntryFacts Facts)> _drafted = [];

    public PlanState? Plan { get; set; }

    /// <summary>How the plan was read, once its first entry was folded in.</summary>
    public PlanRead? Read { get; private set; }

    public Dictionary<Guid, ItemState> Items { get; private set; } = [];

    public Dictionary<Guid, DutyState> Duties { get; } = [];

    public Dictionary<Guid, MatterState> Matters { get; } = [];

    /// <summary>Files that entries on matters name, with the entry's sequence.</summary>
    public Dictionary<Guid, (EvidenceMark Mark, long Sequence)> MatterFiles { get; } = [];

    /// <summary>Files that entries name, with the entry's sequence.</summary>
    public Dictionary<Guid, (EvidenceMark Mark, long Sequence)> Evidence { get; } = [];

    /// <summary>Folds an entry in: all of the states it touches, or none when it is refused.</summary>
    public void Add(Entry entry)
    {
        var facts = LedgerFold.FactsOf(entry);
        if (facts is Undone undone)
        {
            TakeBack(entry, undone);
            return;
        }

        Add(entry, facts);
        if (Plan is { Status: PlanStatus.Draft }) _drafted.Add((entry, facts));
        else _drafted.Clear();
    }

    public PlanLedger? ToLedger() => Plan is null
        ? null
        : new PlanLedger(Plan, [.. Items.Values.OrderBy(i => i.Facts.No)], [.. Duties.Values]) { Matters = [.. Matters.Values] };

    private void Add(Entry entry, EntryFacts facts)
    {
        if (entry.DutyId is not null && entry.ItemId is null) throw new LedgerFoldException(entry.Sequence, "责任的记录没有指明事项");

        var plan = LedgerFold.Apply(Plan, entry, facts);
        if (facts is ItemsArranged arranged)
        {
            if (plan.Status != PlanStatus.Draft) throw new LedgerFoldException(entry.Sequence, "施行后的事项不再拆分、合并");
            Plan = plan with { Facts = ItemArrangement.Apply(Items, plan.Facts, entry, arranged) };
            return;
        }

        var duty = entry.DutyId is { } dutyId ? LedgerFold.Apply(Duties.GetValueOrDefault(dutyId), entry, facts) : null;
        var item = entry.ItemId is { } itemId ? LedgerFold.Apply(Items.GetValueOrDefault(itemId), entry, duty, facts) : null;

        var matter = facts is MatterFacts about ? about.Apply(Matters.GetValueOrDefault(about.Matter), entry) : null;

        if (facts is PlanRead read) Read = read;
        foreach (var mark in facts is Reported { Evidence: { } reported } ? reported : facts is CompletionClaimed claim ? claim.Evidence : [])
        {
            Evidence[mark.Id] = (mark, entry.Sequence);
        }

        if (matter is not null && plan.Status != PlanStatus.InForce) throw new LedgerFoldException(entry.Sequence, "这种记录要在计划施行后");

        Plan = plan;
        if (matter is not null)
        {
            Matters[matter.Id] = matter;
            foreach (var mark in ((MatterFacts)facts).Files) MatterFiles[mark.Id] = (mark, entry.Sequence);
        }

        if (duty is not null) Duties[duty.Id] = duty;
        if (item is not null) Items[item.Id] = item;
    }

    // Folded anew from the beginning, so that nothing of what was taken back can stay behind.
    private void TakeBack(Entry entry, Undone undone)
    {
        if (Plan is not { Status: PlanStatus.Draft } || _drafted is not [{ Facts: PlanRead }, ..]) throw new LedgerFoldException(entry.Sequence, "只有草稿的记录可以撤回");
        var taken = _drafted.Where(d => d.Entry.Sequence >= undone.First && d.Entry.Sequence <= undone.Last).ToList();
        if (undone.First > undone.Last || taken.Count != undone.Last - undone.First + 1) throw new LedgerFoldException(entry.Sequence, "要撤回的记录没有，或已撤回");
        if (!taken.TrueForAll(t => t.Facts is Corrected or Checked or FindingSettled or ItemsArranged)) throw new LedgerFoldException(entry.Sequence, "这种记录不能撤回");

        var left = _drafted.Where(d => d.Entry.Sequence < undone.First || d.Entry.Sequence > undone.Last).ToList();
        var anew = new PlanFold();
        try
        {
            foreach (var (kept, facts) in left) anew.Add(kept, facts);
        }
        catch (LedgerFoldException e)
        {
            throw new LedgerFoldException(entry.Sequence, $"撤回后第{e.Sequence}条记录接不上：{e.Message}", e);
        }

        Plan = anew.Plan! with { Version = entry.Sequence };
        Items = anew.Items;
        _drafted = left;
    }
}
