using System.Text.Json;
using Luoshi.Ledger;

namespace Luoshi.Tests.Bulletins;

/// <summary>A problem of a round, by reading the facts of the entries as plain JSON.</summary>
internal sealed class OwnProblem
{
    public required long Raised { get; init; }
    public required string Unit { get; init; }
    public required string Title { get; init; }
    public Guid? Round { get; init; }
    public string? Owner { get; set; }
    public DateOnly Due { get; set; }
    public DateOnly? RightOn { get; set; }
    public bool HandedIn { get; set; }
    public bool Returned { get; set; }
    public bool Withdrawn { get; set; }

    public static List<OwnProblem> Read(IEnumerable<Entry> entries)
    {
        var problems = new Dictionary<Guid, OwnProblem>();
        foreach (var entry in entries)
        {
            var facts = JsonDocument.Parse(entry.Facts).RootElement;
            if (entry.Kind == "problem-raised")
            {
                problems.Add(facts.GetProperty("matter").GetGuid(), new()
                {
                    Raised = entry.Sequence, Unit = facts.GetProperty("unit").GetString()!, Title = facts.GetProperty("title").GetString()!,
                    Round = facts.TryGetProperty("round", out var round) && round.ValueKind == JsonValueKind.String ? round.GetGuid() : null,
                });
                continue;
            }

            if (!facts.TryGetProperty("matter", out var id) || !problems.TryGetValue(id.GetGuid(), out var problem)) continue;
            switch (entry.Kind)
            {
                case "rectification-set":
                    (problem.Owner, problem.Due) = (facts.GetProperty("owner").GetString(), DateOnly.ParseExact(facts.GetProperty("due").GetString()!, "yyyy-MM-dd"));
                    break;
                case "rectification-handed-in":
                    (problem.HandedIn, problem.Returned) = (true, false);
                    break;
                case "rectification-returned":
                    (problem.HandedIn, problem.Returned) = (false, true);
                    break;
                case "rectification-verified":
                    (problem.RightOn, problem.HandedIn) = (LedgerDay.Of(entry.At), false);
                    break;
                case "problem-withdrawn":
                    problem.Withdrawn = true;
                    break;
            }
        }

        return [.. problems.Values];
    }
}
