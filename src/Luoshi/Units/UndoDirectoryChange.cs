using Luoshi.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Units;

/// <summary>撤回: one change of the directory counts no more; the journal keeps both.</summary>
/// <param name="Sequence">The entry of the journal to take back.</param>
public sealed record UndoDirectoryChange(long Sequence, string? Reason = null)
{
    /// <summary>There is no such entry.</summary>
    public sealed record NoSuchEntry() : Refusal("DR070", "没有这条变更记录。请刷新变更记录页。");

    /// <summary>What the entry did was changed again.</summary>
    public sealed record BuiltUpon() : Refusal("DR071", "这之后又改过同一处，不能撤回这一条。请看现在的内容，直接改成需要的样子。");

    /// <summary>Accounts stand for the person.</summary>
    public sealed record PersonIsUsed(string Name, int Accounts) : Refusal("DR072", $"“{Name}”已有{Accounts}个账号对应，不能撤回新增。不在任的请停用。");
}

/// <summary>Carries out <see cref="UndoDirectoryChange"/>.</summary>
public sealed class UndoDirectoryChangeHandler(DirectoryTurn turn, TimeProvider clock)
{
    public Task<Result<DirectoryWritten>> HandleAsync(UndoDirectoryChange command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(
            async (db, tree) =>
            {
                var entry = await db.DirectoryEntries.AsNoTracking().SingleOrDefaultAsync(e => e.Sequence == command.Sequence, ct);
                var subject = entry?.SubjectId;
                return (Facts: entry is null ? null : DirectoryFacts.Parse(entry.Facts),
                    Use: await UnitUse.LoadAsync(db, subject is { } id ? tree.Find(id) : null, ct),
                    Accounts: await db.Users.CountAsync(a => a.PersonId == subject, ct));
            },
            (tree, loaded) => Decide(command, loaded.Facts, tree, loaded.Use, loaded.Accounts, LedgerDay.Of(clock.GetUtcNow()), actor),
            actor,
            ct);
    }

    /// <param name="facts">What the entry did; null where there is none.</param>
    /// <param name="use">What hangs on the unit it is about.</param>
    /// <param name="accounts">How many accounts stand for the person it is about.</param>
    public static Result<DirectoryChange[]> Decide(UndoDirectoryChange command, DirectoryFacts? facts, UnitTree tree, UnitUse use, int accounts, DateOnly today, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(tree);
        if (!DirectoryRights.MayKeep(actor)) return new NotYourDirectory();
        var why = string.IsNullOrWhiteSpace(command.Reason) ? $"撤回第{command.Sequence}条" : command.Reason;
        return facts switch
        {
            null => new UndoDirectoryChange.NoSuchEntry(),
            UnitAdded a => Stands(tree.Find(a.Unit.Id), a.Unit) ? RemoveUnitHandler.Decide(new(a.Unit.Id), tree, use, actor) : new UndoDirectoryChange.BuiltUpon(),
            UnitChanged c => Stands(tree.Find(c.To.Id), c.To) ? Back(c, tree, use, today, why, actor) : new UndoDirectoryChange.BuiltUpon(),
            UnitRemoved r => tree.Find(r.Unit.Id) is null ? Checked(UnitRule.Refuse(tree.With(r.Unit), r.Unit), new UnitAdded(r.Unit), why) : new UndoDirectoryChange.BuiltUpon(),
            GroupDefined d => Stands(tree.FindGroup(d.Group.Id), d.Group) ? Checked(null, new GroupRemoved(d.Group), why) : new UndoDirectoryChange.BuiltUpon(),
            GroupChanged c => Stands(tree.FindGroup(c.To.Id), c.To) ? Checked(DefineGroupHandler.Refuse(tree.With(c.From), c.From), new GroupChanged(c.To, c.From), why) : new UndoDirectoryChange.BuiltUpon(),
            GroupRemoved r => tree.FindGroup(r.Group.Id) is null ? Checked(DefineGroupHandler.Refuse(tree.With(r.Group), r.Group), new GroupDefined(r.Group), why) : new UndoDirectoryChange.BuiltUpon(),
            PersonAdded a => tree.FindPerson(a.Person.Id) != a.Person ? new UndoDirectoryChange.BuiltUpon()
                : accounts > 0 ? new UndoDirectoryChange.PersonIsUsed(a.Person.Name, accounts)
                : Checked(null, new PersonRemoved(a.Person), why),
            PersonChanged c => tree.FindPerson(c.To.Id) == c.To ? Checked(PersonRule.Refuse(tree, c.From), new PersonChanged(c.To, c.From), why) : new UndoDirectoryChange.BuiltUpon(),
            PersonRemoved r => tree.FindPerson(r.Person.Id) is null ? Checked(PersonRule.Refuse(tree, r.Person), new PersonAdded(r.Person), why) : new UndoDirectoryChange.BuiltUpon(),
            _ => throw new ArgumentOutOfRangeException(nameof(facts)),
        };
    }

    // Taking back 恢复 is 停用 again, with all that 停用 asks.
    private static Result<DirectoryChange[]> Back(UnitChanged change, UnitTree tree, UnitUse use, DateOnly today, string why, Actor actor) =>
        change is { From.IsRetired: true, To.IsRetired: false }
            ? RetireUnitHandler.Decide(new(change.To.Id, change.From.RetiredOn ?? today, why), tree, use, actor)
            : Checked(UnitRule.Refuse(tree.With(change.From), change.From), new UnitChanged(change.To, change.From), why);

    private static Result<DirectoryChange[]> Checked(Refusal? refusal, DirectoryFacts back, string why) =>
        refusal is not null ? refusal : new DirectoryChange[] { new(back, why) };

    private static bool Stands(Unit? now, Unit then) => now is not null && DirectorySeal.Of(now) == DirectorySeal.Of(then);

    private static bool Stands(UnitGroup? now, UnitGroup then) => now is not null && DirectorySeal.Of(now) == DirectorySeal.Of(then);
}
