using Luoshi.Ledger;
using Luoshi.Plans;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Luoshi.Web.Plans;

/// <summary>Takes what a reviewer does with a unit's name beside its field: ties it, or adds it to the directory.</summary>
public sealed class ReviewNameDesk(PlanNamesQuery names, NameDesk desk)
{
    private const string Tie = "name-tie", Add = "name-add";

    /// <summary>What the names of a draft mean; null where it is gone.</summary>
    public Task<NamesOfPlan?> FindAsync(Guid planId, CancellationToken ct) => names.FindAsync(planId, ct);

    /// <summary>Which name a wish is about, as its inputs begin; empty for none.</summary>
    public static string About(string wish)
    {
        ArgumentNullException.ThrowIfNull(wish);
        return wish.Split(':') is [Tie or Add, var about] ? about : "";
    }

    /// <summary>What came of the wish; null where it is about no name.</summary>
    public async Task<NameOutcome?> TakeAsync(Guid planId, string wish, IFormCollection posted, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(posted);
        if (About(wish) is not { Length: > 0 } about) return null;
        if (await names.FindAsync(planId, ct) is not { } plan) return new(new NoSuchPlan());
        var own = posted.Where(p => p.Key.StartsWith(about, StringComparison.Ordinal)).ToDictionary(p => p.Key[about.Length..], p => p.Value);
        own.TryAdd("reason", StringValues.Empty);
        return await desk.TakeAsync(wish.StartsWith(Tie, StringComparison.Ordinal) ? "tie" : "add", plan, own.GetValueOrDefault("printed").ToString(), false, new(new FormCollection(own)), actor, ct);
    }
}
