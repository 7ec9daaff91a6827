using System.Security.Cryptography;
using System.Text;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Units;

namespace Luoshi.Bulletins;

/// <summary>送审: a leader is asked to approve the paper.</summary>
/// <param name="Seen">The paper's version on the page.</param>
/// <param name="PersonId">The leader.</param>
public sealed record SubmitPaper(Guid PaperId, long Seen, Guid? PersonId)
{
    /// <summary>Nobody who could approve was named.</summary>
    public sealed record NoLeader() : Refusal("BU015", "请选一位领导审签。名单里没有的，先在“账号”里给该领导开设领导账号。");
}

/// <summary>Carries out <see cref="SubmitPaper"/>.</summary>
public sealed class SubmitPaperHandler(PaperTurn turn, ApproversQuery approvers)
{
    public async Task<Result<Written>> HandleAsync(SubmitPaper command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var leaders = await approvers.AskAsync(ct);
        return await turn.TakeAsync(command.PaperId, command.Seen, "送审", [PaperStatus.Draft], now => Decide(command, leaders, now, actor), actor, ct);
    }

    /// <param name="leaders">Who may approve.</param>
    public static Result<NewEntry[]> Decide(SubmitPaper command, IReadOnlyList<Person> leaders, PaperAtHand now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!PaperRights.MayWrite(actor)) return new NotYourPaper();
        return leaders.FirstOrDefault(l => l.Id == command.PersonId) is { } leader
            ? new NewEntry[] { new(new PaperSubmitted(now.State.Id, leader.Id, leader.Name)) }
            : new SubmitPaper.NoLeader();
    }
}

/// <summary>审签: the leader who was asked approves the paper, or sends it back with a reason.</summary>
/// <param name="Seen">The paper's version on the page.</param>
/// <param name="Approves">False to send it back.</param>
public sealed record ApprovePaper(Guid PaperId, long Seen, bool Approves, string? Reason)
{
    /// <summary>Another leader was asked.</summary>
    public sealed record NotAsked(string? Name) : Refusal("BU016", $"这份公文请{Name}审签，请用本人账号办理。");

    /// <summary>Sent back without saying why.</summary>
    public sealed record ReasonWanted() : Refusal("BU017", "请写明要怎么改，最多1000字。");
}

/// <summary>Carries out <see cref="ApprovePaper"/>.</summary>
public sealed class ApprovePaperHandler(PaperTurn turn)
{
    private const int Longest = 1_000;

    public Task<Result<Written>> HandleAsync(ApprovePaper command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.PaperId, command.Seen, "审签", [PaperStatus.Submitted], now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(ApprovePaper command, PaperAtHand now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!PaperRights.MayApprove(actor, now.State)) return new ApprovePaper.NotAsked(now.State.ApproverName);
        var reason = command.Reason?.Trim() ?? "";
        if (reason.Length > Longest || (!command.Approves && reason.Length == 0)) return new ApprovePaper.ReasonWanted();
        return command.Approves
            ? new NewEntry[] { new(new PaperApproved(now.State.Id, Hash(now.Text)), Reason: reason) }
            : new NewEntry[] { new(new PaperReturned(now.State.Id), Reason: reason) };
    }

    /// <summary>SHA-256 of what a paper says, 64 hex digits.</summary>
    public static string Hash(PaperText text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(StateJson.Write(text))));
}

/// <summary>撤回送审、作废: the clerk takes a paper back to change it, or throws away a draft.</summary>
/// <param name="Discards">Throw it away.</param>
public sealed record WithdrawPaper(Guid PaperId, long Seen, bool Discards);

/// <summary>Carries out <see cref="WithdrawPaper"/>.</summary>
public sealed class WithdrawPaperHandler(PaperTurn turn)
{
    public Task<Result<Written>> HandleAsync(WithdrawPaper command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return command.Discards
            ? turn.TakeAsync(command.PaperId, command.Seen, "作废", [PaperStatus.Draft], now => Decide(command, now, actor), actor, ct)
            : turn.TakeAsync(command.PaperId, command.Seen, "撤回", [PaperStatus.Submitted, PaperStatus.Approved], now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(WithdrawPaper command, PaperAtHand now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!PaperRights.MayWrite(actor)) return new NotYourPaper();
        return new NewEntry[] { new(command.Discards ? new PaperDiscarded(now.State.Id) : new PaperTakenBack(now.State.Id)) };
    }
}
