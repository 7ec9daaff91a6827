using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>催办: a unit is urged, in words.</summary>
/// <param name="Seen">The duty's version on the page.</param>
public sealed record UrgeDuty(Guid DutyId, long Seen, string Text)
{
    /// <summary>Once a day is enough.</summary>
    public sealed record UrgedToday(string Unit) : Refusal("UR001", $"今天已催办过{Unit}，请等其答复，或明天再催。");
}

/// <summary>Carries out <see cref="UrgeDuty"/>.</summary>
public sealed class UrgeDutyHandler(DutyTurn turn)
{
    public Task<Result<Written>> HandleAsync(UrgeDuty command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.DutyId, command.Seen, now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(UrgeDuty command, DutyAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!DutyRights.MayReview(actor, now.Duty, now.OfItem) && !DutyRights.IsLeader(actor, now.Item.Facts, now.ActorPerson)) return new NotYoursToUrge();
        if (!now.Duty.IsOpen) return new NotInThisState("催办", now.Duty.Status);
        if (DutyTexts.Refuse(command.Text, "催办") is { } refusal) return refusal;
        if (now.Duty.LastUrgedOn == now.Today) return new UrgeDuty.UrgedToday(now.Duty.Unit);
        return new NewEntry[] { new(new Urged(command.Text.Trim()), now.Item.Id, now.Duty.Id) };
    }
}
