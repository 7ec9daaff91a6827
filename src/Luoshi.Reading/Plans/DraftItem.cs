namespace Luoshi.Reading.Plans;

/// <summary>An item as found in the document, before its owners, deadline and numbers are read.</summary>
internal sealed class DraftItem
{
    public required string NoPrinted { get; init; }

    /// <summary>Section as found: a column's, a row's or a heading's words, without its ordinal; null outside any.</summary>
    public TracedText? Section { get; set; }

    public TracedText? Title { get; set; }

    public required TracedText Text { get; set; }

    /// <summary>Characters at the start of the text that are set bold.</summary>
    public int Bold { get; set; }

    /// <summary>Sub-measures where they stand in paragraphs or rows of their own; else they are looked for in the text.</summary>
    public List<TracedText> Measures { get; } = [];

    public List<ResponsibilityNote> Notes { get; } = [];

    public List<Place> Places { get; } = [];
}
