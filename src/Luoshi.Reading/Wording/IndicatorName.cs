namespace Luoshi.Reading.Wording;

/// <summary>An indicator's name with the run of words it was taken from.</summary>
internal readonly record struct IndicatorName(string Name, int Start, int End)
{
    /// <summary>The thing counted without whose it is, for a later number that leaves it out.</summary>
    public string? Thing { get; init; }

    public bool IsEmpty => Name.Length == 0;
}
