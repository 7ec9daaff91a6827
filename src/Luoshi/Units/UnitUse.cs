using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Units;

/// <summary>What hangs on a unit outside the directory.</summary>
/// <param name="OpenDuties">Duties it still owes.</param>
/// <param name="Duties">Duties it ever had.</param>
/// <param name="Accounts">Accounts that act for it.</param>
public sealed record UnitUse(int OpenDuties, int Duties, int Accounts)
{
    internal static async Task<UnitUse> LoadAsync(LuoshiDb db, Unit? unit, CancellationToken ct)
    {
        if (unit is null) return new(0, 0, 0);
        var names = unit.Names.ToList();
        var rows = await db.Duties.AsNoTracking().Where(d => names.Contains(d.Unit)).Select(d => d.State).ToListAsync(ct);
        var duties = rows.Select(StateJson.Read<DutyState>).Where(d => d.UnitId is null || d.UnitId == unit.Id).ToList();
        return new(duties.Count(d => d.IsOpen), duties.Count, await db.Users.CountAsync(a => a.UnitId == unit.Id, ct));
    }
}
