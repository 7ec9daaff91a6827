using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Web.Plans;
using Luoshi.Web.Shell;

namespace Luoshi.Web.Progress;

/// <summary>Takes what leaders, clerks and lead units do with an item in a running year, from the one form of its page.</summary>
public sealed class ItemYearDesk(
    GiveInstructionHandler instruct,
    ProposeChangeHandler propose,
    ApproveChangeHandler approve,
    RefuseChangeHandler refuse,
    AskForEvidenceHandler askEvidence,
    CloseItemHandler close,
    ReopenItemHandler reopen)
{
    /// <summary>A field of a proposed change cannot be read.</summary>
    public sealed record CannotRead(string Field, string Problem) : Refusal("PC007", $"{Field}：{Problem}");

    /// <summary>The button is not known.</summary>
    public sealed record NoSuchWish() : Refusal("PC008", "没有这个操作。请刷新页面后再试。");

    public async Task<Result<Written>> TakeAsync(ActsOnItem acts, PostedForm posted, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(acts);
        ArgumentNullException.ThrowIfNull(posted);
        var item = acts.Now.Item;
        var seen = posted.Version("seen");
        switch (posted.Wish.Verb)
        {
            case "instruct":
                return await instruct.HandleAsync(new(item.Id, seen, posted["instruct.text"], posted.Day("instruct.by"), posted.Ids("instruct.to")), actor, ct);
            case "propose":
                var changes = Proposed(item.Facts, acts.Now.Plan.Facts.Year, posted);
                return changes.Ok ? await propose.HandleAsync(new(item.Id, seen, changes.Value, posted["change.reason"]), actor, ct) : changes.Refusal;
            case "approve-change":
                return await approve.HandleAsync(new(item.Id, seen, posted.Version("proposal")), actor, ct);
            case "refuse-change":
                return await refuse.HandleAsync(new(item.Id, seen, posted.Version("proposal"), posted["change.refusal"]), actor, ct);
            case "evidence":
                return await askEvidence.HandleAsync(new(item.Id, seen, posted["evidence"]), actor, ct);
            case "close":
                return await close.HandleAsync(new(item.Id, seen, posted["close.note"] is { Length: > 0 } note ? note : null), actor, ct);
            case "reopen":
                return await reopen.HandleAsync(new(item.Id, seen, posted["reopen.reason"]), actor, ct);
            default:
                return new NoSuchWish();
        }
    }

    /// <summary>What the inputs of the change show first, by input name.</summary>
    public static IReadOnlyDictionary<string, string> Shown(ItemFacts facts, int year)
    {
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in ProposeChange.Fields)
            foreach (var (name, text) in FieldWords.Shown(field, PlanField.OfItem[field].ValueIn(facts), year))
                shown[name] = text;
        return shown;
    }

    private static Result<IReadOnlyList<ProposedField>> Proposed(ItemFacts facts, int year, PostedForm posted)
    {
        var names = Shown(facts, year).Keys.ToDictionary(n => n, n => posted[n], StringComparer.Ordinal);
        foreach (var part in TargetParts) names[$"targets.{facts.Targets.Count}.{part}"] = posted[$"targets.{facts.Targets.Count}.{part}"];
        var changes = new List<ProposedField>();
        foreach (var field in ProposeChange.Fields)
        {
            var was = PlanField.OfItem[field].ValueIn(facts);
            var (value, problem) = FieldWords.Parse(field, names, was, year);
            if (problem is not null) return new CannotRead(PlanField.OfItem[field].Chinese, problem);
            changes.Add(new(field, was, value));
        }

        return Result.Of<IReadOnlyList<ProposedField>>(changes);
    }

    /// <summary>Inputs of one row of targets.</summary>
    public static IReadOnlyList<string> TargetParts { get; } = ["indicator", "op", "value", "unit", "by", "kind"];
}
