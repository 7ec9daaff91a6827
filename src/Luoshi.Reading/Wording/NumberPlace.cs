namespace Luoshi.Reading.Wording;

/// <summary>A number in its clause: the words in front that are its own, and those behind.</summary>
internal sealed class NumberPlace
{
    public required NumberMention Number { get; init; }

    public required Comparison Comparison { get; init; }

    /// <summary>Front words run from here to the comparison.</summary>
    public int FrontStart { get; set; }

    public int BackStart { get; set; }

    public int BackEnd { get; set; }

    /// <summary>Start of the clause.</summary>
    public int ClauseStart { get; init; }

    /// <summary>Nothing but a joiner stands between this number and the one before: 3‰、5‰和14/10万.</summary>
    public bool ContinuesList { get; set; }

    /// <summary>The number in whose brackets this one stands.</summary>
    public NumberPlace? Outer { get; set; }
}
