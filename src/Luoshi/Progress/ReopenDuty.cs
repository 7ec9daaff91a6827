using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>重启: what was closed or withdrawn is open again; a closed item with it.</summary>
/// <param name="Seen">The duty's version on the page.</param>
public sealed record ReopenDuty(Guid DutyId, long Seen, string Reason);

/// <summary>Carries out <see cref="ReopenDuty"/>.</summary>
public sealed class ReopenDutyHandler(DutyTurn turn)
{
    public Task<Result<Written>> HandleAsync(ReopenDuty command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.DutyId, command.Seen, now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(ReopenDuty command, DutyAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!DutyRights.IsClerk(actor)) return new OnlyTheClerk("重启");
        if (now.Duty.IsOpen) return new NotInThisState("重启", now.Duty.Status);
        if (DutyTexts.Refuse(command.Reason, "重启") is { } refusal) return refusal;
        var reopened = new List<NewEntry> { new(new Reopened(), now.Item.Id, now.Duty.Id, command.Reason) };
        if (now.Item.ClosedOn is not null) reopened.Add(new(new Reopened(), now.Item.Id, Reason: command.Reason));
        return reopened.ToArray();
    }
}
