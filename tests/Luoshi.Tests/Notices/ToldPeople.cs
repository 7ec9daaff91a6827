using Luoshi.Deliveries;
using Luoshi.Ledger;
using Luoshi.Notices;
using Luoshi.Tests.Progress;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Tests.Notices;

/// <summary>A year whose people have accounts, so that they can be told.</summary>
internal static class ToldPeople
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<YearInDatabase> CreateAsync(bool postgres, OutsideHosts? hosts = null, DeliveryTimes? times = null)
    {
        var year = await YearInDatabase.CreateAsync(postgres, hosts, times);
        foreach (var actor in new[] { year.Clerk, year.Leader, year.Lead, year.County, year.Hospital, year.Stranger }) await year.AddAccountAsync(actor);
        return year;
    }

    public static async Task AddAccountAsync(this YearInDatabase year, Actor actor)
    {
        await using var db = year.Open();
        var role = await db.Roles.SingleOrDefaultAsync(r => r.Name == actor.RoleCode, Ct);
        if (role is null) db.Roles.Add(role = new(actor.RoleCode) { Id = Guid.CreateVersion7(), NormalizedName = actor.RoleCode.ToUpperInvariant() });
        var id = actor.AccountId!.Value;
        db.Users.Add(new() { Id = id, UserName = id.ToString("N"), NormalizedUserName = id.ToString("N"), DisplayName = actor.Name, UnitId = actor.UnitId, PersonId = actor.PersonId });
        db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = id, RoleId = role.Id });
        await db.SaveChangesAsync(Ct);
    }

    public static Task<int> FollowAsync(this YearInDatabase year, DateTimeOffset? since = null) => year.Get<FollowLedgerHandler>().HandleAsync(new(since), Ct);

    /// <summary>What someone has not read, oldest first.</summary>
    public static async Task<IReadOnlyList<Notice>> UnreadAsync(this YearInDatabase year, Actor actor) =>
        [.. (await year.Get<NoticeQuery>().AskAsync(actor, unread: true, 1, Ct)).Notices.Reverse()];
}
