using Luoshi.Ledger;
using Luoshi.Progress;

namespace Luoshi.Plans;

/// <summary>A plan as it stood when a version of it was read; never changed, so that many requests may look at it.</summary>
internal sealed class StandingPlan
{
    private readonly Dictionary<Guid, LitItem>? _carried;
    private readonly DateOnly _carriedDay;
    private readonly Lazy<Dictionary<Guid, DutyState[]>> _byItem;
    private readonly Lazy<Dictionary<Guid, DutyState[]>> _byUnit;
    private readonly Lazy<Dictionary<Guid, ItemState>> _items;
    private readonly Lazy<IReadOnlyList<DutyState>> _waiting;
    private readonly Lazy<NamedInPlan> _names;
    private volatile Lit? _lit;

    public StandingPlan(PlanRow row, IReadOnlyList<ItemState> items, IReadOnlyList<DutyState> duties, IReadOnlyList<MatterState> openMatters, DateTimeOffset readAt, StandingPlan? before = null, IReadOnlySet<Guid>? changed = null)
    {
        (Version, LastAt, ReadAt, State) = (row.Version, row.LastAt, readAt, row.State);

        // Every entry raises the version; what it says of the plan itself seldom changes.
        Ledger = new PlanLedger(before is not null && before.State == row.State ? before.Ledger.Plan with { Version = row.Version } : row.ToState(), items, duties);
        OpenMatters = openMatters;
        _byItem = new(() => Ledger.Duties.GroupBy(d => d.ItemId).ToDictionary(g => g.Key, g => g.ToArray()));
        _byUnit = new(() => Ledger.Duties.Where(d => d.UnitId is not null).GroupBy(d => d.UnitId!.Value).ToDictionary(g => g.Key, g => g.ToArray()));
        _items = new(() => Ledger.Items.ToDictionary(i => i.Id));
        _names = new(() => NamedInPlan.Of(Ledger));
        _waiting = new(() => [.. Ledger.Duties.Where(d => d.Status is DutyStatus.Declined or DutyStatus.Reported or DutyStatus.Claimed or DutyStatus.Verified)]);

        // The lights of items that nothing happened to are the same as before.
        if (before?._lit is { } lit && changed is not null && before.State == row.State)
            (_carried, _carriedDay) = (lit.Items.Where(i => !changed.Contains(i.State.Id)).ToDictionary(i => i.State.Id), lit.Day);
    }

    public long Version { get; }

    /// <summary>When the plan's last entry was written.</summary>
    public DateTimeOffset LastAt { get; }

    /// <summary>When all of it was read.</summary>
    public DateTimeOffset ReadAt { get; }

    /// <summary>The plan's own state as it is stored.</summary>
    public string State { get; }

    /// <summary>Items by number, duties by their id.</summary>
    public PlanLedger Ledger { get; }

    /// <summary>All duties of an item.</summary>
    public IReadOnlyList<DutyState> OfItem(Guid item) => _byItem.Value.GetValueOrDefault(item) ?? [];

    /// <summary>All duties of a unit itself.</summary>
    public IReadOnlyList<DutyState> OfUnit(Guid unit) => _byUnit.Value.GetValueOrDefault(unit) ?? [];

    /// <summary>Rounds, problems, bulletins and scores that are not at their end.</summary>
    public IReadOnlyList<MatterState> OpenMatters { get; }

    public ItemState Item(Guid id) => _items.Value[id];

    /// <summary>Null for an item of another plan.</summary>
    public ItemState? Find(Guid id) => _items.Value.GetValueOrDefault(id);

    /// <summary>Duties that wait for someone's decision.</summary>
    public IReadOnlyList<DutyState> Waiting => _waiting.Value;

    /// <summary>All items with their lights; worked out once a day.</summary>
    public IReadOnlyList<LitItem> LitOn(DateOnly day)
    {
        if (_lit is { } lit && lit.Day == day) return lit.Items;
        var carried = _carriedDay == day ? _carried : null;
        IReadOnlyList<LitItem> items = [.. Ledger.Items.Select(i => carried?.GetValueOrDefault(i.Id) ?? LightRule.Of(Ledger.Plan, i, OfItem(i.Id), day))];
        _lit = new(day, items);
        return items;
    }

    /// <summary>Whether it names anybody of one's own.</summary>
    public bool Names(Scope scope) => scope.IsNamed(_names.Value);

    /// <summary>What is seen of it; null for a plan that is not seen at all. Of most plans a unit sees nothing, which their names tell.</summary>
    public PlanLedger? Narrow(Scope scope) => !scope.SeesAll && !Names(scope) && scope.Narrow(Bare) is { } bare ? bare : scope.Narrow(Ledger);

    /// <summary>The same with its lights on a day.</summary>
    public LitPlan? LitOn(DateOnly day, Scope scope) => Narrow(scope) is not { } seen ? null : LitPlan.Of(Ledger, seen.Items.Count == 0 ? [] : LitOn(day), seen, day);

    private PlanLedger Bare => Ledger with { Items = [], Duties = [] };

    private sealed record Lit(DateOnly Day, IReadOnlyList<LitItem> Items);
}
