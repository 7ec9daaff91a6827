using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Plans;

/// <summary>A plan one can switch to.</summary>
public sealed record PlanMenuEntry(Guid Id, string Title, PlanStatus Status);

/// <summary>The plans in force, newest first.</summary>
public sealed class PlanMenuQuery(LuoshiDb db)
{
    public async Task<IReadOnlyList<PlanMenuEntry>> AskAsync(CancellationToken ct) =>
        await db.Plans.AsNoTracking()
            .Where(p => p.Status == PlanStatus.InForce)
            .OrderByDescending(p => p.Year).ThenByDescending(p => p.Id)
            .Select(p => new PlanMenuEntry(p.Id, p.Title, p.Status))
            .ToListAsync(ct);
}
