using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Progress;

/// <summary>A target's value on each of two days.</summary>
public sealed record ValueOnDays(TargetFacts Target, decimal? Before, decimal? After);

/// <summary>An item that is not the same on two days.</summary>
/// <param name="Before">Null for an item that was not there yet.</param>
/// <param name="Values">Targets whose value is another.</param>
/// <param name="Words">Fields of the plan's own words that are others, by name.</param>
/// <param name="Acts">What was done to it in between, newest first.</param>
public sealed record ItemOnDays(LitItem? Before, LitItem After, IReadOnlyList<ValueOnDays> Values, IReadOnlyList<string> Words, IReadOnlyList<RecentAct> Acts)
{
    public bool LightChanged => Before is not null && Before.Light.Color != After.Light.Color;

    public bool DueChanged => Before is not null && Before.State.Due != After.State.Due;

    public bool ClosingChanged => Before is not null && Before.State.ClosedOn is null != After.State.ClosedOn is null;

    public bool CarriedChanged => Before is not null && Before.State.CarriedTo is null && After.State.CarriedTo is not null;

    /// <summary>Whether there is a difference to show at all.</summary>
    public bool Differs => Before is null || LightChanged || DueChanged || ClosingChanged || CarriedChanged || Values.Count > 0 || Words.Count > 0;
}

/// <summary>A plan on two days.</summary>
/// <param name="Before">How many items each light had on the first day.</param>
/// <param name="After">How many items each light has on the second.</param>
/// <param name="Changed">Items that are not the same, in the order of their numbers.</param>
/// <param name="Same">How many are the same.</param>
public sealed record PlanOnDays(
    PlanState Plan,
    DateOnly From,
    DateOnly To,
    bool WasThere,
    IReadOnlyDictionary<LightColor, int> Before,
    IReadOnlyDictionary<LightColor, int> After,
    IReadOnlyList<ItemOnDays> Changed,
    int Same);

/// <summary>两日对比: what of a plan is not the same on two days, and what was done in between.</summary>
public sealed class PlanDaysQuery(LuoshiDb db, SeenPlans plans, ScopeQuery scopes)
{
    /// <summary>Null when there is no such plan for the one who asks, or not yet on the second day.</summary>
    public async Task<PlanOnDays?> AskAsync(Guid planId, DateOnly from, DateOnly to, Actor actor, CancellationToken ct)
    {
        var scope = await scopes.OfAsync(actor, ct);
        if (from > to) (from, to) = (to, from);
        if (await plans.OneAsync(planId, to, scope, ct) is not { } after) return null;
        var before = await plans.OneAsync(planId, from, scope, ct);
        var (start, end) = (LedgerDay.EndOf(from), LedgerDay.EndOf(to));
        var items = after.Items.Select(i => (Guid?)i.State.Id).ToList();
        var duties = after.Ledger.Duties.Select(d => (Guid?)d.Id).ToList();
        var entries = await db.Entries.AsNoTracking()
            .Where(e => e.PlanId == planId && e.At >= start && e.At < end && items.Contains(e.ItemId) && (e.DutyId == null || duties.Contains(e.DutyId)))
            .OrderByDescending(e => e.Sequence).ToListAsync(ct);
        return Between(before, after, RecentAct.Of(after.Ledger, entries, to), from, to);
    }

    /// <summary>The differences between a plan on two days.</summary>
    public static PlanOnDays Between(SeenPlan? before, SeenPlan after, IEnumerable<RecentAct> acts, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(after);
        var was = (before?.Items ?? []).ToDictionary(i => i.State.Id);
        var ofItem = acts.Where(a => a.Item is not null).ToLookup(a => a.Item!.Id);
        var all = after.Items.Select(i => Between(was.GetValueOrDefault(i.State.Id), i, [.. ofItem[i.State.Id]])).ToList();
        var changed = all.Where(i => i.Differs).ToList();
        return new(after.Plan, from, to, before is not null, Lights(before?.Items ?? []), Lights(after.Items), changed, all.Count - changed.Count);
    }

    private static ItemOnDays Between(LitItem? before, LitItem after, IReadOnlyList<RecentAct> acts)
    {
        if (before is null) return new(null, after, [], [], acts);
        var values = after.Facts.Targets
            .Select((t, i) => new ValueOnDays(t, Value(before.State, i), Value(after.State, i)))
            .Where(v => v.Before != v.After).ToList();
        var words = Corrections.ItemFields
            .Where(f => f != "deadline" && Said(before.Facts, f) != Said(after.Facts, f)).ToList();
        return new(before, after, values, words, acts);
    }

    private static decimal? Value(ItemState item, int target) => item.Values.TryGetValue(target, out var value) ? value : null;

    private static string Said(ItemFacts facts, string field) => Corrections.Present(facts, field) is { Ok: true } present ? present.Value.ToString() : "";

    private static Dictionary<LightColor, int> Lights(IReadOnlyList<LitItem> items) =>
        Enum.GetValues<LightColor>().ToDictionary(c => c, c => items.Count(i => i.Light.Color == c));
}
