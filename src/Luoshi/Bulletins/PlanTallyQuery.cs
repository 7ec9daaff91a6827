using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Bulletins;

/// <summary>A counted plan, and the last entry that counts.</summary>
public sealed record CountedPlan(PlanTally Tally, long Through, DateOnly? Compared);

/// <summary>Counts a plan as of a day out of its entries.</summary>
public sealed class PlanTallyQuery(IDbContextFactory<LuoshiDb> dbs, WorkCalendarQuery calendars)
{
    /// <summary>Null when there is no such plan, or it was not in force on that day.</summary>
    /// <param name="from">First day of the period; null for the day after the last bulletin sent before, or the plan's first.</param>
    public async Task<CountedPlan?> AskAsync(Guid planId, DateOnly? from, DateOnly asOf, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var end = LedgerDay.EndOf(asOf);
        var entries = await db.Entries.AsNoTracking().Where(e => e.PlanId == planId && e.At < end).OrderBy(e => e.Sequence).ToListAsync(ct);
        var compared = await ComparedAsync(db, planId, asOf, ct);
        return Decide(entries, from, asOf, compared, await calendars.AskAsync(ct));
    }

    /// <param name="entries">Of the plan, up to the end of the day.</param>
    public static CountedPlan? Decide(IReadOnlyList<Entry> entries, DateOnly? from, DateOnly asOf, DateOnly? compared, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (PlanLedger.Of(entries) is not { Plan.InForceFrom: { } begins } now) return null;
        var first = from ?? (compared is { } last ? last.AddDays(1) : begins);
        var before = compared is { } day ? PlanLedger.AsOf(entries, day) : null;
        var start = LedgerDay.EndOf(first.AddDays(-1));
        return new(
            new PlanTally(LitPlan.Of(now, asOf), before is null ? null : LitPlan.Of(before, compared!.Value), first, [.. entries.Where(e => e.At >= start)], calendar),
            entries[^1].Sequence,
            compared);
    }

    /// <summary>The cut-off of the last bulletin sent that ends before.</summary>
    private static async Task<DateOnly?> ComparedAsync(LuoshiDb db, Guid planId, DateOnly asOf, CancellationToken ct)
    {
        var papers = await new MatterReader(db).OfPlanAsync<PaperState>(planId, PaperState.Kind, ct);
        return papers.Where(p => p is { Status: PaperStatus.Sent, Subject.Kind: PaperKind.Bulletin } && p.Subject.AsOf < asOf).Select(p => (DateOnly?)p.Subject.AsOf).Max();
    }
}
