using Luoshi.Ledger;
using Luoshi.Units;

namespace Luoshi.Plans;

/// <summary>名称对应: in this plan a printed name means this unit, collective name or person; other plans are left alone.</summary>
/// <param name="OfPerson">A leader's name; else a unit's.</param>
/// <param name="Subject">What it is tied to; null lets the directory count again.</param>
/// <param name="SubjectId">The unit, collective name or person; null for nobody.</param>
public sealed record TieName(Guid PlanId, string Name, bool OfPerson, NameSubject? Subject, Guid? SubjectId = null, string? Reason = null)
{
    /// <summary>The plan does not print the name.</summary>
    public sealed record NotPrinted(string Name) : Refusal("TN001", $"这份计划里没有“{Name}”，可能刚被他人改过。请刷新名称核对页。");

    /// <summary>What it was tied to is not there, or retired.</summary>
    public sealed record NoSuchSubject() : Refusal("TN002", "所选的单位、统称或人员不在名录中，或已停用。请重选。");

    /// <summary>Nobody says why the words name no unit.</summary>
    public sealed record ReasonWanted() : Refusal("TN004", "不指单位或人员的，请写明理由，例如“泛指，不单独承担”。");

    /// <summary>Nobody changes an archived plan.</summary>
    public sealed record Archived() : Refusal("TN003", "这份计划已归档，只能查看，名称不再改。");
}

/// <summary>Carries out <see cref="TieName"/>.</summary>
public sealed class TieNameHandler(PlanTurn turn, UnitTreeQuery trees)
{
    public async Task<Result<Written>> HandleAsync(TieName command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var tree = await trees.LoadAsync(ct);
        return await turn.TakeAsync(command.PlanId, null, true, now => Decide(command, now.Plan, now.Items, tree, actor), actor, ct);
    }

    /// <summary>Nothing is written where it is so already.</summary>
    public static Result<NewEntry[]> Decide(TieName command, PlanState? plan, IReadOnlyList<ItemState> items, UnitTree tree, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(tree);
        if (NameRights.Refuse(plan, actor) is { } refusal) return refusal;
        var names = PlanNames.Of(plan!, items, tree);
        var printed = command.OfPerson ? names.Persons.Any(p => p.Printed == command.Name) : names.Units.Any(u => u.Printed == command.Name);
        if (!printed) return new TieName.NotPrinted(command.Name);

        if (command.Subject == NameSubject.Nobody && string.IsNullOrWhiteSpace(command.Reason)) return new TieName.ReasonWanted();
        NameTie? tie = null;
        if (command.Subject is { } subject)
        {
            tie = Tie(subject, command.SubjectId, tree);
            if (tie is null || (subject == NameSubject.Person) != (command.OfPerson && subject != NameSubject.Nobody)) return new TieName.NoSuchSubject();
        }

        var present = (command.OfPerson ? plan!.PersonTies : plan!.UnitTies).GetValueOrDefault(command.Name);
        return tie == present ? Array.Empty<NewEntry>() : new NewEntry[] { new(new NameTied(command.Name, command.OfPerson, tie), Reason: command.Reason) };
    }

    private static NameTie? Tie(NameSubject subject, Guid? id, UnitTree tree) => subject switch
    {
        NameSubject.Nobody => new(subject, null, null),
        NameSubject.Unit when id is { } unit && tree.Find(unit) is { IsRetired: false } found => new(subject, found.Id, found.Name),
        NameSubject.Group when id is { } group && tree.FindGroup(group) is { IsRetired: false } found => new(subject, found.Id, found.Name),
        NameSubject.Person when id is { } person && tree.FindPerson(person) is { IsRetired: false } found => new(subject, found.Id, found.Name),
        _ => null,
    };
}

/// <summary>Who may settle a plan's names: who prepares a draft, and the clerk once it is in force.</summary>
internal static class NameRights
{
    /// <summary>Why the act cannot be; null where it can.</summary>
    public static Refusal? Refuse(PlanState? plan, Actor actor) =>
        plan is null ? new NoSuchPlan()
        : !PlanRights.MayPrepare(actor) ? new NotYourPlan()
        : plan.Status == PlanStatus.Discarded ? new DraftWasDiscarded()
        : plan.Status == PlanStatus.Archived ? new TieName.Archived()
        : plan.Status == PlanStatus.InForce && !PlanRights.MayCorrectInForce(actor) ? new CorrectField.ClerkOnly()
        : null;
}
