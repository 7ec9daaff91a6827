using Luoshi.Ledger;

namespace Luoshi.Units;

/// <summary>记作别名: a printed name means this unit, or this collective name, from now on and in every plan.</summary>
/// <param name="SubjectId">The unit or the collective name.</param>
public sealed record AddAlias(Guid SubjectId, string Name, string? Reason = null);

/// <summary>Carries out <see cref="AddAlias"/>.</summary>
public sealed class AddAliasHandler(DirectoryTurn turn)
{
    public Task<Result<DirectoryWritten>> HandleAsync(AddAlias command, Actor actor, CancellationToken ct) =>
        turn.TakeAsync(tree => Decide(command, tree, actor), actor, ct);

    /// <summary>Nothing is written where it is so already.</summary>
    public static Result<DirectoryChange[]> Decide(AddAlias command, UnitTree tree, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(tree);
        if (!DirectoryRights.MayKeep(actor)) return new NotYourDirectory();
        var name = NameRule.Clean(command.Name);
        if (tree.Find(command.SubjectId) is { } unit)
        {
            if (unit.Names.Contains(name)) return Array.Empty<DirectoryChange>();
            var named = unit with { Aliases = [.. unit.Aliases, name] };
            return UnitRule.Refuse(tree.With(named), named) is { } refusal ? refusal : new DirectoryChange[] { new(new UnitChanged(unit, named), command.Reason) };
        }

        if (tree.FindGroup(command.SubjectId) is not { } group) return new NoSuchUnit();
        if (group.Names.Contains(name)) return Array.Empty<DirectoryChange>();
        var grouped = group with { Aliases = [.. group.Aliases, name] };
        return DefineGroupHandler.Refuse(tree.With(grouped), grouped) is { } no ? no : new DirectoryChange[] { new(new GroupChanged(group, grouped), command.Reason) };
    }
}
