using System.Text.Json;
using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Reading;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Plans;

/// <summary>A plan's document, as it was read.</summary>
public sealed class DocumentQuery(LuoshiDb db, KeptDocuments? kept = null)
{
    /// <summary>Null when it is not kept, or kept in a form that cannot be shown.</summary>
    public async Task<SourceDocument?> OfPlanAsync(PlanState plan, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (kept?.Find(plan.DocumentId) is { } known) return known;
        var blocks = await db.Documents.AsNoTracking().Where(d => d.Id == plan.DocumentId).Select(d => d.Blocks).FirstOrDefaultAsync(ct);
        if (blocks is null) return null;
        try
        {
            var document = SourceDocumentJson.Read(blocks);
            kept?.Keep(plan.DocumentId, document);
            return document;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Where an item begins; null when that is not known.</summary>
    public static Place? FirstPlace(ItemFacts item) => PlacesOf(item) is [var first, ..] ? first : null;

    /// <summary>Where an item's words stand, as a whole first.</summary>
    public static IReadOnlyList<Place> PlacesOf(ItemFacts item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return [.. item.Places.OrderBy(p => p.Key switch { "item" => 0, "title" => 1, "text" => 2, _ => 3 }).SelectMany(p => p.Value)];
    }
}

/// <summary>A plan's document as its page shows it.</summary>
/// <param name="Item">The item to set off; null for none.</param>
/// <param name="Here">Where the item stands.</param>
public sealed record DocumentView(PlanState Plan, SourceDocument? Document, ItemState? Item, IReadOnlyList<Place> Here);

/// <summary>原文: the document with one item set off.</summary>
public sealed class DocumentPageQuery(PlanOnDay plans, ScopeQuery scopes, DocumentQuery documents, TimeProvider clock)
{
    /// <summary>Null when there is no such plan for the one who asks; a plan in force is an issued paper, which everyone may read.</summary>
    public async Task<DocumentView?> AskAsync(Guid planId, Guid? itemId, Actor actor, CancellationToken ct)
    {
        if (await plans.AskAsync(planId, LedgerDay.Of(clock.GetUtcNow()), await scopes.OfAsync(actor, ct), ct) is not { } plan) return null;
        var item = plan.Items.FirstOrDefault(i => i.Id == itemId);
        return new DocumentView(plan.Plan, await documents.OfPlanAsync(plan.Plan, ct), item, item is null ? [] : DocumentQuery.PlacesOf(item.Facts));
    }
}
