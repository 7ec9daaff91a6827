using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>催签: units that have not signed are urged, one urge on each duty that waits and was not urged today.</summary>
/// <param name="Duties">Of each unit to urge, one of its duties that waits.</param>
public sealed record UrgeUnsigned(Guid PlanId, IReadOnlyList<Guid> Duties, string Text)
{
    /// <summary>Nobody left to urge.</summary>
    public sealed record NobodyToUrge() : Refusal("UR002", "所选单位都已签收，或今天已经催过。请刷新后再看。");
}

/// <summary>Carries out <see cref="UrgeUnsigned"/>, all of it or nothing.</summary>
public sealed class UrgeUnsignedHandler(PlanYearTurn turn)
{
    public Task<Result<Written>> HandleAsync(UrgeUnsigned command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.PlanId, null, year => Decide(command, year, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(UrgeUnsigned command, PlanYear year, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(year);
        if (!DutyRights.IsClerk(actor)) return new OnlyTheClerk("催签");
        if (DutyTexts.Refuse(command.Text, "催办") is { } refusal) return refusal;
        var units = year.Duties.Where(d => command.Duties.Contains(d.Id)).Select(d => (d.UnitId, d.Unit)).ToHashSet();
        var waiting = year.Duties.Where(d => d.IsOpen && d.SignedOn is null && d.LastUrgedOn != year.Today && units.Contains((d.UnitId, d.Unit))).ToList();
        return waiting.Count == 0 ? new UrgeUnsigned.NobodyToUrge() : waiting.Select(d => new NewEntry(new Urged(command.Text.Trim()), d.ItemId, d.Id)).ToArray();
    }
}
