using Luoshi.Ledger;

namespace Luoshi.Units;

/// <summary>停用单位: since a day it gets no new work; what it did stays readable.</summary>
public sealed record RetireUnit(Guid UnitId, DateOnly On, string? Reason = null)
{
    /// <summary>It still owes work.</summary>
    public sealed record OwesDuties(string Name, int Count) : Refusal("DR030", $"“{Name}”还有{Count}项责任没有办结。请先把这些责任改派或销号，再停用。");

    /// <summary>Units below it are in use.</summary>
    public sealed record HasUnitsBelow(string Name, int Count) : Refusal("DR031", $"“{Name}”下面还有{Count}个在用的单位。请先停用它们，或移到别的单位之下。");

    /// <summary>Nobody says why.</summary>
    public sealed record ReasonWanted() : Refusal("DR032", "停用要写明理由，例如“机构合并”。");
}

/// <summary>Carries out <see cref="RetireUnit"/>.</summary>
public sealed class RetireUnitHandler(DirectoryTurn turn)
{
    public Task<Result<DirectoryWritten>> HandleAsync(RetireUnit command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync((db, tree) => UnitUse.LoadAsync(db, tree.Find(command.UnitId), ct), (tree, use) => Decide(command, tree, use, actor), actor, ct);
    }

    /// <summary>Nothing is written where it is retired already.</summary>
    public static Result<DirectoryChange[]> Decide(RetireUnit command, UnitTree tree, UnitUse use, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(use);
        if (!DirectoryRights.MayKeep(actor)) return new NotYourDirectory();
        if (tree.Find(command.UnitId) is not { } unit) return new NoSuchUnit();
        if (unit.IsRetired) return Array.Empty<DirectoryChange>();
        if (string.IsNullOrWhiteSpace(command.Reason)) return new RetireUnit.ReasonWanted();
        var below = tree.Children(unit.Id).Count(u => !u.IsRetired);
        if (below > 0) return new RetireUnit.HasUnitsBelow(unit.Name, below);
        if (use.OpenDuties > 0) return new RetireUnit.OwesDuties(unit.Name, use.OpenDuties);
        return new DirectoryChange[] { new(new UnitChanged(unit, unit with { RetiredOn = command.On }), command.Reason) };
    }
}
