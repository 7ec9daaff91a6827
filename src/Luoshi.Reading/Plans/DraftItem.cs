namespace Luoshi.Reading.Plans;

/// <summary>An item as found in the document, before its owners, deadline and numbers are read.</summary>
internal sealed class DraftItem
{
    public required string NoPrinted { get; init; }

    /// <summary>Section as found: a column's, a row's or a heading's words, without its ordinal; null outside any.</summary>
    public TracedText? Section { get; set; }

    public TracedText? Title { get; set; }

    public required TracedText Text { get; set; }

    /// <summary>The table cells that make up the text, in order: each is read by itself. None outside a table.</summary>
    public List<DraftCell> Cells { get; } = [];

    /// <summary>Steps that have a time of their own.</summary>
    public List<DraftStep> Steps { get; } = [];

    /// <summary>Characters at the start of the text that are set bold.</summary>
    public int Bold { get; set; }

    /// <summary>Sub-measures where they stand in paragraphs or rows of their own; else they are looked for in the text.</summary>
    public List<TracedText> Measures { get; } = [];

    public List<ResponsibilityNote> Notes { get; } = [];

    public List<Place> Places { get; } = [];
}

/// <summary>A cell of an item's text.</summary>
/// <param name="Column">Grid column; a further row under the same number has cells of its own.</param>
/// <param name="Words">Its words, layout taken out.</param>
/// <param name="IsGoal">Whether it stands in a column of goals, which holds no measures.</param>
internal readonly record struct DraftCell(int Column, TracedText Words, bool IsGoal);

/// <summary>A step of an item and the words that say by when.</summary>
/// <param name="What">The step; empty where a mark stands for it.</param>
/// <param name="When">The header of its column (一季度), or its own deadline cell.</param>
/// <param name="InColumn">Whether it stands in a column for its time, beside the item's other words.</param>
internal readonly record struct DraftStep(TracedText What, TracedText When, bool InColumn);
