using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Progress;

namespace Luoshi.Supervision;

/// <summary>Who may do what in a round.</summary>
public static class RoundRights
{
    /// <summary>实地记录、问题、结论: the team and the clerk.</summary>
    public static bool MayWork(Actor actor, RoundState round)
    {
        ArgumentNullException.ThrowIfNull(round);
        return DutyRights.IsClerk(actor) || round.IsOnTeam(actor);
    }

    /// <summary>The duty of one of the round's units in one of its items; why there is none.</summary>
    /// <param name="item">Null for the unit as a whole, which is no duty and no refusal.</param>
    internal static (Refusal? Refusal, Guid? Duty) DutyOf(RoundState round, RoundUnit unit, Guid? item, PlanYear year)
    {
        if (item is null) return (null, null);
        if (!round.Scheme.Items.Contains(item.Value)) return (new OutOfScope(), null);
        return year.Duties.FirstOrDefault(d => d.ItemId == item && d.UnitId == unit.UnitId && d.Status != DutyStatus.Withdrawn) is { } duty ? (null, duty.Id) : (new NoDutyThere(unit.Unit), null);
    }

    /// <summary>Those who answer for the very unit.</summary>
    public static bool IsOwn(Actor actor, Guid unit)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.UnitId == unit && DutyRights.Reports(actor);
    }

    /// <summary>复核: clerks, leaders to whom all is shown, the leader who approved the scheme; who of them took part is another question.</summary>
    public static bool MayDecide(Actor actor, ConclusionState conclusion)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(conclusion);
        return actor.Is(Roles.Clerk)
            || (actor.Is(Roles.Leader) && (actor.SeesAll || (actor.PersonId is not null && actor.PersonId == conclusion.Approver.PersonId)));
    }
}
