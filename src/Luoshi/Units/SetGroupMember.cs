using Luoshi.Ledger;

namespace Luoshi.Units;

/// <summary>订正统称: one unit belongs to a collective name, or does not.</summary>
public sealed record SetGroupMember(Guid GroupId, Guid UnitId, bool Belongs, string? Reason = null);

/// <summary>Carries out <see cref="SetGroupMember"/>.</summary>
public sealed class SetGroupMemberHandler(DirectoryTurn turn)
{
    public Task<Result<DirectoryWritten>> HandleAsync(SetGroupMember command, Actor actor, CancellationToken ct) =>
        turn.TakeAsync(tree => Decide(command, tree, actor), actor, ct);

    /// <summary>Nothing is written where it is so already.</summary>
    public static Result<DirectoryChange[]> Decide(SetGroupMember command, UnitTree tree, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(tree);
        if (!DirectoryRights.MayKeep(actor)) return new NotYourDirectory();
        if (tree.FindGroup(command.GroupId) is not { } group) return new NoSuchGroup();
        if (tree.Find(command.UnitId) is not { } unit) return new NoSuchUnit();
        if (tree.UnitsOf(group).Contains(unit) == command.Belongs) return Array.Empty<DirectoryChange>();

        // By rule where a rule says so, one by one where none does.
        List<Guid> excluded = [.. group.Excluded.Where(id => id != unit.Id)], members = [.. group.Members.Where(id => id != unit.Id)];
        var byRule = tree.UnitsOf(group with { Members = members, Excluded = excluded }).Contains(unit);
        if (command.Belongs && !byRule) members.Add(unit.Id);
        if (!command.Belongs && byRule) excluded.Add(unit.Id);
        var corrected = group with { Members = [.. members.OrderBy(tree.Position)], Excluded = [.. excluded.OrderBy(tree.Position)] };
        return new DirectoryChange[] { new(new GroupChanged(group, corrected), command.Reason) };
    }
}
