using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Units;
using Luoshi.Web.Shell;
using Luoshi.Web.Units;

namespace Luoshi.Web.Plans;

/// <summary>What an act on a name of a plan came to.</summary>
/// <param name="Refusal">Why it could not be; null where it was done.</param>
/// <param name="Undo">The change of the directory that it made and that could be taken back; null for none.</param>
public sealed record NameOutcome(Refusal? Refusal, long? Undo = null);

/// <summary>Takes what a person does with a printed name to its use case: of the plan, or of the directory.</summary>
public sealed class NameDesk(
    TieNameHandler tie,
    SplitNameHandler split,
    AddAliasHandler alias,
    AddUnitHandler addUnit,
    DefineGroupHandler defineGroup,
    AddPersonHandler addPerson,
    UndoDirectoryChangeHandler undo)
{
    /// <summary>Nothing was chosen.</summary>
    public sealed record NothingChosen() : Refusal("NM001", "没有选对应的单位。请选一个，或从列表里写一个。");

    /// <summary>Someone else settled the name since the page was opened.</summary>
    public sealed record SettledMeanwhile(string Name, string Now) : Refusal("NM002", $"“{Name}”刚有人处理过，现在是：{Now}。您刚才填的没有保存；还要改的，在下面重新办。");

    /// <summary>A mark of what a name meant when it was shown: as long as nobody settled it, all that is open is the same.</summary>
    public static string Mark(UnitName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Means.IsSettled ? $"{name.Tie?.Subject}{string.Concat(name.Means.Settled.Select(u => u.Id.ToString("N")))}" : "?";
    }

    /// <summary>A mark of what a leader's name meant when it was shown.</summary>
    public static string Mark(PersonName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Means.IsSettled ? $"{name.Tie?.Subject}{(name.Means as OnePerson)?.Person.Id:N}" : "?";
    }

    /// <param name="act">tie, add, group, nobody, untie, split or undo.</param>
    public async Task<NameOutcome> TakeAsync(string act, NamesOfPlan plan, string name, bool ofPerson, PostedForm form, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(form);
        var (id, reason) = (plan.Plan.Id, form["reason"]);
        switch (act)
        {
            case "tie":
                return ofPerson
                    ? new((await tie.HandleAsync(new(id, name, true, NameSubject.Person, form.Id("subject"), reason), actor, ct)).Refusal)
                    : await TieUnitAsync(plan, name, form, actor, ct);
            case "add" when ofPerson:
                return await AddPersonAsync(plan.Tree, form, actor, ct);
            case "add":
                return await AddUnitAsync(plan.Tree, name, form, actor, ct);
            case "group":
                return await GroupAsync(plan.Tree, name, form, actor, ct);
            case "nobody":
                return new((await tie.HandleAsync(new(id, name, ofPerson, NameSubject.Nobody, null, reason), actor, ct)).Refusal);
            case "untie":
                return new((await tie.HandleAsync(new(id, name, ofPerson, null, null, reason), actor, ct)).Refusal);
            case "split":
                return new((await split.HandleAsync(new(id, name, ofPerson, DirectoryForm.Lines(form["parts"]), reason), actor, ct)).Refusal);
            case "undo":
                return new((await undo.HandleAsync(new(form.Version("undo")), actor, ct)).Refusal);
            default:
                throw new ArgumentException($"There is no act called {act}.", nameof(act));
        }
    }

    /// <summary>Whether a name can be remembered as an alias: several that bear it already would still be several.</summary>
    public static bool CanBeRemembered(NameResolution means) => means is not SeveralUnits;

    private async Task<NameOutcome> TieUnitAsync(NamesOfPlan plan, string name, PostedForm form, Actor actor, CancellationToken ct)
    {
        var (subject, kind) = (form.Id("subject"), NameSubject.Unit);
        if (form["other"].Trim() is { Length: > 0 } other && subject is null)
        {
            var group = plan.Tree.Groups.FirstOrDefault(g => !g.IsRetired && g.Names.Contains(other));
            if (group is not null)
            {
                (subject, kind) = (group.Id, NameSubject.Group);
            }
            else
            {
                var found = DirectoryForm.UnitOf(other, new(plan.Tree));
                if (!found.Ok) return new(found.Refusal);
                subject = found.Value[0];
            }
        }

        if (subject is not { } id) return new(new NothingChosen());
        if (form.Has("remember") && CanBeRemembered(plan.Names.Resolve(name))) return Done(await alias.HandleAsync(new(id, name, Because(plan, form["reason"])), actor, ct));
        return new((await tie.HandleAsync(new(plan.Plan.Id, name, false, kind, id, form["reason"]), actor, ct)).Refusal);
    }

    private async Task<NameOutcome> AddUnitAsync(UnitTree tree, string name, PostedForm form, Actor actor, CancellationToken ct)
    {
        var input = DirectoryForm.Unit(form);
        var parent = DirectoryForm.UnitOf(input.Parent, new(tree));
        if (!parent.Ok) return new(parent.Refusal);
        return Done(await addUnit.HandleAsync(new(form.Id("new") ?? Guid.CreateVersion7(), input.Name, input.Kind, parent.Value[0], [.. DirectoryForm.Lines(input.Aliases), name], form["reason"]), actor, ct));
    }

    private async Task<NameOutcome> AddPersonAsync(UnitTree tree, PostedForm form, Actor actor, CancellationToken ct)
    {
        var input = DirectoryForm.Person(form);
        var unit = DirectoryForm.UnitOf(input.Unit, new(tree));
        if (!unit.Ok) return new(unit.Refusal);
        return Done(await addPerson.HandleAsync(new(form.Id("new") ?? Guid.CreateVersion7(), input.Name, input.Post, unit.Value[0], form["reason"]), actor, ct));
    }

    private async Task<NameOutcome> GroupAsync(UnitTree tree, string name, PostedForm form, Actor actor, CancellationToken ct)
    {
        var input = DirectoryForm.Group(form);
        var rules = DirectoryForm.Rules(input, new(tree));
        if (!rules.Ok) return new(rules.Refusal);
        if (rules.Value.Length == 0 && input.Members.Count == 0) return new(new NothingChosen());
        return Done(await defineGroup.HandleAsync(
            new(form.Id("new") ?? Guid.CreateVersion7(), input.Name, [.. DirectoryForm.Lines(input.Aliases), name], rules.Value, input.Members, [], Reason: form["reason"]), actor, ct));
    }

    private static string Because(NamesOfPlan plan, string reason) => reason.Length > 0 ? reason : $"《{plan.Plan.Facts.Title}》这样印";

    private static NameOutcome Done(Result<DirectoryWritten> result) =>
        result.Ok ? new(null, result.Value.Entries > 0 ? result.Value.Tree.Version : null) : new(result.Refusal);
}
