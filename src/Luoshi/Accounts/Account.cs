using Microsoft.AspNetCore.Identity;

namespace Luoshi.Accounts;

/// <summary>Someone who may sign in. A name in a plan is a person, not an account.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public Account() => Id = Guid.CreateVersion7();

    /// <summary>The name that pages and entries show.</summary>
    public required string DisplayName { get; set; }

    /// <summary>The person in the directory this account belongs to, where there is one.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>The unit this account acts for, where it is not its person's: the account of an office or an institution.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>A leader who sees all plans, not only the own portfolio (主要负责人).</summary>
    public bool SeesAll { get; set; }

    /// <summary>When it was disabled; null while it may sign in.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>The password was set by someone else and must be changed before anything else.</summary>
    public bool MustChangePassword { get; set; }
}
