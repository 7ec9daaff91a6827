using Luoshi.Ledger;
using Luoshi.Progress;

namespace Luoshi.Plans;

/// <summary>Entries of a plan in their order, for a program that follows what happens.</summary>
/// <param name="Next">The last sequence looked at: asked after it, the feed goes on; null where there is nothing further now.</param>
public sealed record EntryFeed(IReadOnlyList<Entry> Entries, long? Next);

/// <summary>记录: the entries of a plan after one of them, of those the one who asks may see.</summary>
/// <remarks>Entries are only ever added behind the last: whoever goes on from where they stopped gets each once, and none is passed over.</remarks>
public sealed class EntryFeedQuery(PlanOnDay plans, ScopeQuery scopes, LedgerReader ledger, TimeProvider clock)
{
    /// <summary>Null when there is no such plan for the one who asks.</summary>
    /// <param name="after">Only entries with a greater sequence.</param>
    public async Task<EntryFeed?> AskAsync(Guid planId, long after, int take, Actor actor, CancellationToken ct)
    {
        var scope = await scopes.OfAsync(actor, ct);
        if (await plans.AskAsync(planId, LedgerDay.Of(clock.GetUtcNow()), scope, ct) is not { } plan) return null;
        if (scope.SeesAll)
        {
            var page = await ledger.OfPlanAsync(planId, after, take, ct);
            return new(page, page.Count == take ? page[^1].Sequence : null);
        }

        var (items, duties) = (plan.Items.Select(i => i.Id).ToHashSet(), plan.Duties.Select(d => d.Id).ToHashSet());
        var seen = new List<Entry>();
        for (var at = after; ;)
        {
            var page = await ledger.OfPlanAsync(planId, at, take, ct);
            foreach (var entry in page)
            {
                at = entry.Sequence;
                if (IsSeen(entry, items, duties)) seen.Add(entry);
                if (seen.Count == take) return new(seen, at);
            }

            if (page.Count < take) return new(seen, null);
        }
    }

    // Rounds, problems and bulletins have pages of their own that say who sees them; none of them is followed here by someone who does not see all.
    private static bool IsSeen(Entry entry, HashSet<Guid> items, HashSet<Guid> duties) =>
        entry.DutyId is { } duty ? duties.Contains(duty)
        : entry.ItemId is { } item ? items.Contains(item)
        : EntryFacts.Parse(entry.Facts) is not MatterFacts;
}
