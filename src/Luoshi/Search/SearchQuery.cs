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

/// <summary>Hits of one kind, the newest first; for someone who does not see everything those of plans in force come before those of other years.</summary>
/// <param name="More">There are further ones.</param>
/// <param name="CutShort">So much was looked through that the rest was left.</param>
public sealed record SearchGroup(SearchKind Kind, IReadOnlyList<SearchHit> Hits, bool More, bool CutShort);

/// <summary>What was found.</summary>
/// <param name="TooShort">Less than two characters were asked for.</param>
public sealed record SearchView(string Question, bool TooShort, IReadOnlyList<SearchGroup> Groups);

/// <summary>查找: plans, items and reports that have the words, of those the one who asks may see.</summary>
public sealed class SearchQuery(LuoshiDb db, ScopeQuery scopes, StandingPlans standing, ArchivedNames archived)
{
    /// <summary>Hits of a kind where all kinds are shown, and on a page of one.</summary>
    public const int OfAll = 5, OnPage = 20;

    /// <summary>Texts looked at together at first, and in all, for someone who does not see everything.</summary>
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
        var inForce = (await standing.InForceAsync(db, ct)).ToDictionary(p => p.Ledger.Plan.Id);
        var groups = new List<SearchGroup>();
        foreach (var kind in only is { } one ? [one] : Enum.GetValues<SearchKind>())
            groups.Add(await FindAsync(kind, parts, only is null ? 0 : (Math.Max(page, 1) - 1) * OnPage, only is null ? OfAll : OnPage, scope, inForce, ct));
        return new(asked, false, groups);
    }

    private async Task<SearchGroup> FindAsync(SearchKind kind, IReadOnlyList<string> parts, int skip, int take, Scope scope, IReadOnlyDictionary<Guid, StandingPlan> inForce, CancellationToken ct)
    {
        List<string> phrases = [.. parts.Select(Grams.Pairs)];
        var wanted = skip + take + 1;
        if (scope.SeesAll || kind == SearchKind.Plan)
        {
            var (all, _) = await CollectAsync(kind, phrases, null, wanted, wanted, scope, inForce, ct);
            return await GroupAsync(kind, parts, all, skip, take, false, ct);
        }

        // First the plans in force that name somebody of one's own, then those of other years.
        List<Guid> own = [.. inForce.Values.Where(p => p.Names(scope)).Select(p => p.Ledger.Plan.Id)];
        var (seen, cut) = own.Count == 0 ? ([], false) : await CollectAsync(kind, phrases, own, Batch, wanted, scope, inForce, ct);
        if (seen.Count < wanted && !cut)
        {
            var (others, more) = await CollectAsync(kind, phrases, null, Batch, wanted - seen.Count, scope, inForce, ct);
            seen.AddRange(others);
            cut = more;
        }

        return await GroupAsync(kind, parts, seen, skip, take, cut, ct);
    }

    /// <summary>What is seen is decided by the rule of scopes, not by the database: batch after batch, until enough is found.</summary>
    /// <param name="within">Only in these plans; null for those that are not in force, and for everybody to whom all is shown.</param>
    private async Task<(List<Found> Seen, bool Cut)> CollectAsync(
        SearchKind kind, IReadOnlyList<string> phrases, IReadOnlyCollection<Guid>? within, int batch, int wanted, Scope scope, IReadOnlyDictionary<Guid, StandingPlan> inForce, CancellationToken ct)
    {
        List<Found> seen = [];
        var all = scope.SeesAll || kind == SearchKind.Plan;
        var before = long.MaxValue;
        for (int looked = 0, size = batch; seen.Count < wanted; looked += size, size = all ? size : Math.Min(4 * size, Most - looked))
        {
            if (!all && looked >= Most) return (seen, true);
            var marks = await db.TextsWithAsync(kind, phrases, within, before, size, ct);
            seen.AddRange(await SeenAsync(kind, all || within is not null ? marks : marks.FindAll(m => !inForce.ContainsKey(m.PlanId)), scope, inForce, ct));
            if (marks.Count < size) break;
            before = marks[^1].Number;
        }

        return (seen, false);
    }

    private async Task<SearchGroup> GroupAsync(SearchKind kind, IReadOnlyList<string> parts, List<Found> seen, int skip, int take, bool cut, CancellationToken ct)
    {
        List<Found> page = [.. seen.Skip(skip).Take(take)];
        var numbers = page.ConvertAll(f => f.Mark.Number);
        var words = await db.SearchTexts.AsNoTracking().Where(t => numbers.Contains(t.Number)).Select(t => new { t.Number, t.Words }).ToDictionaryAsync(t => t.Number, t => t.Words, ct);
        return new(
            kind,
            [.. page.Where(f => words.ContainsKey(f.Mark.Number)).Select(f => new SearchHit(kind, f.Plan, f.Item, f.Duty, DateTimeOffset.FromUnixTimeMilliseconds(f.Mark.At), Runs(words[f.Mark.Number], parts)))],
            seen.Count > skip + take,
            cut);
    }

    private async Task<IEnumerable<Found>> SeenAsync(SearchKind kind, List<SearchMark> marks, Scope scope, IReadOnlyDictionary<Guid, StandingPlan> inForce, CancellationToken ct)
    {
        // A plan's heading is shown to everybody; what is in it only where it names somebody of one's own.
        if (!scope.SeesAll && kind != SearchKind.Plan)
        {
            var hidden = await archived.WithoutAsync(db, marks.Select(m => m.PlanId).Where(p => !inForce.ContainsKey(p)).ToHashSet(), scope, ct);
            marks = marks.FindAll(m => !hidden.Contains(m.PlanId));
        }

        var read = await OthersAsync(marks.FindAll(m => !inForce.ContainsKey(m.PlanId)), scope, ct);
        return marks.Select(mark =>
        {
            if (!inForce.TryGetValue(mark.PlanId, out var plan)) return read(mark);
            var item = mark.ItemId is { } itemId ? plan.Find(itemId) : null;
            var duty = mark.DutyId is { } dutyId && item is not null ? plan.OfItem(item.Id).FirstOrDefault(d => d.Id == dutyId) : null;
            return new Found(mark, plan.Ledger.Plan, item, duty, item is null ? [] : plan.OfItem(item.Id));
        }).Where(f => IsSeen(kind, f, scope));
    }

    private static bool IsSeen(SearchKind kind, Found found, Scope scope)
    {
        var (mark, plan, item, duty, ofItem) = found;
        if (plan.Status == PlanStatus.Discarded || (mark.ItemId is not null && item is null) || (mark.DutyId is not null && duty is null)) return false;
        return scope.SeesAll
            || (plan.Status != PlanStatus.Draft && (kind == SearchKind.Plan || (duty is null ? scope.Sees(item!, ofItem) : scope.Sees(duty, item!))));
    }

    /// <summary>What stands in plans that are not in force, read for these texts.</summary>
    private async Task<Func<SearchMark, Found>> OthersAsync(List<SearchMark> marks, Scope scope, CancellationToken ct)
    {
        if (marks.Count == 0) return _ => throw new InvalidOperationException("The text was not asked for.");
        List<Guid> planIds = [.. marks.Select(t => t.PlanId).Distinct()], itemIds = [.. marks.Select(t => t.ItemId).OfType<Guid>().Distinct()], dutyIds = [.. marks.Select(t => t.DutyId).OfType<Guid>().Distinct()];
        var plans = (await db.Plans.AsNoTracking().Where(p => planIds.Contains(p.Id)).Select(p => p.State).ToListAsync(ct)).Select(StateJson.Read<PlanState>).ToDictionary(p => p.Id);
        var items = itemIds.Count == 0 ? [] : (await db.Items.AsNoTracking().Where(i => itemIds.Contains(i.Id)).Select(i => i.State).ToListAsync(ct)).Select(StateJson.Read<ItemState>).ToDictionary(i => i.Id);

        // Whether an item is seen may hang on any of its duties; a report only on its own.
        var ofItems = dutyIds.Count > 0 ? db.Duties.Where(d => dutyIds.Contains(d.Id)) : scope.SeesAll || itemIds.Count == 0 ? null : db.Duties.Where(d => itemIds.Contains(d.ItemId));
        var duties = ofItems is null ? [] : (await ofItems.AsNoTracking().Select(d => d.State).ToListAsync(ct)).ConvertAll(StateJson.Read<DutyState>);
        var byId = duties.ToDictionary(d => d.Id);
        var byItem = duties.ToLookup(d => d.ItemId);
        return mark => new(
            mark,
            plans[mark.PlanId],
            mark.ItemId is { } item ? items.GetValueOrDefault(item) : null,
            mark.DutyId is { } duty ? byId.GetValueOrDefault(duty) : null,
            mark.ItemId is { } of ? byItem[of] : []);
    }

    /// <summary>A text with what it is about, as that stands now.</summary>
    private sealed record Found(SearchMark Mark, PlanState Plan, ItemState? Item, DutyState? Duty, IEnumerable<DutyState> OfItem);

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
