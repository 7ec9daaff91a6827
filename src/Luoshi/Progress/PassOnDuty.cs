using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Units;

namespace Luoshi.Progress;

/// <summary>转交: a unit passes its duty on in parts to units below it, and gathers their reports.</summary>
/// <param name="Seen">The duty's version on the page.</param>
public sealed record PassOnDuty(Guid DutyId, long Seen, IReadOnlyList<PassOnDuty.Part> Parts)
{
    public const int Most = 100;

    /// <summary>What one unit below gets.</summary>
    /// <param name="Share">What this unit is to do.</param>
    /// <param name="Due">The day the part is due; the duty's own where none is given.</param>
    public sealed record Part(Guid UnitId, string Share, DateOnly? Due);

    /// <summary>Nothing to pass on.</summary>
    public sealed record NoParts() : Refusal("PO001", $"请至少选一个下级单位，最多{Most}个。");

    /// <summary>The unit is not below the one that passes on.</summary>
    public sealed record NotBelow(string Unit) : Refusal("PO002", $"{Unit}不是本单位的下级单位，不能转交。");

    /// <summary>The unit has a part already.</summary>
    public sealed record HasAPart(string Unit) : Refusal("PO003", $"已向{Unit}转交过这项责任。");

    /// <summary>The part would be due after the whole.</summary>
    public sealed record LaterThanTheWhole(string Unit, DateOnly Due) : Refusal("PO004", $"{Unit}的时限不能晚于本单位的{Due:yyyy年M月d日}。");

    /// <summary>A part of a part.</summary>
    public sealed record PartsOfParts() : Refusal("PO005", "转交来的责任不再往下转交，请直接上报，或请转交单位改派。");
}

/// <summary>Carries out <see cref="PassOnDuty"/>.</summary>
public sealed class PassOnDutyHandler(DutyTurn turn, UnitTreeQuery units)
{
    public async Task<Result<Written>> HandleAsync(PassOnDuty command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var tree = await units.LoadAsync(ct);
        return await turn.TakeAsync(command.DutyId, command.Seen, now => Decide(command, now, tree, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(PassOnDuty command, DutyAsItStands now, UnitTree units, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(units);
        if (!DutyRights.IsOwn(actor, now.Duty)) return new NotYourDuty(now.Duty.Unit);
        if (now.Duty.Parent is not null) return new PassOnDuty.PartsOfParts();
        if (now.Duty.Status is not (DutyStatus.SignedFor or DutyStatus.Reported or DutyStatus.Returned)) return new NotInThisState("转交", now.Duty.Status);
        var parts = command.Parts.DistinctBy(p => p.UnitId).ToList();
        if (parts.Count is 0 or > PassOnDuty.Most) return new PassOnDuty.NoParts();

        var entries = new List<NewEntry>();
        foreach (var part in parts)
        {
            if (units.Find(part.UnitId) is not { IsRetired: false } unit) return new NoSuchUnit();
            if (unit.Id == now.Duty.UnitId || !units.IsWithin(unit.Id, now.Duty.UnitId!.Value)) return new PassOnDuty.NotBelow(unit.Name);
            if (now.OfItem.Any(d => d.IsOpen && d.Parent == now.Duty.Id && d.UnitId == unit.Id)) return new PassOnDuty.HasAPart(unit.Name);
            if (DutyTexts.Refuse(part.Share, $"交给{unit.Name}的内容") is { } refusal) return refusal;
            var due = part.Due ?? now.Duty.Due;
            if (due > now.Duty.Due) return new PassOnDuty.LaterThanTheWhole(unit.Name, now.Duty.Due!.Value);
            var owed = now.Duty.Owed.Select(o => o.Due).Where(o => o >= now.Today && (due is null || o <= due)).ToList();
            entries.Add(new(new Dispatched(unit.Name, now.Duty.Role, due, unit.Id, null, now.Duty.Id, part.Share.Trim(), owed), now.Item.Id, Guid.CreateVersion7(now.Now)));
        }

        return entries.ToArray();
    }
}
