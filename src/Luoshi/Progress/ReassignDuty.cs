using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Units;

namespace Luoshi.Progress;

/// <summary>改派: the duty goes to another unit.</summary>
/// <param name="Seen">The duty's version on the page.</param>
public sealed record ReassignDuty(Guid DutyId, long Seen, Guid UnitId, string Reason)
{
    /// <summary>The unit has the duty already.</summary>
    public sealed record HasItAlready(string Unit) : Refusal("RA001", $"{Unit}在这个事项上已有责任，不必再派。");
}

/// <summary>Carries out <see cref="ReassignDuty"/>.</summary>
public sealed class ReassignDutyHandler(DutyTurn turn, UnitTreeQuery units)
{
    public async Task<Result<Written>> HandleAsync(ReassignDuty command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var tree = await units.LoadAsync(ct);
        return await turn.TakeAsync(command.DutyId, command.Seen, now => Decide(command, now, tree, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(ReassignDuty command, DutyAsItStands now, UnitTree units, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(units);
        if (!DutyRights.IsClerk(actor)) return new OnlyTheClerk("改派");
        if (now.Duty.Status is not (DutyStatus.Declined or DutyStatus.Dispatched or DutyStatus.SignedFor or DutyStatus.Returned)) return new NotInThisState("改派", now.Duty.Status);
        if (units.Find(command.UnitId) is not { IsRetired: false } unit) return new NoSuchUnit();
        if (DutyTexts.Refuse(command.Reason, "改派") is { } refusal) return refusal;
        if (now.OfItem.Any(d => d.IsOpen && d.UnitId == unit.Id && d.Parent == now.Duty.Parent)) return new ReassignDuty.HasItAlready(unit.Name);
        return new NewEntry[] { new(new Reassigned(unit.Id, unit.Name), now.Item.Id, now.Duty.Id, command.Reason) };
    }
}
