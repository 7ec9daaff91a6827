using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Search;

/// <summary>Which texts a ledger gives to be found: a plan's heading, an item's words, every report.</summary>
internal static class SearchIndex
{
    public static SearchText Of(PlanState plan, DateTimeOffset at) => Text(plan.Id, SearchKind.Plan, plan.Id, null, null, at, WordsOf(plan.Facts));

    public static SearchText Of(ItemState item, DateTimeOffset at) => Text(item.Id, SearchKind.Item, item.PlanId, item.Id, null, at, WordsOf(item.Facts));

    /// <summary>Null where the entry is no report.</summary>
    public static SearchText? Of(Entry entry) => entry is { ItemId: not null, DutyId: not null, Kind: "reported" or "report-amended" } && WordsOf(EntryFacts.Parse(entry.Facts)) is { } words
        ? Text(entry.Id, SearchKind.Report, entry.PlanId, entry.ItemId, entry.DutyId, entry.At, words)
        : null;

    public static string WordsOf(PlanFacts plan) => Joined([plan.Title, plan.DocNumber, plan.Issuer]);

    public static string WordsOf(ItemFacts item) =>
        Joined([item.Title, item.Text, .. item.Measures, .. item.LeadUnits, .. item.SupportUnits, .. item.Leaders, .. item.LeadLeaders]);

    /// <summary>Texts of what was written, in the save of the entries themselves.</summary>
    /// <param name="before">Words of the items before, by the item.</param>
    public static async Task KeepAsync(LuoshiDb db, PlanState? planBefore, PlanFold fold, IReadOnlyList<Entry> written, IReadOnlyDictionary<Guid, string> before, CancellationToken ct)
    {
        var (plan, at) = (fold.Plan!, written[0].At);
        List<SearchText> changed = [];
        if (planBefore is null) db.SearchTexts.Add(Of(plan, at));
        else if (WordsOf(planBefore.Facts) != WordsOf(plan.Facts)) changed.Add(Of(plan, at));

        foreach (var item in fold.Items.Values)
        {
            if (!before.TryGetValue(item.Id, out var words)) db.SearchTexts.Add(Of(item, at));
            else if (words != WordsOf(item.Facts)) changed.Add(Of(item, at));
        }

        db.SearchTexts.AddRange(written.Select(Of).OfType<SearchText>());
        List<Guid> gone = [.. before.Keys.Where(id => !fold.Items.ContainsKey(id))];
        if (changed.Count + gone.Count == 0) return;

        List<Guid> ids = [.. changed.Select(c => c.Id), .. gone];
        var rows = (await db.SearchTexts.Where(t => ids.Contains(t.Id)).ToListAsync(ct))
            .Concat(db.ChangeTracker.Entries<SearchText>().Where(t => t.State == EntityState.Added && ids.Contains(t.Entity.Id)).Select(t => t.Entity))
            .ToDictionary(t => t.Id);
        foreach (var text in changed)
        {
            if (!rows.TryGetValue(text.Id, out var row)) db.SearchTexts.Add(text);
            else (row.Words, row.Grams) = (text.Words, text.Grams);
        }

        db.SearchTexts.RemoveRange(gone.Where(rows.ContainsKey).Select(id => rows[id]));
    }

    private static string? WordsOf(EntryFacts facts) => facts switch
    {
        Reported report => Joined([report.Text, report.Difficulty, report.Next]),
        ReportAmended report => Joined([report.Text, report.Difficulty, report.Next]),
        _ => null,
    };

    private static string Joined(IEnumerable<string?> parts) => string.Join('\n', parts.Where(p => !string.IsNullOrWhiteSpace(p)));

    private static SearchText Text(Guid id, SearchKind kind, Guid plan, Guid? item, Guid? duty, DateTimeOffset at, string words) =>
        new() { Id = id, Kind = kind, PlanId = plan, ItemId = item, DutyId = duty, At = at, Words = words, Grams = Grams.Of(kind, words) };
}
