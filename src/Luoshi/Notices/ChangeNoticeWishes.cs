using System.Net.Mail;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Notices;

/// <summary>消息设置: how someone wants to be told.</summary>
public sealed record ChangeNoticeWishes(string? Mail, bool Daily, bool Urgent, TimeOnly QuietFrom, TimeOnly QuietTo)
{
    /// <summary>The address is none that mail can be sent to.</summary>
    public sealed record NoAddress() : Refusal("NT002", "邮箱写法不对，应形如 name@example.cn。不想收邮件就留空。");
}

/// <summary>Carries out <see cref="ChangeNoticeWishes"/>.</summary>
public sealed class ChangeNoticeWishesHandler(IDbContextFactory<LuoshiDb> dbs)
{
    public async Task<Result<NoticeWishes>> HandleAsync(ChangeNoticeWishes command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var decided = Decide(command, actor.AccountId!.Value);
        if (!decided.Ok) return decided;
        await using var db = await dbs.CreateDbContextAsync(ct);
        var wishes = decided.Value;
        if (await db.NoticeWishes.SingleOrDefaultAsync(w => w.AccountId == wishes.AccountId, ct) is not { } row) db.NoticeWishes.Add(wishes);
        else (row.Mail, row.Daily, row.Urgent, row.QuietFrom, row.QuietTo) = (wishes.Mail, wishes.Daily, wishes.Urgent, wishes.QuietFrom, wishes.QuietTo);
        await db.TrySaveAsync(ct);
        return wishes;
    }

    public static Result<NoticeWishes> Decide(ChangeNoticeWishes command, Guid account)
    {
        ArgumentNullException.ThrowIfNull(command);
        var mail = string.IsNullOrWhiteSpace(command.Mail) ? null : command.Mail.Trim();
        if (mail is not null && !IsAddress(mail)) return new ChangeNoticeWishes.NoAddress();
        return new NoticeWishes { AccountId = account, Mail = mail, Daily = command.Daily, Urgent = command.Urgent, QuietFrom = command.QuietFrom, QuietTo = command.QuietTo };
    }

    internal static bool IsAddress(string mail) =>
        mail.Length <= NoticeWishes.MailLength && !mail.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
        && MailAddress.TryCreate(mail, out var address) && address.Address == mail && address.Host.Contains('.', StringComparison.Ordinal);
}

/// <summary>What someone set for notices.</summary>
/// <param name="Muted">Items of which nothing is sent, with their plans.</param>
public sealed record NoticeSettings(NoticeWishes Wishes, IReadOnlyList<(ItemState Item, PlanState Plan)> Muted);

/// <summary>Asks what someone set for notices.</summary>
public sealed class NoticeSettingsQuery(IDbContextFactory<LuoshiDb> dbs)
{
    public async Task<NoticeSettings> AskAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var account = actor.AccountId!.Value;
        var wishes = await db.NoticeWishes.AsNoTracking().SingleOrDefaultAsync(w => w.AccountId == account, ct) ?? new() { AccountId = account };
        var rows = await db.Items.AsNoTracking().Where(i => db.NoticeMutes.Any(m => m.AccountId == account && m.ItemId == i.Id))
            .Join(db.Plans, i => i.PlanId, p => p.Id, (i, p) => new { Item = i.State, Plan = p.State }).ToListAsync(ct);
        return new(wishes, [.. rows.Select(r => (StateJson.Read<ItemState>(r.Item), StateJson.Read<PlanState>(r.Plan))).OrderBy(r => r.Item1.Facts.No)]);
    }
}
