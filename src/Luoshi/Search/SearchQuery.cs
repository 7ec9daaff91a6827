using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Search;

/// <summary>Some words of a hit, and whether they are what was looked for.</summary>
public sealed record SearchRun(string Words, bool Marked);

/// <summary>Something that was found.</summary>
/// <param name="Duty">The duty that was reported on; null for a plan or an item.</param>
public sealed record SearchHit(SearchKind Kind, PlanState Plan, ItemState? Item, DutyState? Duty, DateTimeOffset At, IReadOnlyList<SearchRun> Runs);

/// <summary>Hits of one kind, the newest first.</summary>
/// <param name="More">There are further ones.</param>
/// <param name="CutShort">So much was looked through that the rest was left.</param>
public sealed record SearchGroup(SearchKind Kind, IReadOnlyList<SearchHit> Hits, bool More, bool CutShort);

/// <summary>What was found.</summary>
/// <param name="TooShort">Less than two characters were asked for.</param>
public sealed record SearchView(string Question, bool TooShort, IReadOnlyList<SearchGroup> Groups);

/// <summary>查找: plans, items and reports that have the words, of those the one who asks may see.</summary>
public sealed class SearchQuery(LuoshiDb db, ScopeQuery scopes)
{
    /// <summary>Hits of a kind where all kinds are shown, and on a page of one.</summary>
    public const int OfAll = 5, OnPage = 20;

    /// <summary>Texts looked at together, and at most, for someone who does not see everything.</summary>
    private const int Batch = 200, Most = 4_000;

    private const int Around = 34;

    /// <param name="only">One kind, page by page; all kinds, the first hits of each, where none is given.</param>
    /// <param name="page">From 1.</param>
    public async Task<SearchView> AskAsync(string? question, SearchKind? only, int page, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var asked = (question ?? "").Trim();
        var parts = Grams.Asked(asked);
        if (parts.Count == 0) return new(asked, asked.Length > 0, []);
        var scope = await scopes.OfAsync(actor, ct);
        var groups = new List<SearchGroup>();
        foreach (var kind in only is { } one ? [one] : Enum.GetValues<SearchKind>())
            groups.Add(await FindAsync(kind, parts, only is null ? 0 : (Math.Max(page, 1) - 1) * OnPage, only is null ? OfAll : OnPage, scope, ct));
        return new(asked, false, groups);
    }

    private async Task<SearchGroup> FindAsync(SearchKind kind, IReadOnlyList<string> parts, int skip, int take, Scope scope, CancellationToken ct)
    {
        var found = db.TextsWith(Grams.Of(kind), [.. parts.Select(Grams.Pairs)]).AsNoTracking().OrderByDescending(t => t.Number);
        List<SearchHit> hits = [];
        if (scope.SeesAll)
        {
            hits.AddRange(await HitsAsync(await found.Skip(skip).Take(take + 1).ToListAsync(ct), parts, scope, ct));
            return new(kind, [.. hits.Take(take)], hits.Count > take, false);
        }

        // What is seen is decided by the rule of scopes, not by the database: batch after batch, until the page is full.
        var (wanted, at) = (skip + take + 1, 0);
        for (; at < Most && hits.Count < wanted; at += Batch)
        {
            var texts = await found.Skip(at).Take(Batch).ToListAsync(ct);
            hits.AddRange(await HitsAsync(texts, parts, scope, ct));
            if (texts.Count < Batch) return Group(false);
        }

        return Group(hits.Count < wanted);

        SearchGroup Group(bool cut) => new(kind, [.. hits.Skip(skip).Take(take)], hits.Count >= wanted, cut);
    }

    private async Task<List<SearchHit>> HitsAsync(List<SearchText> texts, IReadOnlyList<string> parts, Scope scope, CancellationToken ct)
    {
        if (texts.Count == 0) return [];
        List<Guid> planIds = [.. texts.Select(t => t.PlanId).Distinct()], itemIds = [.. texts.Select(t => t.ItemId).OfType<Guid>().Distinct()], dutyIds = [.. texts.Select(t => t.DutyId).OfType<Guid>().Distinct()];
        var plans = (await db.Plans.AsNoTracking().Where(p => planIds.Contains(p.Id)).Select(p => p.State).ToListAsync(ct)).Select(StateJson.Read<PlanState>).ToDictionary(p => p.Id);
        var items = itemIds.Count == 0 ? [] : (await db.Items.AsNoTracking().Where(i => itemIds.Contains(i.Id)).Select(i => i.State).ToListAsync(ct)).Select(StateJson.Read<ItemState>).ToDictionary(i => i.Id);

        // Whether an item is seen may hang on any of its duties; a report only on its own.
        var ofItems = dutyIds.Count > 0 ? db.Duties.Where(d => dutyIds.Contains(d.Id)) : scope.SeesAll || itemIds.Count == 0 ? null : db.Duties.Where(d => itemIds.Contains(d.ItemId));
        var duties = ofItems is null ? [] : (await ofItems.AsNoTracking().Select(d => d.State).ToListAsync(ct)).ConvertAll(StateJson.Read<DutyState>);
        var byId = duties.ToDictionary(d => d.Id);
        var byItem = duties.ToLookup(d => d.ItemId);
        List<SearchHit> hits = [];
        foreach (var text in texts)
        {
            var plan = plans[text.PlanId];
            var item = text.ItemId is { } itemId ? items.GetValueOrDefault(itemId) : null;
            var duty = text.DutyId is { } dutyId ? byId.GetValueOrDefault(dutyId) : null;
            if (plan.Status == PlanStatus.Discarded || (text.ItemId is not null && item is null) || (text.DutyId is not null && duty is null)) continue;
            var seen = scope.SeesAll
                || (plan.Status != PlanStatus.Draft && (text.Kind == SearchKind.Plan || (duty is null ? scope.Sees(item!, byItem[item!.Id]) : scope.Sees(duty, item!))));
            if (seen) hits.Add(new(text.Kind, plan, item, duty, text.At, Runs(text.Words, parts)));
        }

        return hits;
    }

    /// <summary>The words around the first place where a part stands, with every part marked.</summary>
    internal static IReadOnlyList<SearchRun> Runs(string words, IReadOnlyList<string> parts)
    {
        var plain = Grams.Plain(words);
        var first = parts.Select(p => plain.IndexOf(p, StringComparison.Ordinal)).Where(i => i >= 0).DefaultIfEmpty(0).Min();
        var (from, to) = (Math.Max(0, first - Around), Math.Min(words.Length, first + (3 * Around)));
        List<SearchRun> runs = [];
        if (from > 0) runs.Add(new("…", false));
        for (var at = from; at < to;)
        {
            var next = parts.Select(p => (At: plain.IndexOf(p, at, to - at, StringComparison.Ordinal), p.Length)).Where(n => n.At >= 0).OrderBy(n => n.At).ThenByDescending(n => n.Length).FirstOrDefault((At: to, Length: 0));
            if (next.At > at) runs.Add(new(words[at..next.At].ReplaceLineEndings("　"), false));
            if (next.Length > 0) runs.Add(new(words.Substring(next.At, next.Length), true));
            at = next.At + next.Length;
        }

        if (to < words.Length) runs.Add(new("…", false));
        return runs;
    }
}

/// <summary>Registers the search.</summary>
public static class SearchRegistration
{
    /// <summary>Adds the query; storage and scopes must be there.</summary>
    public static IServiceCollection AddLuoshiSearch(this IServiceCollection services) => services.AddScoped<SearchQuery>();
}
