using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>归档: the year is over; what is open was carried over or closed, and the plan is read only from now on.</summary>
public sealed record ArchivePlan(Guid PlanId, string? Note = null)
{
    /// <summary>Items are neither closed nor carried over.</summary>
    public sealed record ItemsOpen(int Count, IReadOnlyList<int> First)
        : Refusal("YE001", $"还有{Count}个事项没有销号，也没有结转（第{string.Join('、', First)}项{(Count > First.Count ? "等" : "")}）。请先结转到新一年计划，或写明理由销号。");

    /// <summary>The year is not over.</summary>
    public sealed record TooEarly(int Year) : Refusal("YE002", $"{Year}年还没有过完，到12月才能归档。");
}

/// <summary>Carries out <see cref="ArchivePlan"/>.</summary>
public sealed class ArchivePlanHandler(PlanYearTurn turn)
{
    private const int Named = 5;

    public Task<Result<Written>> HandleAsync(ArchivePlan command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.PlanId, null, year => Decide(command, year, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(ArchivePlan command, PlanYear year, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(year);
        if (!DutyRights.IsClerk(actor)) return new OnlyTheClerk("归档");
        if (year.Today < new DateOnly(year.Plan.Facts.Year, 12, 1)) return new ArchivePlan.TooEarly(year.Plan.Facts.Year);
        if (DutyTexts.RefuseLength(command.Note, "归档说明") is { } refusal) return refusal;
        var open = year.Items.Where(i => i.ClosedOn is null && i.CarriedTo is null).Select(i => i.Facts.No).ToList();
        if (open.Count > 0) return new ArchivePlan.ItemsOpen(open.Count, [.. open.Take(Named)]);
        return new NewEntry[] { new(new Archived(), Reason: command.Note) };
    }
}
