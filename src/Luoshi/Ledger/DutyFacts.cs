namespace Luoshi.Ledger;

/// <summary>下发: a unit was given its share of an item.</summary>
/// <param name="Unit">The unit's name on that day.</param>
/// <param name="Role">lead or support.</param>
/// <param name="UnitId">The unit in the directory; null where it was not known there.</param>
/// <param name="Under">The collective name of the plan the unit came from (各县区卫健局); null where the plan names it itself.</param>
/// <param name="Parent">The duty this one is a part of, where a unit passed its own on; null for one given by the clerk.</param>
/// <param name="Share">What the part is, in the words of the one who passed it on.</param>
/// <param name="Owed">The days on which reports are owed, in order; none where the item only wants its end.</param>
public sealed record Dispatched(
    string Unit,
    DutyRole Role,
    DateOnly? Due,
    Guid? UnitId = null,
    string? Under = null,
    Guid? Parent = null,
    string? Share = null,
    IReadOnlyList<DateOnly>? Owed = null) : EntryFacts;

/// <summary>签收: the unit signed for its duty.</summary>
public sealed record SignedFor : EntryFacts;

/// <summary>退办: the unit says the duty is not its own; the entry's reason says why.</summary>
public sealed record Declined : EntryFacts;

/// <summary>退办不予同意: the duty stays with the unit; the entry's reason says why.</summary>
public sealed record DeclineRefused : EntryFacts;

/// <summary>改派: the duty goes to another unit, which has yet to sign for it.</summary>
public sealed record Reassigned(Guid UnitId, string Unit) : EntryFacts;

/// <summary>撤销下发: the duty is no longer owed; the entry's reason says why.</summary>
public sealed record Withdrawn : EntryFacts;

/// <summary>进展: what the unit says was done.</summary>
/// <param name="Percent">0 to 100, the unit's own view of how far it is.</param>
/// <param name="Difficulty">What stands in the way; null for nothing.</param>
/// <param name="Values">Values of targets, by their position in the item.</param>
/// <param name="Next">What comes next; null where nothing was said.</param>
/// <param name="For">The owed day this report answers; null for one that nobody asked for.</param>
/// <param name="View">The unit's own light; null where it gave none.</param>
/// <param name="Evidence">Files handed in with it.</param>
/// <param name="Sources">Sequences of the supporting units' reports it was written from.</param>
public sealed record Reported(
    int Percent,
    string Text,
    string? Difficulty,
    IReadOnlyList<TargetValue> Values,
    string? Next = null,
    DateOnly? For = null,
    UnitView? View = null,
    IReadOnlyList<EvidenceMark>? Evidence = null,
    IReadOnlyList<long>? Sources = null) : EntryFacts;

/// <summary>更正进展: a report was mistaken; this stands in its place, the first stays visible. The entry's reason says why.</summary>
/// <param name="Report">Sequence of the report put right.</param>
public sealed record ReportAmended(long Report, int Percent, string Text, string? Difficulty, IReadOnlyList<TargetValue> Values, string? Next = null) : EntryFacts;

/// <summary>A reported value of one target.</summary>
/// <param name="Target">Position in <see cref="Plans.ItemFacts.Targets"/>, from 0.</param>
public sealed record TargetValue(int Target, decimal Value);

/// <summary>佐证: a file handed in, named by its content.</summary>
/// <param name="Id">Of the stored file.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of the bytes, 64 hex digits.</param>
public sealed record EvidenceMark(Guid Id, string FileName, long Size, string Sha256);

/// <summary>自评: how a unit sees its own duty. It stands beside the light, never in its place.</summary>
public enum UnitView
{
    /// <summary>顺利.</summary>
    Smooth,

    /// <summary>有困难.</summary>
    Difficult,

    /// <summary>难以按期.</summary>
    WillMiss,
}

/// <summary>退回: a report was returned with a reason.</summary>
public sealed record Returned : EntryFacts;

/// <summary>审核通过: a report was accepted.</summary>
public sealed record Accepted : EntryFacts;

/// <summary>催办: a unit was urged.</summary>
/// <param name="Rule">Code of the rule that urged by itself; null where a person did.</param>
public sealed record Urged(string Text, string? Rule = null) : EntryFacts;

/// <summary>申请延期: a unit asks for a later day, with the entry's reason.</summary>
public sealed record ExtensionAsked(DateOnly To) : EntryFacts;

/// <summary>不同意延期: the due date stays; the entry's reason says why.</summary>
public sealed record ExtensionRefused : EntryFacts;

/// <summary>延期: a new due date; the first stays visible.</summary>
/// <param name="Owed">Days on which reports are owed beyond those already known.</param>
public sealed record Extended(DateOnly From, DateOnly To, IReadOnlyList<DateOnly>? Owed = null) : EntryFacts;

/// <summary>申请办结: the unit says its duty is done, and by what one can tell.</summary>
public sealed record CompletionClaimed(string Text, IReadOnlyList<EvidenceMark> Evidence) : EntryFacts;

/// <summary>核查通过: someone looked and found the claim true.</summary>
/// <param name="How">What was looked at.</param>
public sealed record ClaimVerified(string How) : EntryFacts;

/// <summary>核查不通过: the claim was sent back; the entry's reason says why.</summary>
public sealed record ClaimReturned : EntryFacts;

/// <summary>批示: a leader's instruction, with the day an answer is wanted by.</summary>
/// <param name="To">Duties of the item it is for; all of its lead units where none is named.</param>
public sealed record Instructed(string Text, DateOnly? AnswerBy, IReadOnlyList<Guid>? To = null) : EntryFacts;

/// <summary>批示回复: a unit answers an instruction.</summary>
/// <param name="Instruction">Sequence of the instruction.</param>
public sealed record InstructionAnswered(long Instruction, string Text) : EntryFacts;

/// <summary>销号: the duty (or the whole item) is closed.</summary>
public sealed record Closed : EntryFacts;

/// <summary>重启: what was closed is open again.</summary>
public sealed record Reopened : EntryFacts;

/// <summary>A unit's part in an item.</summary>
public enum DutyRole
{
    Lead,
    Support,
}
