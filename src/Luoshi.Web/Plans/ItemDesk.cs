using Luoshi.Ledger;
using Luoshi.Plans;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Plans;

/// <summary>Takes the wishes that rearrange items: split, merge, an owner moved.</summary>
public sealed class ItemDesk(SplitItemHandler split, MergeItemsHandler merge, MoveOwnerHandler move)
{
    /// <summary>Words that go with a place to cut, so that a text changed meanwhile is noticed.</summary>
    private const int WordsCarried = 12;

    /// <summary>What came of the wish; null where it is none of these.</summary>
    public async Task<Result<Written>?> TakeAsync(DraftUnderReview draft, ItemState item, string wish, IFormCollection posted, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(posted);
        var id = draft.Plan.Id;
        switch (wish.Split(':', 2))
        {
            case ["split"]:
                var cut = posted["cut"].ToString().ReplaceLineEndings("\n").Split(':', 2);
                return await split.HandleAsync(new(id, item.Id, int.TryParse(cut[0], out var at) ? at : 0, cut.Length > 1 ? cut[1] : null), actor, ct);
            case ["merge", var next]:
                return await merge.HandleAsync(new(id, item.Id, Guid.TryParse(next, out var nextId) ? nextId : Guid.Empty), actor, ct);
            case ["move"]:
                var owner = posted["owner"].ToString().Split(':', 2);
                var to = posted["move-to"].ToString().Split(':', 2);
                return await move.HandleAsync(new(id, item.Id, owner[^1], owner[0], to[^1], int.TryParse(to[0], out var no) ? no : null), actor, ct);
            default:
                return null;
        }
    }

    /// <summary>A place to cut as the form carries it.</summary>
    public static string Cut(ItemFacts item, CutPlace place)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(place);
        var words = item.Text[place.At..].TrimStart();
        // White space does not come back from a form as it went.
        var end = words.IndexOfAny(['\n', '\r', ' ', '\t', '\u3000']);
        if (end < 0 || end > WordsCarried) end = Math.Min(WordsCarried, words.Length);
        if (end < words.Length && char.IsLowSurrogate(words[end])) end--;
        return $"{place.At}:{words[..end]}";
    }
}
