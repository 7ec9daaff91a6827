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
}

/// <summary>What an account may do; the names are stored.</summary>
public static class Roles
{
    /// <summary>管理员: accounts and settings.</summary>
    public const string Administrator = "administrator";

    /// <summary>督查专干: imports, corrects and dispatches plans.</summary>
    public const string Clerk = "clerk";

    /// <summary>领导: sees own portfolio, instructs.</summary>
    public const string Leader = "leader";

    /// <summary>单位填报: reports for a unit.</summary>
    public const string Reporter = "reporter";

    /// <summary>查看: reads only.</summary>
    public const string Viewer = "viewer";

    public static IReadOnlyList<string> All { get; } = [Administrator, Clerk, Leader, Reporter, Viewer];

    /// <summary>The role's name on screen.</summary>
    public static string Chinese(string role) => role switch
    {
        Administrator => "管理员",
        Clerk => "督查专干",
        Leader => "领导",
        Reporter => "单位填报",
        Viewer => "查看",
        _ => role,
    };
}
