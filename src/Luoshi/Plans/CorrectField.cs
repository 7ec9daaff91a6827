using System.Text.Json;
using Luoshi.Ledger;
using Luoshi.Reading;

namespace Luoshi.Plans;

/// <summary>A field and its values: as the one who corrects saw it, and as it shall be.</summary>
/// <param name="Field">Name as in <see cref="PlanField"/>.</param>
public sealed record FieldChange(string Field, JsonElement From, JsonElement To);

/// <summary>更正: correct one or several fields of an item, or of the plan's heading where no item is named.</summary>
public sealed record CorrectField(Guid PlanId, Guid? ItemId, IReadOnlyList<FieldChange> Changes, string? Reason = null)
{
    /// <summary>There is no field of that name.</summary>
    public sealed record NoSuchField(string Field) : Refusal("CF001", $"没有“{Field}”这个字段。");

    /// <summary>Someone else corrected the field in the meantime.</summary>
    public sealed record Stale(string Field, string Chinese) : Refusal("CF002", $"{Chinese}刚被他人改过。请看现在的内容，再决定要不要改。");

    /// <summary>The field cannot hold that value.</summary>
    public sealed record Invalid(string Field, string Chinese, string Problem) : Refusal("CF003", $"{Chinese}：{Problem}");

    /// <summary>What is in force is corrected only with a reason.</summary>
    public sealed record ReasonWanted() : Refusal("CF004", "计划已施行，更正要写明理由。");

    /// <summary>What is in force is corrected only by the clerk.</summary>
    public sealed record ClerkOnly() : Refusal("CF005", "计划已施行，只有督查专干可以更正。请联系督查专干。");
}

/// <summary>Carries out <see cref="CorrectField"/>.</summary>
public sealed class CorrectFieldHandler(PlanTurn turn)
{
    public Task<Result<Written>> HandleAsync(CorrectField command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.PlanId, command.ItemId, false, now => Decide(command, now.Plan, now.Item, actor), actor, ct);
    }

    /// <summary>One entry a field that really changes; doubts about these fields are settled with it.</summary>
    public static Result<NewEntry[]> Decide(CorrectField command, PlanState? plan, ItemState? item, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (plan is null) return new NoSuchPlan();
        if (!PlanRights.MayPrepare(actor)) return new NotYourPlan();
        if (plan.Status == PlanStatus.Discarded) return new DraftWasDiscarded();
        if (command.ItemId is not null && item is null) return new NoSuchItem();
        if (plan.Status == PlanStatus.InForce)
        {
            if (!PlanRights.MayCorrectInForce(actor)) return new CorrectField.ClerkOnly();
            if (string.IsNullOrWhiteSpace(command.Reason)) return new CorrectField.ReasonWanted();
        }

        var fields = item is null ? PlanField.OfPlan : PlanField.OfItem;
        object facts = item is null ? plan.Facts : item.Facts;
        var reason = string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim();
        var entries = new List<NewEntry>();
        var changed = new HashSet<string>();
        foreach (var change in command.Changes)
        {
            if (!fields.TryGetValue(change.Field, out var field)) return new CorrectField.NoSuchField(change.Field);
            var (to, problem) = field.Check(change.To);
            if (problem is not null) return new CorrectField.Invalid(field.Name, field.Chinese, problem);
            var present = field.ValueIn(facts);
            if (PlanField.Same(present, to)) continue;
            if (!PlanField.Same(present, field.Check(change.From).Value)) return new CorrectField.Stale(field.Name, field.Chinese);
            if (field.Name == "section" && SectionNo(plan, to) is { } no)
            {
                if (no < 0) return new CorrectField.Invalid(field.Name, field.Chinese, "计划里没有这个板块，请从列表里选。");
                entries.Add(new(new Corrected("sectionNo", StateJson.Element(item!.Facts.SectionNo), StateJson.Element(no)), command.ItemId, Reason: reason));
            }

            entries.Add(new(new Corrected(field.Name, present, to), command.ItemId, Reason: reason));
            changed.Add(field.Name);
        }

        if (plan.Status == PlanStatus.Draft)
        {
            entries.AddRange(ReviewFindings.Of(plan, item)
                .Where(f => f is { Settled: null, Finding.Severity: FindingSeverity.Doubt } && changed.Contains(f.Field ?? ""))
                .Select(f => new NewEntry(new FindingSettled(f.Position, SettleFinding.Corrected))));
        }

        return entries.ToArray();
    }

    /// <summary>Position of the section from 1, 0 for none, -1 where the plan has no such section.</summary>
    private static int? SectionNo(PlanState plan, JsonElement section)
    {
        if (section.ValueKind != JsonValueKind.String) return 0;
        for (var i = 0; i < plan.Facts.Sections.Count; i++)
        {
            if (plan.Facts.Sections[i] == section.GetString()) return i + 1;
        }

        return -1;
    }
}
