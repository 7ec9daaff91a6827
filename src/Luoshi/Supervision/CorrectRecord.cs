using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Supervision;

/// <summary>更正实地记录: the one who wrote a record, or the clerk, puts it right with a reason.</summary>
/// <param name="Seen">The round's version on the page.</param>
/// <param name="Record">Sequence of the record.</param>
public sealed record CorrectRecord(Guid RoundId, long Seen, long Record, string Text, string Reason)
{
    /// <summary>No such record.</summary>
    public sealed record NoSuchRecord() : Refusal("SV044", "没有这条实地记录，请刷新后再看。");

    /// <summary>Someone else wrote it.</summary>
    public sealed record NotYourRecord(string By) : Refusal("SV045", $"这条记录由{By}写下，请由其本人或督查专干更正。");
}

/// <summary>Carries out <see cref="CorrectRecord"/>.</summary>
public sealed class CorrectRecordHandler(RoundTurn turn)
{
    public Task<Result<Written>> HandleAsync(CorrectRecord command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync<RoundState>(command.RoundId, command.Seen, (round, now) => Decide(command, round, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(CorrectRecord command, RoundState round, PlanYear year, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(year);
        if (round.Records.FirstOrDefault(r => r.Sequence == command.Record) is not { } record) return new CorrectRecord.NoSuchRecord();
        if (!DutyRights.IsClerk(actor) && !record.By.Is(actor)) return new CorrectRecord.NotYourRecord(record.By.Name);
        if (round.Status != RoundStatus.Running) return new RoundNotRunning(round.Status);
        if ((DutyTexts.Refuse(command.Text, "更正后的情况", DutyTexts.Report) ?? DutyTexts.Refuse(command.Reason, "更正")) is { } refusal) return refusal;
        return new NewEntry[] { new(new SpotRecordCorrected(round.Id, record.Sequence, command.Text.Trim()), record.ItemId, RoundRights.DutyOf(round, new(record.UnitId, record.Unit), record.ItemId, year).Duty, command.Reason) };
    }
}
