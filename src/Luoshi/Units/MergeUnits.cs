using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Units;

/// <summary>合并单位: a unit that was entered twice goes into the other one, with its names, what stands below it, its people and what it still owes.</summary>
/// <param name="UnitId">The one that goes.</param>
/// <param name="IntoId">The one that stays.</param>
public sealed record MergeUnits(Guid UnitId, Guid IntoId, string? Reason = null)
{
    /// <summary>A unit into itself.</summary>
    public sealed record SameUnit() : Refusal("DR090", "要并入的就是它自己。请选另一个单位。");

    /// <summary>Nobody says why.</summary>
    public sealed record MergeReasonWanted() : Refusal("DR091", "合并要写明理由，例如“录重了”。");

    /// <summary>One of the two is out of use.</summary>
    public sealed record OutOfUse(string Name) : Refusal("DR092", $"“{Name}”已停用，不能合并。请先恢复它；只缺名称的，加作别名就行。");

    /// <summary>The one that stays stands below the one that goes.</summary>
    public sealed record IntoBelow(string Name, string Into) : Refusal("DR093", $"“{Into}”在“{Name}”之下。请先把它移到别的上级单位，再合并。");

    /// <summary>Both owe something in one item.</summary>
    public sealed record BothOwe(int Items) : Refusal("DR094", $"有{Items}个事项两个单位都还有没办完的责任，合并后分不清哪份算数。请先撤销下发或销号其中一份，再合并。");

    /// <summary>Something it handed in waits for a decision.</summary>
    public sealed record WaitsForReview(string Name, int Duties) : Refusal("DR095", $"“{Name}”有{Duties}份责任正等审核、核查或销号。请先办完这些，再合并。");

    /// <summary>People sign in for it.</summary>
    public sealed record HasAccounts(string Name, int Accounts, string Into) : Refusal("DR096", $"“{Name}”有{Accounts}个账号。请管理员先把这些账号改到“{Into}”，再合并。");

    /// <summary>Both have a unit of that name below them.</summary>
    public sealed record BothHave(string Below) : Refusal("DR097", $"两个单位下面都有“{Below}”。请先合并这两个，或给其中一个改名。");
}

/// <summary>What two units owe that are to be one.</summary>
/// <param name="Going">Open duties of the one that goes.</param>
/// <param name="Staying">Items in which the one that stays has open duties.</param>
/// <param name="Accounts">Accounts that act for the one that goes.</param>
public sealed record MergedUse(IReadOnlyList<DutyState> Going, IReadOnlyList<Guid> Staying, int Accounts)
{
    /// <remarks>The plans come first and are held by the context: whatever changes after that makes the save fail, and the decision is made anew.</remarks>
    internal static async Task<MergedUse> LoadAsync(LuoshiDb db, MergeUnits command, CancellationToken ct)
    {
        var going = db.Duties.Where(d => d.UnitId == command.UnitId && d.Status != DutyStatus.Closed && d.Status != DutyStatus.Withdrawn);
        var plans = await db.Plans.Where(p => p.Status == PlanStatus.InForce && going.Any(d => d.PlanId == p.Id)).ToListAsync(ct);
        var ids = plans.ConvertAll(p => p.Id);
        var duties = await going.Where(d => ids.Contains(d.PlanId)).OrderBy(d => d.Id).Select(d => d.State).ToListAsync(ct);
        var staying = await db.Duties.AsNoTracking()
            .Where(d => d.UnitId == command.IntoId && d.Status != DutyStatus.Closed && d.Status != DutyStatus.Withdrawn).Select(d => d.ItemId).Distinct().ToListAsync(ct);
        return new(duties.ConvertAll(StateJson.Read<DutyState>), staying, await db.Users.CountAsync(a => a.UnitId == command.UnitId, ct));
    }
}

/// <summary>Carries out <see cref="MergeUnits"/>.</summary>
public sealed class MergeUnitsHandler(DirectoryTurn turn, TimeProvider clock)
{
    public Task<Result<DirectoryWritten>> HandleAsync(MergeUnits command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(
            (db, _) => MergedUse.LoadAsync(db, command, ct),
            (tree, use) => Decide(command, tree, use, LedgerDay.Of(clock.GetUtcNow()), actor),
            actor,
            ct,
            (db, tree, use) => GiveAsync(db, command, tree, use, actor, ct));
    }

    /// <remarks>In an order in which each change can be taken back, the last one first.</remarks>
    public static Result<DirectoryChange[]> Decide(MergeUnits command, UnitTree tree, MergedUse use, DateOnly today, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(use);
        if (!DirectoryRights.MayKeep(actor)) return new NotYourDirectory();
        if (tree.Find(command.UnitId) is not { } unit || tree.Find(command.IntoId) is not { } into) return new NoSuchUnit();
        if (Refuse(command, tree, unit, into, use, actor) is { } refusal) return refusal;

        var why = Because(command, unit, into);
        var changes = new List<DirectoryChange>();
        foreach (var child in tree.Units.Where(u => u.ParentId == unit.Id))
        {
            var moved = child with { ParentId = into.Id, Order = UnitRule.NextOrder(tree, into.Id) };
            if (!child.IsRetired && child.Names.FirstOrDefault(n => tree.Children(into.Id).Any(c => !c.IsRetired && tree.SameName(c.Names, n))) is { } both) return new MergeUnits.BothHave(both);
            tree = tree.With(moved);
            if (UnitRule.Refuse(tree, moved) is { } misplaced) return misplaced;
            changes.Add(new(new UnitChanged(child, moved), why));
        }

        foreach (var person in tree.Persons.Where(p => p.UnitId == unit.Id))
        {
            var moved = person with { UnitId = into.Id };
            if (PersonRule.Refuse(tree, moved) is { } twice) return twice;
            changes.Add(new(new PersonChanged(person, moved), why));
        }

        foreach (var group in tree.Groups)
        {
            var kept = group with
            {
                Members = [.. group.Members.Select(m => m == unit.Id ? into.Id : m).Distinct()],
                Rules = [.. group.Rules.Select(r => r.UnderId == unit.Id ? r with { UnderId = into.Id } : r).Distinct()],
            };
            if (DirectorySeal.Of(kept) != DirectorySeal.Of(group)) changes.Add(new(new GroupChanged(group, kept), why));
        }

        var gone = unit with { RetiredOn = today };
        var named = into with { Aliases = NameRule.CleanAliases(into.Name, into.Aliases.Concat(unit.Names)) };
        tree = tree.With(gone).With(named);
        if (UnitRule.Refuse(tree, named) is { } names) return names;
        changes.Add(new(new UnitChanged(unit, gone), why));
        if (DirectorySeal.Of(named) != DirectorySeal.Of(into)) changes.Add(new(new UnitChanged(into, named), why));
        return changes.ToArray();
    }

    private static Refusal? Refuse(MergeUnits command, UnitTree tree, Unit unit, Unit into, MergedUse use, Actor actor)
    {
        if (unit.Id == into.Id) return new MergeUnits.SameUnit();
        if (unit.IsRetired || into.IsRetired) return new MergeUnits.OutOfUse(unit.IsRetired ? unit.Name : into.Name);
        if (tree.IsWithin(into.Id, unit.Id)) return new MergeUnits.IntoBelow(unit.Name, into.Name);
        if (string.IsNullOrWhiteSpace(command.Reason)) return new MergeUnits.MergeReasonWanted();
        if (use.Accounts > 0) return new MergeUnits.HasAccounts(unit.Name, use.Accounts, into.Name);
        if (use.Going.Count > 0 && !DutyRights.IsClerk(actor)) return new OnlyTheClerk("合并还有责任没办完的单位");
        var both = use.Going.Select(d => d.ItemId).Distinct().Intersect(use.Staying).Count();
        if (both > 0) return new MergeUnits.BothOwe(both);
        var waiting = use.Going.Count(d => d.Status is DutyStatus.Reported or DutyStatus.Claimed or DutyStatus.Verified);
        return waiting > 0 ? new MergeUnits.WaitsForReview(unit.Name, waiting) : null;
    }

    // What is not done yet the other one does; what is done stays where it was done.
    private async Task GiveAsync(LuoshiDb db, MergeUnits command, UnitTree tree, MergedUse use, Actor actor, CancellationToken ct)
    {
        var (unit, into) = (tree.Find(command.UnitId)!, tree.Find(command.IntoId)!);
        foreach (var plan in use.Going.GroupBy(d => d.PlanId))
        {
            var version = db.Plans.Local.Single(p => p.Id == plan.Key).Version;
            NewEntry[] entries = [.. plan.Select(d => new NewEntry(new Reassigned(into.Id, into.Name), d.ItemId, d.Id, Because(command, unit, into)))];
            await new LedgerWriter(db).AppendAsync(plan.Key, version, entries, actor, clock.GetUtcNow(), ct);
        }
    }

    private static string Because(MergeUnits command, Unit unit, Unit into) => $"“{unit.Name}”并入“{into.Name}”：{command.Reason!.Trim()}";
}
