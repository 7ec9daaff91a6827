using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Web.Duties;

/// <summary>Takes what people of a unit do with the unit's own duties.</summary>
public sealed class OwnDutyDesk(
    SignForDutyHandler signFor,
    DeclineDutyHandler decline,
    ReportProgressHandler report,
    AmendReportHandler amend,
    AnswerInstructionHandler answer,
    ClaimCompletionHandler claim,
    AskExtensionHandler askExtension,
    PassOnDutyHandler passOn)
{
    /// <summary>What came of it; null where it is none of these acts.</summary>
    public async Task<Result<Written>?> TakeAsync(DutyForm form, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(form);
        var (duty, seen) = (form.DutyId, form.Seen);
        return form.Act switch
        {
            DutyAct.SignFor => await signFor.HandleAsync(new(duty, seen), actor, ct),
            DutyAct.Decline => await decline.HandleAsync(new(duty, seen, form["reason"]), actor, ct),
            DutyAct.Report => await report.HandleAsync(
                new(duty, seen, form.Percent, form["text"])
                {
                    Difficulty = form["difficulty"],
                    Next = form["next"],
                    View = form.View,
                    Values = form.Values,
                    For = form.For,
                    Files = await form.FilesAsync(ct),
                    Sources = form.Sources,
                },
                actor,
                ct),
            DutyAct.Amend => await amend.HandleAsync(
                new(duty, seen, form.Percent, form["text"], form["reason"]) { Difficulty = form["difficulty"], Next = form["next"], Values = form.Values }, actor, ct),
            DutyAct.Answer => await answer.HandleAsync(new(duty, form.Instruction, form["text"]), actor, ct),
            DutyAct.Claim => await claim.HandleAsync(new(duty, seen, form["text"]) { Files = await form.FilesAsync(ct) }, actor, ct),
            DutyAct.AskExtension => await askExtension.HandleAsync(new(duty, seen, form.To, form["reason"]), actor, ct),
            DutyAct.PassOn => await passOn.HandleAsync(new(duty, seen, form.Parts), actor, ct),
            _ => null,
        };
    }
}
