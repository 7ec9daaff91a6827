using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Supervision;

/// <summary>Rounds, self-checks, problems and conclusions of a plan as one person sees them.</summary>
/// <remarks>
/// Who sees everything, the team and the approver see a round whole. A leader sees rounds with an item of the own portfolio, and
/// of those the records and problems of these items. A unit sees a round once it is asked for something, told a conclusion or
/// given something to put right, and then its own part and that of the units below it: an unannounced visit stays unannounced,
/// and a finding is told with the conclusion or the demand. A lead unit sees problems of its items once they are to be put right.
/// </remarks>
public sealed class SeenYear
{
    private readonly Scope _scope;
    private readonly Dictionary<Guid, ItemState> _items;
    private readonly Dictionary<Guid, RoundState> _rounds;

    internal SeenYear(PlanYear year, UnitTree units, Actor actor)
    {
        Year = year;
        Units = units;
        Actor = actor;
        _scope = Scope.Of(actor, units);
        _items = year.Items.ToDictionary(i => i.Id);
        _rounds = year.MattersOf<RoundState>().ToDictionary(r => r.Id);
        Rounds = [.. _rounds.Values.Where(Sees).OrderByDescending(r => r.No)];
        Problems = [.. year.MattersOf<ProblemState>().Where(Sees)];
        Conclusions = [.. year.MattersOf<ConclusionState>().Where(Sees)];
        SelfChecks = [.. year.MattersOf<SelfCheckState>().Where(Sees)];
    }

    public PlanYear Year { get; }

    public UnitTree Units { get; }

    public Actor Actor { get; }

    public PlanState Plan => Year.Plan;

    public DateOnly Today => Year.Today;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<RoundState> Rounds { get; }

    public IReadOnlyList<ProblemState> Problems { get; }

    public IReadOnlyList<ConclusionState> Conclusions { get; }

    public IReadOnlyList<SelfCheckState> SelfChecks { get; }

    /// <summary>Whether the plan is in force and the clerk asks.</summary>
    public bool MayOpen => Plan.Status == PlanStatus.InForce && DutyRights.IsClerk(Actor);

    /// <summary>Whether acts go on at all.</summary>
    public bool IsLive => Plan.Status == PlanStatus.InForce;

    public ItemState? Item(Guid? id) => id is { } known ? _items.GetValueOrDefault(known) : null;

    public RoundState? Round(Guid? id) => id is { } known && _rounds.TryGetValue(known, out var round) && Sees(round) ? round : null;

    /// <summary>Whether all of a round is seen, not only the own part.</summary>
    public bool SeesWhole(RoundState round)
    {
        ArgumentNullException.ThrowIfNull(round);
        return _scope.SeesAll || round.IsOnTeam(Actor) || round.Scheme.Approver.Is(Actor);
    }

    /// <summary>The round's items, in the order of the plan.</summary>
    public IReadOnlyList<ItemState> ItemsOf(RoundState round)
    {
        ArgumentNullException.ThrowIfNull(round);
        return [.. Year.Items.Where(i => round.Scheme.Items.Contains(i.Id))];
    }

    /// <summary>Records on the spot that are seen.</summary>
    public IReadOnlyList<SpotRecord> RecordsOf(RoundState round)
    {
        ArgumentNullException.ThrowIfNull(round);
        return SeesWhole(round) ? round.Records : [.. round.Records.Where(r => Leads(r.ItemId))];
    }

    public IReadOnlyList<SelfCheckState> ChecksOf(RoundState round) => [.. SelfChecks.Where(c => c.RoundId == round.Id)];

    public IReadOnlyList<ProblemState> ProblemsOf(RoundState round) => [.. Problems.Where(p => p.RoundId == round.Id)];

    public IReadOnlyList<ConclusionState> ConclusionsOf(RoundState round) => [.. Conclusions.Where(c => c.RoundId == round.Id)];

    /// <summary>Problems of earlier rounds at the round's units and items: what is open, and what it looked at again.</summary>
    public IReadOnlyList<ProblemState> CarriedInto(RoundState round)
    {
        ArgumentNullException.ThrowIfNull(round);
        return [.. Problems.Where(p => p.RoundId != round.Id && p.Status != ProblemStatus.Withdrawn && p.FoundOn <= round.Scheme.To
            && (p.RoundId is not { } earlier || !_rounds.TryGetValue(earlier, out var of) || of.No < round.No)
            && round.Scheme.Units.Any(u => u.UnitId == p.UnitId) && (p.ItemId is not { } item || round.Scheme.Items.Contains(item))
            && (p.IsOpen || round.IsOpen || p.FollowUps.Any(f => f.RoundId == round.Id)))];
    }

    /// <summary>Entries that show how a unit stands in a round: records on the spot, its self-check, its last reports, problems found.</summary>
    public IReadOnlyList<Ground> GroundsOf(RoundState round, Guid unit)
    {
        ArgumentNullException.ThrowIfNull(round);
        var grounds = new List<Ground>();
        foreach (var record in round.Records.Where(r => r.UnitId == unit))
            grounds.Add(new(record.Sequence, $"{RoundWords.Of(record.Method)}记录，{record.On:M月d日}{(Item(record.ItemId) is { } of ? $"，第{of.Facts.Numeral}项" : "")}：{Cut(record.Text)}"));
        if (Year.MattersOf<SelfCheckState>().FirstOrDefault(c => c.RoundId == round.Id && c.UnitId == unit) is { Answer: { } answer, GivenOn: { } given })
            grounds.Add(new(answer, $"本轮自查，{given:M月d日}"));
        foreach (var problem in Year.MattersOf<ProblemState>().Where(p => p.UnitId == unit && p.Status != ProblemStatus.Withdrawn && (p.RoundId == round.Id || p.IsOpen)))
            grounds.Add(new(problem.Entries[0], $"问题{problem.No}：{problem.Title}"));
        foreach (var item in ItemsOf(round))
            if (Year.Duties.FirstOrDefault(d => d.ItemId == item.Id && d.UnitId == unit && d.Status != DutyStatus.Withdrawn) is { } duty)
                grounds.Add(duty.Report is { } report
                    ? new(report, $"第{item.Facts.Numeral}项进展，{(duty.LastReportAt is { } at ? $"{LedgerDay.Of(at):M月d日}" : "")}：{Cut(duty.LastReport ?? "")}")
                    : new(duty.DispatchEntry, $"第{item.Facts.Numeral}项下发后没有上报"));
        return [.. grounds.DistinctBy(g => g.Sequence)];
    }

    public bool Sees(RoundState round)
    {
        ArgumentNullException.ThrowIfNull(round);
        return SeesWhole(round)
            || (Actor.Is(Roles.Leader) && round.Scheme.Items.Any(i => Leads(i)))
            || Year.MattersOf<SelfCheckState>().Any(c => c.RoundId == round.Id && _scope.Sees(c.UnitId))
            || Year.MattersOf<ConclusionState>().Any(c => c.RoundId == round.Id && c.FedBackOn is not null && _scope.Sees(c.UnitId))
            || Year.MattersOf<ProblemState>().Any(p => p.RoundId == round.Id && p.Rectification is not null && _scope.Sees(p.UnitId));
    }

    public bool Sees(ProblemState problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (_scope.SeesAll || WholeRound(problem.RoundId)) return true;
        if (problem.Rectification is null) return Actor.Is(Roles.Leader) && Leads(problem.ItemId);
        return _scope.Sees(problem.UnitId) || (Item(problem.ItemId) is { } item && _scope.SeesWhole(item));
    }

    public bool Sees(ConclusionState conclusion)
    {
        ArgumentNullException.ThrowIfNull(conclusion);
        return _scope.SeesAll || WholeRound(conclusion.RoundId) || (conclusion.FedBackOn is not null && _scope.Sees(conclusion.UnitId));
    }

    public bool Sees(SelfCheckState check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return _scope.SeesAll || WholeRound(check.RoundId) || _scope.Sees(check.UnitId);
    }

    public bool Sees(MatterState matter) => matter switch
    {
        RoundState round => Sees(round),
        ProblemState problem => Sees(problem),
        ConclusionState conclusion => Sees(conclusion),
        SelfCheckState check => Sees(check),
        _ => false,
    };

    private bool WholeRound(Guid? id) => id is { } known && _rounds.TryGetValue(known, out var round) && SeesWhole(round);

    private bool Leads(Guid? item) => Actor.Is(Roles.Leader) && Item(item) is { } known && _scope.SeesWhole(known);

    private static string Cut(string text) => text.Length <= 40 ? text : text[..39] + "…";
}

/// <summary>An entry that can be named as what something rests on.</summary>
/// <param name="What">What it is, in a line.</param>
public sealed record Ground(long Sequence, string What);

/// <summary>Asks what someone sees of the supervision of a plan.</summary>
public sealed class SupervisionQuery(IDbContextFactory<LuoshiDb> dbs, TimeProvider clock)
{
    /// <summary>Null where there is no such plan in force or archived.</summary>
    public async Task<SeenYear?> OfPlanAsync(Guid planId, Actor actor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await PlanYearTurn.LoadAsync(db, planId, clock.GetUtcNow(), ct) is not var (_, year)) return null;
        return year.Plan.Status is PlanStatus.InForce or PlanStatus.Archived ? new(year, await UnitTreeQuery.LoadAsync(db, ct), actor) : null;
    }

    /// <summary>A round, problem, self-check or conclusion; null where there is none for the one who asks.</summary>
    public async Task<(SeenYear Seen, T Matter)?> OneAsync<T>(Guid id, Actor actor, CancellationToken ct)
        where T : MatterState
    {
        Guid? planId;
        await using (var db = await dbs.CreateDbContextAsync(ct))
        {
            planId = await db.Matters.Where(m => m.Id == id).Select(m => (Guid?)m.PlanId).SingleOrDefaultAsync(ct);
        }

        if (planId is not { } plan || await OfPlanAsync(plan, actor, ct) is not { } seen) return null;
        return seen.Year.Matters.OfType<T>().FirstOrDefault(m => m.Id == id) is { } matter && seen.Sees(matter) ? (seen, matter) : null;
    }

    /// <summary>Entries of the plan by their sequences.</summary>
    public async Task<IReadOnlyDictionary<long, ReadEntry>> EntriesAsync(Guid planId, IEnumerable<long> sequences, CancellationToken ct)
    {
        List<long> wanted = [.. sequences.Distinct()];
        await using var db = await dbs.CreateDbContextAsync(ct);
        var entries = await db.Entries.AsNoTracking().Where(e => e.PlanId == planId && wanted.Contains(e.Sequence)).ToListAsync(ct);
        return entries.ToDictionary(e => e.Sequence, ReadEntry.Of);
    }

    /// <summary>A photo or proof, for those who see what it came with; null for none.</summary>
    public async Task<MatterFile?> FileAsync(Guid id, Actor actor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await db.MatterFiles.AsNoTracking().Where(f => f.Id == id).Select(f => (Guid?)f.MatterId).SingleOrDefaultAsync(ct) is not { } matterId) return null;
        if (await OneAsync<MatterState>(matterId, actor, ct) is not var (seen, matter)) return null;
        if (matter is RoundState round && seen.RecordsOf(round).All(r => r.Photos.All(p => p.Id != id))) return null;
        return await db.MatterFiles.AsNoTracking().SingleAsync(f => f.Id == id, ct);
    }
}
