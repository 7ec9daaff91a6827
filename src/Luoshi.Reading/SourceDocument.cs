using System.Text.Json.Serialization;

namespace Luoshi.Reading;

/// <summary>A document as blocks in reading order, each with its place: what every format becomes before it is read.</summary>
/// <param name="Name">The file's name, without its folder.</param>
/// <param name="Format">txt, docx, xlsx, pdf, html.</param>
/// <param name="Blocks">Paragraphs and tables in reading order.</param>
/// <param name="Findings">Doubts of the format itself: an encoding guessed, a part left out.</param>
public sealed record SourceDocument(string Name, string Format, IReadOnlyList<Block> Blocks, IReadOnlyList<Finding> Findings);

/// <summary>A paragraph or a table.</summary>
[JsonDerivedType(typeof(ParagraphBlock), "p")]
[JsonDerivedType(typeof(TableBlock), "t")]
public abstract record Block
{
    /// <summary>Page, from 1; null where the format has no pages.</summary>
    public int? Page { get; init; }

    /// <summary>Line of the text file, or name of the sheet: what a person would look for.</summary>
    public string? Locator { get; init; }

    /// <summary>Its words, or some of them, were recognised in a picture and may be wrong.</summary>
    public bool IsRecognised { get; init; }
}

/// <summary>A paragraph: layout breaks inside it are already taken out.</summary>
/// <param name="Text">Its words, automatic number (一、 1.) included in front where the format computes one.</param>
public sealed record ParagraphBlock(string Text) : Block
{
    /// <summary>Outline level from 1 where the format marks headings; 0 for body text.</summary>
    public int HeadingLevel { get; init; }

    /// <summary>Characters at the start that are set bold: the lead sentence, often.</summary>
    public int BoldPrefix { get; init; }

    /// <summary>left, center, right; null where unknown.</summary>
    public string? Alignment { get; init; }
}

/// <summary>A table: rows of cells on a grid.</summary>
public sealed record TableBlock(IReadOnlyList<TableRow> Rows) : Block
{
    /// <summary>Number of grid columns.</summary>
    public int Columns => Rows.Count == 0 ? 0 : Rows.Max(r => r.Cells.Count == 0 ? 0 : r.Cells.Max(c => c.Column + c.ColumnSpan));
}

/// <summary>A row of a table; cells merged from above are not repeated in it.</summary>
public sealed record TableRow(IReadOnlyList<TableCell> Cells)
{
    /// <summary>Marked as repeated heading by the format.</summary>
    public bool IsHeader { get; init; }

    /// <summary>Page of the row, where it differs from the table's.</summary>
    public int? Page { get; init; }
}

/// <summary>A cell: its grid column, its words, and how far it reaches across and down.</summary>
/// <param name="Text">Line breaks that separate entries (several units, numbered measures) stay as \n.</param>
public sealed record TableCell(int Column, string Text, int ColumnSpan = 1, int RowSpan = 1);
