namespace Luoshi.Reading;

/// <summary>How a finding is to be taken.</summary>
public enum FindingSeverity
{
    /// <summary>The reader is unsure: a person should look at the field.</summary>
    Doubt,

    /// <summary>The document itself looks wrong: kept as printed, brought up.</summary>
    Mistake,

    /// <summary>How the document was read (converted by another program): to know, nothing to decide.</summary>
    Note,
}

/// <summary>Something to look at: a doubt of the reader or a mistake in the document.</summary>
/// <param name="Code">Permanent code, two or three letters and three digits, never reused (DL001).</param>
/// <param name="Severity">Doubt of ours, mistake of the document, or a note.</param>
/// <param name="Kind">Of mistakes: the kind by the names of the published reading (duplicate_task, misprinted_number …); null for others.</param>
/// <param name="Items">Numbers (<see cref="ReadItem.No"/>) of the items concerned; empty for the document as a whole.</param>
/// <param name="Where">Places of the words; empty where nothing is printed (a missing owner).</param>
/// <param name="Quote">The words, verbatim.</param>
/// <param name="Message">One Chinese sentence a clerk would say.</param>
public sealed record Finding(
    string Code,
    FindingSeverity Severity,
    string? Kind,
    IReadOnlyList<int> Items,
    IReadOnlyList<Place> Where,
    string Quote,
    string Message)
{
    /// <summary>Field of the item concerned, by its name in the published reading (deadline, lead_units …); null for none.</summary>
    public string? Field { get; init; }
}
