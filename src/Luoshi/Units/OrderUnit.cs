using Luoshi.Ledger;

namespace Luoshi.Units;

/// <summary>排序: a unit goes one place up or down among those with the same unit above.</summary>
public sealed record OrderUnit(Guid UnitId, bool Up);

/// <summary>Carries out <see cref="OrderUnit"/>.</summary>
public sealed class OrderUnitHandler(DirectoryTurn turn)
{
    public Task<Result<DirectoryWritten>> HandleAsync(OrderUnit command, Actor actor, CancellationToken ct) =>
        turn.TakeAsync(tree => Decide(command, tree, actor), actor, ct);

    /// <summary>Nothing is written where it is the first, or the last, already.</summary>
    public static Result<DirectoryChange[]> Decide(OrderUnit command, UnitTree tree, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(tree);
        if (!DirectoryRights.MayKeep(actor)) return new NotYourDirectory();
        if (tree.Find(command.UnitId) is not { } unit) return new NoSuchUnit();

        // Retired ones are not shown between the others, so a step passes over them.
        var beside = tree.Units.Where(u => u.ParentId == unit.ParentId && u.IsRetired == unit.IsRetired).ToList();
        var at = beside.IndexOf(unit);
        var to = command.Up ? at - 1 : at + 1;
        if (to < 0 || to >= beside.Count) return Array.Empty<DirectoryChange>();
        (beside[at], beside[to]) = (beside[to], beside[at]);

        var orders = beside.Select(u => u.Order).Order().ToList();
        for (var i = 1; i < orders.Count; i++) orders[i] = Math.Max(orders[i], orders[i - 1] + 1);
        return beside.Select((u, i) => (Unit: u, Order: orders[i])).Where(u => u.Unit.Order != u.Order)
            .Select(u => new DirectoryChange(new UnitChanged(u.Unit, u.Unit with { Order = u.Order }))).ToArray();
    }
}
