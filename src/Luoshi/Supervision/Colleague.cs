using Luoshi.Accounts;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Supervision;

/// <summary>Someone with an account, as a scheme may name: for the team, or as approver.</summary>
/// <param name="Unit">Name of the unit; empty for none.</param>
public sealed record Colleague(Guid AccountId, string Name, Guid? PersonId, Guid? UnitId, string Unit, bool Leads)
{
    internal Participant ToParticipant() => new(Name, AccountId, PersonId);
}

/// <summary>Finds those who may be named in a scheme: accounts in use, those of the commission first.</summary>
public sealed class ColleagueQuery(LuoshiDb db)
{
    public Task<IReadOnlyList<Colleague>> AskAsync(CancellationToken ct) => LoadAsync(db, ct);

    internal static async Task<IReadOnlyList<Colleague>> LoadAsync(LuoshiDb db, CancellationToken ct)
    {
        var tree = await UnitTreeQuery.LoadAsync(db, ct);
        var leads = (await db.UserRoles.AsNoTracking().Where(r => db.Roles.Any(x => x.Id == r.RoleId && x.Name == Roles.Leader)).Select(r => r.UserId).ToListAsync(ct)).ToHashSet();
        var accounts = await db.Users.AsNoTracking().Where(a => a.DisabledAt == null).Select(a => new { a.Id, a.DisplayName, a.PersonId, a.UnitId }).ToListAsync(ct);
        return [.. accounts
            .Select(a =>
            {
                var unit = a.UnitId ?? (a.PersonId is { } person ? tree.FindPerson(person)?.UnitId : null);
                return new Colleague(a.Id, a.DisplayName, a.PersonId, unit, unit is { } id ? tree.Find(id)?.Name ?? "" : "", leads.Contains(a.Id));
            })
            .OrderBy(c => c.UnitId is { } unit ? tree.Position(unit) : int.MaxValue).ThenBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.AccountId)];
    }
}
