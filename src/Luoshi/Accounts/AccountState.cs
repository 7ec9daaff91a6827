using Luoshi.Ledger;
using Luoshi.Units;

namespace Luoshi.Accounts;

/// <summary>What an administrator fills in for an account.</summary>
/// <param name="Roles">Codes of <see cref="Accounts.Roles"/>.</param>
/// <param name="UnitId">Where it is not the person's unit.</param>
/// <param name="SeesAll">For a leader: all plans, not only the own portfolio.</param>
public sealed record AccountDetails(string UserName, string DisplayName, IReadOnlyList<string> Roles, Guid? PersonId, Guid? UnitId, bool SeesAll)
{
    /// <summary>As it is stored: no blanks around, roles in order and once, all plans only for leaders.</summary>
    public AccountDetails Clean() => this with
    {
        UserName = UserName.Trim(),
        DisplayName = DisplayName.Trim(),
        Roles = [.. Accounts.Roles.All.Intersect(Roles)],
        SeesAll = SeesAll && Roles.Contains(Accounts.Roles.Leader),
    };

    /// <summary>What differs from other details, in words.</summary>
    public IReadOnlyList<AccountDifference> Since(AccountDetails before, UnitTree tree)
    {
        ArgumentNullException.ThrowIfNull(before);
        List<AccountDifference> all =
        [
            new("账号", before.UserName, UserName),
            new("姓名", before.DisplayName, DisplayName),
            new("角色", Accounts.Roles.Chinese(before.Roles), Accounts.Roles.Chinese(Roles)),
            new("人员", Person(before.PersonId, tree), Person(PersonId, tree)),
            new("单位", Unit(before.UnitId, tree), Unit(UnitId, tree)),
            new("看全部计划", before.SeesAll ? "是" : "否", SeesAll ? "是" : "否"),
        ];
        return [.. all.Where(d => d.From != d.To || (d.What == "人员" && before.PersonId != PersonId) || (d.What == "单位" && before.UnitId != UnitId))];
    }

    private static string Person(Guid? id, UnitTree tree) => id is { } person ? tree.FindPerson(person)?.Name ?? "已不在名录" : "";

    private static string Unit(Guid? id, UnitTree tree) => id is { } unit ? tree.PathName(unit) is { Length: > 0 } name ? name : "已不在名录" : "";
}

/// <summary>An account as it stands when something is decided about it.</summary>
/// <param name="Acts">How many acts were done to it.</param>
/// <param name="LastAct">The last of them; null for none.</param>
public sealed record AccountState(Guid Id, AccountDetails Details, bool IsDisabled, bool IsLocked, int Acts, AccountAct? LastAct)
{
    /// <summary>By which identities of a provider it can be entered.</summary>
    public IReadOnlyList<ExternalIdentity> Identities { get; init; } = [];
}

/// <summary>What a decision about accounts looks at.</summary>
/// <param name="Account">Null where there is none.</param>
/// <param name="OtherAdministrators">Accounts besides this one that are administrators and not disabled.</param>
public sealed record AccountsAsTheyStand(AccountState? Account, int OtherAdministrators, UnitTree Tree);

/// <summary>What every act of an administrator asks first.</summary>
internal static class AccountRights
{
    /// <param name="seen">How many acts the page had seen.</param>
    /// <returns>Why the act cannot be; null where it can.</returns>
    public static Refusal? Refuse(AccountsAsTheyStand now, int seen, Actor actor) =>
        actor.Is(Roles.Administrator) ? RefuseUnseen(now, seen) : new NotAdministrator();

    public static Refusal? RefuseUnseen(AccountsAsTheyStand now, int seen) =>
        now.Account is not { } account ? new NoSuchAccount()
        : account.Acts != seen ? new AccountChangedMeanwhile(account.LastAct!.ByName, account.LastAct.At)
        : null;

    public static Refusal? RefuseDetails(AccountDetails wanted, UnitTree tree)
    {
        if (wanted.DisplayName.Length is 0 or > 100) return new AccountNotAllowed("请填写姓名，最多100字。");
        if (wanted.Roles.Count == 0) return new NoRole();
        var person = wanted.PersonId is { } personId ? tree.FindPerson(personId) : null;
        if (wanted.PersonId is not null && person is not { IsRetired: false }) return new NotInDirectory("人员");
        if (wanted.UnitId is { } unitId && tree.Find(unitId) is not { IsRetired: false }) return new NotInDirectory("单位");
        if (wanted.Roles.Any(r => r is Roles.UnitHead or Roles.Reporter) && (wanted.UnitId ?? person?.UnitId) is null) return new UnitMissing();
        return wanted.Roles.Contains(Roles.Leader) && person is null && !wanted.SeesAll ? new PersonMissing() : null;
    }
}
