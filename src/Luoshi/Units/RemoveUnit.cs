using Luoshi.Ledger;

namespace Luoshi.Units;

/// <summary>删除单位: one that was entered by mistake and that nothing refers to.</summary>
public sealed record RemoveUnit(Guid UnitId)
{
    /// <summary>Something refers to it.</summary>
    public sealed record IsUsed(string Name, string By) : Refusal("DR040", $"“{Name}”已用过（{By}），不能删除，只能停用。");
}

/// <summary>Carries out <see cref="RemoveUnit"/>.</summary>
public sealed class RemoveUnitHandler(DirectoryTurn turn)
{
    public Task<Result<DirectoryWritten>> HandleAsync(RemoveUnit command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync((db, tree) => UnitUse.LoadAsync(db, tree.Find(command.UnitId), ct), (tree, use) => Decide(command, tree, use, actor), actor, ct);
    }

    public static Result<DirectoryChange[]> Decide(RemoveUnit command, UnitTree tree, UnitUse use, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(use);
        if (!DirectoryRights.MayKeep(actor)) return new NotYourDirectory();
        if (tree.Find(command.UnitId) is not { } unit) return Array.Empty<DirectoryChange>();
        if (UsedBy(unit, tree, use) is { } by) return new RemoveUnit.IsUsed(unit.Name, by);
        return new DirectoryChange[] { new(new UnitRemoved(unit)) };
    }

    private static string? UsedBy(Unit unit, UnitTree tree, UnitUse use)
    {
        if (use.Duties > 0) return $"承担过{use.Duties}项责任";
        if (use.Accounts > 0) return $"有{use.Accounts}个账号";
        if (tree.Children(unit.Id).Any()) return "有下级单位";
        if (tree.Staff(unit.Id).Any()) return "有人员";
        var group = tree.Groups.FirstOrDefault(g => g.Members.Contains(unit.Id) || g.Excluded.Contains(unit.Id) || g.Rules.Any(r => r.UnderId == unit.Id));
        return group is null ? null : $"列在统称“{group.Name}”里";
    }
}
