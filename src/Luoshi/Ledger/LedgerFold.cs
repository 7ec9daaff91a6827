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
            if (plan is not null) throw Wrong(entry, "计划已经读入过");
            if (entry.ItemId is not null || entry.DutyId is not null) throw Wrong(entry, "读入计划的记录不属于事项或责任");
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

        if (plan is null) throw Wrong(entry, "第一条记录应为读入计划");
        plan = plan with { Version = entry.Sequence };
        if (plan.Status == PlanStatus.Archived) throw Wrong(entry, "归档后的计划不再有记录");
        if (facts is ChangeApproved && entry.ItemId is not null) return plan with { Revision = plan.Revision + 1 };
        if (entry.ItemId is not null) return plan;

        return facts switch
        {
            Corrected c => plan with { Facts = Kept(entry, Corrections.Apply(plan.Facts, c.Field, c.To)) },
            FindingSettled s when s.Finding >= 0 && s.Finding < plan.Facts.Findings.Count => plan with { Settled = With(plan.Settled, s.Finding, s.How) },
            FindingSettled => throw Wrong(entry, "没有这条存疑"),
            NameTied { OfPerson: true } n => plan with { PersonTies = With(plan.PersonTies, n) },
            NameTied n => plan with { UnitTies = With(plan.UnitTies, n) },
            Discarded => plan with { Status = PlanStatus.Discarded },
            PutInForce p => plan with { Status = PlanStatus.InForce, InForceFrom = p.From, InForceBy = entry.ActorName },
            SettingsChanged s => plan with { Settings = s.Settings },
            Archived => plan with { Status = PlanStatus.Archived, ArchivedOn = LedgerDay.Of(entry.At) },
            Urged or Instructed or MatterFacts => plan,
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
            return new ItemState { Id = id, PlanId = entry.PlanId, Facts = read.Item, Due = read.Item.Deadline.Due, DueEntry = entry.Sequence, Version = entry.Sequence };
        }

        if (item is null) throw Wrong(entry, "没有这个事项");
        item = item with { Version = entry.Sequence };
        var own = entry.DutyId is null;

        return facts switch
        {
            Corrected c when own => Corrected(item, entry, c),
            Checked when own => item with { Checked = true },
            Closed when own => item with { ClosedOn = LedgerDay.Of(entry.At), ClosingEntry = entry.Sequence },
            Reopened when own => item with { ClosedOn = null, ClosingEntry = null },
            Extended e when own || (duty?.Role == DutyRole.Lead && (item.Due is null || e.To > item.Due)) =>
                item with { FirstDue = item.FirstDue ?? item.Due, Due = e.To, DueEntry = entry.Sequence },
            Reported r => WithValues(item, entry, duty, r.Values, null) with { LastReportAt = entry.At },
            ReportAmended a => WithValues(item, entry, duty, a.Values, a.Report),
            EvidenceAsked e when own => item with { Evidence = e.What },
            Instructed i => WithInstruction(item, entry, i),
            InstructionAnswered a when !own => WithAnswer(item, entry, a),
            ChangeProposed c when own => item with { Change = new(entry.Sequence, entry.ActorName, LedgerDay.Of(entry.At), entry.Reason ?? "", c.Changes) },
            ChangeApproved c when own => Changed(item, entry, c.Proposal),
            ChangeRefused c when own => Proposed(item, entry, c.Proposal).Sequence > 0 ? item with { Change = null } : item,
            CarriedOver c when own => item with { CarriedTo = c, CarriedEntry = entry.Sequence },
            CarriedIn c when own => item with { CarriedFrom = c },
            Urged or MatterFacts => item,
            _ when own => throw Wrong(entry, "这种记录要指明责任，或不属于事项"),
            _ => item,
        };
    }

    internal static DutyState Apply(DutyState? duty, Entry entry, EntryFacts facts) => DutyFold.Apply(duty, entry, facts);

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
        return item.FirstDue is null ? item with { Due = facts.Deadline.Due, DueEntry = entry.Sequence } : item with { FirstDue = facts.Deadline.Due ?? item.FirstDue };
    }

    private static ItemState WithInstruction(ItemState item, Entry entry, Instructed instructed)
    {
        IReadOnlyList<Guid> to = entry.DutyId is { } duty ? [duty] : instructed.To ?? [];
        return item with
        {
            Instructions = [.. item.Instructions, new(entry.Sequence, entry.ActorName, LedgerDay.Of(entry.At), instructed.Text, instructed.AnswerBy, to, [])],
        };
    }

    private static ItemState WithAnswer(ItemState item, Entry entry, InstructionAnswered answered)
    {
        var at = item.Instructions.ToList().FindIndex(i => i.Sequence == answered.Instruction);
        if (at < 0) throw Wrong(entry, "没有这条批示");
        var answer = new InstructionAnswer(entry.DutyId!.Value, entry.ActorName, LedgerDay.Of(entry.At), answered.Text);
        return item with
        {
            Instructions = [.. item.Instructions.Select((i, n) => n == at ? i with { Answers = [.. i.Answers, answer] } : i)],
        };
    }

    private static OpenChange Proposed(ItemState item, Entry entry, long proposal) =>
        item.Change is { } open && open.Sequence == proposal ? open : throw Wrong(entry, "没有这项变更申请");

    private static ItemState Changed(ItemState item, Entry entry, long proposal)
    {
        var facts = item.Facts;
        foreach (var change in Proposed(item, entry, proposal).Changes) facts = Kept(entry, Corrections.Apply(facts, change.Field, change.To));

        // A figure belongs to the target it was reported for; where the targets change, none is left that could be shown beside the wrong one.
        var sameTargets = facts.Targets.SequenceEqual(item.Facts.Targets);
        return item with { Facts = facts, Change = null, Values = sameTargets ? item.Values : new Dictionary<int, decimal>(), ValueMarks = sameTargets ? item.ValueMarks : new Dictionary<int, ValueMark>() };
    }

    // The item's own figures are its lead unit's; those of the others stay with their duties.
    private static ItemState WithValues(ItemState item, Entry entry, DutyState? duty, IReadOnlyList<TargetValue> values, long? amended)
    {
        if (values.Any(v => v.Target < 0 || v.Target >= item.Facts.Targets.Count)) throw Wrong(entry, "事项没有这个目标");
        if (values.Count == 0 || duty is { Role: DutyRole.Support } or { Parent: not null }) return item;

        var marks = new Dictionary<int, ValueMark>(item.ValueMarks);
        foreach (var value in values)
        {
            // A figure put right is still that of the day it was first given for.
            var on = amended is not null && marks.TryGetValue(value.Target, out var known) && known.Report == amended ? known.On : LedgerDay.Of(entry.At);
            marks[value.Target] = new(entry.Sequence, on, entry.DutyId);
        }

        return item with { Values = Merged(item.Values, values), ValueMarks = Ordered(marks) };
    }

    internal static IReadOnlyDictionary<int, decimal> Merged(IReadOnlyDictionary<int, decimal> known, IReadOnlyList<TargetValue> values)
    {
        if (values.Count == 0) return known;
        var merged = new Dictionary<int, decimal>(known);
        foreach (var value in values) merged[value.Target] = value.Value;
        return Ordered(merged);
    }

    private static Dictionary<int, string> With(IReadOnlyDictionary<int, string> settled, int finding, string how) =>
        Ordered(new Dictionary<int, string>(settled) { [finding] = how });

    private static SortedDictionary<string, NameTie> With(IReadOnlyDictionary<string, NameTie> ties, NameTied tied)
    {
        var after = new SortedDictionary<string, NameTie>(ties.ToDictionary(), StringComparer.Ordinal);
        if (tied.To is { } to) after[tied.Name] = to;
        else after.Remove(tied.Name);
        return after;
    }

    // In the order of the keys, so that the same state is the same text.
    private static Dictionary<int, T> Ordered<T>(Dictionary<int, T> values) =>
        values.OrderBy(v => v.Key).ToDictionary(v => v.Key, v => v.Value);

    private static T Kept<T>(Entry entry, Result<T> result) =>
        result.Ok ? result.Value : throw Wrong(entry, result.Refusal.Message);

    internal static LedgerFoldException Wrong(Entry entry, string why) => new(entry.Sequence, why);
}
