using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Web.Duties;

/// <summary>Takes what reviewers, the clerk and leaders do with the duties of others.</summary>
public sealed class OthersDutyDesk(
    AcceptReportHandler accept,
    ReturnReportHandler returnReport,
    VerifyClaimHandler verify,
    ReturnClaimHandler returnClaim,
    ApproveExtensionHandler approveExtension,
    RefuseExtensionHandler refuseExtension,
    CloseDutyHandler close,
    RefuseDeclineHandler refuseDecline,
    ReassignDutyHandler reassign,
    UrgeDutyHandler urge,
    WithdrawDutyHandler withdraw,
    ReopenDutyHandler reopen)
{
    /// <summary>What came of it; null where it is none of these acts.</summary>
    public async Task<Result<Written>?> TakeAsync(DutyForm form, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(form);
        var (duty, seen, reason) = (form.DutyId, form.Seen, form["reason"]);
        return form.Act switch
        {
            DutyAct.Accept => await accept.HandleAsync(new(duty, seen), actor, ct),
            DutyAct.Return => await returnReport.HandleAsync(new(duty, seen, reason), actor, ct),
            DutyAct.Verify => await verify.HandleAsync(new(duty, seen, form["text"]), actor, ct),
            DutyAct.ReturnClaim => await returnClaim.HandleAsync(new(duty, seen, reason), actor, ct),
            DutyAct.ApproveExtension => await approveExtension.HandleAsync(new(duty, seen, form.Has("with-others", "on")), actor, ct),
            DutyAct.RefuseExtension => await refuseExtension.HandleAsync(new(duty, seen, reason), actor, ct),
            DutyAct.Close => await close.HandleAsync(new(duty, seen, form["text"]), actor, ct),
            DutyAct.RefuseDecline => await refuseDecline.HandleAsync(new(duty, seen, reason), actor, ct),
            DutyAct.Reassign => await reassign.HandleAsync(new(duty, seen, form.UnitId, reason), actor, ct),
            DutyAct.Urge => await urge.HandleAsync(new(duty, seen, form["text"]), actor, ct),
            DutyAct.Withdraw => await withdraw.HandleAsync(new(duty, seen, reason), actor, ct),
            DutyAct.Reopen => await reopen.HandleAsync(new(duty, seen, reason), actor, ct),
            _ => null,
        };
    }
}
