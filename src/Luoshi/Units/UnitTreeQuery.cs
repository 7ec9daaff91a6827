using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Units;

/// <summary>Loads the directory as it stands.</summary>
public sealed class UnitTreeQuery(IDbContextFactory<LuoshiDb> dbs)
{
    public async Task<UnitTree> LoadAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await LoadAsync(db, ct);
    }

    /// <summary>As the context sees it, inside its transaction where it has one.</summary>
    public static async Task<UnitTree> LoadAsync(LuoshiDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var units = await db.Units.AsNoTracking().ToListAsync(ct);
        var groups = await db.UnitGroups.AsNoTracking().ToListAsync(ct);
        var persons = await db.Persons.AsNoTracking().ToListAsync(ct);
        return UnitTree.Of(0, units.Select(u => u.ToUnit()), groups.Select(g => g.ToGroup()), persons.Select(p => p.ToPerson()));
    }
}
