namespace Luoshi.Reading.Formats.Text;

/// <summary>A table put together again from what a converter left of it, with the doubts that arose.</summary>
internal sealed record RuledTable(TableBlock Table, IReadOnlyList<RuledDoubt> Doubts, int Next)
{
    public IEnumerable<Finding> FindingsAt(int block)
    {
        foreach (var doubt in Doubts)
        {
            var place = new Place(block, doubt.Row, doubt.Column, 0, doubt.Quote.Length);
            yield return new Finding(doubt.Code, FindingSeverity.Doubt, null, doubt.No is { } no ? [no] : [], [place], doubt.Quote, doubt.Message) { Field = doubt.Field };
        }
    }
}

/// <summary>A cell of such a table that may have been put together wrongly.</summary>
internal sealed record RuledDoubt(string Code, int Row, int Column, int? No, string Quote, string Message, string? Field);

/// <summary>A row while it is being put together.</summary>
internal sealed class RuledRow(string number, int line, int? page)
{
    public string Number { get; } = number;

    public int Line { get; } = line;

    public int? Page { get; } = page;

    public System.Text.StringBuilder Text { get; } = new();

    /// <summary>Characters of the text that stand apart in front: a task column beside the measures, perhaps.</summary>
    public int FirstWords { get; private set; }

    public List<string> Persons { get; } = [];

    public List<RuledPiece> Pieces { get; } = [];

    public string Deadline { get; set; } = "";

    /// <summary>Its last column has been met.</summary>
    public bool Closed { get; set; }

    public bool InOwners => Persons.Count > 0 || Pieces.Count > 0 || Deadline.Length > 0;

    /// <summary>Characters of the text up to the end of each of its lines.</summary>
    public List<int> LineEnds { get; } = [];

    public IEnumerable<int> LineLengths => LineEnds.Select((end, i) => end - (i == 0 ? 0 : LineEnds[i - 1]));

    public void AddText(string words)
    {
        if (Text.Length == 0) FirstWords = words.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? space : words.Length;
        if (Text.Length > 0 && char.IsAsciiLetter(Text[^1]) && char.IsAsciiLetter(words[0])) Text.Append(' ');
        Text.Append(words);
        LineEnds.Add(Text.Length);
    }
}

/// <summary>A run of a unit cell, as one line holds it.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Apart">Whether white space on its line sets it apart from the run before: another cell.</param>
internal readonly record struct RuledPiece(string Text, bool Apart);
