using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>Who may do what with a duty; what may be seen is another question.</summary>
public static class DutyRights
{
    /// <summary>Those who work on it: people of the very unit that owes it.</summary>
    public static bool IsOwn(Actor actor, DutyState duty)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(duty);
        return duty.UnitId is { } unit && actor.UnitId == unit && Reports(actor);
    }

    /// <summary>Whether someone's role is to work on the duties of the own unit.</summary>
    public static bool Reports(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Is(Roles.UnitHead, Roles.Reporter);
    }

    /// <summary>Whether another unit of the item is there to review it: the one that passed it on, or a lead unit.</summary>
    public static bool HasReviewer(DutyState duty, IReadOnlyList<DutyState> ofItem) => Reviewers(duty, ofItem).Any();

    /// <summary>Duties of the item whose units review this one; none where the clerk does.</summary>
    public static IEnumerable<DutyState> Reviewers(DutyState duty, IReadOnlyList<DutyState> ofItem)
    {
        ArgumentNullException.ThrowIfNull(duty);
        return duty.Parent is { } parent
            ? ofItem.Where(d => d.Id == parent && d.IsOpen)
            : ofItem.Where(d => duty.Role == DutyRole.Support && d is { Role: DutyRole.Lead, Parent: null, IsOpen: true } && d.UnitId is not null && d.UnitId != duty.UnitId);
    }

    /// <summary>审核: the clerk; of a part, the unit that passed it on; of a supporting unit's duty, the item's lead units. Never the unit itself.</summary>
    public static bool MayReview(Actor actor, DutyState duty, IReadOnlyList<DutyState> ofItem)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(duty);
        if (IsClerk(actor)) return true;
        if (actor.UnitId is null || duty.UnitId == actor.UnitId) return false;
        return duty.Parent is { } parent
            ? ofItem.Any(d => d.Id == parent && IsOwn(actor, d))
            : duty.Role == DutyRole.Support && ofItem.Any(d => d.Role == DutyRole.Lead && d.Parent is null && d.Status != DutyStatus.Withdrawn && IsOwn(actor, d));
    }

    /// <summary>批准延期、变更，批示: the leader whom the item names.</summary>
    public static bool IsLeader(Actor actor, ItemFacts item, string? person)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(item);
        return person is not null && actor.Is(Roles.Leader) && (item.Leaders.Contains(person) || item.LeadLeaders.Contains(person));
    }

    /// <summary>督查专干, or the program itself.</summary>
    public static bool IsClerk(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Is(Roles.Clerk) || actor == Actor.System;
    }

    /// <summary>What every act in a running year asks of the plan first; null where it can go on.</summary>
    public static Refusal? Refuse(PlanState plan) => plan.Status switch
    {
        PlanStatus.InForce => null,
        PlanStatus.Archived => new PlanIsArchived(),
        _ => new PlanNotInForce(),
    };
}

/// <summary>There is no such duty.</summary>
public sealed record NoSuchDuty() : Refusal("DU001", "没有找到这项责任。请回到“我的责任”重选。");

/// <summary>The duty belongs to another unit.</summary>
public sealed record NotYourDuty(string Unit) : Refusal("DU002", $"这项责任由{Unit}承担，请用该单位的账号办理。");

/// <summary>Only others may review it.</summary>
public sealed record NotYoursToReview() : Refusal("DU003", "这项责任由牵头科室、转交单位或督查专干审核，您不在其中。");

/// <summary>Only the clerk does this.</summary>
public sealed record OnlyTheClerk(string Doing) : Refusal("DU011", $"{Doing}由督查专干办理。");

/// <summary>Only reviewers and leaders urge.</summary>
public sealed record NotYoursToUrge() : Refusal("DU012", "催办由督查专干、牵头科室或分管领导发出。");

/// <summary>A unit is not in the directory, or no longer in use.</summary>
public sealed record NoSuchUnit() : Refusal("DU013", "没有这个单位，或已停用。请从单位名录中重选。");

/// <summary>There is no such item.</summary>
public sealed record NoSuchItemInForce() : Refusal("DU014", "没有找到这个事项。请回到台账重选。");

/// <summary>The page was older than the duty.</summary>
public sealed record SomeoneWasFirst(string By, DateTimeOffset At)
    : Refusal("DU004", $"{By}已于{At.ToOffset(LedgerDay.Offset):M月d日 HH:mm}先办了这一步，您看到的是旧页面。请刷新后再看。");

/// <summary>The same person sent it twice.</summary>
public sealed record AlreadyDone(DateTimeOffset At)
    : Refusal("DU005", $"您已于{At.ToOffset(LedgerDay.Offset):M月d日 HH:mm}办过这一步，不必再交。");

/// <summary>The duty is in a state in which this cannot be done.</summary>
public sealed record NotInThisState(string Doing, DutyStatus Status)
    : Refusal("DU006", $"这项责任目前是“{DutyWords.Of(Status)}”，不能{Doing}。");

/// <summary>A reason is wanted.</summary>
public sealed record ReasonWanted(string What) : Refusal("DU007", $"请写明{What}的理由。");

/// <summary>A text is too long.</summary>
public sealed record TooLong(string What, int Most) : Refusal("DU008", $"{What}最多{Most}字，请精简。");

/// <summary>The plan is not in force.</summary>
public sealed record PlanNotInForce() : Refusal("DU009", "这份计划还没有施行，先由督查专干核对并施行。");

/// <summary>The year is over.</summary>
public sealed record PlanIsArchived() : Refusal("DU010", "这份计划已归档，只能查看，不再办理。");
