using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Supervision;

/// <summary>自查: a unit says of each item whether the ledger has it right, and what it found itself; it gives no figure again.</summary>
/// <param name="Seen">The self-check's version on the page.</param>
/// <param name="Reason">Why it is said anew; wanted the second time only.</param>
public sealed record AnswerSelfCheck(Guid CheckId, long Seen, IReadOnlyList<SelfCheckAnswer> Answers, string? Found, string? Reason = null)
{
    /// <summary>Not every item was answered, or one that is not asked.</summary>
    public sealed record NotEveryItem(int Open) : Refusal("SV030", $"还有{Open}项没有选“与台账一致”或“有出入”，选完再交。");

    /// <summary>It differs, and nothing says how.</summary>
    public sealed record SayWhatDiffers() : Refusal("SV031", "选了“有出入”的，请写明出入在哪里。");

    /// <summary>It is not asked for any more.</summary>
    public sealed record NotAskedAnyMore() : Refusal("SV032", "这次自查已取消或督查已结束，不用再交。");
}

/// <summary>Carries out <see cref="AnswerSelfCheck"/>.</summary>
public sealed class AnswerSelfCheckHandler(RoundTurn turn)
{
    public Task<Result<Written>> HandleAsync(AnswerSelfCheck command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync<SelfCheckState>(command.CheckId, command.Seen, (check, now) => Decide(command, check, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(AnswerSelfCheck command, SelfCheckState check, PlanYear year, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(year);
        if (!RoundRights.IsOwn(actor, check.UnitId)) return new NotYourUnit(check.Unit);
        if (check.Status == SelfCheckStatus.CalledOff || year.MattersOf<RoundState>().FirstOrDefault(r => r.Id == check.RoundId) is not { Status: RoundStatus.Running })
            return new AnswerSelfCheck.NotAskedAnyMore();
        var open = check.Items.Count(i => command.Answers.All(a => a.ItemId != i));
        if (open > 0 || command.Answers.Count != check.Items.Count) return new AnswerSelfCheck.NotEveryItem(Math.Max(1, open));
        if (command.Answers.Any(a => !a.AsInLedger && string.IsNullOrWhiteSpace(a.Text))) return new AnswerSelfCheck.SayWhatDiffers();
        var refusal = command.Answers.Select(a => DutyTexts.RefuseLength(a.Text, "补充说明")).FirstOrDefault(r => r is not null)
            ?? DutyTexts.RefuseLength(command.Found, "自查发现的问题", DutyTexts.Report)
            ?? (check.Status == SelfCheckStatus.Given ? DutyTexts.Refuse(command.Reason, "更正自查") : null);
        if (refusal is not null) return refusal;
        IReadOnlyList<SelfCheckAnswer> answers = [.. check.Items.Select(i => command.Answers.Single(a => a.ItemId == i)).Select(a => a with { Text = DutyTexts.OrNull(a.Text) })];
        return new NewEntry[] { new(new SelfCheckGiven(check.Id, answers, DutyTexts.OrNull(command.Found)), Reason: check.Status == SelfCheckStatus.Given ? command.Reason : null) };
    }
}
