using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Units;

/// <summary>A unit as its page shows it.</summary>
/// <param name="Groups">Collective names that it belongs to.</param>
/// <param name="Seen">Mark of what is shown, for the acts that start from it.</param>
public sealed record UnitDetails(
    Unit Unit, IReadOnlyList<Unit> Path, IReadOnlyList<Unit> Below, IReadOnlyList<Person> Staff, IReadOnlyList<UnitGroup> Groups, IReadOnlyList<JournalLine> History, UnitUse Use, string Seen, UnitTree Tree, UnitLabels Labels);

/// <summary>A collective name as its page shows it.</summary>
/// <param name="ByRule">Of its units, those that a rule takes in.</param>
/// <param name="Seen">Mark of what is shown, for the acts that start from it.</param>
public sealed record GroupDetails(
    UnitGroup Group, IReadOnlyList<Unit> Units, IReadOnlySet<Guid> ByRule, IReadOnlyList<Unit> Excluded, IReadOnlyList<JournalLine> History, string Seen, UnitTree Tree, UnitLabels Labels);

/// <summary>A person as the page shows it.</summary>
/// <param name="Seen">Mark of what is shown, for the acts that start from it.</param>
public sealed record PersonDetails(Person Person, Unit? Unit, IReadOnlyList<JournalLine> History, string Seen, UnitTree Tree, UnitLabels Labels);

/// <summary>One unit, collective name or person of the directory, with its history.</summary>
public sealed class UnitPageQuery(IDbContextFactory<LuoshiDb> dbs, UnitTreeQuery trees)
{
    /// <summary>The directory, for a page that adds to it.</summary>
    public Task<UnitTree> TreeAsync(CancellationToken ct) => trees.LoadAsync(ct);

    /// <summary>Null where there is no such unit.</summary>
    public async Task<UnitDetails?> FindAsync(Guid unitId, CancellationToken ct)
    {
        var tree = await trees.LoadAsync(ct);
        if (tree.Find(unitId) is not { } unit) return null;
        await using var db = await dbs.CreateDbContextAsync(ct);
        return new(
            unit,
            [.. tree.Path(unitId).SkipLast(1)],
            [.. tree.Children(unitId)],
            [.. tree.Staff(unitId).OrderBy(p => p.IsRetired)],
            [.. tree.Groups.Where(g => tree.UnitsOf(g).Contains(unit))],
            await DirectoryJournalQuery.OfAsync(db, unitId, ct),
            await UnitUse.LoadAsync(db, unit, ct),
            DirectorySeal.Of(unit),
            tree,
            new(tree));
    }

    /// <summary>Null where there is no such collective name.</summary>
    public async Task<GroupDetails?> FindGroupAsync(Guid groupId, CancellationToken ct)
    {
        var tree = await trees.LoadAsync(ct);
        if (tree.FindGroup(groupId) is not { } group) return null;
        await using var db = await dbs.CreateDbContextAsync(ct);
        return new(
            group,
            tree.UnitsOf(group),
            tree.UnitsOf(group with { Members = [] }).Select(u => u.Id).ToHashSet(),
            [.. group.Excluded.Select(tree.Find).OfType<Unit>()],
            await DirectoryJournalQuery.OfAsync(db, groupId, ct),
            DirectorySeal.Of(group),
            tree,
            new(tree));
    }

    /// <summary>Null where there is no such person.</summary>
    public async Task<PersonDetails?> FindPersonAsync(Guid personId, CancellationToken ct)
    {
        var tree = await trees.LoadAsync(ct);
        if (tree.FindPerson(personId) is not { } person) return null;
        await using var db = await dbs.CreateDbContextAsync(ct);
        return new(person, person.UnitId is { } unit ? tree.Find(unit) : null, await DirectoryJournalQuery.OfAsync(db, personId, ct), DirectorySeal.Of(person), tree, new(tree));
    }
}
