using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Notices;

/// <summary>Everyone who can be told something: the accounts in use, as those who act.</summary>
internal sealed class NoticeReaders
{
    private readonly ILookup<Guid, Actor> _ofUnit;
    private readonly List<Actor> _decide;

    private NoticeReaders(IReadOnlyList<Actor> all)
    {
        All = all;
        _ofUnit = all.Where(a => a.UnitId is not null && DutyRights.Reports(a)).ToLookup(a => a.UnitId!.Value);
        _decide = [.. all.Where(a => a.Is(Roles.Clerk, Roles.Leader))];
    }

    public IReadOnlyList<Actor> All { get; }

    public IEnumerable<Actor> OfUnit(Guid unit) => _ofUnit[unit];

    /// <summary>The accounts that a notice is for.</summary>
    public IEnumerable<Guid> Of(NewNotice told)
    {
        var wait = new MatterWait(told.Party, told.Who, "", "", default, null, told.Not);
        var among = told.Party == MatterParty.Unit ? told.Who is { } unit ? _ofUnit[unit] : [] : _decide;
        return among.Where(a => MatterWaitsQuery.IsFor(a, wait)).Select(a => a.AccountId!.Value);
    }

    public static Task<NoticeReaders> LoadAsync(LuoshiDb db, CancellationToken ct) => LoadAsync(db, null, ct);

    /// <param name="only">One account; null for all.</param>
    public static async Task<NoticeReaders> LoadAsync(LuoshiDb db, Guid? only, CancellationToken ct)
    {
        var accounts = await db.Users.AsNoTracking().Where(a => a.DisabledAt == null && (only == null || a.Id == only))
            .Select(a => new { a.Id, a.DisplayName, a.PersonId, UnitId = a.UnitId ?? db.Persons.Where(p => p.Id == a.PersonId).Select(p => p.UnitId).FirstOrDefault(), a.SeesAll })
            .ToListAsync(ct);
        var roles = (await db.UserRoles.AsNoTracking().Where(r => only == null || r.UserId == only).Join(db.Roles, r => r.RoleId, r => r.Id, (u, r) => new { u.UserId, r.Name }).ToListAsync(ct)).ToLookup(r => r.UserId, r => r.Name!);
        return new([.. accounts.Where(a => roles[a.Id].Any()).Select(a => new Actor(a.Id, a.DisplayName, Roles.Viewer) { PersonId = a.PersonId, UnitId = a.UnitId, SeesAll = a.SeesAll }.Holding(roles[a.Id]))]);
    }
}
