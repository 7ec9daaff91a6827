namespace Luoshi.Reading;

/// <summary>What a careful clerk would read out of a plan, nothing added: verbatim words, each with its place.</summary>
public sealed record PlanReading
{
    public required ReadHeading Plan { get; init; }

    /// <summary>Top-level groups that hold items, in order, without ordinals (一、).</summary>
    public IReadOnlyList<TracedText> Sections { get; init; } = [];

    public IReadOnlyList<ReadItem> Items { get; init; } = [];

    /// <summary>Where the document has both a body and a table: the body's paragraphs.</summary>
    public IReadOnlyList<ReadItem> BodyItems { get; init; } = [];

    public IReadOnlyList<BodyTableLink> BodyTableLinks { get; init; } = [];

    /// <summary>Targets of the plan as a whole, or of an indicator table (主要指标).</summary>
    public IReadOnlyList<ReadTarget> PlanTargets { get; init; } = [];

    /// <summary>Supervision rhythms, verbatim (一季度一督查一通报).</summary>
    public IReadOnlyList<TracedText> Cadences { get; init; } = [];

    public IReadOnlyList<GlossaryTerm> Glossary { get; init; } = [];

    /// <summary>Doubts and mistakes, in document order.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}

/// <summary>The plan's heading; null where the document prints none.</summary>
public sealed record ReadHeading
{
    public TracedText? Title { get; init; }

    /// <summary>发文字号 such as 某卫发〔2023〕1号.</summary>
    public TracedText? DocNumber { get; init; }

    public TracedText? Issuer { get; init; }

    /// <summary>The place it binds: 某市, 某县.</summary>
    public TracedText? Jurisdiction { get; init; }

    public int? Year { get; init; }

    public DateOnly? IssuedOn { get; init; }
}

/// <summary>One numbered piece of work.</summary>
public sealed record ReadItem
{
    /// <summary>Its place as the numbering intends, 1 to N.</summary>
    public required int No { get; init; }

    /// <summary>The number as printed: （一）, 12, or a misprinted 8 where 48 is meant.</summary>
    public required string NoPrinted { get; init; }

    /// <summary>The section's name as in <see cref="PlanReading.Sections"/>; null outside any.</summary>
    public string? Section { get; init; }

    /// <summary>A lead sentence, or a task column beside the measures column.</summary>
    public TracedText? Title { get; init; }

    public required TracedText Text { get; init; }

    /// <summary>Numbered sub-measures inside the text, without their numbers.</summary>
    public IReadOnlyList<TracedText> Measures { get; init; } = [];

    public IReadOnlyList<TracedText> Leaders { get; init; } = [];
    public IReadOnlyList<TracedText> LeadLeaders { get; init; } = [];
    public IReadOnlyList<TracedText> LeadUnits { get; init; } = [];
    public IReadOnlyList<TracedText> SupportUnits { get; init; } = [];

    public ReadDeadline Deadline { get; init; } = ReadDeadline.None;

    /// <summary>One a number, in document order.</summary>
    public IReadOnlyList<ReadTarget> Targets { get; init; } = [];

    /// <summary>Dated results in the text.</summary>
    public IReadOnlyList<ReadDate> Dates { get; init; } = [];

    /// <summary>Where the item stands as a whole (its row, its paragraphs).</summary>
    public IReadOnlyList<Place> Places { get; init; } = [];
}

/// <summary>A due date as printed, with the last day it allows.</summary>
public sealed record ReadDeadline
{
    /// <summary>No deadline printed.</summary>
    public static ReadDeadline None { get; } = new();

    public TracedText? Printed { get; init; }

    /// <summary>The last day allowed; null for a standing duty, a mere rhythm, or none printed.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>长期坚持, 持续推进.</summary>
    public bool Standing { get; init; }

    public Cadence? Cadence { get; init; }

    public IReadOnlyList<ReadMilestone> Milestones { get; init; } = [];
}

/// <summary>How often something is owed.</summary>
public enum Cadence
{
    Weekly,
    Monthly,
    Quarterly,
}

/// <summary>A dated step inside a deadline cell: what, by when.</summary>
public sealed record ReadMilestone(TracedText What, DateOnly Due);

/// <summary>Whether a number is a result to reach or only says what the work is about.</summary>
public enum TargetKind
{
    Target,
    Scope,
}

/// <summary>One number an item must reach, as printed.</summary>
public sealed record ReadTarget
{
    /// <summary>Shortest name that can stand alone.</summary>
    public required string Indicator { get; init; }

    /// <summary>&gt;=, &lt;=, &lt;, =, range, +&gt;=, -&gt;=.</summary>
    public required string Op { get; init; }

    public required decimal Value { get; init; }

    /// <summary>Upper end of a range.</summary>
    public decimal? ValueTo { get; init; }

    /// <summary>As printed: %, ‰, /10万, 个, 批次/千人; empty for a rank or a fraction.</summary>
    public required string Unit { get; init; }

    /// <summary>The number's own date where the text gives one.</summary>
    public DateOnly? By { get; init; }

    public TargetKind Kind { get; init; }

    /// <summary>Shortest verbatim run that holds the number and its indicator.</summary>
    public required TracedText Quote { get; init; }

    /// <summary>Start of the quote in the item's text; -1 where it stands outside.</summary>
    public int Start { get; init; } = -1;

    /// <summary>Value to start from, as printed in an indicator table.</summary>
    public string? Baseline { get; init; }

    /// <summary>Owner as printed in an indicator table.</summary>
    public string? Owner { get; init; }
}

/// <summary>A dated result in the text.</summary>
public sealed record ReadDate(string What, DateOnly Due, TracedText Quote)
{
    /// <summary>Start of the quote in the item's text; -1 where it stands outside.</summary>
    public int Start { get; init; } = -1;
}

/// <summary>One body paragraph and the table rows it became.</summary>
public sealed record BodyTableLink(int Body, IReadOnlyList<int> Table);

/// <summary>An entry of 名词解释.</summary>
public sealed record GlossaryTerm(TracedText Term, TracedText Text);
