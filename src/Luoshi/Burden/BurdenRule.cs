using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Reading;
using Luoshi.Supervision;

namespace Luoshi.Burden;

/// <summary>A plan as far as a unit has to do with it.</summary>
/// <param name="Duties">The unit's own, whatever became of them.</param>
/// <param name="Entries">Of these duties, of their items and of the unit's matters, in order.</param>
public sealed record AskingPlan(PlanState Plan, IReadOnlyList<ItemState> Items, IReadOnlyList<DutyState> Duties, IReadOnlyList<ReadEntry> Entries);

/// <summary>负担: what a unit was asked for, from the entries that asked. Pure: no database, no clock.</summary>
public static class BurdenRule
{
    /// <summary>How far, and what was done.</summary>
    private const int FieldsOfReport = 2;

    /// <summary>Everything the plan asks the unit for, by day.</summary>
    public static IReadOnlyList<Ask> Of(Guid unit, AskingPlan asking)
    {
        ArgumentNullException.ThrowIfNull(asking);
        var items = asking.Items.ToDictionary(i => i.Id);
        var ofDuty = asking.Entries.Where(e => e.Entry.DutyId is not null).ToLookup(e => e.Entry.DutyId!.Value);
        var ofItem = asking.Entries.Where(e => e.Entry is { DutyId: null, ItemId: not null }).ToLookup(e => e.Entry.ItemId!.Value);
        return
        [
            .. asking.Duties.SelectMany(d => OfDuty(d, items[d.ItemId], [.. ofDuty[d.Id]], [.. ofItem[d.ItemId]])).Concat(OfMatters(unit, asking.Entries)).OrderBy(a => a.On).ThenBy(a => a.Entry),
        ];
    }

    /// <summary>Figures of the same name and unit of measure that reports of different duties owe in the same month.</summary>
    public static IReadOnlyList<FigureAskedTwice> Twice(IEnumerable<(PlanState Plan, ItemState Item, DutyState Duty)> duties)
    {
        ArgumentNullException.ThrowIfNull(duties);
        var asked =
            from place in duties
            where place.Duty.Status != DutyStatus.Withdrawn
            from key in RepeatedFigures.KeysOf(place.Item.Facts)
            group (Place: place, Months: place.Duty.Owed.Select(o => (o.Due.Year, o.Due.Month)).Distinct().ToList()) by key;
        var twice = new List<FigureAskedTwice>();
        foreach (var figure in asked)
        {
            var months = figure.SelectMany(f => f.Months).GroupBy(m => m).Where(m => m.Skip(1).Any()).Select(m => m.Key).ToHashSet();
            var places = figure.Where(f => f.Months.Any(months.Contains)).ToList();
            if (months.Count == 0) continue;
            var (indicator, measure) = RepeatedFigures.Printed(places[0].Place.Item.Facts, figure.Key);
            twice.Add(new(indicator, measure, [.. places.Select(f => (f.Place.Plan, f.Place.Item, f.Place.Duty.Id))], months.Count));
        }

        return [.. twice.OrderByDescending(t => t.Places.Count).ThenBy(t => t.Places[0].Item.Facts.No)];
    }

    private static IEnumerable<Ask> OfDuty(DutyState duty, ItemState item, IReadOnlyList<ReadEntry> own, IReadOnlyList<ReadEntry> ofItem)
    {
        var targets = item.Facts.Targets.Count(t => t.Kind == TargetKind.Target);

        // Given by the dispatch, or by the last reassignment: before it the days were another unit's.
        var given = own.LastOrDefault(e => e.Facts is Dispatched or Reassigned);
        if (given is null) yield break;
        var from = given.Facts is Reassigned ? LedgerDay.Of(given.Entry.At) : DateOnly.MinValue;
        var ended = duty.Status switch
        {
            DutyStatus.Closed => duty.ClosedOn,
            DutyStatus.Withdrawn => own.LastOrDefault(e => e.Facts is Withdrawn) is { } taken ? LedgerDay.Of(taken.Entry.At) : null,
            _ => null,
        };
        foreach (var owed in duty.Owed.Where(o => o.Due >= from && (ended is null || o.Due <= ended)))
        {
            var asker = own.LastOrDefault(e => e.Facts is Extended { Owed: { } more } && more.Contains(owed.Due)) ?? given;
            var evidence = ofItem.LastOrDefault(e => e.Facts is EvidenceAsked && LedgerDay.Of(e.Entry.At) <= owed.Due)?.Facts is EvidenceAsked { What: not null };
            yield return Made(AskKind.Report, owed.Due, asker, duty, FieldsOfReport + targets, evidence ? 1 : 0);
        }

        foreach (var entry in own.Where(e => e.Entry.Sequence >= given.Entry.Sequence))
        {
            AskKind? kind = entry.Facts switch
            {
                Returned or ClaimReturned => AskKind.Again,
                Urged => AskKind.Urge,
                _ => null,
            };
            if (kind is { } asked) yield return Made(asked, LedgerDay.Of(entry.Entry.At), entry, duty, 1, 0);
        }

        foreach (var entry in ofItem.Where(e => e.Entry.Sequence >= given.Entry.Sequence))
            if (entry.Facts is Instructed instructed && (instructed.To is { Count: > 0 } to ? to.Contains(duty.Id) : duty is { Role: DutyRole.Lead, Parent: null }))
                yield return Made(AskKind.Instruction, LedgerDay.Of(entry.Entry.At), entry, duty, 1, 0);
    }

    private static IEnumerable<Ask> OfMatters(Guid unit, IReadOnlyList<ReadEntry> entries)
    {
        var problems = new HashSet<Guid>();
        foreach (var entry in entries)
        {
            if (entry.Facts is ProblemRaised raised && raised.UnitId == unit) problems.Add(raised.Matter);
            var (kind, matter, fields, files) = entry.Facts switch
            {
                SelfCheckAsked check when check.UnitId == unit => (AskKind.SelfCheck, check.Matter, check.Items.Count, 0),
                RectificationSet set when problems.Contains(set.Matter) => (AskKind.Rectification, set.Matter, 1, 1),
                ProblemFollowedUp { CameBack: true } back when problems.Contains(back.Matter) => (AskKind.Rectification, back.Matter, 1, 1),
                RectificationReturned back when problems.Contains(back.Matter) => (AskKind.Again, back.Matter, 1, 1),
                _ => (default(AskKind?), Guid.Empty, 0, 0),
            };
            if (kind is { } asked) yield return new(asked, LedgerDay.Of(entry.Entry.At), entry.Entry.ActorName, entry.Entry.ActorRole, entry.Entry.PlanId, entry.Entry.Sequence, null, null, matter, fields, files);
        }
    }

    private static Ask Made(AskKind kind, DateOnly on, ReadEntry by, DutyState duty, int fields, int files) =>
        new(kind, on, by.Entry.ActorName, by.Entry.ActorRole, duty.PlanId, by.Entry.Sequence, duty.ItemId, duty.Id, null, fields, files);
}
