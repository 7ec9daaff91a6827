using System.Text.Json;
using Luoshi.Ledger;
using Luoshi.Reading;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Plans;

/// <summary>A plan's document, as it was read.</summary>
public sealed class DocumentQuery(LuoshiDb db)
{
    /// <summary>Null when it is not kept, or kept in a form that cannot be shown.</summary>
    public async Task<SourceDocument?> OfPlanAsync(PlanState plan, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var blocks = await db.Documents.AsNoTracking().Where(d => d.Id == plan.DocumentId).Select(d => d.Blocks).FirstOrDefaultAsync(ct);
        if (blocks is null) return null;
        try
        {
            return SourceDocumentJson.Read(blocks);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Where an item begins; null when that is not known.</summary>
    public static Place? FirstPlace(ItemFacts item) => PlacesOf(item) is [var first, ..] ? first : null;

    /// <summary>Where an item's words stand, the text's places first.</summary>
    public static IReadOnlyList<Place> PlacesOf(ItemFacts item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return [.. item.Places.OrderBy(p => p.Key switch { "title" => 0, "text" => 1, _ => 2 }).SelectMany(p => p.Value)];
    }
}

/// <summary>A plan's document as its page shows it.</summary>
/// <param name="Item">The item to set off; null for none.</param>
/// <param name="Here">Where the item stands.</param>
public sealed record DocumentView(PlanState Plan, SourceDocument? Document, ItemState? Item, IReadOnlyList<Place> Here);

/// <summary>原文: the document with one item set off.</summary>
public sealed class DocumentPageQuery(PlanOnDay plans, DocumentQuery documents, TimeProvider clock)
{
    /// <summary>Null when there is no such plan.</summary>
    public async Task<DocumentView?> AskAsync(Guid planId, Guid? itemId, CancellationToken ct)
    {
        if (await plans.AskAsync(planId, LedgerDay.Of(clock.GetUtcNow()), ct) is not { } plan) return null;
        var item = plan.Items.FirstOrDefault(i => i.Id == itemId);
        return new DocumentView(plan.Plan, await documents.OfPlanAsync(plan.Plan, ct), item, item is null ? [] : DocumentQuery.PlacesOf(item.Facts));
    }
}

/// <summary>A place in a document, in words and as an address.</summary>
public static class PlaceWords
{
    /// <summary>第2页，表1第4行; 第12段 where there are no pages and no tables.</summary>
    public static string Of(SourceDocument document, Place place)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (place.Block < 0 || place.Block >= document.Blocks.Count) return "";
        var block = document.Blocks[place.Block];
        var row = block is TableBlock table && place.Row is { } r && r < table.Rows.Count ? table.Rows[r] : null;
        var page = (row?.Page ?? block.Page) is { } number ? $"第{number}页，" : "";
        if (place.Row is { } rowNo) return $"{page}表{document.Blocks.Take(place.Block + 1).OfType<TableBlock>().Count()}第{rowNo + 1}行";
        return block.Locator is { Length: > 0 } locator ? $"{page}{Located(locator)}" : $"{page}第{place.Block + 1}段";
    }

    /// <summary>The id under which the shown document has the place: b3, b3r5.</summary>
    public static string Anchor(Place place) => place.Row is { } row ? $"b{place.Block}r{row}" : $"b{place.Block}";

    private static string Located(string locator) => locator.All(char.IsAsciiDigit) ? $"第{locator}行" : locator;
}
