using Luoshi.Ledger;
using Luoshi.Notices;
using Luoshi.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Luoshi.Deliveries;

/// <summary>Sends what is due, each message by one node, and writes down what became of it.</summary>
/// <remarks>
/// A node takes a message by a row of the database before anything leaves, and marks it once more at the last moment before its
/// words leave. A node that dies before that mark has sent nothing: another one sends the message. A node that dies after it may
/// have: the message stands as unsure and is never sent again by itself; what in it is still unread comes with the next digest.
/// So no message goes out twice, and no notice is lost.
/// </remarks>
public sealed class SendDeliveries(
    IDbContextFactory<LuoshiDb> dbs, RobotSender robots, NoticeQuery notices, IDataProtectionProvider protection, DeliveryTimes times, TimeProvider clock, ILogger<SendDeliveries> log)
{
    private const int Batch = 50;

    /// <summary>What is older goes out no more: after a restored backup, or a long standstill.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(3);

    /// <summary>What this process is called in the rows it has taken.</summary>
    public string Node => _node;

    private readonly string _node = $"{Environment.MachineName}/{Guid.NewGuid():N}";

    /// <returns>How many messages were tried.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        await TakeOverAsync(ct);
        var tried = 0;
        while (!ct.IsCancellationRequested && await DueAsync(ct) is { Count: > 0 } due)
        {
            await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = times.AtOnce, CancellationToken = ct }, async (id, stop) => await SendOneAsync(id, stop));
            tried += due.Count;
        }

        return tried;
    }

    private async Task<List<Guid>> DueAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        return await db.Deliveries.Where(d => d.State == DeliveryState.Waiting && d.NextAt <= now).OrderBy(d => d.NextAt).Take(Batch).Select(d => d.Id).ToListAsync(ct);
    }

    /// <summary>What nodes left behind that are gone.</summary>
    private async Task TakeOverAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var free = await db.Deliveries.Where(d => d.State == DeliveryState.Claimed && d.ClaimedUntil < now)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.State, DeliveryState.Waiting).SetProperty(x => x.Error, "发送时程序中断，还没有发出，已重新排队。"), ct);
        var unsure = await db.Deliveries.Where(d => d.State == DeliveryState.HandedOver && d.ClaimedUntil < now)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.State, DeliveryState.Unsure).SetProperty(x => x.DoneAt, now).SetProperty(x => x.Error, "发送时程序中断，不知道对方收到没有。没看的消息会列进下一次汇总。"), ct);
        if (free + unsure > 0) log.LogWarning("Took over from a node that is gone: {Free} messages to send, {Unsure} unsure.", free, unsure);
    }

    private async Task SendOneAsync(Guid id, CancellationToken ct)
    {
        if (await ClaimAsync(id, ct) is not { } delivery) return;
        SendOutcome? outcome;
        try
        {
            outcome = await SendAsync(delivery, ct);
        }
        catch (ClaimLostException)
        {
            return;
        }

        // Whatever stops the node now, what is known of the message is written down.
        await SettleAsync(delivery, outcome, CancellationToken.None);
    }

    private async Task<Delivery?> ClaimAsync(Guid id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var until = now + times.ClaimFor;
        var mine = await db.Deliveries.Where(d => d.Id == id && d.State == DeliveryState.Waiting && d.NextAt <= now)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.State, DeliveryState.Claimed).SetProperty(x => x.ClaimedBy, _node).SetProperty(x => x.ClaimedUntil, until).SetProperty(x => x.Attempts, x => x.Attempts + 1), ct);
        return mine == 1 ? await db.Deliveries.AsNoTracking().SingleAsync(d => d.Id == id, ct) : null;
    }

    /// <summary>The mark at the last moment; without the claim nothing leaves.</summary>
    private async Task HandOverAsync(Guid id)
    {
        await using var db = await dbs.CreateDbContextAsync(CancellationToken.None);
        var now = clock.GetUtcNow();
        var marked = await db.Deliveries.Where(d => d.Id == id && d.State == DeliveryState.Claimed && d.ClaimedBy == _node && d.ClaimedUntil > now)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.State, DeliveryState.HandedOver), CancellationToken.None);
        if (marked == 0) throw new ClaimLostException();
    }

    /// <returns>Null where nothing is left to be told.</returns>
    private async Task<SendOutcome?> SendAsync(Delivery delivery, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        if (now - delivery.MadeAt > Oldest) return new(SendResult.Refused, "放得太久，不再发。");
        if (await db.Channels.AsNoTracking().SingleOrDefaultAsync(c => c.Id == delivery.ChannelId && (c.On || delivery.Occasion == DeliveryOccasion.Trial), ct) is not { } channel) return new(SendResult.Refused, "发送的设置已删除或停用。");
        if (await TextAsync(db, delivery, channel, now, ct) is not { } text) return null;
        string? secret;
        try
        {
            secret = channel.Secret is { } kept ? ChannelSecret.Open(protection, kept) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return new(SendResult.Refused, "保存的密码解不开，请在“发送设置”里重新填写。");
        }

        Task HandOver() => HandOverAsync(delivery.Id);
        return channel.Kind == ChannelKind.Mail
            ? await MailSender.SendAsync(channel, secret, delivery, text, HandOver, times.SendLimit, now, ct)
            : await robots.SendAsync(channel, secret, text, HandOver, times.SendLimit, now, ct);
    }

    /// <summary>Of what it carries, what is still unread and may still be seen.</summary>
    private async Task<DeliveryText?> TextAsync(LuoshiDb db, Delivery delivery, Channel channel, DateTimeOffset now, CancellationToken ct)
    {
        var site = await db.DeliverySettings.Select(s => s.Site).SingleOrDefaultAsync(ct);
        var day = LedgerDay.Of(now);
        if (delivery.Occasion == DeliveryOccasion.Trial) return new(delivery.Occasion, null, [], day, site);

        var carried = await db.DeliveryNotices.Where(c => c.DeliveryId == delivery.Id).Join(db.Notices, c => c.NoticeId, n => n.Id, (_, n) => n).AsNoTracking()
            .OrderBy(n => n.At).ThenBy(n => n.Id).ToListAsync(ct);
        if (delivery.AccountId is not { } account) return carried.Count == 0 ? null : new(delivery.Occasion, null, carried, day, site);

        if ((await NoticeReaders.LoadAsync(db, account, ct)).All is not [var reader]) return null;
        var own = NoticeQuery.Own(carried.AsQueryable(), reader).Where(n => n.ReadAt == null).ToList();
        var seen = await notices.SeenAsync(db, reader, own, ct);
        return seen.Count == 0 ? null : new(delivery.Occasion, reader.Name, seen, day, site);
    }

    private async Task SettleAsync(Delivery delivery, SendOutcome? outcome, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var again = outcome is { Result: SendResult.NotNow } && delivery.Attempts <= times.Again.Count;
        var state = outcome switch
        {
            null => DeliveryState.Dropped,
            { Result: SendResult.Sent } => DeliveryState.Sent,
            { Result: SendResult.Unknown } => DeliveryState.Unsure,
            _ => again ? DeliveryState.Waiting : DeliveryState.GivenUp,
        };
        var next = again ? now + times.Again[delivery.Attempts - 1] : delivery.NextAt;
        DateTimeOffset? done = again ? null : now;
        var error = outcome?.Words is { Length: > Delivery.ErrorLength } words ? words[..Delivery.ErrorLength] : outcome?.Words;
        await using var db = await dbs.CreateDbContextAsync(ct);
        await db.Deliveries.Where(d => d.Id == delivery.Id && d.ClaimedBy == _node && d.State != DeliveryState.Waiting)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.State, state).SetProperty(x => x.NextAt, next).SetProperty(x => x.DoneAt, done).SetProperty(x => x.Error, error).SetProperty(x => x.ClaimedUntil, (DateTimeOffset?)null), ct);
        if (outcome is { Result: not SendResult.Sent }) log.LogWarning("Message {Delivery} by {Kind}: {Result} at try {Attempt}.", delivery.Id, delivery.Kind, outcome.Result, delivery.Attempts);
    }
}

/// <summary>Passwords and keys of channels, sealed by the keys that all nodes share.</summary>
internal static class ChannelSecret
{
    private const string Purpose = "luoshi.channel";

    public static string Seal(IDataProtectionProvider protection, string secret) => protection.CreateProtector(Purpose).Protect(secret);

    public static string Open(IDataProtectionProvider protection, string kept) => protection.CreateProtector(Purpose).Unprotect(kept);
}
