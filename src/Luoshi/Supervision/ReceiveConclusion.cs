using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Supervision;

/// <summary>签收结论: the unit has it, or the clerk records how it was handed over; from that day its days to object run.</summary>
/// <param name="Seen">The conclusion's version on the page.</param>
/// <param name="How">How it was handed over; for the clerk only.</param>
public sealed record ReceiveConclusion(Guid ConclusionId, long Seen, string? How = null)
{
    /// <summary>It does not wait for a receipt.</summary>
    public sealed record NotToReceive(ConclusionStatus Status) : Refusal("SV064", $"这份结论目前是“{RoundWords.Of(Status)}”，不在等签收。请刷新后再看。");
}

/// <summary>Carries out <see cref="ReceiveConclusion"/>.</summary>
public sealed class ReceiveConclusionHandler(RoundTurn turn)
{
    public Task<Result<Written>> HandleAsync(ReceiveConclusion command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync<ConclusionState>(command.ConclusionId, command.Seen, (conclusion, _) => Decide(command, conclusion, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(ReceiveConclusion command, ConclusionState conclusion, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(conclusion);
        var own = RoundRights.IsOwn(actor, conclusion.UnitId);
        if (!own && !DutyRights.IsClerk(actor)) return new NotYourUnit(conclusion.Unit);
        if (command.How is not null && !DutyRights.IsClerk(actor)) return new OnlyTheClerk("登记送达");
        if (conclusion.Status != ConclusionStatus.FedBack) return new ReceiveConclusion.NotToReceive(conclusion.Status);
        if (!own && DutyTexts.Refuse(command.How, "送达方式", 100) is { } refusal) return refusal;
        return new NewEntry[] { new(new ConclusionReceived(conclusion.Id, own ? null : command.How!.Trim())) };
    }
}
