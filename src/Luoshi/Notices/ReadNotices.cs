using Luoshi.Ledger;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Notices;

/// <summary>已看: notices were read.</summary>
/// <param name="Id">One of the own; null for all that are unread.</param>
public sealed record ReadNotices(Guid? Id);

/// <summary>Carries out <see cref="ReadNotices"/>.</summary>
public sealed class ReadNoticesHandler(IDbContextFactory<LuoshiDb> dbs, TimeProvider clock)
{
    /// <returns>How many were unread until now.</returns>
    public async Task<int> HandleAsync(ReadNotices command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        return await db.Notices.Where(n => n.AccountId == actor.AccountId && n.ReadAt == null && (command.Id == null || n.Id == command.Id))
            .ExecuteUpdateAsync(n => n.SetProperty(x => x.ReadAt, now), ct);
    }
}
