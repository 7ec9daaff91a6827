using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Web.Shell;

namespace Luoshi.Web.Progress;

/// <summary>What came of a form of the year's end.</summary>
public sealed record YearEndOutcome(int Done, IReadOnlyList<(ItemState Item, Refusal Refusal)> Not, Refusal? Refusal = null);

/// <summary>Takes what the clerk does at the year's end: carry over, close unfinished, archive.</summary>
public sealed class YearEndDesk(CarryOverHandler carry, CloseUnfinishedHandler close, ArchivePlanHandler archive)
{
    /// <summary>Nothing was ticked.</summary>
    public sealed record NothingPicked() : Refusal("YE006", "没有勾选事项。请先勾选要一并结转的。");

    /// <summary>The item is no longer open.</summary>
    public sealed record NotOpen() : Refusal("YE007", "这个事项已销号或已结转，请看下面现在的情况。");

    public async Task<YearEndOutcome> TakeAsync(YearEndView view, PostedForm posted, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(posted);
        var (verb, about) = posted.Wish;
        switch (verb)
        {
            case "archive":
                return Of(await archive.HandleAsync(new(view.Plan.Id, posted["archive.note"] is { Length: > 0 } note ? note : null), actor, ct));
            case "carry-all":
                var picked = view.Open.Where(o => posted.Ids("pick").Contains(o.Item.Id)).ToList();
                if (picked.Count == 0) return new(0, [], new NothingPicked());
                var not = new List<(ItemState, Refusal)>();
                foreach (var each in picked)
                {
                    var carried = await carry.HandleAsync(new(each.Item.Id, posted.Version($"seen-{each.Item.Id}"), posted.Id("all.plan") ?? Guid.Empty, null, posted["all.reason"]), actor, ct);
                    if (!carried.Ok) not.Add((each.Item, carried.Refusal));
                }

                return new(picked.Count - not.Count, not);
        }

        if (view.Open.FirstOrDefault(o => o.Item.Id.ToString() == about) is not { Item: var item }) return new(0, [], new NotOpen());
        var seen = posted.Version($"seen-{item.Id}");
        if (verb == "close") return Of(await close.HandleAsync(new(item.Id, seen, posted["one.reason"]), actor, ct));

        // Plan and item of the goal, or the plan alone for a new item there.
        var goal = posted["one.goal"].Split(':', 2);
        var plan = Guid.TryParse(goal[0], out var planId) ? planId : Guid.Empty;
        Guid? to = goal.Length > 1 && Guid.TryParse(goal[1], out var itemId) ? itemId : null;
        return Of(await carry.HandleAsync(new(item.Id, seen, plan, to, posted["one.reason"]), actor, ct));
    }

    private static YearEndOutcome Of(Result<Written> result) => result.Ok ? new(1, []) : new(0, [], result.Refusal);
}
