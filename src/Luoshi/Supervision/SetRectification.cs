using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Supervision;

/// <summary>定整改: what is demanded of the unit, who puts it right, by when, and who answers for the problem.</summary>
/// <param name="Seen">The problem's version on the page.</param>
/// <param name="Reason">Why it is set anew; wanted the second time only.</param>
public sealed record SetRectification(Guid ProblemId, long Seen, string Demand, string Owner, DateOnly? Due, IReadOnlyList<Responsible> Responsible, string? Reason = null)
{
    /// <summary>Nothing is left to be put right.</summary>
    public sealed record NotOpen(ProblemStatus Status) : Refusal("SV052", $"这个问题目前是“{RoundWords.Of(Status)}”，不能再定整改要求。");

    /// <summary>No day, or one in the past.</summary>
    public sealed record NoDay() : Refusal("SV053", "请写整改期限，不早于今天。");
}

/// <summary>Carries out <see cref="SetRectification"/>.</summary>
public sealed class SetRectificationHandler(RoundTurn turn)
{
    public Task<Result<Written>> HandleAsync(SetRectification command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync<ProblemState>(command.ProblemId, command.Seen, (problem, now) => Decide(command, problem, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(SetRectification command, ProblemState problem, PlanYear year, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(year);
        if (!DutyRights.IsClerk(actor)) return new OnlyTheClerk("定整改要求");
        if (problem.Status is not (ProblemStatus.Found or ProblemStatus.Rectifying or ProblemStatus.Returned)) return new SetRectification.NotOpen(problem.Status);
        if ((DutyTexts.Refuse(command.Demand, "整改要求") ?? DutyTexts.Refuse(command.Owner, "整改责任人", 100)) is { } refusal) return refusal;
        if (command.Due is not { } due || (due < year.Today && due != problem.Rectification?.Due)) return new SetRectification.NoDay();
        List<Responsible> answers = [.. command.Responsible.Where(r => !string.IsNullOrWhiteSpace(r.Person)).Select(r => new Responsible(r.Unit.Trim(), r.Person.Trim(), r.As.Trim()))];
        if (answers.Select(r => DutyTexts.RefuseLength(r.Unit, "责任单位", 100) ?? DutyTexts.RefuseLength(r.Person, "责任人", 50) ?? DutyTexts.RefuseLength(r.As, "责任", 50)).FirstOrDefault(r => r is not null) is { } tooLong) return tooLong;
        if (problem.Rectification is not null && DutyTexts.Refuse(command.Reason, "改动整改要求") is { } wanted) return wanted;
        return new NewEntry[]
        {
            new(new RectificationSet(problem.Id, command.Demand.Trim(), command.Owner.Trim(), due, answers), problem.ItemId, problem.DutyId, problem.Rectification is null ? null : command.Reason),
        };
    }
}
