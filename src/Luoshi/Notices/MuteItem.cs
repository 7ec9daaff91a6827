using Luoshi.Ledger;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Notices;

/// <summary>不再发、恢复发: of one item nothing more is sent to someone, or again.</summary>
public sealed record MuteItem(Guid ItemId, bool Muted)
{
    /// <summary>There is no such item among one's notices.</summary>
    public sealed record NotTold() : Refusal("NT001", "没有收到过这个事项的消息，不必设置。请回到“我的消息”。");
}

/// <summary>Carries out <see cref="MuteItem"/>.</summary>
public sealed class MuteItemHandler(IDbContextFactory<LuoshiDb> dbs, TimeProvider clock)
{
    public async Task<Result<bool>> HandleAsync(MuteItem command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var account = actor.AccountId!.Value;
        if (!command.Muted)
        {
            await db.NoticeMutes.Where(m => m.AccountId == account && m.ItemId == command.ItemId).ExecuteDeleteAsync(ct);
            return false;
        }

        if (!await db.Notices.AnyAsync(n => n.AccountId == account && n.ItemId == command.ItemId, ct)) return new MuteItem.NotTold();
        if (await db.NoticeMutes.AnyAsync(m => m.AccountId == account && m.ItemId == command.ItemId, ct)) return true;
        db.NoticeMutes.Add(new() { AccountId = account, ItemId = command.ItemId, At = clock.GetUtcNow() });
        await db.TrySaveAsync(ct);
        return true;
    }
}
