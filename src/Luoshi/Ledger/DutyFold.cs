using Luoshi.Progress;

namespace Luoshi.Ledger;

/// <summary>What an entry does to the state of a duty.</summary>
internal static class DutyFold
{
    public static DutyState Apply(DutyState? duty, Entry entry, EntryFacts facts)
    {
        var id = entry.DutyId ?? throw LedgerFold.Wrong(entry, "记录没有指明责任");
        var itemId = entry.ItemId ?? throw LedgerFold.Wrong(entry, "责任的记录没有指明事项");
        var day = LedgerDay.Of(entry.At);
        if (facts is Dispatched d)
        {
            if (duty is not null) throw LedgerFold.Wrong(entry, "责任已经下发过");
            return new DutyState
            {
                Id = id,
                PlanId = entry.PlanId,
                ItemId = itemId,
                Unit = d.Unit,
                UnitId = d.UnitId,
                Role = d.Role,
                Under = d.Under,
                Parent = d.Parent,
                Share = d.Share,
                Status = DutyStatus.Dispatched,
                DispatchedOn = day,
                Due = d.Due,
                DueEntry = entry.Sequence,
                DispatchEntry = entry.Sequence,
                Owed = [.. (d.Owed ?? []).Order().Select(Missing)],
                Version = entry.Sequence,
            };
        }

        if (duty is null) throw LedgerFold.Wrong(entry, "没有这项责任");
        if (duty.ItemId != itemId) throw LedgerFold.Wrong(entry, "责任不属于这个事项");
        duty = duty with { Version = entry.Sequence };

        return facts switch
        {
            SignedFor => duty with { Status = duty.Status is DutyStatus.Dispatched or DutyStatus.Declined ? DutyStatus.SignedFor : duty.Status, SignedOn = duty.SignedOn ?? day, ReturnedBecause = null },
            Declined => duty with { Status = DutyStatus.Declined, DeclineEntry = entry.Sequence, ReturnedBecause = null },
            DeclineRefused => duty with { Status = DutyStatus.Dispatched, ReturnedBecause = entry.Reason },
            Reassigned r => duty with { Status = DutyStatus.Dispatched, Unit = r.Unit, UnitId = r.UnitId, SignedOn = null, DispatchedOn = day, DispatchEntry = entry.Sequence, ReturnedBecause = null },
            Withdrawn => duty with { Status = DutyStatus.Withdrawn, ClosingEntry = entry.Sequence, Extension = null, Claim = null, ReturnedBecause = null },
            Reported r => Reported(duty, entry, r, day),
            ReportAmended a => Amended(duty, entry, a),
            Returned => duty with
            {
                Status = DutyStatus.Returned,
                Owed = Marked(duty, OwedStatus.Returned),
                Returns = duty.Returns + 1,
                ReturnedOn = day,
                ReturnEntry = entry.Sequence,
                ReturnedBecause = entry.Reason,
            },
            Accepted => duty with
            {
                Status = DutyStatus.SignedFor,
                Owed = Marked(duty, OwedStatus.Accepted),
                AcceptedValues = duty.Values,
                ReturnedBecause = null,
            },
            ExtensionAsked e => duty with { Extension = new(entry.Sequence, e.To, entry.Reason ?? "", day, entry.ActorName) },
            ExtensionRefused => duty with { Extension = null },
            Extended e => duty with
            {
                FirstDue = duty.FirstDue ?? duty.Due,
                Due = e.To,
                DueEntry = entry.Sequence,
                Extension = null,
                Owed = e.Owed is { Count: > 0 } more ? [.. duty.Owed.Concat(more.Where(m => duty.Owed.All(o => o.Due != m)).Select(Missing)).OrderBy(o => o.Due)] : duty.Owed,
            },
            CompletionClaimed c => duty with { Status = DutyStatus.Claimed, Claim = new(entry.Sequence, day, c.Text, c.Evidence, null, null), ReturnedBecause = null },
            ClaimVerified v => duty with { Status = DutyStatus.Verified, Claim = Claim(duty, entry) with { VerifiedBy = entry.ActorName, How = v.How } },
            ClaimReturned => duty with { Status = DutyStatus.Returned, Claim = null, Returns = duty.Returns + 1, ReturnedOn = day, ReturnEntry = entry.Sequence, ReturnedBecause = entry.Reason },
            Closed => duty with { Status = DutyStatus.Closed, ClosedOn = day, ClosingEntry = entry.Sequence, Extension = null, ReturnedBecause = null },
            Reopened => duty with { Status = DutyStatus.SignedFor, ClosedOn = null, ClosingEntry = null, Claim = null, ReturnedBecause = entry.Reason },
            Urged => duty with { Urges = duty.Urges + 1, LastUrgedOn = day },
            Instructed or InstructionAnswered or MatterFacts => duty,
            _ => throw LedgerFold.Wrong(entry, "这种记录不属于责任"),
        };
    }

    // A report answers the day it is for, and every earlier day, and every day up to its own, that nothing came for: nobody is asked twice.
    private static DutyState Reported(DutyState duty, Entry entry, Reported r, DateOnly day) => duty with
    {
        Status = DutyStatus.Reported,
        SignedOn = duty.SignedOn ?? day,
        Report = entry.Sequence,
        LastReportAt = entry.At,
        Percent = r.Percent,
        LastReport = r.Text,
        Difficulty = r.Difficulty,
        Next = r.Next,
        View = r.View,
        Values = LedgerFold.Merged(duty.Values, r.Values),
        Owed = r.For is { } due
            ? [.. duty.Owed.Select(o => o.Due == due || (o.Status == OwedStatus.Missing && (o.Due < due || o.Due <= day)) ? o with { Status = OwedStatus.Waiting, ReportedOn = o.ReportedOn ?? day, Report = entry.Sequence } : o)]
            : duty.Owed,
        ReturnedBecause = null,
    };

    // Put right while it waits or after it was accepted: it is reviewed again, the day it first came stays.
    private static DutyState Amended(DutyState duty, Entry entry, ReportAmended a)
    {
        if (duty.Report != a.Report) throw LedgerFold.Wrong(entry, "只能更正最近一次进展");
        return duty with
        {
            Status = DutyStatus.Reported,
            Percent = a.Percent,
            LastReport = a.Text,
            Difficulty = a.Difficulty,
            Next = a.Next,
            Values = LedgerFold.Merged(duty.Values, a.Values),
            Owed = Marked(duty, OwedStatus.Waiting),
            ReturnedBecause = null,
        };
    }

    private static OpenClaim Claim(DutyState duty, Entry entry) => duty.Claim ?? throw LedgerFold.Wrong(entry, "没有办结申请");

    private static OwedReport Missing(DateOnly due) => new(due, OwedStatus.Missing, null, null);

    /// <summary>The owed day that the last report answered, with its new fate.</summary>
    private static IReadOnlyList<OwedReport> Marked(DutyState duty, OwedStatus status) =>
        duty.Report is { } report && duty.Owed.Any(o => o.Report == report)
            ? [.. duty.Owed.Select(o => o.Report == report ? o with { Status = status } : o)]
            : duty.Owed;
}
