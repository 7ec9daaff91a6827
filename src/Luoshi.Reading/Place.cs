namespace Luoshi.Reading;

/// <summary>Where some words stand in a document: the block, in a table also the row and column, and the characters.</summary>
/// <param name="Block">Index of the block in <see cref="SourceDocument.Blocks"/>, from 0.</param>
/// <param name="Row">Index of the table row, from 0; null in a paragraph.</param>
/// <param name="Column">Grid column of the cell, from 0; null in a paragraph.</param>
/// <param name="Start">First character in the paragraph's or the cell's text, from 0.</param>
/// <param name="Length">How many characters.</param>
public readonly record struct Place(int Block, int? Row, int? Column, int Start, int Length)
{
    /// <summary>One past the last character.</summary>
    public int End => Start + Length;
}
