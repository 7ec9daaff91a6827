using Luoshi.Ledger;

namespace Luoshi.Units;

/// <summary>更改单位: another name, kind, unit above, or other aliases.</summary>
/// <param name="Seen">Mark of the unit as the page showed it; null for whatever it is now.</param>
/// <param name="KeepOldName">A former name stays as an alias, so that plans that print it still mean the unit.</param>
public sealed record ChangeUnit(
    Guid UnitId, string Name, UnitKind Kind, Guid? ParentId, IReadOnlyList<string> Aliases, string? Seen = null, bool KeepOldName = true, string? Reason = null);

/// <summary>Carries out <see cref="ChangeUnit"/>.</summary>
public sealed class ChangeUnitHandler(DirectoryTurn turn)
{
    public Task<Result<DirectoryWritten>> HandleAsync(ChangeUnit command, Actor actor, CancellationToken ct) =>
        turn.TakeAsync(tree => Decide(command, tree, actor), actor, ct);

    public static Result<DirectoryChange[]> Decide(ChangeUnit command, UnitTree tree, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(tree);
        if (!DirectoryRights.MayKeep(actor)) return new NotYourDirectory();
        if (tree.Find(command.UnitId) is not { } unit) return new NoSuchUnit();
        if (command.Seen is { } seen && seen != DirectorySeal.Of(unit)) return new ChangedMeanwhile(unit.Name);

        var name = NameRule.Clean(command.Name);
        var renamed = name != unit.Name && command.KeepOldName;
        var changed = unit with
        {
            Name = name,
            Kind = command.Kind,
            ParentId = command.ParentId,
            Aliases = NameRule.CleanAliases(name, renamed ? command.Aliases.Append(unit.Name) : command.Aliases),
            Order = command.ParentId == unit.ParentId ? unit.Order : UnitRule.NextOrder(tree, command.ParentId),
        };
        if (DirectorySeal.Of(changed) == DirectorySeal.Of(unit)) return Array.Empty<DirectoryChange>();
        return UnitRule.Refuse(tree.With(changed), changed) is { } refusal ? refusal : new DirectoryChange[] { new(new UnitChanged(unit, changed), command.Reason) };
    }
}
