using Luoshi.Notices;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Sample;

/// <summary>Lets the people of the sample have been told what its entries say; they have read all but the last days'.</summary>
public sealed class SampleNotices(IDbContextFactory<LuoshiDb> dbs, FollowLedgerHandler follow, RemindOfDueHandler remind, SampleSettings settings)
{
    private static readonly TimeSpan Unread = TimeSpan.FromDays(5);

    public async Task TellAsync(CancellationToken ct)
    {
        await follow.HandleAsync(new(Since: null), ct);
        await remind.HandleAsync(new(settings.Today), ct);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var before = (settings.StartsAt - Unread).ToUniversalTime();
        await db.Notices.Where(n => n.At < before && n.ReadAt == null).ExecuteUpdateAsync(n => n.SetProperty(x => x.ReadAt, x => x.At), ct);
    }
}
