using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Reading;
using Luoshi.Supervision;

namespace Luoshi.Bulletins;

/// <summary>Reports that a unit, or all, owed in a period.</summary>
/// <param name="Asked">Owed days within the period that are over.</param>
public sealed record ReportTally(int Asked, int OnTime, int Late)
{
    public int Missing => Asked - OnTime - Late;
}

/// <summary>One unit's duties on a day.</summary>
/// <param name="Lights">Lights of the duties that were not taken back.</param>
public sealed record UnitTally(string Unit, Guid? UnitId, IReadOnlyList<LightColor> Lights, ReportTally Reports, int Returns)
{
    public int Count(LightColor color) => Lights.Count(l => l == color);
}

/// <summary>Something that lags by the ledger, which a unit has to put right.</summary>
/// <param name="By">The day by which it is to be put right.</param>
public sealed record TalliedProblem(string Unit, LitItem Item, Light Light, DateOnly By);

/// <summary>A problem that the supervision found, as it stands on the day.</summary>
/// <param name="RoundNo">Number of the round that found it; null where it was found outside of any.</param>
/// <param name="Item">The item it is about; null for none.</param>
public sealed record FoundProblem(ProblemState State, int? RoundNo, LitItem? Item)
{
    /// <summary>The entries that tell of it: how it was found, and what happened last.</summary>
    public IReadOnlyList<long> Because => [.. new[] { State.Entries[0], State.Version }.Distinct()];
}

/// <summary>A plan counted as of a day: the figures of every paper come from here.</summary>
/// <param name="From">First day of the period; what happened before belongs to an earlier paper.</param>
/// <param name="Before">The plan as of the paper it is held against; null for the first.</param>
/// <param name="Entries">Entries of the period.</param>
public sealed record PlanTally(LitPlan Now, LitPlan? Before, DateOnly From, IReadOnlyList<Entry> Entries, WorkCalendar Calendar)
{
    /// <summary>The round that the paper is about; null where it is about the whole plan.</summary>
    public RoundState? Round { get; init; }

    /// <summary>Working days until missing reports are handed in, and until measures are reported; days until problems are put right.</summary>
    private const int ReportWithin = 5, MeasuresWithin = 10, PutRightWithin = 30;

    /// <summary>Days ahead that are looked at for what is due next.</summary>
    private const int Ahead = 31;

    private IReadOnlyList<UnitTally>? _units;

    private IReadOnlyList<FoundProblem>? _found;

    public DateOnly AsOf => Now.AsOf;

    public PlanState Plan => Now.Plan;

    public IReadOnlyList<LitItem> Items => Now.Items;

    public IEnumerable<LitDuty> Duties => Items.SelectMany(i => i.Duties);

    public IReadOnlyList<LitItem> Of(LightColor color) => [.. Items.Where(i => i.Light.Color == color)];

    /// <summary>Units in the order in which the plan's items name them.</summary>
    public IReadOnlyList<UnitTally> Units => _units ??=
    [
        .. Duties.GroupBy(d => (d.State.UnitId, Name: d.State.UnitId is null ? d.State.Unit : "")).Select(g => new UnitTally(
            g.First().State.Unit, g.Key.UnitId, [.. g.Select(d => d.Light.Color)], ReportsOf(g), g.Sum(d => d.State.Returns))),
    ];

    public ReportTally Reports => ReportsOf(Duties);

    public DateOnly ReportsBy => Calendar.AddWorkdays(AsOf, ReportWithin);

    public DateOnly MeasuresBy => Calendar.AddWorkdays(AsOf, MeasuresWithin);

    public DateOnly PutRightBy => Calendar.OnOrBefore(AsOf.AddDays(PutRightWithin));

    /// <summary>The end of the quarter after.</summary>
    public DateOnly NextCutOff
    {
        get
        {
            var quarter = new DateOnly(AsOf.Year, ((AsOf.Month - 1) / 3 * 3) + 1, 1).AddMonths(3).AddDays(-1);
            return quarter > AsOf ? quarter : AsOf.AddDays(1).AddMonths(3).AddDays(-1);
        }
    }

    /// <summary>Items closed within the period, in the order they were.</summary>
    public IReadOnlyList<LitItem> ClosedInPeriod => [.. Items.Where(i => i.State.ClosedOn is { } on && on >= From && on <= AsOf).OrderBy(i => i.State.ClosedOn).ThenBy(i => i.Facts.No)];

    /// <summary>Targets of open items that were reached within the period.</summary>
    public IReadOnlyList<(LitItem Item, TargetFacts Target, decimal Value, ValueMark Mark)> Reached =>
    [
        .. from item in Items
           where item.State.ClosedOn is null
           from at in Enumerable.Range(0, item.Facts.Targets.Count)
           let target = item.Facts.Targets[at]
           where target.Kind == TargetKind.Target && item.State.Values.ContainsKey(at) && item.State.ValueMarks.ContainsKey(at)
           let mark = item.State.ValueMarks[at]
           where mark.On >= From && mark.On <= AsOf && TargetLights.IsReached(Plan.Facts, target, item.State.Values[at])
           select (item, target, item.State.Values[at], mark),
    ];

    /// <summary>Units that reported all they were asked for in time, and had none of it returned.</summary>
    public IReadOnlyList<UnitTally> Punctual => [.. Units.Where(u => u.Reports is { Asked: > 0, Late: 0, Missing: 0 } && u.Returns == 0)];

    /// <summary>Rounds that were held in the period, by number: the one the paper is about, or all that were approved and not over before it.</summary>
    public IReadOnlyList<RoundState> Rounds =>
        Round is not null ? [Round]
        : [.. Now.Seen.Matters.OfType<RoundState>().Where(r => r.ApprovedOn is not null && r.Status != RoundStatus.Withdrawn && r.Scheme.From <= AsOf && (r.ClosedOn ?? AsOf) >= From).OrderBy(r => r.No)];

    /// <summary>Problems that rounds (or a day's work) found and units were told of: those open on the day, and those put right within the period; the oldest first.</summary>
    public IReadOnlyList<FoundProblem> Found => _found ??= FindFound();

    /// <summary>What lags by the ledger, by unit: duties that lag; of an item that lags without one, the item's lead units.</summary>
    public IReadOnlyList<TalliedProblem> Problems
    {
        get
        {
            var found = new List<TalliedProblem>();
            foreach (var item in Items)
            {
                var lagging = item.Duties.Where(d => d.Light.Color == LightColor.Red).ToList();
                if (lagging.Count > 0) found.AddRange(lagging.Select(d => new TalliedProblem(d.State.Unit, item, d.Light, By(d.Light))));
                else if (item.Light.Color == LightColor.Red && Round is null) found.Add(new(Leads(item), item, item.Light, By(item.Light)));
            }

            return found;
        }
    }

    /// <summary>Open items that end, or have a step, within the next weeks, by day.</summary>
    public IReadOnlyList<(LitItem Item, DateOnly Day)> DueSoon =>
    [
        .. from item in Items
           where item.Light.Color != LightColor.Done
           let days = item.Facts.Deadline.Milestones.Select(m => m.Due).Append(item.State.Due ?? DateOnly.MinValue).Where(d => d > AsOf && d <= AsOf.AddDays(Ahead)).ToList()
           where days.Count > 0
           orderby days.Min(), item.Facts.No
           select (item, days.Min()),
    ];

    /// <summary>What stands in the way, as the item's lead unit last said it; null for nothing.</summary>
    public static (string Unit, string Words, long? Report)? Difficulty(LitItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Duties.FirstOrDefault(d => d.State is { Role: DutyRole.Lead, Parent: null, Difficulty.Length: > 0 })?.State is { } said ? (said.Unit, said.Difficulty!.TrimEnd('。'), said.Report) : null;
    }

    /// <summary>Lead units of an item: those of its duties, or as printed.</summary>
    public static string Leads(LitItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var owed = item.Duties.Where(d => d.State is { Role: DutyRole.Lead, Parent: null }).Select(d => d.State.Unit).ToList();
        return string.Join('、', owed.Count > 0 ? owed : item.Facts.LeadUnits);
    }

    private IReadOnlyList<FoundProblem> FindFound()
    {
        var rounds = Now.Seen.Matters.OfType<RoundState>().ToDictionary(r => r.Id, r => r.No);
        var items = Items.ToDictionary(i => i.State.Id);

        // A finding is told to the unit with the demand or with the conclusion; before that no paper names it.
        var told = Now.Seen.Matters.OfType<ConclusionState>().Where(c => c.FedBackOn is not null).SelectMany(c => c.Problems).ToHashSet();
        return
        [
            .. from problem in Now.Seen.Matters.OfType<ProblemState>()
               where problem.Status != ProblemStatus.Withdrawn && (problem.IsOpen || problem.PutRightOn >= From)
               where problem.Rectification is not null || told.Contains(problem.Id)
               where Round is null || problem.RoundId == Round.Id || problem.FollowUps.Any(f => f.RoundId == Round.Id)
               orderby problem.No
               select new FoundProblem(problem, problem.RoundId is { } round && rounds.TryGetValue(round, out var no) ? no : null, problem.ItemId is { } item ? items.GetValueOrDefault(item) : null),
        ];
    }

    private DateOnly By(Light light) => light.Rule is LightRule.ReportMissing or LightRule.ReportLate or LightRule.ReportReturned ? ReportsBy : PutRightBy;

    private ReportTally ReportsOf(IEnumerable<LitDuty> duties)
    {
        int asked = 0, onTime = 0, late = 0;
        foreach (var duty in duties)
        {
            foreach (var owed in duty.State.Owed)
            {
                if (owed.Due < From || owed.Due > AsOf || duty.State.ClosedOn < owed.Due) continue;
                asked++;
                if (owed.ReportedOn is not { } on) continue;
                if (on <= owed.Due) onTime++;
                else late++;
            }
        }

        return new(asked, onTime, late);
    }
}
