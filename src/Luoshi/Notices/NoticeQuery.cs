using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Notices;

/// <summary>A page of someone's notices, newest first.</summary>
/// <param name="Unread">All that are unread, on whatever page.</param>
/// <param name="Muted">Items of which nothing is sent.</param>
/// <param name="More">Whether there are older ones.</param>
public sealed record NoticeView(IReadOnlyList<Notice> Notices, int Unread, IReadOnlySet<Guid> Muted, int Page, bool More);

/// <summary>我的消息: what someone was told, as far as they may still see it.</summary>
public sealed class NoticeQuery(IDbContextFactory<LuoshiDb> dbs, UnitTreeQuery tree)
{
    public const int PageSize = 50;

    /// <param name="unread">Only those not read yet.</param>
    /// <param name="page">From 1.</param>
    public async Task<NoticeView> AskAsync(Actor actor, bool unread, int page, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var own = Own(db.Notices.AsNoTracking(), actor);
        var found = await own.Where(n => !unread || n.ReadAt == null).OrderByDescending(n => n.At).ThenByDescending(n => n.Id)
            .Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync(ct);
        var seen = await SeenAsync(db, actor, [.. found.Take(PageSize)], ct);
        var muted = (await db.NoticeMutes.Where(m => m.AccountId == actor.AccountId).Select(m => m.ItemId).ToListAsync(ct)).ToHashSet();
        return new(seen, await own.CountAsync(n => n.ReadAt == null, ct), muted, page, found.Count > PageSize);
    }

    /// <summary>How many are unread, for the badge.</summary>
    public async Task<int> CountAsync(Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await Own(db.Notices, actor).CountAsync(n => n.ReadAt == null, ct);
    }

    /// <summary>One of the own; null where there is none to be seen.</summary>
    public async Task<Notice?> OneAsync(Guid id, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await Own(db.Notices.AsNoTracking(), actor).SingleOrDefaultAsync(n => n.Id == id, ct) is { } notice
            ? (await SeenAsync(db, actor, [notice], ct)).SingleOrDefault()
            : null;
    }

    /// <summary>Those of which the one who asks still is what they were told as: of that unit, a clerk, a leader.</summary>
    internal static IQueryable<Notice> Own(IQueryable<Notice> notices, Actor actor)
    {
        var (account, unit, reports, clerk) = (actor.AccountId, actor.UnitId, DutyRights.Reports(actor), actor.Is(Roles.Clerk));
        var (leads, heads) = (actor.Is(Roles.Leader), actor.Is(Roles.Leader) && actor.SeesAll);
        return notices.Where(n => n.AccountId == account
            && ((n.Party == MatterParty.Unit && reports && n.UnitId == unit) || (n.Party == MatterParty.Clerk && clerk) || (n.Party == MatterParty.Leader && leads) || (n.Party == MatterParty.Head && heads)));
    }

    /// <summary>Those of the own whose item or duty is still seen.</summary>
    internal async Task<IReadOnlyList<Notice>> SeenAsync(LuoshiDb db, Actor actor, IReadOnlyList<Notice> own, CancellationToken ct)
    {
        var scope = await new ScopeQuery(tree).OfAsync(actor, ct);
        var itemIds = own.Select(n => n.ItemId).OfType<Guid>().Distinct().ToList();
        if (scope.SeesAll || itemIds.Count == 0) return own;
        var items = (await db.Items.AsNoTracking().Where(i => itemIds.Contains(i.Id)).Select(i => i.State).ToListAsync(ct)).Select(StateJson.Read<ItemState>).ToDictionary(i => i.Id);
        var duties = (await db.Duties.AsNoTracking().Where(d => itemIds.Contains(d.ItemId)).Select(d => d.State).ToListAsync(ct)).Select(StateJson.Read<DutyState>).ToLookup(d => d.ItemId);
        return [.. own.Where(n => n.ItemId is not { } id || (items.TryGetValue(id, out var item)
            && (n.DutyId is { } dutyId ? duties[id].Any(d => d.Id == dutyId && scope.Sees(d, item)) : scope.Sees(item, duties[id]))))];
    }
}

/// <summary>How many notices units were sent: what the count of burdens asks.</summary>
/// <param name="Month">The first day of the month.</param>
public sealed record NoticeCount(Guid UnitId, DateOnly Month, NoticeKind Kind, int Count);

/// <summary>消息数: notices of units by month and kind; one to several people of a unit counts once.</summary>
public sealed class NoticeCountQuery(IDbContextFactory<LuoshiDb> dbs)
{
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    public async Task<IReadOnlyList<NoticeCount>> AskAsync(IReadOnlyCollection<Guid> units, DateOnly from, DateOnly to, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var (first, end) = (LedgerDay.EndOf(from.AddDays(-1)), LedgerDay.EndOf(to));
        var told = await db.Notices.AsNoTracking().Where(n => n.UnitId != null && units.Contains(n.UnitId.Value) && n.At >= first && n.At < end)
            .Select(n => new { UnitId = n.UnitId!.Value, n.Key, n.Kind, n.At }).ToListAsync(ct);
        return [.. told.DistinctBy(n => (n.UnitId, n.Key))
            .GroupBy(n => (n.UnitId, Month: Month(LedgerDay.Of(n.At)), n.Kind))
            .OrderBy(g => g.Key.Month).ThenBy(g => g.Key.UnitId).ThenBy(g => g.Key.Kind)
            .Select(g => new NoticeCount(g.Key.UnitId, g.Key.Month, g.Key.Kind, g.Count()))];
    }

    private static DateOnly Month(DateOnly day) => new(day.Year, day.Month, 1);
}
