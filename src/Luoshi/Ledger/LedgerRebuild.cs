using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Search;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Ledger;

/// <summary>Writes the present states anew from the entries, where the entries themselves are proven intact.</summary>
public sealed class LedgerRebuild(LuoshiDb db)
{
    /// <summary>Rebuilds the states of plans whose only problem is their states; all in one transaction.</summary>
    /// <returns>What was found before, plan by plan: those with other problems were left as they are.</returns>
    /// <exception cref="LedgerConflictException">Someone wrote meanwhile; nothing was rebuilt.</exception>
    public async Task<IReadOnlyList<PlanVerification>> RunAsync(CancellationToken ct)
    {
        var found = new List<PlanVerification>();
        await foreach (var plan in new LedgerVerifier(db).VerifyAsync(ct)) found.Add(plan);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        List<Guid> plans = [.. found.Where(CanRebuild).Select(p => Guid.Parse(p.Plan))];

        // By statements, not by loaded rows: what was tampered with may not be readable as a row.
        await db.Matters.Where(m => plans.Contains(m.PlanId)).ExecuteDeleteAsync(ct);
        await db.Duties.Where(d => plans.Contains(d.PlanId)).ExecuteDeleteAsync(ct);
        await db.Items.Where(i => plans.Contains(i.PlanId)).ExecuteDeleteAsync(ct);
        foreach (var plan in plans) await RebuildAsync(plan, ct);

        await db.SaveChangesAsync(ct);
        foreach (var plan in plans) await SearchRebuild.RunAsync(db, plan, ct);
        await transaction.CommitAsync(ct);
        return found;
    }

    /// <summary>Whether the plan's problems are ones that the entries can mend.</summary>
    public static bool CanRebuild(PlanVerification plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Problems.Count > 0
            && plan.Problems.All(p => p.Code is LedgerProblem.StateDiffers or LedgerProblem.StateMissing or LedgerProblem.StateExtra);
    }

    private async Task RebuildAsync(Guid planId, CancellationToken ct)
    {
        var fold = new PlanFold();
        Entry? last = null;
        await foreach (var entry in db.Entries.AsNoTracking().Where(e => e.PlanId == planId).OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(ct))
        {
            fold.Add(entry);
            last = entry;
        }

        var plan = PlanRow.Of(fold.Plan!, last!.Hash, last.At);
        var written = await db.Plans.Where(p => p.Id == planId && p.Version == plan.Version).ExecuteUpdateAsync(
            set => set
                .SetProperty(p => p.Status, plan.Status)
                .SetProperty(p => p.Title, plan.Title)
                .SetProperty(p => p.Year, plan.Year)
                .SetProperty(p => p.ReadAt, plan.ReadAt)
                .SetProperty(p => p.State, plan.State)
                .SetProperty(p => p.LastAt, plan.LastAt),
            ct);
        if (written != 1) throw new LedgerConflictException(planId);
        db.Items.AddRange(fold.Items.Values.Select(ItemRow.Of));
        db.Duties.AddRange(fold.Duties.Values.Select(DutyRow.Of));
        db.Matters.AddRange(fold.Matters.Values.Select(MatterRow.Of));
    }
}
