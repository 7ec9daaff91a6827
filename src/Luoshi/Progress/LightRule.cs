using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>Rules of lights: what a state of a plan, an item and its duties means on a day.</summary>
/// <remarks>
/// Pure over the states of that day (<see cref="PlanLedger.AsOf"/>), so the light of a past day is the same for ever: what
/// was closed, reported or set later is not in them. Of what holds, the most urgent is shown.
/// A duty: closed → done; its deadline, its reports (missing, late, returned, waiting for review), its signing, and, of a
/// unit that leads, the item's steps, its targets and its instructions. An item: closed → done; else its own deadline and
/// its lead units' duties; the others' only where nobody leads. What has no last day is green: a standing duty, a rhythm;
/// without any of them nothing can be said about time, which is green too, and says so.
/// </remarks>
public static class LightRule
{
    public const string Overdue = "LT001";
    public const string Near = "LT002";
    public const string OnTime = "LT003";
    public const string Standing = "LT004";
    public const string Rhythm = "LT005";
    public const string FarAway = "LT006";
    public const string Closed = "LT007";
    public const string NoDate = "LT008";
    public const string StepOverdue = "LT009";
    public const string StepNear = "LT010";
    public const string ReportMissing = "LT011";
    public const string ReportLate = "LT012";
    public const string ReportReturned = "LT013";
    public const string ReviewWaits = "LT014";
    public const string TargetMissed = "LT015";
    public const string TargetBehind = "LT016";
    public const string TargetNear = "LT017";
    public const string TargetUnreported = "LT018";
    public const string ClaimWaits = "LT019";
    public const string NotSigned = "LT020";
    public const string Declined = "LT021";
    public const string InstructionUnanswered = "LT022";
    public const string Withdrawn = "LT023";
    public const string CarriedOver = "LT024";
    public const string LeadsClosed = "LT025";

    /// <summary>All items of a plan with their lights on a day, in their order.</summary>
    public static IReadOnlyList<LitItem> Of(PlanLedger plan, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var duties = plan.Duties.ToLookup(d => d.ItemId);
        return [.. plan.Items.Select(i => Of(plan.Plan, i, duties[i.Id], asOf))];
    }

    /// <summary>The light of an item on a day, and those of its duties.</summary>
    /// <param name="duties">All duties of the item.</param>
    public static LitItem Of(PlanState plan, ItemState item, IEnumerable<DutyState> duties, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(duties);

        var now = new LightCase(plan, item, asOf);
        var owed = duties.Where(d => d.Status != DutyStatus.Withdrawn).OrderBy(d => d.Role).Select(d => (State: d, Reasons: DutyLights.Of(now, d))).ToList();
        return new LitItem(item, OfItem(now, owed), [.. owed.Select(d => new LitDuty(d.State, Light.Worst(d.Reasons)))]);
    }

    /// <summary>The light of one duty on a day.</summary>
    public static Light Of(PlanState plan, ItemState item, DutyState duty, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(duty);
        return Light.Worst(DutyLights.Of(new(plan, item, asOf), duty));
    }

    private static Light OfItem(LightCase now, List<(DutyState State, IReadOnlyList<Light> Reasons)> duties)
    {
        var item = now.Item;
        if (item.ClosedOn is { } closed && closed <= now.AsOf)
            return new(LightColor.Done, Closed, $"{closed.Month}月{closed.Day}日销号", $"{now.Day(closed)}销号。", LightCase.Entries(item.ClosingEntry));
        if (item.CarriedTo is not null) return new(LightColor.Done, CarriedOver, "已结转", "结转到另一份计划继续办理。", LightCase.Entries(item.CarriedEntry));

        // Parts of a duty are its owner's affair.
        var whole = duties.Where(d => d.State.Parent is null).ToList();
        var count = whole.Exists(d => d.State.Role == DutyRole.Lead) ? whole.Where(d => d.State.Role == DutyRole.Lead).ToList() : whole;
        if (count.Count == 0) return Light.Worst([.. DeadlineLights.OfItem(now), .. TargetLights.Of(now, null), .. InstructionLights.Of(now, null)]);
        if (count.TrueForAll(d => !d.State.IsOpen))
            return new(LightColor.Green, LeadsClosed, "责任已销号", "各责任单位都已销号，本项待销号。", LightCase.Entries([.. count.Select(d => d.State.ClosingEntry)]));

        var open = count.Where(d => d.State.IsOpen).ToList();
        var own = open.TrueForAll(d => d.State.Due == item.Due || DeadlineLights.ClaimedInTime(d.State)) ? [] : DeadlineLights.OfItem(now);
        return Light.Worst([.. own, .. open.SelectMany(d => d.Reasons)]);
    }
}

/// <summary>What a light is asked for: an item of a plan on a day.</summary>
internal sealed record LightCase(PlanState Plan, ItemState Item, DateOnly AsOf)
{
    public LightThresholds Thresholds => Plan.Settings.Thresholds;

    /// <summary>3月25日; with the year where it is not the plan's.</summary>
    public string Day(DateOnly day) => PlanWords.Day(day, Plan.Facts.Year);

    /// <summary>Days from one day to a later one.</summary>
    public static int Days(DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber;

    /// <summary>Days since a day, up to this one.</summary>
    public int Since(DateOnly day) => Days(day, AsOf);

    public static IReadOnlyList<long> Entries(params ReadOnlySpan<long?> entries)
    {
        var known = new List<long>();
        foreach (var entry in entries)
        {
            if (entry is { } sequence && sequence > 0) known.Add(sequence);
        }

        return known;
    }
}
