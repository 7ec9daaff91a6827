using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Progress;

/// <summary>An instruction with the duties it is for.</summary>
public sealed record GivenInstruction(PlanState Plan, ItemState Item, InstructionState Instruction, IReadOnlyList<DutyState> To)
{
    /// <summary>Units that have not answered yet, where an answer was wanted.</summary>
    public IReadOnlyList<DutyState> Unanswered { get; } = [.. To.Where(d => d.IsOpen && Instruction.Answers.All(a => a.Duty != d.Id))];

    /// <summary>An answer is wanted and has not come from everyone.</summary>
    public bool IsOpen => Instruction.AnswerBy is not null && Unanswered.Count > 0;
}

/// <summary>What a leader's own page shows.</summary>
/// <param name="Person">The name by which plans print the leader; null where the account belongs to no person.</param>
/// <param name="Changes">Acts on the own items since a day, newest first.</param>
/// <param name="More">There were more than are shown.</param>
/// <param name="Instructions">Instructions on the own items, those not answered first.</param>
public sealed record PortfolioView(
    string? Person,
    DateOnly AsOf,
    DateOnly Since,
    IReadOnlyList<(PlanState Plan, LitItem Item)> Items,
    IReadOnlyList<RecentAct> Changes,
    bool More,
    IReadOnlyList<GivenInstruction> Instructions,
    IReadOnlyList<WaitingThing> Waiting)
{
    public int Count(LightColor color) => Items.Count(i => i.Item.Light.Color == color);
}

/// <summary>我的分管: a leader's items by light, what changed, what was instructed and answered, what waits.</summary>
public sealed class PortfolioQuery(LuoshiDb db, SeenPlans plans, UnitTreeQuery trees, WaitingQuery waiting)
{
    /// <summary>How far back the page looks where nothing else is asked for, the first time.</summary>
    public const int UsualDays = 7;

    private const int MostActs = 40;
    private const int MostEntries = 400;

    public async Task<PortfolioView> AskAsync(DateOnly asOf, DateOnly? since, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var tree = await trees.LoadAsync(ct);
        var from = since ?? await LastTimeAsync(actor, ct) ?? asOf.AddDays(-UsualDays);
        var person = actor.PersonId is { } id ? tree.FindPerson(id)?.Name : null;
        if (person is null || !actor.Is(Roles.Leader)) return new(null, asOf, from, [], [], false, [], []);

        // The own portfolio, whatever else is shown to the leader.
        var scope = Scope.Of(actor.Holding([Roles.Leader]) with { SeesAll = false }, tree);
        var seen = await plans.InForceAsync(asOf, scope, ct);
        var acts = new List<RecentAct>();
        foreach (var plan in seen) acts.AddRange(await ActsAsync(plan, from, asOf, ct));
        acts = [.. acts.OrderByDescending(a => a.Group.First.Entry.At).ThenByDescending(a => a.Group.First.Entry.Sequence)];
        return new(
            person,
            asOf,
            from,
            [.. seen.SelectMany(p => p.Items.Select(i => (p.Plan, Item: i))).OrderBy(i => i.Item.Light.Color).ThenBy(i => i.Item.State.Due ?? DateOnly.MaxValue).ThenBy(i => i.Item.Facts.No)],
            [.. acts.Take(MostActs)],
            acts.Count > MostActs,
            Instructions(seen),
            [.. (await waiting.AskAsync(actor, ct)).Where(w => w.What is WaitingFor.Extension or WaitingFor.Change)]);
    }

    /// <summary>Instructions on items, those that want an answer still first, then the latest.</summary>
    public static IReadOnlyList<GivenInstruction> Instructions(IEnumerable<SeenPlan> seen) =>
        [.. seen.SelectMany(p => p.Items.SelectMany(i => i.State.Instructions.Select(x => Given(p, i.State, x))))
            .OrderByDescending(g => g.IsOpen).ThenBy(g => g.IsOpen ? g.Instruction.AnswerBy : null).ThenByDescending(g => g.Instruction.On).ThenByDescending(g => g.Instruction.Sequence)];

    /// <summary>The day of the sign-in before the present one.</summary>
    private async Task<DateOnly?> LastTimeAsync(Actor actor, CancellationToken ct)
    {
        var last = await db.SignIns.AsNoTracking()
            .Where(s => s.AccountId == actor.AccountId && s.Outcome == SignInOutcome.Entered)
            .OrderByDescending(s => s.At).Select(s => (DateTimeOffset?)s.At).Skip(1).FirstOrDefaultAsync(ct);
        return last is { } at ? LedgerDay.Of(at) : null;
    }

    private static GivenInstruction Given(SeenPlan plan, ItemState item, InstructionState instruction) =>
        new(plan.Plan, item, instruction, [.. plan.Ledger.Duties.Where(d => d.ItemId == item.Id && d.Status != DutyStatus.Withdrawn && instruction.IsFor(d))]);

    private async Task<IEnumerable<RecentAct>> ActsAsync(SeenPlan plan, DateOnly from, DateOnly asOf, CancellationToken ct)
    {
        var start = LedgerDay.EndOf(from.AddDays(-1));
        var items = plan.Items.Select(i => (Guid?)i.State.Id).ToList();
        var entries = await db.Entries.AsNoTracking()
            .Where(e => e.PlanId == plan.Plan.Id && e.At >= start && items.Contains(e.ItemId))
            .OrderByDescending(e => e.Sequence).Take(MostEntries).ToListAsync(ct);
        return RecentAct.Of(plan.Ledger, entries, asOf);
    }
}
