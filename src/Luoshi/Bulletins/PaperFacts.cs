using Luoshi.Ledger;

namespace Luoshi.Bulletins;

/// <summary>What happened to a paper of the supervising office.</summary>
public abstract record PaperFacts(Guid Matter) : MatterFacts(Matter);

/// <summary>What a paper is about: its kind, its days, and of a notice or briefing for whom it is.</summary>
/// <param name="From">First day of the period.</param>
/// <param name="AsOf">The cut-off: entries after it do not count.</param>
/// <param name="Compared">Cut-off of the paper it is held against; null for the first of its kind.</param>
/// <param name="UnitId">The unit a notice goes to.</param>
/// <param name="ItemId">The one item a notice is about; null for all that the unit lags in.</param>
/// <param name="PersonId">The leader a briefing is for.</param>
/// <param name="To">Name of that unit or leader.</param>
/// <param name="AnswerBy">Last day for an answer to a notice.</param>
/// <param name="RoundId">The round of supervision a bulletin is about; null for the whole plan.</param>
public sealed record PaperSubject(
    PaperKind Kind, DateOnly From, DateOnly AsOf, DateOnly? Compared = null, NoticeDegree? Degree = null,
    Guid? UnitId = null, Guid? ItemId = null, Guid? PersonId = null, string? To = null, DateOnly? AnswerBy = null,
    Guid? RoundId = null);

/// <summary>起草: a paper was composed by the rules from the entries up to its cut-off.</summary>
/// <param name="No">Its number among the plan's papers.</param>
/// <param name="Through">Sequence of the last entry that counts.</param>
/// <param name="Text">As composed, so that no later rule says it otherwise.</param>
public sealed record PaperDrafted(Guid Matter, int No, PaperSubject Subject, long Through, PaperText Text) : PaperFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry)
    {
        Begins(matter, entry);
        return new PaperState
        {
            Id = Matter, PlanId = entry.PlanId, No = No, Entries = [entry.Sequence], Version = entry.Sequence,
            Subject = Subject, Title = Text.Title, Status = PaperStatus.Draft, Since = LedgerDay.Of(entry.At), DraftedBy = entry.ActorName, Through = Through,
        };
    }
}

/// <summary>修改: a part of the text was changed by hand.</summary>
/// <param name="Part">Key of a section, or of a part beside them.</param>
/// <param name="Words">Null where the composed words hold again.</param>
public sealed record PaperEdited(Guid Matter, string Part, string? Words, string? ComposedTitle = null) : PaperFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry)
    {
        var paper = Known<PaperState>(matter, entry).In(entry, PaperStatus.Draft);
        var edits = paper.Edits.Where(e => e.Key != Part).ToDictionary(e => e.Key, e => e.Value);
        if (Words is not null) edits[Part] = Words;
        return paper with { Edits = edits.OrderBy(e => e.Key, StringComparer.Ordinal).ToDictionary(e => e.Key, e => e.Value), Title = Part == PaperText.TitleKey ? Words ?? ComposedTitle ?? paper.Title : paper.Title };
    }
}

/// <summary>版式: the paper is printed in a template.</summary>
/// <param name="Template">The template's file; null for the standard's form.</param>
public sealed record PaperLaidOut(Guid Matter, EvidenceMark? Template) : PaperFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry) =>
        Known<PaperState>(matter, entry).In(entry, PaperStatus.Draft) with { Template = Template };
}

/// <summary>送审: a leader is asked to approve.</summary>
/// <param name="Person">The leader in the directory.</param>
public sealed record PaperSubmitted(Guid Matter, Guid Person, string Name) : PaperFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry) =>
        Known<PaperState>(matter, entry).In(entry, PaperStatus.Draft).At(entry, PaperStatus.Submitted) with { Approver = Person, ApproverName = Name, ReturnedBecause = null };
}

/// <summary>撤回送审: the text is to be changed once more; an approval given before counts no longer.</summary>
public sealed record PaperTakenBack(Guid Matter) : PaperFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry) =>
        Known<PaperState>(matter, entry).In(entry, PaperStatus.Submitted, PaperStatus.Approved).At(entry, PaperStatus.Draft) with { ApprovedOn = null };
}

/// <summary>退回修改: the leader wants it changed; the entry's reason says what.</summary>
public sealed record PaperReturned(Guid Matter) : PaperFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry) =>
        Known<PaperState>(matter, entry).In(entry, PaperStatus.Submitted).At(entry, PaperStatus.Draft) with { ReturnedBecause = entry.Reason };
}

/// <summary>审签: the leader approves the text as it stands.</summary>
/// <param name="Sha256">Of the text that was approved.</param>
public sealed record PaperApproved(Guid Matter, string Sha256) : PaperFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry) =>
        Known<PaperState>(matter, entry).In(entry, PaperStatus.Submitted).At(entry, PaperStatus.Approved) with { ApprovedOn = LedgerDay.Of(entry.At) };
}

/// <summary>印发: the paper has its number and goes out; from now on nothing of it changes.</summary>
/// <param name="Number">Number of its kind in the year, without gaps.</param>
/// <param name="Paper">The docx as sent.</param>
public sealed record PaperSent(Guid Matter, int Year, int Number, DateOnly On, EvidenceMark Paper) : PaperFacts(Matter)
{
    internal override IReadOnlyList<EvidenceMark> Files => [Paper];

    protected internal override MatterState Apply(MatterState? matter, Entry entry)
    {
        var paper = Known<PaperState>(matter, entry);
        paper = paper.Subject.Kind == PaperKind.Briefing ? paper.In(entry, PaperStatus.Draft, PaperStatus.Approved) : paper.In(entry, PaperStatus.Approved);
        return paper.At(entry, PaperStatus.Sent) with { Year = Year, Number = Number, SentOn = On, Paper = Paper };
    }
}

/// <summary>作废: a paper that was never sent is thrown away.</summary>
public sealed record PaperDiscarded(Guid Matter) : PaperFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry) =>
        Known<PaperState>(matter, entry).In(entry, PaperStatus.Draft).At(entry, PaperStatus.Discarded);
}
