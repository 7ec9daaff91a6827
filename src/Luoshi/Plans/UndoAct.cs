using Luoshi.Ledger;

namespace Luoshi.Plans;

/// <summary>撤回: the reviewer's last act on a draft counts no more; the ledger keeps both.</summary>
/// <param name="Act">Last sequence of the act the reviewer saw; null for whatever was last.</param>
public sealed record UndoAct(Guid PlanId, long? Act = null)
{
    /// <summary>This reviewer has done nothing that could be taken back.</summary>
    public sealed record NothingToUndo() : Refusal("UN001", "您在这份草稿上没有可以撤回的操作。");

    /// <summary>Someone went on from it.</summary>
    public sealed record BuiltUpon(string By) : Refusal("UN002", $"{By}在您之后又改过同一处，不能撤回。请看现在的内容，直接改成需要的样子。");

    /// <summary>It is not the reviewer's last act.</summary>
    public sealed record NotTheLast() : Refusal("UN003", "您在别的窗口又做过别的操作。请刷新页面，从最后一步撤起。");
}

/// <summary>Carries out <see cref="UndoAct"/>.</summary>
public sealed class UndoActHandler(PlanTurn turn)
{
    public Task<Result<Written>> HandleAsync(UndoAct command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.PlanId, null, false, now => Decide(command, now.Plan, now.Acts, actor), actor, ct, withActs: true);
    }

    /// <summary>Nothing is written where the act was taken back before.</summary>
    /// <param name="acts">Entries of the draft since it was read, in order.</param>
    public static Result<NewEntry[]> Decide(UndoAct command, PlanState? plan, IReadOnlyList<Entry> acts, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (DraftRights.Refuse(plan, actor) is { } refusal) return refusal;
        if (command.Act is { } seen && ReviewAct.WasTakenBack(acts, seen)) return Array.Empty<NewEntry>();
        if (ReviewAct.LastOf(acts, actor) is not { } act) return new UndoAct.NothingToUndo();
        if (command.Act is { } wanted && wanted != act.Last) return new UndoAct.NotTheLast();
        if (act.BuiltUpon(acts) is { } later) return new UndoAct.BuiltUpon(later.Entry.ActorName);
        return new NewEntry[] { new(new Undone(act.First, act.Last)) };
    }
}
