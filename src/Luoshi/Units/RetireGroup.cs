using Luoshi.Ledger;

namespace Luoshi.Units;

/// <summary>停用统称: since a day the collective name stands for nothing; or it is in use again.</summary>
/// <param name="On">The day; null to use it again.</param>
public sealed record RetireGroup(Guid GroupId, DateOnly? On, string? Reason = null);

/// <summary>Carries out <see cref="RetireGroup"/>.</summary>
public sealed class RetireGroupHandler(DirectoryTurn turn)
{
    public Task<Result<DirectoryWritten>> HandleAsync(RetireGroup command, Actor actor, CancellationToken ct) =>
        turn.TakeAsync(tree => Decide(command, tree, actor), actor, ct);

    public static Result<DirectoryChange[]> Decide(RetireGroup command, UnitTree tree, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(tree);
        if (!DirectoryRights.MayKeep(actor)) return new NotYourDirectory();
        if (tree.FindGroup(command.GroupId) is not { } group) return new NoSuchGroup();
        if (group.IsRetired == command.On is not null) return Array.Empty<DirectoryChange>();
        var changed = group with { RetiredOn = command.On };
        return DefineGroupHandler.Refuse(tree.With(changed), changed) is { } refusal ? refusal : new DirectoryChange[] { new(new GroupChanged(group, changed), command.Reason) };
    }
}
