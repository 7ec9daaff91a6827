using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Calendar;

/// <summary>The working-day calendar as it is now: the notices, and what was changed by hand.</summary>
public sealed class WorkCalendarQuery(IDbContextFactory<LuoshiDb> dbs)
{
    private Snapshot _last = new(0, WorkCalendar.Statutory);

    public async Task<WorkCalendar> AskAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);

        // Rows are only added, by this node or another: as many as before are the same as before.
        var snapshot = _last;
        var rows = await db.DayChanges.CountAsync(ct);
        if (rows == snapshot.Rows) return snapshot.Calendar;

        var changes = await db.DayChanges.AsNoTracking().OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(ct);
        snapshot = new(changes.Count, WorkCalendar.With(changes.Select(c => c.ToChange())));
        _last = snapshot;
        return snapshot.Calendar;
    }

    private sealed record Snapshot(int Rows, WorkCalendar Calendar);
}
