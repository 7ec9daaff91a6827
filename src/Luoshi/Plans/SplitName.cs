using Luoshi.Ledger;

namespace Luoshi.Plans;

/// <summary>拆开名称: names that were read as one become several, wherever the plan has them.</summary>
/// <param name="OfPerson">A leader's name; else a unit's.</param>
/// <param name="Parts">The names it really is, in order; one alone renames it.</param>
/// <param name="Reason">Wanted once the plan is in force.</param>
public sealed record SplitName(Guid PlanId, string Name, bool OfPerson, IReadOnlyList<string> Parts, string? Reason = null)
{
    /// <summary>There is nothing to put in its place.</summary>
    public sealed record NoParts() : Refusal("TN010", "请把拆开后的名称各写一行，至少一行。");
}

/// <summary>Carries out <see cref="SplitName"/>.</summary>
public sealed class SplitNameHandler(PlanTurn turn)
{
    public Task<Result<Written>> HandleAsync(SplitName command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.PlanId, null, true, now => Decide(command, now.Plan, now.Items, actor), actor, ct);
    }

    /// <summary>One correction an item and field that has the name, as if each had been corrected by hand.</summary>
    public static Result<NewEntry[]> Decide(SplitName command, PlanState? plan, IReadOnlyList<ItemState> items, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(items);
        if (NameRights.Refuse(plan, actor) is { } refusal) return refusal;
        List<string> parts = [.. command.Parts.Select(p => p.Trim()).Where(p => p.Length > 0).Distinct()];
        if (parts.Count == 0) return new SplitName.NoParts();

        string[] fields = command.OfPerson ? ["leaders", "leadLeaders"] : ["leadUnits", "supportUnits"];
        var entries = new List<NewEntry>();
        foreach (var item in items)
        {
            List<FieldChange> changes = [.. fields.Where(f => OwnerList.Of(item.Facts, f).Contains(command.Name)).Select(f => Change(item.Facts, f, command.Name, parts))];
            if (changes.Count == 0) continue;
            var decided = CorrectFieldHandler.Decide(new(command.PlanId, item.Id, changes, command.Reason), plan, item, actor);
            if (!decided.Ok) return decided.Refusal;
            entries.AddRange(decided.Value);
        }

        return entries.Count == 0 && !parts.SequenceEqual([command.Name]) ? new TieName.NotPrinted(command.Name) : entries.ToArray();
    }

    private static FieldChange Change(ItemFacts item, string field, string name, List<string> parts)
    {
        var names = OwnerList.Of(item, field);
        List<string> split = [.. names.SelectMany(n => n == name ? parts : [n]).Distinct()];
        return new(field, StateJson.Element(names), StateJson.Element(split));
    }
}
