using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Units;

/// <summary>Loads the directory as it stands; what nobody changed since is not read again.</summary>
public sealed class UnitTreeQuery(IDbContextFactory<LuoshiDb> dbs)
{
    private UnitTree _last = UnitTree.Empty;

    public async Task<UnitTree> LoadAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var version = await db.DirectoryEnds.Where(e => e.Id == DirectoryEnd.Only).Select(e => e.Version).SingleOrDefaultAsync(ct);
        var last = _last;
        if (last.Version == version) return last;

        await using var snapshot = await db.BeginSnapshotAsync(ct);
        return _last = await LoadAsync(db, ct);
    }

    /// <summary>As the context sees it, inside its transaction where it has one.</summary>
    public static async Task<UnitTree> LoadAsync(LuoshiDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var version = await db.DirectoryEnds.Where(e => e.Id == DirectoryEnd.Only).Select(e => e.Version).SingleOrDefaultAsync(ct);
        var units = await db.Units.AsNoTracking().ToListAsync(ct);
        var groups = await db.UnitGroups.AsNoTracking().ToListAsync(ct);
        var persons = await db.Persons.AsNoTracking().ToListAsync(ct);
        return UnitTree.Of(version, units.Select(u => u.ToUnit()), groups.Select(g => g.ToGroup()), persons.Select(p => p.ToPerson()));
    }
}
