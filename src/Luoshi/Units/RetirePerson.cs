using Luoshi.Ledger;

namespace Luoshi.Units;

/// <summary>停用人员: since a day the person is no longer in post; or is back.</summary>
/// <param name="On">The day; null for back in post.</param>
public sealed record RetirePerson(Guid PersonId, DateOnly? On, string? Reason = null);

/// <summary>Carries out <see cref="RetirePerson"/>.</summary>
public sealed class RetirePersonHandler(DirectoryTurn turn)
{
    public Task<Result<DirectoryWritten>> HandleAsync(RetirePerson command, Actor actor, CancellationToken ct) =>
        turn.TakeAsync(tree => Decide(command, tree, actor), actor, ct);

    public static Result<DirectoryChange[]> Decide(RetirePerson command, UnitTree tree, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(tree);
        if (!DirectoryRights.MayKeep(actor)) return new NotYourDirectory();
        if (tree.FindPerson(command.PersonId) is not { } person) return new NoSuchPerson();
        if (person.IsRetired == command.On is not null) return Array.Empty<DirectoryChange>();
        var changed = person with { RetiredOn = command.On };
        return PersonRule.Refuse(tree, changed) is { } refusal ? refusal : new DirectoryChange[] { new(new PersonChanged(person, changed), command.Reason) };
    }
}
