using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Luoshi.Ledger;

/// <summary>What the ledger tells those who watch the server: how much is written and refused, never by whom nor about what.</summary>
/// <remarks>Kinds of entries and codes of refusals are closed lists; names, texts and identifiers of people stay out.</remarks>
public static class LedgerTelemetry
{
    /// <summary>Name of the meter and of the source of activities.</summary>
    public const string Name = "Luoshi";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Source = new(Name);

    private static readonly Counter<long> Appended = Meter.CreateCounter<long>("luoshi.entries.appended", "{entry}", "Entries written to the ledger.");
    private static readonly Counter<long> Reports = Meter.CreateCounter<long>("luoshi.reports.acknowledged", "{report}", "Reports of progress stored for good.");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("luoshi.refusals", "{act}", "Acts that a rule refused.");
    private static readonly Counter<long> Conflicts = Meter.CreateCounter<long>("luoshi.ledger.conflicts", "{save}", "Saves that came second to another writer.");

    /// <summary>Begins to watch a save of entries; null where nobody listens.</summary>
    internal static Activity? Saving(int entries) => Source.StartActivity("ledger.append")?.SetTag("luoshi.entries", entries);

    internal static void Saved(IReadOnlyCollection<string> kinds)
    {
        foreach (var kind in kinds.GroupBy(k => k)) Appended.Add(kind.Count(), new KeyValuePair<string, object?>("kind", kind.Key));
        if (kinds.Count(k => k == "reported") is > 0 and var reports) Reports.Add(reports);
    }

    internal static void Conflicted(Activity? saving)
    {
        Conflicts.Add(1);
        saving?.SetStatus(ActivityStatusCode.Error, "conflict");
    }

    /// <summary>The same result; a refusal among them is counted by its code.</summary>
    internal static Result<T> Counted<T>(Result<T> result)
    {
        if (!result.Ok) Refusals.Add(1, new KeyValuePair<string, object?>("code", result.Refusal.Code));
        return result;
    }
}
