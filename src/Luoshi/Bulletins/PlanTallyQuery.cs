using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Storage;
using Luoshi.Supervision;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Bulletins;

/// <summary>A counted plan, and the last entry that counts.</summary>
public sealed record CountedPlan(PlanTally Tally, long Through, DateOnly? Compared);

/// <summary>Counts a plan as of a day out of its entries.</summary>
public sealed class PlanTallyQuery(IDbContextFactory<LuoshiDb> dbs, WorkCalendarQuery calendars)
{
    /// <summary>Null when there is no such plan, or it was not in force on that day.</summary>
    /// <param name="from">First day of the period; null for the day after the last bulletin sent before, or the plan's first.</param>
    /// <param name="round">The round the paper is about; null for the whole plan.</param>
    public async Task<CountedPlan?> AskAsync(Guid planId, DateOnly? from, DateOnly asOf, CancellationToken ct, Guid? round = null)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var end = LedgerDay.EndOf(asOf);
        var entries = await db.Entries.AsNoTracking().Where(e => e.PlanId == planId && e.At < end).OrderBy(e => e.Sequence).ToListAsync(ct);
        var compared = await ComparedAsync(db, planId, asOf, ct);
        return Decide(entries, from, asOf, compared, await calendars.AskAsync(ct), round);
    }

    /// <param name="entries">Of the plan, up to the end of the day.</param>
    public static CountedPlan? Decide(IReadOnlyList<Entry> entries, DateOnly? from, DateOnly asOf, DateOnly? compared, WorkCalendar calendar, Guid? round = null)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (PlanLedger.Of(entries) is not { Plan.InForceFrom: { } begins } now) return null;
        if (round is { } about)
        {
            if (now.Matters.OfType<RoundState>().FirstOrDefault(r => r.Id == about && r.ApprovedOn is not null) is not { } held) return null;
            var begun = from ?? held.Scheme.From;
            return new(new PlanTally(Of(held, LitPlan.Of(now, asOf)), null, begun, [.. entries.Where(e => e.At >= LedgerDay.EndOf(begun.AddDays(-1)))], calendar) { Round = held }, entries[^1].Sequence, null);
        }

        var first = from ?? (compared is { } last ? last.AddDays(1) : begins);
        var before = compared is { } day ? PlanLedger.AsOf(entries, day) : null;
        var start = LedgerDay.EndOf(first.AddDays(-1));
        return new(
            new PlanTally(LitPlan.Of(now, asOf), before is null ? null : LitPlan.Of(before, compared!.Value), first, [.. entries.Where(e => e.At >= start)], calendar),
            entries[^1].Sequence,
            compared);
    }

    /// <summary>The items of a round, with the duties of its units in them; lights are those of the whole plan.</summary>
    private static LitPlan Of(RoundState round, LitPlan plan)
    {
        var units = round.Scheme.Units.Select(u => u.UnitId).ToHashSet();
        return plan with { Items = [.. plan.Items.Where(i => round.Scheme.Items.Contains(i.State.Id)).Select(i => i with { Duties = [.. i.Duties.Where(d => d.State.UnitId is { } unit && units.Contains(unit))] })] };
    }

    /// <summary>The cut-off of the last bulletin of the whole plan that was sent and ends before.</summary>
    private static async Task<DateOnly?> ComparedAsync(LuoshiDb db, Guid planId, DateOnly asOf, CancellationToken ct)
    {
        var papers = await new MatterReader(db).OfPlanAsync<PaperState>(planId, PaperState.Kind, ct);
        return papers.Where(p => p is { Status: PaperStatus.Sent, Subject: { Kind: PaperKind.Bulletin, RoundId: null } } && p.Subject.AsOf < asOf).Select(p => (DateOnly?)p.Subject.AsOf).Max();
    }
}
