using Luoshi.Ledger;
using Luoshi.Reading;

namespace Luoshi.Plans;

/// <summary>存疑处理: a finding of a draft is settled.</summary>
/// <param name="Finding">Position in <see cref="PlanFacts.Findings"/>, from 0.</param>
/// <param name="How">One of the words below.</param>
public sealed record SettleFinding(Guid PlanId, int Finding, string How)
{
    /// <summary>采纳: the reading is right as it stands.</summary>
    public const string Accepted = "accepted";

    /// <summary>保留原文: the printed words stay, the doubt is the document's.</summary>
    public const string Kept = "kept";

    /// <summary>已修改: the field was corrected.</summary>
    public const string Corrected = "corrected";

    /// <summary>已阅: a mistake of the document was seen.</summary>
    public const string Noted = "noted";

    /// <summary>The word on screen.</summary>
    public static string Chinese(string how) => how switch
    {
        Accepted => "已采纳",
        Kept => "保留原文",
        Corrected => "已修改",
        Noted => "已阅",
        _ => how,
    };

    /// <summary>There is no such finding.</summary>
    public sealed record NoSuchFinding() : Refusal("SF001", "没有这一处存疑，请刷新页面再看。");

    /// <summary>A finding cannot be settled that way.</summary>
    public sealed record NotThatWay() : Refusal("SF002", "存疑只能采纳、修改或保留原文，文件疑误只能记为已阅。");
}

/// <summary>Carries out <see cref="SettleFinding"/>.</summary>
public sealed class SettleFindingHandler(PlanTurn turn)
{
    public Task<Result<Written>> HandleAsync(SettleFinding command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.PlanId, null, false, now => Decide(command, now.Plan, actor), actor, ct);
    }

    /// <summary>Nothing is written where it was settled before.</summary>
    public static Result<NewEntry[]> Decide(SettleFinding command, PlanState? plan, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (plan is null) return new NoSuchPlan();
        if (!PlanRights.MayPrepare(actor)) return new NotYourPlan();
        if (plan.Status == PlanStatus.Discarded) return new DraftWasDiscarded();
        if (plan.Status != PlanStatus.Draft) return new NotADraft();
        if (command.Finding < 0 || command.Finding >= plan.Facts.Findings.Count) return new SettleFinding.NoSuchFinding();
        var isDoubt = plan.Facts.Findings[command.Finding].Severity == FindingSeverity.Doubt;
        var fits = command.How is SettleFinding.Accepted or SettleFinding.Kept or SettleFinding.Corrected ? isDoubt : command.How == SettleFinding.Noted && !isDoubt;
        if (!fits) return new SettleFinding.NotThatWay();
        return plan.Settled.ContainsKey(command.Finding)
            ? Array.Empty<NewEntry>()
            : new NewEntry[] { new(new FindingSettled(command.Finding, command.How)) };
    }
}
