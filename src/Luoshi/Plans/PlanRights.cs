using Luoshi.Accounts;
using Luoshi.Ledger;

namespace Luoshi.Plans;

/// <summary>Who may work on plans.</summary>
public static class PlanRights
{
    /// <summary>Clerks and administrators read in, check, correct and put in force; the program itself may too (the sample).</summary>
    public static bool MayPrepare(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Is(Roles.Clerk, Roles.Administrator) || actor == Actor.System;
    }

    /// <summary>What is in force is corrected by the clerk alone.</summary>
    public static bool MayCorrectInForce(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Is(Roles.Clerk) || actor == Actor.System;
    }
}

/// <summary>What every act on a draft asks first.</summary>
internal static class DraftRights
{
    /// <summary>Why the act cannot be; null where it can.</summary>
    public static Refusal? Refuse(PlanState? plan, Actor actor) =>
        plan is null ? new NoSuchPlan()
        : !PlanRights.MayPrepare(actor) ? new NotYourPlan()
        : plan.Status == PlanStatus.Discarded ? new DraftWasDiscarded()
        : plan.Status != PlanStatus.Draft ? new NotADraft()
        : null;
}

/// <summary>The one who acts may not do this to plans.</summary>
public sealed record NotYourPlan() : Refusal("PL001", "只有督查专干和管理员可以读入、核对和施行计划。请用督查专干账号登录。");

/// <summary>The plan is not there.</summary>
public sealed record NoSuchPlan() : Refusal("PL002", "没有找到这份计划，可能已被删去。请回到计划列表。");

/// <summary>The item is not in the plan.</summary>
public sealed record NoSuchItem() : Refusal("PL003", "计划里没有这一项。请回到核对页重选。");

/// <summary>The draft was thrown away.</summary>
public sealed record DraftWasDiscarded() : Refusal("PL004", "这份草稿已弃稿，不能再改。需要时请重新读入文件。");

/// <summary>Only a draft can be treated this way.</summary>
public sealed record NotADraft() : Refusal("PL005", "这份计划已施行，不再是草稿。要改请在事项页写明理由更正。");

/// <summary>Others kept writing to the plan at the same moment.</summary>
public sealed record PlanIsBusy() : Refusal("PL006", "同时有多人在改这份计划，请稍候再试一次。");
