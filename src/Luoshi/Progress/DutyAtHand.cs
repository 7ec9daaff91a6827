using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Units;

namespace Luoshi.Progress;

/// <summary>What a person can do with a duty, in the order that pages offer it.</summary>
public enum DutyAct
{
    /// <summary>签收.</summary>
    SignFor,

    /// <summary>上报进展.</summary>
    Report,

    /// <summary>回复批示.</summary>
    Answer,

    /// <summary>申请办结.</summary>
    Claim,

    /// <summary>退办.</summary>
    Decline,

    /// <summary>申请延期.</summary>
    AskExtension,

    /// <summary>转交.</summary>
    PassOn,

    /// <summary>更正进展.</summary>
    Amend,

    /// <summary>审核通过.</summary>
    Accept,

    /// <summary>退回.</summary>
    Return,

    /// <summary>核查通过.</summary>
    Verify,

    /// <summary>核查不通过.</summary>
    ReturnClaim,

    /// <summary>批准延期.</summary>
    ApproveExtension,

    /// <summary>不同意延期.</summary>
    RefuseExtension,

    /// <summary>销号.</summary>
    Close,

    /// <summary>不同意退办.</summary>
    RefuseDecline,

    /// <summary>改派.</summary>
    Reassign,

    /// <summary>催办.</summary>
    Urge,

    /// <summary>撤销下发.</summary>
    Withdraw,

    /// <summary>重启.</summary>
    Reopen,
}

/// <summary>An act that a page offers.</summary>
/// <param name="Missing">What has to come first; null where it can be done now.</param>
public sealed record DutyOffer(DutyAct Act, Refusal? Missing);

/// <summary>A duty in someone's hands: how it stands, what that person can do with it now, and for whom it is done.</summary>
/// <param name="Receiver">Who gets what the unit hands in.</param>
/// <param name="PassOnTo">Units below that can be given a part.</param>
/// <param name="ReassignTo">Units that can be given the whole.</param>
public sealed record DutyAtHand(
    DutyAsItStands Now, IReadOnlyList<DutyOffer> Offers, string Receiver, IReadOnlyList<Unit> PassOnTo, IReadOnlyList<Unit> ReassignTo)
{
    /// <summary>Who reviews what no other unit reviews.</summary>
    public const string Clerk = "督查专干";

    private const string Filled = "…";

    /// <summary>The offer of an act; null where it is not offered.</summary>
    public DutyOffer? Offer(DutyAct act) => Offers.FirstOrDefault(o => o.Act == act);

    /// <summary>Instructions that the duty has still to answer.</summary>
    public IEnumerable<InstructionState> ToAnswer => Now.Item.Instructions.Where(i => i.IsFor(Now.Duty) && i.Answers.All(a => a.Duty != Now.Duty.Id));

    /// <summary>Duties whose reports this one is written from: its own parts; those of supporting units, where it leads.</summary>
    public IEnumerable<DutyState> Sources =>
        Now.OfItem.Where(d => d.Id != Now.Duty.Id && d.Status != DutyStatus.Withdrawn
            && (d.Parent == Now.Duty.Id || (Now.Duty is { Role: DutyRole.Lead, Parent: null } && d is { Role: DutyRole.Support, Parent: null })));

    /// <summary>What someone can do is what its handler would not refuse, were the form filled in well.</summary>
    public static DutyAtHand Of(DutyAsItStands now, UnitTree units, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(units);
        var (duty, id, seen) = (now.Duty, now.Duty.Id, now.Duty.Version);
        var receiver = string.Join('、', DutyRights.Reviewers(duty, now.OfItem).Select(d => d.Unit).DefaultIfEmpty(Clerk));
        if (DutyRights.Refuse(now.Plan) is not null) return new(now, [], receiver, [], []);

        IReadOnlyList<HandedIn> proof = now.Item.Evidence is null ? [] : [new("a.txt", new byte[1])];
        List<Unit> passOnTo = duty.UnitId is not { } own || !DutyRights.IsOwn(actor, duty) ? []
            : [.. units.Descendants(own).Where(u => PassOnDutyHandler.Decide(new(id, seen, [new(u.Id, Filled, null)]), now, units, actor).Ok)];
        List<Unit> reassignTo = !DutyRights.IsClerk(actor) ? []
            : [.. units.Units.Where(u => ReassignDutyHandler.Decide(new(id, seen, u.Id, Filled), now, units, actor).Ok)];

        var offers = new List<DutyOffer>();
        Add(DutyAct.SignFor, SignForDutyHandler.Decide(now, actor).Refusal);
        Add(DutyAct.Report, ReportProgressHandler.Decide(new(id, seen, 0, Filled), now, actor).Refusal);
        if (now.Item.Instructions.Any(i => AnswerInstructionHandler.Decide(new(id, i.Sequence, Filled), now, actor).Ok)) Add(DutyAct.Answer, null);
        Add(DutyAct.Claim, ClaimCompletionHandler.Decide(new(id, seen, Filled) { Files = proof }, now, actor).Refusal);
        Add(DutyAct.Decline, DeclineDutyHandler.Decide(new(id, seen, Filled), now, actor).Refusal);
        Add(DutyAct.AskExtension, AskExtensionHandler.Decide(new(id, seen, (duty.Due ?? now.Today).AddDays(1), Filled), now, actor).Refusal);
        if (passOnTo.Count > 0) Add(DutyAct.PassOn, null);
        Add(DutyAct.Amend, AmendReportHandler.Decide(new(id, seen, 0, Filled, Filled), now, actor).Refusal);
        Add(DutyAct.Accept, AcceptReportHandler.Decide(new(id, seen), now, actor).Refusal);
        Add(DutyAct.Return, ReturnReportHandler.Decide(new(id, seen, Filled), now, actor).Refusal);
        Add(DutyAct.Verify, VerifyClaimHandler.Decide(new(id, seen, Filled), now, actor).Refusal);
        Add(DutyAct.ReturnClaim, ReturnClaimHandler.Decide(new(id, seen, Filled), now, actor).Refusal);
        Add(DutyAct.ApproveExtension, ApproveExtensionHandler.RefuseLeader(now, actor));
        Add(DutyAct.RefuseExtension, RefuseExtensionHandler.Decide(new(id, seen, Filled), now, actor).Refusal);
        Add(DutyAct.Close, CloseDutyHandler.Decide(new(id, seen), now, actor).Refusal);
        Add(DutyAct.RefuseDecline, RefuseDeclineHandler.Decide(new(id, seen, Filled), now, actor).Refusal);
        if (reassignTo.Count > 0) Add(DutyAct.Reassign, null);
        Add(DutyAct.Urge, UrgeDutyHandler.Decide(new(id, seen, Filled), now, actor).Refusal);
        Add(DutyAct.Withdraw, WithdrawDutyHandler.Decide(new(id, seen, Filled), now, actor).Refusal);
        Add(DutyAct.Reopen, ReopenDutyHandler.Decide(new(id, seen, Filled), now, actor).Refusal);
        return new(now, offers, receiver, passOnTo, reassignTo);

        void Add(DutyAct act, Refusal? refusal)
        {
            if (refusal is null or ClaimCompletion.PartsOpen or AskExtension.TooLate or AskExtension.AlreadyAsked or UrgeDuty.UrgedToday) offers.Add(new(act, refusal));
        }
    }
}
