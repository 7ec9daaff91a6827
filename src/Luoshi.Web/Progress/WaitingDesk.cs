using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Units;
using Luoshi.Web.Shell;

namespace Luoshi.Web.Progress;

/// <summary>A decision that could not be taken, with what it was about.</summary>
public sealed record NotDecided(WaitingThing Thing, Refusal Refusal);

/// <summary>What came of the decisions of one form.</summary>
public sealed record Decisions(int Done, IReadOnlyList<NotDecided> Not, Refusal? Refusal = null);

/// <summary>Takes decisions on what waits from the page's one form: a button names the decision and the thing.</summary>
public sealed class WaitingDesk(
    UnitTreeQuery units,
    AcceptReportHandler accept,
    ReturnReportHandler giveBack,
    VerifyClaimHandler verify,
    ReturnClaimHandler returnClaim,
    CloseDutyHandler close,
    RefuseDeclineHandler refuseDecline,
    ReassignDutyHandler reassign,
    WithdrawDutyHandler withdraw,
    ApproveExtensionHandler approveExtension,
    RefuseExtensionHandler refuseExtension,
    ApproveChangeHandler approveChange,
    RefuseChangeHandler refuseChange)
{
    /// <summary>Nothing was ticked.</summary>
    public sealed record NothingPicked() : Refusal("WA001", "没有勾选。请先在左边勾选要一并办理的。");

    /// <summary>What the page showed is no longer waiting.</summary>
    public sealed record NoLongerWaiting() : Refusal("WA002", "这一件已不在待办里，可能别人先办了，或单位又有了新的上报。下面是现在的待办。");

    /// <summary>The number that a form gives a thing: its duty, or its item.</summary>
    public static Guid Key(WaitingThing thing)
    {
        ArgumentNullException.ThrowIfNull(thing);
        return thing.Duty?.Id ?? thing.Item.Id;
    }

    public async Task<Decisions> TakeAsync(IReadOnlyList<WaitingThing> waiting, PostedForm posted, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        ArgumentNullException.ThrowIfNull(posted);
        var (verb, about) = posted.Wish;
        if (verb == "all")
        {
            var picked = posted.Ids($"pick-{about}");
            if (picked.Count == 0) return new(0, [], new NothingPicked());
            var things = waiting.Where(w => WaitingWords.Key(w.What) == about && picked.Contains(Key(w))).ToList();
            var done = 0;
            var not = new List<NotDecided>();
            foreach (var thing in things)
            {
                var each = await OneAsync(thing, thing.What == WaitingFor.Review ? "accept" : "close", posted, actor, ct);
                if (each is { Ok: false }) not.Add(new(thing, each.Refusal));
                else done++;
            }

            return new(done, not, picked.Count > things.Count ? new NoLongerWaiting() : null);
        }

        var parts = about.Split(':', 2);
        if (parts.Length < 2 || !Guid.TryParse(parts[1], out var key) || waiting.FirstOrDefault(w => WaitingWords.Key(w.What) == parts[0] && Key(w) == key) is not { } one)
            return new(0, [], new NoLongerWaiting());
        var result = await OneAsync(one, verb, posted, actor, ct);
        return result is { Ok: false } ? new(0, [new(one, result.Refusal)]) : new(1, []);
    }

    private async Task<Result<Written>> OneAsync(WaitingThing thing, string verb, PostedForm posted, Actor actor, CancellationToken ct)
    {
        var key = Key(thing);
        var seen = posted.Version($"seen-{WaitingWords.Key(thing.What)}-{key}");
        var said = posted[$"said-{WaitingWords.Key(thing.What)}-{key}"];
        return (thing.What, verb) switch
        {
            (WaitingFor.Review, "accept") => await accept.HandleAsync(new(key, seen), actor, ct),
            (WaitingFor.Review, "return") => await giveBack.HandleAsync(new(key, seen, said), actor, ct),
            (WaitingFor.Verification, "verify") => await verify.HandleAsync(new(key, seen, said), actor, ct),
            (WaitingFor.Verification or WaitingFor.Closing, "return") => await returnClaim.HandleAsync(new(key, seen, said), actor, ct),
            (WaitingFor.Closing, "close") => await close.HandleAsync(new(key, seen, said), actor, ct),
            (WaitingFor.Decline, "keep") => await refuseDecline.HandleAsync(new(key, seen, said), actor, ct),
            (WaitingFor.Decline, "withdraw") => await withdraw.HandleAsync(new(key, seen, said), actor, ct),
            (WaitingFor.Decline, "reassign") => await ReassignAsync(key, seen, posted[$"unit-{key}"], said, actor, ct),
            (WaitingFor.Extension, "approve") => await approveExtension.HandleAsync(new(key, seen, posted.Has($"others-{key}")), actor, ct),
            (WaitingFor.Extension, "refuse") => await refuseExtension.HandleAsync(new(key, seen, said), actor, ct),
            (WaitingFor.Change, "approve") => await approveChange.HandleAsync(new(key, seen, posted.Version($"proposal-{key}")), actor, ct),
            (WaitingFor.Change, "refuse") => await refuseChange.HandleAsync(new(key, seen, posted.Version($"proposal-{key}"), said), actor, ct),
            _ => new NoLongerWaiting(),
        };
    }

    private async Task<Result<Written>> ReassignAsync(Guid duty, long seen, string name, string reason, Actor actor, CancellationToken ct)
    {
        var tree = await units.LoadAsync(ct);
        return await reassign.HandleAsync(new(duty, seen, tree.Find(name.Trim())?.Id ?? Guid.Empty, reason), actor, ct);
    }
}
