using Luoshi.Ledger;
using Luoshi.Units;
using Luoshi.Web.Shell;

namespace Luoshi.Web.Units;

/// <summary>Takes what a keeper of the directory does on a unit's page to its use case.</summary>
public sealed class UnitDesk(
    AddUnitHandler add, ChangeUnitHandler change, RetireUnitHandler retire, RestoreUnitHandler restore, RemoveUnitHandler remove, MergeUnitsHandler merge, OrderUnitHandler order)
{
    /// <param name="act">add, change, retire, restore, remove, merge, up or down.</param>
    /// <returns>Why it could not be; null where it was done.</returns>
    public async Task<Refusal?> TakeAsync(string act, Guid unitId, UnitTree tree, PostedForm form, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(form);
        var reason = form["reason"];
        switch (act)
        {
            case "add" or "change":
                var input = DirectoryForm.Unit(form);
                var parent = DirectoryForm.UnitOf(input.Parent, new(tree));
                if (!parent.Ok) return parent.Refusal;
                var aliases = DirectoryForm.Lines(input.Aliases);
                return act == "add"
                    ? (await add.HandleAsync(new(unitId, input.Name, input.Kind, parent.Value[0], aliases, reason), actor, ct)).Refusal
                    : (await change.HandleAsync(new(unitId, input.Name, input.Kind, parent.Value[0], aliases, form["seen"], form.Has("keep-name"), reason), actor, ct)).Refusal;
            case "retire":
                return form.Day("on") is { } on ? (await retire.HandleAsync(new(unitId, on, reason), actor, ct)).Refusal : new NoDay();
            case "restore":
                return (await restore.HandleAsync(new(unitId, reason), actor, ct)).Refusal;
            case "remove":
                return (await remove.HandleAsync(new(unitId), actor, ct)).Refusal;
            case "merge":
                var into = DirectoryForm.UnitOf(form["into"], new(tree));
                if (!into.Ok) return into.Refusal;
                return into.Value[0] is { } other ? (await merge.HandleAsync(new(unitId, other, reason), actor, ct)).Refusal : new NothingToMergeInto();
            case "up" or "down":
                return (await order.HandleAsync(new(unitId, act == "up"), actor, ct)).Refusal;
            default:
                throw new ArgumentException($"There is no act called {act}.", nameof(act));
        }
    }
}

/// <summary>Takes what a keeper of the directory does on the page of a collective name to its use case.</summary>
public sealed class GroupDesk(DefineGroupHandler define, SetGroupMemberHandler set, RetireGroupHandler retire)
{
    /// <param name="act">define, in, out, retire or restore.</param>
    /// <param name="before">The collective name as it stands; null for a new one.</param>
    /// <returns>Why it could not be; null where it was done.</returns>
    public async Task<Refusal?> TakeAsync(string act, Guid groupId, UnitGroup? before, UnitTree tree, PostedForm form, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(form);
        var reason = form["reason"];
        switch (act)
        {
            case "define":
                var input = DirectoryForm.Group(form);
                var rules = DirectoryForm.Rules(input, new(tree));
                if (!rules.Ok) return rules.Refusal;
                return (await define.HandleAsync(
                    new(groupId, input.Name, DirectoryForm.Lines(input.Aliases), rules.Value, input.Members, before?.Excluded ?? [], before is null ? null : form["seen"], reason), actor, ct)).Refusal;
            case "in":
                var unit = DirectoryForm.UnitOf(form["unit"], new(tree));
                if (!unit.Ok) return unit.Refusal;
                return (await set.HandleAsync(new(groupId, unit.Value[0] ?? Guid.Empty, true, reason), actor, ct)).Refusal;
            case "out":
                return (await set.HandleAsync(new(groupId, form.Id("out") ?? Guid.Empty, false, reason), actor, ct)).Refusal;
            case "retire":
                return form.Day("on") is { } on ? (await retire.HandleAsync(new(groupId, on, reason), actor, ct)).Refusal : new NoDay();
            case "restore":
                return (await retire.HandleAsync(new(groupId, null, reason), actor, ct)).Refusal;
            default:
                throw new ArgumentException($"There is no act called {act}.", nameof(act));
        }
    }
}

/// <summary>Takes what a keeper of the directory does on a person's page to its use case.</summary>
public sealed class PersonDesk(AddPersonHandler add, ChangePersonHandler change, RetirePersonHandler retire)
{
    /// <param name="act">add, change, retire or restore.</param>
    /// <returns>Why it could not be; null where it was done.</returns>
    public async Task<Refusal?> TakeAsync(string act, Guid personId, UnitTree tree, PostedForm form, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(form);
        var reason = form["reason"];
        switch (act)
        {
            case "add" or "change":
                var input = DirectoryForm.Person(form);
                var unit = DirectoryForm.UnitOf(input.Unit, new(tree));
                if (!unit.Ok) return unit.Refusal;
                return act == "add"
                    ? (await add.HandleAsync(new(personId, input.Name, input.Post, unit.Value[0], reason), actor, ct)).Refusal
                    : (await change.HandleAsync(new(personId, input.Name, input.Post, unit.Value[0], form["seen"], reason), actor, ct)).Refusal;
            case "retire":
                return form.Day("on") is { } on ? (await retire.HandleAsync(new(personId, on, reason), actor, ct)).Refusal : new NoDay();
            case "restore":
                return (await retire.HandleAsync(new(personId, null, reason), actor, ct)).Refusal;
            default:
                throw new ArgumentException($"There is no act called {act}.", nameof(act));
        }
    }
}

/// <summary>No unit was named to merge into.</summary>
public sealed record NothingToMergeInto() : Refusal("DR098", "没有写并入哪个单位。请从列表里选一个。");

/// <summary>A day was left out, or is none.</summary>
public sealed record NoDay() : Refusal("DR008", "日期没有填，或不是日期。请选一个日期。");
