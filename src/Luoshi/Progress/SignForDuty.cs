using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>签收: a unit signs for its duty.</summary>
/// <param name="Seen">The duty's version on the page.</param>
public sealed record SignForDuty(Guid DutyId, long Seen);

/// <summary>Carries out <see cref="SignForDuty"/>.</summary>
public sealed class SignForDutyHandler(DutyTurn turn)
{
    /// <param name="once">What a program calls the act; null for a person's.</param>
    public Task<Result<Written>> HandleAsync(SignForDuty command, Actor actor, CancellationToken ct, OnceKey? once = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.DutyId, command.Seen, now => Decide(now, actor), actor, ct, once: once);
    }

    public static Result<NewEntry[]> Decide(DutyAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(now);
        if (!DutyRights.IsOwn(actor, now.Duty)) return new NotYourDuty(now.Duty.Unit);
        if (now.Duty.Status != DutyStatus.Dispatched) return new NotInThisState("签收", now.Duty.Status);
        return new NewEntry[] { new(new SignedFor(), now.Item.Id, now.Duty.Id) };
    }
}
