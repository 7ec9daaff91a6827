using Luoshi.Ledger;

namespace Luoshi.Units;

/// <summary>更改人员: another name, post or unit.</summary>
/// <param name="Seen">Mark of the person as the page showed it; null for whatever it is now.</param>
public sealed record ChangePerson(Guid PersonId, string Name, string? Post, Guid? UnitId, string? Seen = null, string? Reason = null);

/// <summary>Carries out <see cref="ChangePerson"/>.</summary>
public sealed class ChangePersonHandler(DirectoryTurn turn)
{
    public Task<Result<DirectoryWritten>> HandleAsync(ChangePerson command, Actor actor, CancellationToken ct) =>
        turn.TakeAsync(tree => Decide(command, tree, actor), actor, ct);

    public static Result<DirectoryChange[]> Decide(ChangePerson command, UnitTree tree, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(tree);
        if (!DirectoryRights.MayKeep(actor)) return new NotYourDirectory();
        if (tree.FindPerson(command.PersonId) is not { } person) return new NoSuchPerson();
        if (command.Seen is { } seen && seen != DirectorySeal.Of(person)) return new ChangedMeanwhile(person.Name);
        var changed = person with { Name = NameRule.Clean(command.Name), Post = NameRule.Clean(command.Post), UnitId = command.UnitId };
        if (changed == person) return Array.Empty<DirectoryChange>();
        return PersonRule.Refuse(tree, changed) is { } refusal ? refusal : new DirectoryChange[] { new(new PersonChanged(person, changed), command.Reason) };
    }
}
