using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>批示回复: a unit answers a leader's instruction.</summary>
/// <param name="Instruction">Sequence of the instruction.</param>
public sealed record AnswerInstruction(Guid DutyId, long Instruction, string Text)
{
    /// <summary>No such instruction for this unit.</summary>
    public sealed record NotForYou() : Refusal("IN005", "没有给本单位的这条批示。请刷新后再看。");

    /// <summary>Answered before.</summary>
    public sealed record Answered(DateOnly On) : Refusal("IN006", $"本单位已于{On:M月d日}回复过这条批示。");
}

/// <summary>Carries out <see cref="AnswerInstruction"/>.</summary>
public sealed class AnswerInstructionHandler(DutyTurn turn)
{
    public Task<Result<Written>> HandleAsync(AnswerInstruction command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.DutyId, null, now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(AnswerInstruction command, DutyAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!DutyRights.IsOwn(actor, now.Duty)) return new NotYourDuty(now.Duty.Unit);
        var instruction = now.Item.Instructions.FirstOrDefault(i => i.Sequence == command.Instruction);
        if (instruction is null || !instruction.IsFor(now.Duty)) return new AnswerInstruction.NotForYou();
        if (instruction.Answers.FirstOrDefault(a => a.Duty == now.Duty.Id) is { } answer) return new AnswerInstruction.Answered(answer.On);
        if (DutyTexts.Refuse(command.Text, "批示回复") is { } refusal) return refusal;
        return new NewEntry[] { new(new InstructionAnswered(command.Instruction, command.Text.Trim()), now.Item.Id, now.Duty.Id) };
    }
}
