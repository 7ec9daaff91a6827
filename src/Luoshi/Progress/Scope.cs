using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Units;

namespace Luoshi.Progress;

/// <summary>How much of the plans someone is shown.</summary>
public enum ScopeKind
{
    /// <summary>Everything.</summary>
    All,

    /// <summary>分管: items that name the person as a leader.</summary>
    Portfolio,

    /// <summary>本单位: what the own unit and those below it owe, and what they lead.</summary>
    Units,

    /// <summary>Both of the last two.</summary>
    PortfolioAndUnits,
}

/// <summary>What of the plans someone is shown, by role and by the unit tree: the one rule behind every list and every count.</summary>
/// <remarks>
/// Clerks and administrators see everything, and so do viewers of the whole commission and leaders to whom all is shown.
/// A leader sees items that name the person, whole. Unit heads and reporters see the duties of their unit and of those
/// below it, and an item that one of these leads, whole. A viewer of a unit sees the duties of that unit and below.
/// An item is seen where one of its duties is; before it is dispatched, where a printed owner is one of the own units.
/// What nobody put in force binds nobody: drafts are seen by those who see everything.
/// </remarks>
public sealed class Scope
{
    private readonly UnitTree _tree;
    private readonly Guid? _person;
    private readonly Guid? _unit;
    private readonly bool _leads;
    private readonly Dictionary<string, bool> _ownNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _ownPersons = new(StringComparer.Ordinal);

    private Scope(UnitTree tree, Guid? person, Guid? unit, bool leads, bool all)
    {
        _tree = tree;
        _person = person;
        _unit = unit;
        _leads = leads;
        SeesAll = all;
    }

    /// <summary>Everything.</summary>
    public static Scope All { get; } = new(UnitTree.Empty, null, null, false, true);

    /// <summary>Everything is shown, drafts too.</summary>
    public bool SeesAll { get; }

    public ScopeKind Kind => SeesAll ? ScopeKind.All
        : _person is not null && _unit is not null ? ScopeKind.PortfolioAndUnits
        : _person is not null ? ScopeKind.Portfolio
        : ScopeKind.Units;

    /// <summary>The unit whose duties, and those below it, are shown; null for none, or where everything is.</summary>
    public Unit? Unit => _unit is { } unit ? _tree.Find(unit) : null;

    public static Scope Of(Actor actor, UnitTree tree)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(tree);
        if (IsAll(actor) || (actor.Is(Roles.Viewer) && actor.UnitId == tree.Home?.Id)) return All;
        var acts = actor.Is(Roles.UnitHead, Roles.Reporter);
        return new(tree, actor.Is(Roles.Leader) ? actor.PersonId : null, acts || actor.Is(Roles.Viewer) ? actor.UnitId : null, acts, false);
    }

    /// <summary>Everything is shown whatever the tree of units looks like.</summary>
    internal static bool IsAll(Actor actor) =>
        actor == Actor.System || actor.Is(Roles.Clerk, Roles.Administrator)
        || (actor.Is(Roles.Leader) && actor.SeesAll)
        || (actor.Is(Roles.Viewer) && actor.UnitId is null);

    /// <summary>Whether a unit is the own one, or below it.</summary>
    public bool Sees(Guid unit) => SeesAll || (_unit is { } own && _tree.IsWithin(unit, own));

    /// <summary>Whether the item is seen with all its duties: it names the person, or a unit of the own ones leads it.</summary>
    public bool SeesWhole(ItemState item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return SeesAll
            || (_person is not null && (item.Facts.Leaders.Any(IsOwnPerson) || item.Facts.LeadLeaders.Any(IsOwnPerson)))
            || (_leads && item.Facts.LeadUnits.Any(IsOwnName));
    }

    /// <param name="duties">The item's duties; those of others do no harm.</param>
    public bool Sees(ItemState item, IEnumerable<DutyState> duties)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(duties);
        if (SeesWhole(item)) return true;
        var dispatched = false;
        foreach (var duty in duties)
        {
            if (duty.ItemId != item.Id) continue;
            if (IsOwn(duty)) return true;
            dispatched = true;
        }

        return !dispatched && (item.Facts.LeadUnits.Any(IsOwnName) || item.Facts.SupportUnits.Any(IsOwnName));
    }

    /// <param name="item">The item of the duty.</param>
    public bool Sees(DutyState duty, ItemState item)
    {
        ArgumentNullException.ThrowIfNull(duty);
        return IsOwn(duty) || SeesWhole(item);
    }

    /// <summary>Whether anything in a plan can be the own; where not, none of its items is seen.</summary>
    public bool IsNamed(NamedInPlan names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return SeesAll
            || (_unit is not null && (names.Units.Any(Sees) || names.PrintedUnits.Any(IsOwnName)))
            || (_person is not null && names.PrintedPersons.Any(IsOwnPerson));
    }

    /// <summary>The plan with what is seen of it; null for a plan that is not seen at all.</summary>
    public PlanLedger? Narrow(PlanLedger plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (SeesAll) return plan;
        if (plan.Plan.Status is PlanStatus.Draft or PlanStatus.Discarded) return null;

        var duties = plan.Duties.ToLookup(d => d.ItemId);
        List<ItemState> items = [.. plan.Items.Where(i => Sees(i, duties[i.Id]))];
        var seen = items.ToDictionary(i => i.Id);
        return plan with { Items = items, Duties = [.. plan.Duties.Where(d => seen.TryGetValue(d.ItemId, out var item) && Sees(d, item))] };
    }

    private bool IsOwn(DutyState duty) => duty.UnitId is { } unit ? Sees(unit) : SeesAll || IsOwnName(duty.Unit);

    private bool IsOwnName(string printed)
    {
        if (_unit is not { } own) return false;
        if (!_ownNames.TryGetValue(printed, out var isOwn)) _ownNames[printed] = isOwn = _tree.Resolve(printed).Settled.Any(u => _tree.IsWithin(u.Id, own));
        return isOwn;
    }

    private bool IsOwnPerson(string printed)
    {
        if (!_ownPersons.TryGetValue(printed, out var isOwn)) _ownPersons[printed] = isOwn = _tree.ResolvePerson(printed) is OnePerson one && one.Person.Id == _person;
        return isOwn;
    }
}
