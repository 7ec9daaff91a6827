using Luoshi.Ledger;

namespace Luoshi.Units;

/// <summary>新增单位: a unit comes into the directory.</summary>
/// <param name="UnitId">Chosen by the page, so that the same form sent twice adds one unit.</param>
public sealed record AddUnit(Guid UnitId, string Name, UnitKind Kind, Guid? ParentId, IReadOnlyList<string>? Aliases = null, string? Reason = null);

/// <summary>Carries out <see cref="AddUnit"/>.</summary>
public sealed class AddUnitHandler(DirectoryTurn turn)
{
    public Task<Result<DirectoryWritten>> HandleAsync(AddUnit command, Actor actor, CancellationToken ct) =>
        turn.TakeAsync(tree => Decide(command, tree, actor), actor, ct);

    public static Result<DirectoryChange[]> Decide(AddUnit command, UnitTree tree, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(tree);
        if (!DirectoryRights.MayKeep(actor)) return new NotYourDirectory();
        if (tree.Find(command.UnitId) is not null) return Array.Empty<DirectoryChange>();
        var name = NameRule.Clean(command.Name);
        var unit = new Unit(command.UnitId, command.ParentId, name, command.Kind, NameRule.CleanAliases(name, command.Aliases), UnitRule.NextOrder(tree, command.ParentId));
        return UnitRule.Refuse(tree.With(unit), unit) is { } refusal ? refusal : new DirectoryChange[] { new(new UnitAdded(unit), command.Reason) };
    }
}
