using Luoshi.Ledger;

namespace Luoshi.Units;

/// <summary>恢复单位: a retired unit is in use again.</summary>
public sealed record RestoreUnit(Guid UnitId, string? Reason = null);

/// <summary>Carries out <see cref="RestoreUnit"/>.</summary>
public sealed class RestoreUnitHandler(DirectoryTurn turn)
{
    public Task<Result<DirectoryWritten>> HandleAsync(RestoreUnit command, Actor actor, CancellationToken ct) =>
        turn.TakeAsync(tree => Decide(command, tree, actor), actor, ct);

    public static Result<DirectoryChange[]> Decide(RestoreUnit command, UnitTree tree, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(tree);
        if (!DirectoryRights.MayKeep(actor)) return new NotYourDirectory();
        if (tree.Find(command.UnitId) is not { } unit) return new NoSuchUnit();
        if (!unit.IsRetired) return Array.Empty<DirectoryChange>();
        var restored = unit with { RetiredOn = null };
        return UnitRule.Refuse(tree.With(restored), restored) is { } refusal ? refusal : new DirectoryChange[] { new(new UnitChanged(unit, restored), command.Reason) };
    }
}
