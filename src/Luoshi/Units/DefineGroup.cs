using Luoshi.Ledger;

namespace Luoshi.Units;

/// <summary>定义统称: a collective name and the units it stands for, new or changed.</summary>
/// <param name="GroupId">Of the one to change; a new one's is chosen by the page, so that the same form sent twice defines one.</param>
/// <param name="Seen">Mark of the collective name as the page showed it; null for a new one, or for whatever it is now.</param>
public sealed record DefineGroup(
    Guid GroupId,
    string Name,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<GroupRule> Rules,
    IReadOnlyList<Guid> Members,
    IReadOnlyList<Guid> Excluded,
    string? Seen = null,
    string? Reason = null)
{
    /// <summary>A unit it names is not in the directory.</summary>
    public sealed record UnknownMember() : Refusal("DR050", "所选单位里有的已不在名录中。请刷新页面重选。");

    /// <summary>A rule that takes in everything.</summary>
    public sealed record RuleTakesAll() : Refusal("DR051", "规则没有写明范围：请至少选定类别、所属单位或名称用字之一。");
}

/// <summary>Carries out <see cref="DefineGroup"/>.</summary>
public sealed class DefineGroupHandler(DirectoryTurn turn)
{
    public Task<Result<DirectoryWritten>> HandleAsync(DefineGroup command, Actor actor, CancellationToken ct) =>
        turn.TakeAsync(tree => Decide(command, tree, actor), actor, ct);

    public static Result<DirectoryChange[]> Decide(DefineGroup command, UnitTree tree, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(tree);
        if (!DirectoryRights.MayKeep(actor)) return new NotYourDirectory();
        var before = tree.FindGroup(command.GroupId);
        if (before is not null && command.Seen is { } seen && seen != DirectorySeal.Of(before)) return new ChangedMeanwhile(before.Name);

        var name = NameRule.Clean(command.Name);
        var group = new UnitGroup(
            command.GroupId,
            name,
            NameRule.CleanAliases(name, command.Aliases),
            [.. command.Rules.Select(r => r with { NameHas = string.IsNullOrWhiteSpace(r.NameHas) ? null : r.NameHas.Trim() }).Distinct()],
            [.. command.Members.Distinct().OrderBy(tree.Position)],
            [.. command.Excluded.Distinct().OrderBy(tree.Position)],
            before?.RetiredOn);
        if (before is not null && DirectorySeal.Of(before) == DirectorySeal.Of(group)) return Array.Empty<DirectoryChange>();
        if (Refuse(tree.With(group), group) is { } refusal) return refusal;
        return new DirectoryChange[] { new(before is null ? new GroupDefined(group) : new GroupChanged(before, group), command.Reason) };
    }

    /// <summary>Why the collective name cannot stand so; null where it can.</summary>
    /// <param name="after">The directory with it in it, as it would stand.</param>
    internal static Refusal? Refuse(UnitTree after, UnitGroup group)
    {
        if (NameRule.Refuse(group.Name, group.Aliases) is { } refusal) return refusal;
        if (group.Members.Concat(group.Excluded).Concat(group.Rules.Select(r => r.UnderId).OfType<Guid>()).Any(id => after.Find(id) is null)) return new DefineGroup.UnknownMember();
        if (group.Rules.Any(r => r is { Kind: null, UnderId: null, NameHas: null })) return new DefineGroup.RuleTakesAll();
        if (group.IsRetired) return null;
        foreach (var name in group.Names)
        {
            if (after.Bearing(name) is [var unit, ..]) return new NameRule.Taken(name, unit.Name);
            if (after.Groups.FirstOrDefault(g => !g.IsRetired && g.Id != group.Id && after.SameName(g.Names, name)) is { } other) return new NameRule.Taken(name, other.Name);
        }

        return null;
    }
}
