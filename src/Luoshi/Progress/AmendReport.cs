using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>更正进展: the last report was mistaken; what is right stands beside it, with the reason, and is reviewed again.</summary>
/// <param name="Seen">The duty's version on the page.</param>
public sealed record AmendReport(Guid DutyId, long Seen, int Percent, string Text, string Reason)
{
    public string? Difficulty { get; init; }
    public string? Next { get; init; }
    public IReadOnlyList<TargetValue> Values { get; init; } = [];

    /// <summary>Nothing was reported yet.</summary>
    public sealed record NothingReported() : Refusal("AR001", "还没有上报过进展，没有可更正的内容。");
}

/// <summary>Carries out <see cref="AmendReport"/>.</summary>
public sealed class AmendReportHandler(DutyTurn turn)
{
    public Task<Result<Written>> HandleAsync(AmendReport command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.DutyId, command.Seen, now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(AmendReport command, DutyAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!DutyRights.IsOwn(actor, now.Duty)) return new NotYourDuty(now.Duty.Unit);
        if (now.Duty.Report is not { } report) return new AmendReport.NothingReported();
        if (now.Duty.Status is not (DutyStatus.Reported or DutyStatus.SignedFor)) return new NotInThisState("更正进展", now.Duty.Status);
        if (ReportProgressHandler.RefuseWords(command.Percent, command.Text, command.Difficulty, command.Next) is { } words) return words;
        if (ReportProgressHandler.RefuseValues(command.Values, now.Item.Facts) is { } values) return values;
        if (DutyTexts.Refuse(command.Reason, "更正") is { } refusal) return refusal;
        var amended = new ReportAmended(
            report, command.Percent, command.Text.Trim(), DutyTexts.OrNull(command.Difficulty), [.. command.Values.OrderBy(v => v.Target)], DutyTexts.OrNull(command.Next));
        return new NewEntry[] { new(amended, now.Item.Id, now.Duty.Id, command.Reason) };
    }
}
