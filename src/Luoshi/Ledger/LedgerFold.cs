using System.Text.Json;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Ledger;

/// <summary>An entry that cannot follow what is there: of an unknown item, a plan read twice, facts that are no JSON.</summary>
public sealed class LedgerFoldException(long sequence, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Place of the entry in its plan.</summary>
    public long Sequence { get; } = sequence;
}

/// <summary>What an entry does to the state of a plan, an item, a duty: pure functions, nothing else decides a state.</summary>
/// <remarks>
/// Every entry of a plan counts in the plan's version. An entry with an item counts in the item's, one with a duty in the duty's too.
/// An item-level entry (no duty) touches the item only: who extends or closes a whole item with its duties writes an entry for each.
/// Of a duty's entries the item takes the report's time and values, and of a lead's extension the later date.
/// The fold refuses what has no meaning (an unknown item, an unknown field); whether an act is allowed is its handler's to decide.
/// </remarks>
public static class LedgerFold
{
    /// <summary>The plan after the entry.</summary>
    public static PlanState Apply(PlanState? plan, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Apply(plan, entry, FactsOf(entry));
    }

    /// <summary>The item after one of its entries.</summary>
    /// <param name="duty">The duty the entry is about, where it is about one.</param>
    public static ItemState Apply(ItemState? item, Entry entry, DutyState? duty = null)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Apply(item, entry, duty, FactsOf(entry));
    }

    /// <summary>The duty after one of its entries.</summary>
    public static DutyState Apply(DutyState? duty, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Apply(duty, entry, FactsOf(entry));
    }

    internal static EntryFacts FactsOf(Entry entry)
    {
        EntryFacts facts;
        try
        {
            facts = EntryFacts.Parse(entry.Facts);
        }
        catch (JsonException e)
        {
            throw new LedgerFoldException(entry.Sequence, "记录的内容读不出来", e);
        }

        return facts.KindName() == entry.Kind ? facts : throw new LedgerFoldException(entry.Sequence, "记录的种类与内容不符");
    }

    internal static PlanState Apply(PlanState? plan, Entry entry, EntryFacts facts)
    {
        if (facts is PlanRead read)
        {
            if (plan is not null) throw Wrong(entry, "方案已经读入过");
            if (entry.ItemId is not null || entry.DutyId is not null) throw Wrong(entry, "读入方案的记录不属于事项或责任");
            return new PlanState
            {
                Id = entry.PlanId,
                Status = PlanStatus.Draft,
                Facts = read.Plan,
                DocumentId = read.DocumentId,
                FileName = read.FileName,
                ReadAt = entry.At,
                ReadBy = entry.ActorName,
                Version = entry.Sequence,
            };
        }

        if (plan is null) throw Wrong(entry, "第一条记录应为读入方案");
        plan = plan with { Version = entry.Sequence };
        if (entry.ItemId is not null) return plan;

        return facts switch
        {
            Corrected c => plan with { Facts = Kept(entry, Corrections.Apply(plan.Facts, c.Field, c.To)) },
            FindingSettled s when s.Finding >= 0 && s.Finding < plan.Facts.Findings.Count => plan with { Settled = With(plan.Settled, s.Finding, s.How) },
            FindingSettled => throw Wrong(entry, "没有这条存疑"),
            Discarded => plan with { Status = PlanStatus.Discarded },
            PutInForce p => plan with { Status = PlanStatus.InForce, InForceFrom = p.From, InForceBy = entry.ActorName },
            Urged or Instructed => plan,
            _ => throw Wrong(entry, "这种记录要指明事项或责任"),
        };
    }

    internal static ItemState Apply(ItemState? item, Entry entry, DutyState? duty, EntryFacts facts)
    {
        var id = entry.ItemId ?? throw Wrong(entry, "记录没有指明事项");
        if (facts is ItemRead read)
        {
            if (item is not null) throw Wrong(entry, "事项已经读入过");
            if (entry.DutyId is not null) throw Wrong(entry, "读入事项的记录不属于责任");
            return new ItemState { Id = id, PlanId = entry.PlanId, Facts = read.Item, Due = read.Item.Deadline.Due, Version = entry.Sequence };
        }

        if (item is null) throw Wrong(entry, "没有这个事项");
        item = item with { Version = entry.Sequence };
        var own = entry.DutyId is null;

        return facts switch
        {
            Corrected c when own => Corrected(item, entry, c),
            Checked when own => item with { Checked = true },
            Closed when own => item with { ClosedOn = LedgerDay.Of(entry.At) },
            Reopened when own => item with { ClosedOn = null },
            Extended e when own || (duty?.Role == DutyRole.Lead && (item.Due is null || e.To > item.Due)) =>
                item with { FirstDue = item.FirstDue ?? item.Due, Due = e.To },
            Reported r => item with { LastReportAt = entry.At, Values = Merged(item, entry, r) },
            Urged or Instructed => item,
            _ when own => throw Wrong(entry, "这种记录要指明责任，或不属于事项"),
            _ => item,
        };
    }

    internal static DutyState Apply(DutyState? duty, Entry entry, EntryFacts facts)
    {
        var id = entry.DutyId ?? throw Wrong(entry, "记录没有指明责任");
        var itemId = entry.ItemId ?? throw Wrong(entry, "责任的记录没有指明事项");
        if (facts is Dispatched d)
        {
            if (duty is not null) throw Wrong(entry, "责任已经下发过");
            return new DutyState
            {
                Id = id,
                PlanId = entry.PlanId,
                ItemId = itemId,
                Unit = d.Unit,
                Role = d.Role,
                Status = DutyStatus.Dispatched,
                Due = d.Due,
                Version = entry.Sequence,
            };
        }

        if (duty is null) throw Wrong(entry, "没有这项责任");
        if (duty.ItemId != itemId) throw Wrong(entry, "责任不属于这个事项");
        duty = duty with { Version = entry.Sequence };
        var day = LedgerDay.Of(entry.At);

        return facts switch
        {
            SignedFor => duty with { Status = duty.Status == DutyStatus.Dispatched ? DutyStatus.SignedFor : duty.Status, SignedOn = duty.SignedOn ?? day },
            Reported r => duty with { Status = DutyStatus.Reported, LastReportAt = entry.At, Percent = r.Percent, LastReport = r.Text },
            Returned => duty with { Status = DutyStatus.Returned },
            Accepted => duty with { Status = DutyStatus.SignedFor },
            Extended e => duty with { FirstDue = duty.FirstDue ?? duty.Due, Due = e.To },
            Closed => duty with { Status = DutyStatus.Closed, ClosedOn = day },
            Reopened => duty with { Status = DutyStatus.SignedFor, ClosedOn = null },
            Urged or Instructed => duty,
            _ => throw Wrong(entry, "这种记录不属于责任"),
        };
    }

    private static ItemState Corrected(ItemState item, Entry entry, Corrected c)
    {
        var facts = Kept(entry, Corrections.Apply(item.Facts, c.Field, c.To));
        item = item with
        {
            Facts = facts,
            CorrectedFields = item.CorrectedFields.Contains(c.Field) ? item.CorrectedFields : [.. item.CorrectedFields, c.Field],
        };
        if (c.Field != "deadline") return item;

        // Once extended, the extension stays; what is corrected is the date it started from.
        return item.FirstDue is null ? item with { Due = facts.Deadline.Due } : item with { FirstDue = facts.Deadline.Due ?? item.FirstDue };
    }

    private static Dictionary<int, decimal> Merged(ItemState item, Entry entry, Reported report)
    {
        var values = new Dictionary<int, decimal>(item.Values);
        foreach (var value in report.Values)
        {
            if (value.Target < 0 || value.Target >= item.Facts.Targets.Count) throw Wrong(entry, "事项没有这个目标");
            values[value.Target] = value.Value;
        }

        return Ordered(values);
    }

    private static Dictionary<int, string> With(IReadOnlyDictionary<int, string> settled, int finding, string how) =>
        Ordered(new Dictionary<int, string>(settled) { [finding] = how });

    // In the order of the keys, so that the same state is the same text.
    private static Dictionary<int, T> Ordered<T>(Dictionary<int, T> values) =>
        values.OrderBy(v => v.Key).ToDictionary(v => v.Key, v => v.Value);

    private static T Kept<T>(Entry entry, Result<T> result) =>
        result.Ok ? result.Value : throw Wrong(entry, result.Refusal.Message);

    private static LedgerFoldException Wrong(Entry entry, string why) => new(entry.Sequence, why);
}
