using System.Text.Json.Serialization;
using Luoshi.Reading;

namespace Luoshi.Plans;

/// <summary>A plan's heading as the ledger keeps it.</summary>
public sealed record PlanFacts
{
    public required string Title { get; init; }
    public string? DocNumber { get; init; }
    public string? Issuer { get; init; }
    public string? Jurisdiction { get; init; }
    public required int Year { get; init; }
    public DateOnly? IssuedOn { get; init; }

    /// <summary>Names of the sections, in order.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Supervision rhythms, verbatim.</summary>
    public IReadOnlyList<string> Cadences { get; init; } = [];

    /// <summary>Doubts and mistakes the reading raised, in document order.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Targets of the plan as a whole, or of its indicator table.</summary>
    public IReadOnlyList<TargetFacts> Targets { get; init; } = [];

    /// <summary>Places of each field in the document, by the field's name (title, docNumber …); an entry of a list as sections.0.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Place>> Places { get; init; } = new Dictionary<string, IReadOnlyList<Place>>();
}

/// <summary>An item as the ledger keeps it: the words of the plan, and where each stands.</summary>
public sealed record ItemFacts
{
    public required int No { get; init; }
    public required string NoPrinted { get; init; }

    /// <summary>The number as it is said: 3 where “3.” is printed, 一 where “一、” is.</summary>
    [JsonIgnore]
    public string Numeral => NoPrinted.TrimEnd('.', '．', '、', ' ', '　') is { Length: > 0 } said ? said : NoPrinted;

    /// <summary>Position of the section, from 1; 0 outside any.</summary>
    public int SectionNo { get; init; }

    public string? Section { get; init; }
    public string? Title { get; init; }
    public required string Text { get; init; }
    public IReadOnlyList<string> Measures { get; init; } = [];
    public IReadOnlyList<string> Leaders { get; init; } = [];
    public IReadOnlyList<string> LeadLeaders { get; init; } = [];
    public IReadOnlyList<string> LeadUnits { get; init; } = [];
    public IReadOnlyList<string> SupportUnits { get; init; } = [];
    public DeadlineFacts Deadline { get; init; } = new(null, null, false, null, []);
    public IReadOnlyList<TargetFacts> Targets { get; init; } = [];
    public IReadOnlyList<DateFacts> Dates { get; init; } = [];

    /// <summary>Places of each field in the document, by the field's name (text, leadUnits …); an entry of a list as leadUnits.0, the item as a whole as item.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Place>> Places { get; init; } = new Dictionary<string, IReadOnlyList<Place>>();
}

/// <summary>A deadline: as printed, the last day, and what else it says.</summary>
public sealed record DeadlineFacts(string? Printed, DateOnly? Due, bool Standing, Cadence? Cadence, IReadOnlyList<MilestoneFacts> Milestones);

/// <summary>A dated step of a deadline.</summary>
public sealed record MilestoneFacts(string What, DateOnly Due);

/// <summary>A number to reach.</summary>
/// <param name="Op">&gt;=, &lt;=, &lt;, =, range, +&gt;=, -&gt;=.</param>
/// <param name="Start">Start of the quote in the item's text, -1 where it stands outside.</param>
/// <param name="Baseline">Value to start from, where an indicator table prints one (基期值).</param>
public sealed record TargetFacts(string Indicator, string Op, decimal Value, decimal? ValueTo, string Unit, DateOnly? By, TargetKind Kind, string Quote, int Start, decimal? Baseline = null);

/// <summary>A dated result in the text.</summary>
public sealed record DateFacts(string What, DateOnly Due, string Quote, int Start);
