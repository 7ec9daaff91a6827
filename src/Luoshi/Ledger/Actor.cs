using Luoshi.Accounts;

namespace Luoshi.Ledger;

/// <summary>Who does something: the account, the name that the entry will show, the roles it holds and the one it acts in.</summary>
public sealed record Actor
{
    /// <param name="accountId">Null for the program itself (a rule, the sample).</param>
    /// <param name="name">The name that the entry will show.</param>
    /// <param name="roleCode">The role it acts in, one of <see cref="Roles"/>.</param>
    public Actor(Guid? accountId, string name, string roleCode)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!Roles.All.Contains(roleCode) && roleCode != Roles.Program) throw new ArgumentException($"{roleCode} is no role's code.", nameof(roleCode));
        AccountId = accountId;
        Name = name;
        RoleCode = roleCode;
        HeldRoles = [roleCode];
    }

    /// <summary>The program itself.</summary>
    public static Actor System { get; } = new(null, "系统", Roles.Program);

    public Guid? AccountId { get; init; }

    public string Name { get; init; }

    /// <summary>The role it acts in: what rules ask for, and whose name the entry keeps.</summary>
    public string RoleCode { get; private init; }

    /// <summary>Every role it holds, <see cref="RoleCode"/> among them.</summary>
    public IReadOnlyList<string> HeldRoles { get; private init; }

    /// <summary>The person in the directory behind the account; null for none.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The unit it acts for, its person's or its own; null for none.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>A leader to whom all plans are shown, not only the own portfolio.</summary>
    public bool SeesAll { get; init; }

    /// <summary>The name on screen of the role it acts in.</summary>
    public string Role => Roles.Chinese(RoleCode);

    /// <summary>Whether it holds the role, or one of several.</summary>
    public bool Is(params ReadOnlySpan<string> roles)
    {
        foreach (var role in roles)
            if (HeldRoles.Contains(role)) return true;
        return false;
    }

    /// <summary>The same with several roles, acting in the first of them that <see cref="Roles.InOrderOfActing"/> names.</summary>
    public Actor Holding(IEnumerable<string> roles)
    {
        IReadOnlyList<string> held = [.. Roles.InOrderOfActing.Intersect(roles)];
        return held.Count == 0 ? throw new ArgumentException("Nobody acts without a role.", nameof(roles)) : this with { RoleCode = held[0], HeldRoles = held };
    }

    public bool Equals(Actor? other) =>
        other is not null && AccountId == other.AccountId && Name == other.Name && RoleCode == other.RoleCode
        && PersonId == other.PersonId && UnitId == other.UnitId && SeesAll == other.SeesAll && HeldRoles.SequenceEqual(other.HeldRoles);

    public override int GetHashCode() => HashCode.Combine(AccountId, Name, RoleCode, PersonId, UnitId);
}
