using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Supervision;
using Luoshi.Web.Shell;

namespace Luoshi.Web.Supervision;

/// <summary>A button that the page no longer offers.</summary>
public sealed record NoLongerOffered() : Refusal("SV090", "这一步现在办不了，可能别人先办了。下面是现在的情况。");

/// <summary>Takes what is done with a round from its page: a button names the act.</summary>
public sealed class RoundDesk(
    ApproveSchemeHandler approve, SendBackSchemeHandler sendBack, WithdrawRoundHandler withdraw, CloseRoundHandler close, CorrectRecordHandler correct)
{
    public async Task<Result<Written>> TakeAsync(Guid roundId, PostedForm posted, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(posted);
        var seen = posted.Version("seen");
        var (verb, about) = posted.Wish;
        return verb switch
        {
            "approve" => await approve.HandleAsync(new(roundId, seen), actor, ct),
            "send-back" => await sendBack.HandleAsync(new(roundId, seen, posted["send-back.reason"]), actor, ct),
            "withdraw" => await withdraw.HandleAsync(new(roundId, seen, posted["withdraw.reason"]), actor, ct),
            "close" => await close.HandleAsync(new(roundId, seen), actor, ct),
            "correct" when long.TryParse(about, out var record) => await correct.HandleAsync(new(roundId, seen, record, posted[$"text-{record}"], posted[$"reason-{record}"]), actor, ct),
            _ => new NoLongerOffered(),
        };
    }
}

/// <summary>Takes what is done with a problem from its page.</summary>
public sealed class ProblemDesk(
    SetRectificationHandler set,
    HandInRectificationHandler handIn,
    VerifyRectificationHandler verify,
    ReturnRectificationHandler giveBack,
    FollowUpProblemHandler followUp,
    WithdrawProblemHandler withdraw)
{
    /// <summary>Rows for those who answer for a problem.</summary>
    public const int ResponsibleRows = 3;

    public async Task<Result<Written>> TakeAsync(Guid problemId, PostedForm posted, IReadOnlyList<Luoshi.Progress.HandedIn> files, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(posted);
        var seen = posted.Version("seen");
        return posted.Wish.Verb switch
        {
            "set" => await set.HandleAsync(
                new(problemId, seen, posted["demand"], posted["owner"], posted.Day("due"),
                    [.. Enumerable.Range(0, ResponsibleRows).Select(n => new Responsible(posted[$"unit-{n}"], posted[$"person-{n}"], posted[$"as-{n}"]))], posted["set.reason"]),
                actor,
                ct),
            "hand-in" => await handIn.HandleAsync(new(problemId, seen, posted["text"]) { Proof = files }, actor, ct),
            "verify" => await verify.HandleAsync(new(problemId, seen, posted["judge"]), actor, ct),
            "return" => await giveBack.HandleAsync(new(problemId, seen, posted["judge"]), actor, ct),
            "follow-up" => await followUp.HandleAsync(new(problemId, seen, posted.Id("round") ?? Guid.Empty, posted["follow-up"], posted.Has("came-back"), posted.Day("back-due")), actor, ct),
            "withdraw" => await withdraw.HandleAsync(new(problemId, seen, posted["withdraw.reason"]), actor, ct),
            _ => new NoLongerOffered(),
        };
    }
}

/// <summary>Takes what is done with a conclusion from its page.</summary>
public sealed class ConclusionDesk(
    FeedBackConclusionHandler feedBack, ReceiveConclusionHandler receive, ObjectToConclusionHandler objectTo, WithdrawObjectionHandler withdraw, DecideObjectionHandler decide)
{
    public async Task<Result<Written>> TakeAsync(Guid conclusionId, PostedForm posted, IReadOnlyList<Luoshi.Progress.HandedIn> files, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(posted);
        var seen = posted.Version("seen");
        return posted.Wish.Verb switch
        {
            "feed-back" => await feedBack.HandleAsync(new(conclusionId, seen), actor, ct),
            "receive" => await receive.HandleAsync(new(conclusionId, seen), actor, ct),
            "deliver" => await receive.HandleAsync(new(conclusionId, seen, posted["how"]), actor, ct),
            "object" => await objectTo.HandleAsync(new(conclusionId, seen, posted["text"]) { Proof = files }, actor, ct),
            "withdraw" => await withdraw.HandleAsync(new(conclusionId, seen), actor, ct),
            "decide" => await decide.HandleAsync(
                new(conclusionId, seen, Enum.TryParse<ObjectionOutcome>(posted["outcome"], out var outcome) && Enum.IsDefined(outcome) ? outcome : ObjectionOutcome.Upheld, posted["changed"], posted["reason"]), actor, ct),
            _ => new NoLongerOffered(),
        };
    }
}
