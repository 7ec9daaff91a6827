namespace Luoshi.Units;

/// <summary>What a unit in use must be like within the directory.</summary>
public static class UnitRule
{
    /// <summary>The unit above is not there.</summary>
    public sealed record NoSuchParent() : Refusal("DR020", "名录里没有这个上级单位，可能刚被删去。请重选上级单位。");

    /// <summary>A unit would stand below itself.</summary>
    public sealed record Ring(string Name) : Refusal("DR021", $"“{Name}”不能放在它自己或它下属的单位之下。请选别的上级单位。");

    /// <summary>The tree would be too deep.</summary>
    public sealed record TooDeep() : Refusal("DR022", $"单位层级太深：至多{UnitLimits.Depth}级。请选高一些的上级单位。");

    /// <summary>The unit above is retired.</summary>
    public sealed record ParentRetired(string Parent) : Refusal("DR023", $"上级单位“{Parent}”已停用。请先恢复它，或选别的上级单位。");

    /// <summary>Why the unit cannot stand so; null where it can.</summary>
    /// <param name="after">The directory with the unit in it, as it would stand.</param>
    public static Refusal? Refuse(UnitTree after, Unit unit)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(unit);
        if (NameRule.Refuse(unit.Name, unit.Aliases) is { } refusal) return refusal;
        if (Above(after, unit) is { } misplaced) return misplaced;
        if (unit.IsRetired) return null;
        foreach (var name in unit.Names)
        {
            if (after.Bearing(name).FirstOrDefault(other => other.Id != unit.Id && WouldMix(unit, other)) is { } other) return new NameRule.Taken(name, other.Name);
            if (after.GroupBearing(name) is { } group) return new NameRule.Taken(name, group.Name);
        }

        return null;
    }

    /// <summary>Place for one more at the end of those below a unit.</summary>
    internal static int NextOrder(UnitTree tree, Guid? parent) =>
        tree.Units.Where(u => u.ParentId == parent).Select(u => u.Order).DefaultIfEmpty(0).Max() + 1;

    private static Refusal? Above(UnitTree after, Unit unit)
    {
        var depth = 1;
        for (var at = unit.ParentId; at is not null; depth++)
        {
            if (after.Find(at.Value) is not { } parent) return new NoSuchParent();
            if (parent.Id == unit.Id) return new Ring(unit.Name);
            if (depth == 1 && parent.IsRetired && !unit.IsRetired) return new ParentRetired(parent.Name);
            if (depth > UnitLimits.Depth) return new TooDeep();
            at = parent.ParentId;
        }

        var below = after.Within(unit.Id);
        var deepest = below.Count == 0 ? 0 : below.Max(u => after.Depth(u.Id)) - after.Depth(unit.Id);
        return depth + deepest > UnitLimits.Depth ? new TooDeep() : null;
    }

    // Every county has an 办公室; but there is one 市第一人民医院.
    private static bool WouldMix(Unit one, Unit other) => one.ParentId == other.ParentId || (HasNameOfItsOwn(one) && HasNameOfItsOwn(other));

    private static bool HasNameOfItsOwn(Unit unit) => unit.Kind is UnitKind.Commission or UnitKind.County or UnitKind.Institution;
}
