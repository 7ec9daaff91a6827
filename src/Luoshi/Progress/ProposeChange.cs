using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>变更申请: another wording, target or owner of an item, with the reason; the leader approves.</summary>
/// <param name="Seen">The item's version on the page.</param>
public sealed record ProposeChange(Guid ItemId, long Seen, IReadOnlyList<ProposedField> Changes, string Reason)
{
    /// <summary>What a change may touch; the deadline has its extension.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["title", "text", "measures", "leaders", "leadLeaders", "leadUnits", "supportUnits", "targets"];

    /// <summary>Neither clerk nor lead unit.</summary>
    public sealed record NotYoursToPropose() : Refusal("PC001", "变更由牵头科室或督查专干提出。");

    /// <summary>One waits already.</summary>
    public sealed record OneWaits(string By, DateOnly On) : Refusal("PC002", $"{By}于{On:M月d日}提出的变更还在等批准，批后才能再提。");

    /// <summary>A field that does not change this way.</summary>
    public sealed record NotChangeable(string Field) : Refusal("PC003", "完成时限请用“申请延期”，其他内容请由督查专干更正。");

    /// <summary>Everything is as before.</summary>
    public sealed record NothingChanges() : Refusal("PC004", "内容与现在一样，没有要变更的。");
}

/// <summary>Carries out <see cref="ProposeChange"/>.</summary>
public sealed class ProposeChangeHandler(DutyTurn turn)
{
    public Task<Result<Written>> HandleAsync(ProposeChange command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeItemAsync(command.ItemId, command.Seen, now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(ProposeChange command, ItemAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!May(now, actor)) return new ProposeChange.NotYoursToPropose();
        if (now.Item.Change is { } open) return new ProposeChange.OneWaits(open.By, open.On);
        if (DutyTexts.Refuse(command.Reason, "变更") is { } refusal) return refusal;
        var changes = new List<ProposedField>();
        var facts = now.Item.Facts;
        foreach (var change in command.Changes)
        {
            if (!ProposeChange.Fields.Contains(change.Field)) return new ProposeChange.NotChangeable(change.Field);
            var present = Corrections.Present(facts, change.Field);
            if (!present.Ok) return present.Refusal;
            if (StateJson.Write(present.Value) == StateJson.Write(change.To)) continue;
            var applied = Corrections.Apply(facts, change.Field, change.To);
            if (!applied.Ok) return applied.Refusal;
            facts = applied.Value;
            changes.Add(change with { From = present.Value });
        }

        if (changes.Count == 0) return new ProposeChange.NothingChanges();
        return new NewEntry[] { new(new ChangeProposed(changes), now.Item.Id, Reason: command.Reason) };
    }

    /// <summary>The clerk, or people of a lead unit.</summary>
    internal static bool May(ItemAsItStands now, Actor actor) =>
        DutyRights.IsClerk(actor) || now.OfItem.Any(d => d is { Role: DutyRole.Lead, Parent: null } && DutyRights.IsOwn(actor, d));
}
