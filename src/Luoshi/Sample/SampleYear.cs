using System.Text.Json;
using System.Text.Json.Serialization;

namespace Luoshi.Sample;

/// <summary>The half year that the sample tells, as samples/zening-2026.year.json holds it.</summary>
internal sealed record SampleYear
{
    private const string PlanResource = "Luoshi.Sample.zening-2026.docx";
    private const string YearResource = "Luoshi.Sample.zening-2026.year.json";

    /// <summary>Name under which the sample's document is read in.</summary>
    public const string PlanFile = "zening-2026.docx";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public required DateTimeOffset ImportedAt { get; init; }
    public required DateTimeOffset InForceAt { get; init; }
    public required DateOnly InForceFrom { get; init; }
    public required DateOnly DispatchedOn { get; init; }
    public required IReadOnlyList<SampleCorrection> Corrections { get; init; }
    public required IReadOnlyList<SampleItem> Items { get; init; }
    public required IReadOnlyList<SampleEvent> Events { get; init; }
    public required IReadOnlyList<SampleReturn> Returns { get; init; }
    public required IReadOnlyList<SampleRound> Rounds { get; init; }

    public static SampleYear Load()
    {
        using var stream = Open(YearResource);
        return JsonSerializer.Deserialize<SampleYear>(stream, Options) ?? throw new JsonException(YearResource);
    }

    /// <summary>The sample's plan, as issued.</summary>
    public static byte[] PlanDocument()
    {
        using var stream = Open(PlanResource);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static Stream Open(string resource) =>
        typeof(SampleYear).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"The program was built without {resource}.");
}

/// <summary>What the units say about one item: the lead unit in full, the others in patterns that each fills with its own places and figures.</summary>
/// <param name="QuietFrom">Nobody reports any more from this day on.</param>
internal sealed record SampleItem(
    int No,
    IReadOnlyList<SampleReport> Lead,
    IReadOnlyList<SampleReport>? SecondLead,
    IReadOnlyList<string>? Counties,
    IReadOnlyList<string>? Institutions,
    DateOnly? QuietFrom);

/// <summary>One report of a lead unit.</summary>
/// <param name="On">Month and day, 03-25.</param>
/// <param name="Values">By the target's printed number (95%); #2 for the second target of that number.</param>
internal sealed record SampleReport(string On, int Percent, string Text, string? Difficulty, IReadOnlyDictionary<string, decimal>? Values);

/// <summary>A first try that was sent back; the report of the same days follows it.</summary>
internal sealed record SampleReturn(int Item, string On, string First, int Percent, string Reason);

internal sealed record SampleCorrection(int Item, string Field, string To, DateTimeOffset At, string Reason);

internal enum SampleEventKind
{
    Urge,
    Instruct,
    Extend,
    Close,
    Reopen,
    AskExtension,
    Answer,
    Claim,
    AskEvidence,
}

/// <summary>Something the clerk or a leader did to an item, or to one unit's duty in it.</summary>
/// <param name="To">The new due date, or the day an answer is wanted by.</param>
internal sealed record SampleEvent(SampleEventKind Kind, int Item, DateTimeOffset At, string By, string Text, string? Unit, DateOnly? To);
