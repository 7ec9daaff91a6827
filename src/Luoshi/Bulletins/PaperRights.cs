using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Progress;

namespace Luoshi.Bulletins;

/// <summary>Who may write, approve and read papers.</summary>
public static class PaperRights
{
    /// <summary>The supervision clerk writes them; the program itself may too (the sample).</summary>
    public static bool MayWrite(Actor actor) => DutyRights.IsClerk(actor);

    /// <summary>The leader it names, and nobody else.</summary>
    public static bool MayApprove(Actor actor, PaperState paper)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(paper);
        return actor.Is(Roles.Leader) && actor.PersonId is { } person && person == paper.Approver;
    }

    /// <summary>Before it is sent: the clerk, and the leader asked to approve. Then a bulletin is everyone's, a notice the unit's, a briefing its leader's, a report of those who see everything.</summary>
    public static bool MayRead(Actor actor, Scope scope, PaperState paper)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(paper);
        if (MayWrite(actor)) return true;
        if (paper.Status is PaperStatus.Submitted or PaperStatus.Approved && MayApprove(actor, paper)) return true;
        if (paper.Status != PaperStatus.Sent) return false;
        return paper.Subject.Kind switch
        {
            PaperKind.Bulletin => true,
            PaperKind.Notice => MayApprove(actor, paper) || (paper.Subject.UnitId is { } unit && scope.Sees(unit)),
            PaperKind.Briefing => actor.Is(Roles.Leader) && actor.PersonId is { } person && person == paper.Subject.PersonId,
            _ => scope.SeesAll || MayApprove(actor, paper),
        };
    }
}

/// <summary>Only the clerk writes papers.</summary>
public sealed record NotYourPaper() : Refusal("BU001", "通报、督办单、报告由督查专干起草和印发。");

/// <summary>There is no such paper for the one who asks.</summary>
public sealed record NoSuchPaper() : Refusal("BU002", "没有找到这份公文，或还没有印发。请回到通报列表。");

/// <summary>The paper is at another step.</summary>
public sealed record PaperNotThere(string Doing, PaperStatus Status) : Refusal("BU003", $"这份公文目前是“{PaperWords.Of(Status)}”，不能{Doing}。请刷新后再看。");

/// <summary>Somebody else did something to it meanwhile.</summary>
public sealed record PaperMovedOn() : Refusal("BU004", "这份公文刚被他人改过。请刷新后看现在的文字，再决定。");
