using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Assessment;

/// <summary>计分: scores all units of a plan as of a day, by the rules that bind.</summary>
public sealed record TakeAssessment(Guid PlanId, DateOnly AsOf)
{
    /// <summary>No rules bind.</summary>
    public sealed record NoRules() : Refusal("AS008", "还没有审定的考核办法，不能计分。请先拟定，报主要负责人审定。");

    /// <summary>A day that has not come, or before the plan.</summary>
    public sealed record NoSuchDay() : Refusal("AS009", "计分的日期要在计划施行以后、今天以前。");

    /// <summary>The same day has a score.</summary>
    public sealed record TakenAlready(DateOnly Day) : Refusal("AS010", $"截至{Day.Month}月{Day.Day}日的得分已经有了。要重算，先把那一次作废。");

    /// <summary>No unit has a duty.</summary>
    public sealed record Nobody() : Refusal("AS011", "那一天还没有下发给单位的责任，没有可计分的。");
}

/// <summary>Carries out <see cref="TakeAssessment"/>.</summary>
public sealed class TakeAssessmentHandler(PlanYearTurn turn, IDbContextFactory<LuoshiDb> dbs, UnitTreeQuery units)
{
    public async Task<Result<Written>> HandleAsync(TakeAssessment command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var then = await new LedgerReader(db).AsOfAsync(command.PlanId, command.AsOf, ct);
        var tree = await units.LoadAsync(ct);
        return await turn.TakeAsync(command.PlanId, null, year => Decide(command, year, then, tree, actor), actor, ct);
    }

    /// <param name="then">The plan at the end of the day; of today it is not looked at, but the plan as it stands.</param>
    public static Result<NewEntry[]> Decide(TakeAssessment command, PlanYear year, PlanLedger? then, UnitTree tree, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(year);
        ArgumentNullException.ThrowIfNull(tree);
        if (!DutyRights.IsClerk(actor)) return new AssessmentRefusals.NotClerk();
        if (year.MattersOf<ScoringState>().FirstOrDefault()?.Bound is not { } rules) return new TakeAssessment.NoRules();
        if (command.AsOf > year.Today || command.AsOf < year.Plan.InForceFrom) return new TakeAssessment.NoSuchDay();
        if (command.AsOf == year.Today) then = new PlanLedger(year.Plan, year.Items, year.Duties) { Matters = year.Matters };
        if (then is null) return new TakeAssessment.NoSuchDay();
        var taken = year.MattersOf<AssessmentState>().ToList();
        if (taken.Any(t => t.AsOf == command.AsOf && t.Status != AssessmentStatus.Withdrawn)) return new TakeAssessment.TakenAlready(command.AsOf);
        var scores = ScoreRule.Of(then, rules, command.AsOf, id => tree.Find(id)?.Name);
        if (scores.Count == 0) return new TakeAssessment.Nobody();
        return new NewEntry[]
        {
            new(new AssessmentTaken(Guid.CreateVersion7(year.Now), taken.Count + 1, command.AsOf, rules, [.. scores.Select(s => new UnitTotal(s.UnitId, s.Unit, s.Total))])),
        };
    }
}
