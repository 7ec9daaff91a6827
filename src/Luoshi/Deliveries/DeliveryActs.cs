using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Notices;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Deliveries;

/// <summary>重发: a message that was given up, or whose fate is unknown, is sent once more.</summary>
public sealed record RetryDelivery(Guid Id)
{
    /// <summary>It is on its way, or there already.</summary>
    public sealed record NotFailed() : Refusal("DV008", "这一条不需要重发：它已发出，或正排着队。请刷新后再看。");
}

/// <summary>测试: a trial message by a channel.</summary>
/// <param name="To">The mail address; null for a robot.</param>
public sealed record TryChannel(Guid ChannelId, string? To);

/// <summary>Carries out <see cref="RetryDelivery"/> and <see cref="TryChannel"/>.</summary>
public sealed class DeliveryActsHandler(IDbContextFactory<LuoshiDb> dbs, TimeProvider clock)
{
    private static readonly DeliveryState[] Failed = [DeliveryState.GivenUp, DeliveryState.Unsure];

    public async Task<Refusal?> HandleAsync(RetryDelivery command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Is(Roles.Administrator)) return new OnlyAdministratorsSend();
        await using var db = await dbs.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();

        // A failed one is tried from the first try on; one that waits for its next try is tried now.
        var waits = await db.Deliveries.Where(d => d.Id == command.Id && (Failed.Contains(d.State) || (d.State == DeliveryState.Waiting && d.Attempts > 0)))
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.State, DeliveryState.Waiting).SetProperty(x => x.Attempts, 0).SetProperty(x => x.NextAt, now).SetProperty(x => x.DoneAt, (DateTimeOffset?)null), ct);
        return waits == 0 ? new RetryDelivery.NotFailed() : null;
    }

    public async Task<Refusal?> HandleAsync(TryChannel command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Is(Roles.Administrator)) return new OnlyAdministratorsSend();
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await db.Channels.AsNoTracking().SingleOrDefaultAsync(c => c.Id == command.ChannelId, ct) is not { } channel) return new SetRobot.Gone();
        var to = channel.Kind == ChannelKind.Mail ? command.To?.Trim() ?? "" : channel.Name;
        if (channel.Kind == ChannelKind.Mail && !ChangeNoticeWishesHandler.IsAddress(to)) return new ChangeNoticeWishes.NoAddress();
        var (id, now) = (Guid.CreateVersion7(), clock.GetUtcNow());
        db.Deliveries.Add(new() { Id = id, Key = $"trial/{id:N}", Occasion = DeliveryOccasion.Trial, ChannelId = channel.Id, Kind = channel.Kind, To = to, NextAt = now, MadeAt = now });
        await db.SaveChangesAsync(ct);
        return null;
    }
}

/// <summary>A page of messages, newest first.</summary>
/// <param name="Carried">How many notices each carries.</param>
/// <param name="Failing">All that failed or wait for another try.</param>
public sealed record DeliveryList(IReadOnlyList<Delivery> Deliveries, IReadOnlyDictionary<Guid, int> Carried, int Failing, int Waiting, int Page, bool More);

/// <summary>发送情况: what was sent and what was not.</summary>
public sealed class DeliveryListQuery(IDbContextFactory<LuoshiDb> dbs)
{
    public const int PageSize = 50;

    private static readonly DeliveryState[] Failed = [DeliveryState.GivenUp, DeliveryState.Unsure];

    public async Task<DeliveryList> AskAsync(bool failing, int page, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var fails = db.Deliveries.AsNoTracking().Where(d => Failed.Contains(d.State) || (d.State == DeliveryState.Waiting && d.Attempts > 0));
        var rows = await (failing ? fails : db.Deliveries.AsNoTracking()).OrderByDescending(d => d.MadeAt).ThenByDescending(d => d.Id).Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync(ct);
        var ids = rows.Select(r => r.Id).ToList();
        var carried = await db.DeliveryNotices.Where(c => ids.Contains(c.DeliveryId)).GroupBy(c => c.DeliveryId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new([.. rows.Take(PageSize)], carried, await fails.CountAsync(ct), await db.Deliveries.CountAsync(d => d.State == DeliveryState.Waiting, ct), page, rows.Count > PageSize);
    }
}

/// <summary>What administrators set for sending; secrets stay where they are.</summary>
/// <param name="Mail">Null where no mail server is set.</param>
/// <param name="Robots">By name.</param>
public sealed record ChannelView(Channel? Mail, IReadOnlyList<Channel> Robots, DeliverySettings Settings, UnitTree Units);

/// <summary>发送设置: the mail server and the robots.</summary>
public sealed class ChannelQuery(IDbContextFactory<LuoshiDb> dbs, UnitTreeQuery units)
{
    public async Task<ChannelView> AskAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var channels = await db.Channels.AsNoTracking().OrderBy(c => c.Name).ToListAsync(ct);
        var settings = await db.DeliverySettings.AsNoTracking().SingleOrDefaultAsync(ct) ?? new();
        return new(channels.Find(c => c.Kind == ChannelKind.Mail), channels.FindAll(c => c.Kind != ChannelKind.Mail), settings, await units.LoadAsync(ct));
    }
}
