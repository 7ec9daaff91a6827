using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Progress;

/// <summary>What a unit has to do next with a duty.</summary>
public enum OwedAct
{
    /// <summary>签收.</summary>
    SignFor,

    /// <summary>按退回意见重报.</summary>
    ReportAnew,

    /// <summary>上报进展.</summary>
    Report,

    /// <summary>回复批示.</summary>
    Answer,

    /// <summary>申请办结: the end is near or past, and nothing claims it.</summary>
    Finish,
}

/// <summary>One thing a unit owes.</summary>
/// <param name="On">The day it is owed by; null where it has none.</param>
/// <param name="Instruction">The instruction to answer, for <see cref="OwedAct.Answer"/>.</param>
public sealed record OwedThing(OwedAct Act, DateOnly? On, PlanState Plan, ItemState Item, DutyState Duty, InstructionState? Instruction = null)
{
    /// <summary>Past its day on that date.</summary>
    public bool IsLate(DateOnly asOf) => On < asOf;
}

/// <summary>我的责任: what a unit owes, nearest first, and the duties it has.</summary>
/// <param name="Things">What is to be done; the badge counts these.</param>
/// <param name="Duties">All open duties of the unit, with their items.</param>
/// <param name="Closed">How many of its duties are closed.</param>
public sealed record OwedView(DateOnly AsOf, IReadOnlyList<OwedThing> Things, IReadOnlyList<(PlanState Plan, ItemState Item, DutyState Duty)> Duties, int Closed);

/// <summary>Asks what the unit of the one signed in owes.</summary>
public sealed class OwedQuery(IDbContextFactory<LuoshiDb> dbs, StandingPlans standing)
{
    /// <summary>A report is asked for from this many days before its day.</summary>
    public const int ReportAhead = 7;

    /// <summary>The end is asked for from this many days before it.</summary>
    public const int FinishAhead = 14;

    /// <summary>Nothing for someone without a unit, or whose role does not report.</summary>
    public async Task<OwedView> AskAsync(Actor actor, DateOnly asOf, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await dbs.CreateDbContextAsync(ct);
        return Of(actor, asOf, actor.UnitId is null ? [] : await standing.InForceAsync(db, ct));
    }

    internal static OwedView Of(Actor actor, DateOnly asOf, IReadOnlyList<StandingPlan> plans)
    {
        if (actor.UnitId is not { } unit) return new(asOf, [], [], 0);
        var own = plans.SelectMany(p => p.OfUnit(unit).Select(d => (Of: p, Duty: d))).ToList();
        var duties = own.FindAll(o => o.Duty.IsOpen && DutyRights.IsOwn(actor, o.Duty));
        var closed = duties.Count == 0 && !DutyRights.Reports(actor) ? 0 : own.Count(o => o.Duty.Status == DutyStatus.Closed);
        return Decide([.. duties.Select(o => (o.Of.Ledger.Plan, o.Of.Item(o.Duty.ItemId), o.Duty))], closed, asOf);
    }

    public static OwedView Decide(IReadOnlyList<(PlanState Plan, ItemState Item, DutyState Duty)> duties, int closed, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(duties);
        var things = duties.SelectMany(d => Things(d.Plan, d.Item, d.Duty, asOf))
            .OrderBy(t => t.On ?? DateOnly.MaxValue).ThenBy(t => t.Act).ThenBy(t => t.Item.Facts.No)
            .ToList();
        var shown = duties.OrderBy(d => d.Duty.OwesOn ?? DateOnly.MaxValue).ThenBy(d => d.Item.Facts.No).ToList();
        return new(asOf, things, shown, closed);
    }

    /// <summary>The owed days that a report written now may be for: what waits or came back, what is missing up to a few days ahead, and the first in any case.</summary>
    public static IReadOnlyList<OwedReport> Answerable(DutyState duty, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(duty);

        // Those still to come follow the first: nobody reports for the whole year at once.
        return [.. duty.Owed.Where(o => o.Status != OwedStatus.Accepted).Where((o, n) => n == 0 || o.Due <= asOf.AddDays(ReportAhead) || o.Status != OwedStatus.Missing).OrderBy(o => o.Status is OwedStatus.Waiting)];
    }

    private static IEnumerable<OwedThing> Things(PlanState plan, ItemState item, DutyState duty, DateOnly asOf)
    {
        foreach (var instruction in item.Instructions.Where(i => i.IsFor(duty) && i.Answers.All(a => a.Duty != duty.Id)))
        {
            yield return new(OwedAct.Answer, instruction.AnswerBy, plan, item, duty, instruction);
        }

        switch (duty.Status)
        {
            case DutyStatus.Dispatched:
                yield return new(OwedAct.SignFor, duty.OwesOn, plan, item, duty);
                break;
            case DutyStatus.Returned:
                yield return new(OwedAct.ReportAnew, duty.OwesOn, plan, item, duty);
                break;
            case DutyStatus.SignedFor:
                if (duty.Due is { } due && due <= asOf.AddDays(FinishAhead)) yield return new(OwedAct.Finish, due, plan, item, duty);
                else if (duty.NextOwed is { } next && next.Due <= asOf.AddDays(ReportAhead)) yield return new(OwedAct.Report, next.Due, plan, item, duty);
                break;
        }
    }
}
