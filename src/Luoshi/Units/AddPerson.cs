using Luoshi.Ledger;

namespace Luoshi.Units;

/// <summary>新增人员: a person comes into the directory.</summary>
/// <param name="PersonId">Chosen by the page, so that the same form sent twice adds one person.</param>
public sealed record AddPerson(Guid PersonId, string Name, string? Post, Guid? UnitId, string? Reason = null);

/// <summary>Carries out <see cref="AddPerson"/>.</summary>
public sealed class AddPersonHandler(DirectoryTurn turn)
{
    public Task<Result<DirectoryWritten>> HandleAsync(AddPerson command, Actor actor, CancellationToken ct) =>
        turn.TakeAsync(tree => Decide(command, tree, actor), actor, ct);

    public static Result<DirectoryChange[]> Decide(AddPerson command, UnitTree tree, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(tree);
        if (!DirectoryRights.MayKeep(actor)) return new NotYourDirectory();
        if (tree.FindPerson(command.PersonId) is not null) return Array.Empty<DirectoryChange>();
        var person = new Person(command.PersonId, NameRule.Clean(command.Name), NameRule.Clean(command.Post), command.UnitId);
        return PersonRule.Refuse(tree, person) is { } refusal ? refusal : new DirectoryChange[] { new(new PersonAdded(person), command.Reason) };
    }
}
