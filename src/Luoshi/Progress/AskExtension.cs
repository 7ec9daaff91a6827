using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>申请延期: before the due day, a unit asks for a later one and says why.</summary>
/// <param name="Seen">The duty's version on the page.</param>
public sealed record AskExtension(Guid DutyId, long Seen, DateOnly To, string Reason)
{
    /// <summary>Nothing to extend.</summary>
    public sealed record NoDueDay() : Refusal("EX001", "这项责任没有完成时限，不用申请延期。");

    /// <summary>The day has passed.</summary>
    public sealed record TooLate(DateOnly Due) : Refusal("EX002", $"时限{Due:yyyy年M月d日}已过，不能再申请延期。请在进展中说明原因，由督查专干处理。");

    /// <summary>One waits already.</summary>
    public sealed record AlreadyAsked(DateOnly To, DateOnly On) : Refusal("EX003", $"{On:M月d日}已申请延到{To:yyyy年M月d日}，正等领导批准。");

    /// <summary>The new day is no later.</summary>
    public sealed record NotLater(DateOnly Due) : Refusal("EX004", $"新的时限要晚于现在的{Due:yyyy年M月d日}。");

    /// <summary>The new day is beyond the next year.</summary>
    public sealed record TooFar(int Year) : Refusal("EX005", $"延期最晚到{Year}年底。更久的请由督查专干结转到下一年计划。");

    /// <summary>Nobody asked.</summary>
    public sealed record NoneAsked() : Refusal("EX006", "没有待批的延期申请，可能已经批过。请刷新后再看。");

    /// <summary>Not the item's leader.</summary>
    public sealed record NotYoursToApprove(string Leaders) : Refusal("EX007", $"延期由事项的分管领导（{Leaders}）批准。");
}

/// <summary>Carries out <see cref="AskExtension"/>.</summary>
public sealed class AskExtensionHandler(DutyTurn turn)
{
    public Task<Result<Written>> HandleAsync(AskExtension command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.DutyId, command.Seen, now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(AskExtension command, DutyAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!DutyRights.IsOwn(actor, now.Duty)) return new NotYourDuty(now.Duty.Unit);
        if (!now.Duty.IsOpen || now.Duty.Status is DutyStatus.Dispatched or DutyStatus.Declined or DutyStatus.Claimed or DutyStatus.Verified) return new NotInThisState("申请延期", now.Duty.Status);
        if (now.Duty.Due is not { } due) return new AskExtension.NoDueDay();
        if (due < now.Today) return new AskExtension.TooLate(due);
        if (now.Duty.Extension is { } asked) return new AskExtension.AlreadyAsked(asked.To, asked.On);
        if (command.To <= due) return new AskExtension.NotLater(due);
        if (command.To.Year > now.Plan.Facts.Year + 1) return new AskExtension.TooFar(now.Plan.Facts.Year + 1);
        if (DutyTexts.Refuse(command.Reason, "延期") is { } refusal) return refusal;
        return new NewEntry[] { new(new ExtensionAsked(command.To), now.Item.Id, now.Duty.Id, command.Reason) };
    }
}
