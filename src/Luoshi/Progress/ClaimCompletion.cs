using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>申请办结: the unit says its duty is done, and by what one can tell.</summary>
/// <param name="Seen">The duty's version on the page.</param>
public sealed record ClaimCompletion(Guid DutyId, long Seen, string Text)
{
    public IReadOnlyList<HandedIn> Files { get; init; } = [];

    /// <summary>The item asks for proof.</summary>
    public sealed record ProofWanted(string What) : Refusal("CC001", $"本事项办结要交佐证：{What}。请附上后再申请。");

    /// <summary>Parts passed on are still open.</summary>
    public sealed record PartsOpen(int Open) : Refusal("CC002", $"转交下级单位的责任还有{Open}份没有办结，请先办结或收回。");
}

/// <summary>Carries out <see cref="ClaimCompletion"/>.</summary>
public sealed class ClaimCompletionHandler(DutyTurn turn)
{
    public Task<Result<Written>> HandleAsync(ClaimCompletion command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.DutyId, command.Seen, now => Decide(command, now, actor), actor, ct, command.Files);
    }

    public static Result<NewEntry[]> Decide(ClaimCompletion command, DutyAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!DutyRights.IsOwn(actor, now.Duty)) return new NotYourDuty(now.Duty.Unit);
        if (now.Duty.Status is not (DutyStatus.SignedFor or DutyStatus.Reported or DutyStatus.Returned)) return new NotInThisState("申请办结", now.Duty.Status);
        if (DutyTexts.Refuse(command.Text, "办结情况", DutyTexts.Report) is { } refusal) return refusal;
        if (EvidenceRules.Refuse(command.Files, now.Item.Evidence) is { } files) return files;
        if (now.Item.Evidence is { } what && command.Files.Count == 0) return new ClaimCompletion.ProofWanted(what);
        var open = now.OfItem.Count(d => d.Parent == now.Duty.Id && d.IsOpen && d.Status != DutyStatus.Verified);
        if (open > 0) return new ClaimCompletion.PartsOpen(open);
        return new NewEntry[] { new(new CompletionClaimed(command.Text.Trim(), [.. command.Files.Select(f => EvidenceRules.Mark(f, now.Now))]), now.Item.Id, now.Duty.Id) };
    }
}
