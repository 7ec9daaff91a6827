using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Notices;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Deliveries;

/// <summary>Carries out what is due at a moment: messages for urgent notices, and once a working day the digests.</summary>
/// <remarks>A message's key is made of what it is for, and the database takes a key only once: two nodes at the same work make it once.</remarks>
public sealed class MakeDeliveries(IDbContextFactory<LuoshiDb> dbs, WorkCalendarQuery calendars, TimeProvider clock)
{
    /// <summary>What is urgent and was not sent for so long is told by the digest, or not at all.</summary>
    private static readonly TimeSpan UrgentFor = TimeSpan.FromDays(2);

    /// <summary>A digest tells no older news.</summary>
    private static readonly TimeSpan DigestOf = TimeSpan.FromDays(7);

    /// <summary>After this hour the day's digest is of no use any more.</summary>
    private static readonly TimeOnly DigestUntil = new(18, 0);

    /// <summary>What such messages carried comes once more with a digest. An urgent message is made once only, whatever became of it.</summary>
    private static readonly DeliveryState[] Failed = [DeliveryState.GivenUp, DeliveryState.Unsure, DeliveryState.Dropped];

    /// <summary>Messages for urgent notices that no message carries yet.</summary>
    public async Task<int> UrgentAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var since = now - UrgentFor;
        var made = 0;
        foreach (var channel in await db.Channels.AsNoTracking().Where(c => c.On).ToListAsync(ct))
        {
            var open = (await NewsAsync(db, channel, since, urgentOnly: true, ct)).GroupBy(n => n.To);
            foreach (var (to, notices) in open.Select(g => (g.Key, g.Select(n => n.Notice).OrderBy(n => n.At).ThenBy(n => n.Key).ToList())))
            {
                var at = NoticeWishes.NotBefore(now, to.QuietFrom, to.QuietTo);
                made += await AddAsync(db, New(channel, to, DeliveryOccasion.Urgent, $"urgent/{channel.Id:N}/{notices[0].Id:N}", at, now), notices, ct) ? 1 : 0;
            }
        }

        return made;
    }

    /// <summary>The digests of a day, once it is time for them; a second time nothing.</summary>
    public async Task<int> DigestsAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var day = LedgerDay.Of(now);
        var hour = TimeOnly.FromDateTime(now.ToOffset(LedgerDay.Offset).DateTime);
        var settings = await db.DeliverySettings.AsNoTracking().SingleOrDefaultAsync(ct) ?? new();
        var turn = $"digest/{day:yyyy-MM-dd}";
        if (hour < settings.DigestAt || hour >= DigestUntil || !(await calendars.AskAsync(ct)).IsWorkday(day)) return 0;
        if (await db.NoticeTurns.AnyAsync(t => t.Key == turn, ct)) return 0;

        var made = new List<(Delivery Delivery, List<Notice> Notices)>();
        foreach (var channel in await db.Channels.AsNoTracking().Where(c => c.On).ToListAsync(ct))
        {
            foreach (var news in (await NewsAsync(db, channel, now - DigestOf, urgentOnly: false, ct)).GroupBy(n => n.To))
            {
                var delivery = New(channel, news.Key, DeliveryOccasion.Digest, $"digest/{channel.Id:N}/{news.Key.AccountId ?? channel.Id:N}/{day:yyyyMMdd}", NoticeWishes.NotBefore(now, news.Key.QuietFrom, news.Key.QuietTo), now);
                made.Add((delivery, [.. news.Select(n => n.Notice)]));
            }
        }

        // The day's mark first: the second of two nodes waits there, and then has nothing to do.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.NoticeTurns.Add(new() { Key = turn, DoneAt = now });
        if (!await db.TrySaveAsync(ct)) return 0;
        foreach (var (delivery, notices) in made) Add(db, delivery, notices);
        if (!await db.TrySaveAsync(ct)) return 0;
        await transaction.CommitAsync(ct);
        return made.Count;
    }

    private static Delivery New(Channel channel, Receiver to, DeliveryOccasion occasion, string key, DateTimeOffset at, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Key = key,
        Occasion = occasion,
        ChannelId = channel.Id,
        Kind = channel.Kind,
        AccountId = to.AccountId,
        To = to.To,
        State = DeliveryState.Waiting,
        NextAt = at,
        MadeAt = now,
    };

    private static async Task<bool> AddAsync(LuoshiDb db, Delivery delivery, List<Notice> notices, CancellationToken ct)
    {
        db.ChangeTracker.Clear();

        // What is held over the night waits together: the morning brings one message, not one for each.
        if (delivery.NextAt > delivery.MadeAt && await db.Deliveries.AsNoTracking().Where(d => d.ChannelId == delivery.ChannelId && d.AccountId == delivery.AccountId
            && d.Occasion == DeliveryOccasion.Urgent && d.State == DeliveryState.Waiting && d.Attempts == 0 && d.NextAt == delivery.NextAt).Select(d => (Guid?)d.Id).FirstOrDefaultAsync(ct) is { } held)
        {
            db.AddRange(notices.Select(n => new DeliveryNotice { DeliveryId = held, NoticeId = n.Id }));
            await db.TrySaveAsync(ct);
            return false;
        }

        Add(db, delivery, notices);
        return await db.TrySaveAsync(ct);
    }

    private static void Add(LuoshiDb db, Delivery delivery, List<Notice> notices)
    {
        db.Deliveries.Add(delivery);
        db.AddRange(notices.Select(n => new DeliveryNotice { DeliveryId = delivery.Id, NoticeId = n.Id }));
    }

    /// <summary>Unread notices that a channel has to carry and no message of it carries, with whom they go to.</summary>
    private static async Task<List<(Receiver To, Notice Notice)>> NewsAsync(LuoshiDb db, Channel channel, DateTimeOffset since, bool urgentOnly, CancellationToken ct)
    {
        DeliveryState[] again = urgentOnly ? [] : Failed;
        var news = db.Notices.AsNoTracking().Where(n => n.At >= since && n.ReadAt == null && (!urgentOnly || n.Urgent));
        if (channel.Kind == ChannelKind.Mail)
        {
            var rows = await news
                .Where(n => !db.NoticeMutes.Any(m => m.AccountId == n.AccountId && m.ItemId == n.ItemId)
                    && !db.DeliveryNotices.Any(c => c.NoticeId == n.Id && db.Deliveries.Any(d => d.Id == c.DeliveryId && d.ChannelId == channel.Id && !again.Contains(d.State))))
                .Join(db.NoticeWishes.Where(w => w.Mail != null && (urgentOnly ? w.Urgent : w.Daily) && db.Users.Any(u => u.Id == w.AccountId && u.DisabledAt == null)), n => n.AccountId, w => w.AccountId, (n, w) => new { Notice = n, Wishes = w })
                .ToListAsync(ct);
            return rows.ConvertAll(r => (new Receiver(r.Wishes.AccountId, r.Wishes.Mail!, r.Wishes.QuietFrom, r.Wishes.QuietTo), r.Notice));
        }

        // A group is told a matter once, however many of its people are told of it.
        var party = channel.UnitId is null ? MatterParty.Clerk : MatterParty.Unit;
        var told = await news.Where(n => n.Party == party && n.UnitId == channel.UnitId && n.Kind != NoticeKind.Waiting).ToListAsync(ct);
        var keys = told.Select(n => n.Key).Distinct().ToList();
        var carried = (await db.DeliveryNotices
            .Join(db.Deliveries.Where(d => d.ChannelId == channel.Id && !again.Contains(d.State)), c => c.DeliveryId, d => d.Id, (c, _) => c.NoticeId)
            .Join(db.Notices.Where(n => keys.Contains(n.Key)), c => c, n => n.Id, (_, n) => n.Key).ToListAsync(ct)).ToHashSet();
        var group = new Receiver(null, channel.Name, NoticeWishes.UsualQuietFrom, NoticeWishes.UsualQuietTo);
        return [.. told.Where(n => !carried.Contains(n.Key)).OrderBy(n => n.Id).DistinctBy(n => n.Key).Select(n => (group, n))];
    }

    /// <summary>One person, or the group of a robot.</summary>
    private sealed record Receiver(Guid? AccountId, string To, TimeOnly QuietFrom, TimeOnly QuietTo);
}
