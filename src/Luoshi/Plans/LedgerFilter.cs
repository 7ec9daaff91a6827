using System.Globalization;
using Luoshi.Progress;

namespace Luoshi.Plans;

/// <summary>By what a ledger is put in order.</summary>
public enum LedgerSort
{
    Number,
    Due,
    Light,
}

/// <summary>Which items of a ledger are asked for, in which order, which page of them.</summary>
public sealed record LedgerFilter
{
    /// <summary>Number of the section; null for all.</summary>
    public int? Section { get; init; }

    public string? Leader { get; init; }
    public string? LeadUnit { get; init; }
    public string? SupportUnit { get; init; }
    public DueFilter Due { get; init; } = DueFilter.Any;
    public LightColor? Light { get; init; }

    /// <summary>Words that must all occur in the item.</summary>
    public string? Text { get; init; }

    public LedgerSort Sort { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Something narrows the list.</summary>
    public bool Narrows => this with { Sort = default, Page = 1 } != new LedgerFilter();

    /// <summary>Whether an item is meant as it stands on a day, whatever its light.</summary>
    public bool HoldsButLight(ItemState item, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(item);
        var facts = item.Facts;
        return (Section is null || facts.SectionNo == Section)
            && (Leader is null || facts.Leaders.Contains(Leader) || facts.LeadLeaders.Contains(Leader))
            && (LeadUnit is null || facts.LeadUnits.Contains(LeadUnit))
            && (SupportUnit is null || facts.SupportUnits.Contains(SupportUnit))
            && Due.Holds(item, asOf)
            && Says(facts);
    }

    private bool Says(ItemFacts facts)
    {
        if (string.IsNullOrWhiteSpace(Text)) return true;
        string[] texts = [facts.NoPrinted, facts.Title ?? "", facts.Text, .. facts.Measures, .. facts.Leaders, .. facts.LeadLeaders, .. facts.LeadUnits, .. facts.SupportUnits];
        return Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .All(word => texts.Any(t => t.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }
}

/// <summary>What is asked of the due date.</summary>
/// <param name="Key">soon, late, extended, standing, or a day (2026-06-30); empty for anything.</param>
public sealed record DueFilter(string Key)
{
    public static DueFilter Any { get; } = new("");

    /// <summary>30天内到期.</summary>
    public static DueFilter Soon { get; } = new("soon");

    /// <summary>已逾期.</summary>
    public static DueFilter Late { get; } = new("late");

    /// <summary>有延期.</summary>
    public static DueFilter Extended { get; } = new("extended");

    /// <summary>没有完成日期.</summary>
    public static DueFilter Standing { get; } = new("standing");

    /// <summary>Due on or before the day.</summary>
    public static DueFilter By(DateOnly day) => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>What an address asks for; <see cref="Any"/> for what is unknown.</summary>
    public static DueFilter Parse(string? key) => key switch
    {
        "soon" => Soon,
        "late" => Late,
        "extended" => Extended,
        "standing" => Standing,
        { } day when TryDay(day, out _) => new(day),
        _ => Any,
    };

    /// <summary>Whether an item is meant, as it stands on a day.</summary>
    public bool Holds(ItemState item, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Key switch
        {
            "" => true,
            "soon" => item.ClosedOn is null && item.Due >= asOf && item.Due <= asOf.AddDays(30),
            "late" => item.ClosedOn is null && item.Due < asOf,
            "extended" => item.FirstDue is not null,
            "standing" => item.Due is null,
            _ => TryDay(Key, out var day) && item.Due <= day,
        };
    }

    private static bool TryDay(string key, out DateOnly day) =>
        DateOnly.TryParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
