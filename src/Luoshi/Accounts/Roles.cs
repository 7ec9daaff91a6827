namespace Luoshi.Accounts;

/// <summary>What an account may do; the codes are stored.</summary>
public static class Roles
{
    /// <summary>管理员: accounts and settings.</summary>
    public const string Administrator = "administrator";

    /// <summary>督查专干: imports, corrects and dispatches plans.</summary>
    public const string Clerk = "clerk";

    /// <summary>领导: sees own portfolio, instructs.</summary>
    public const string Leader = "leader";

    /// <summary>单位负责人: answers for what a unit signs for and reports.</summary>
    public const string UnitHead = "unit-head";

    /// <summary>单位填报: reports for a unit.</summary>
    public const string Reporter = "reporter";

    /// <summary>查看: reads only.</summary>
    public const string Viewer = "viewer";

    /// <summary>系统: the program itself; no account holds it.</summary>
    public const string Program = "program";

    /// <summary>Every role an account can hold, in the order of lists on screen.</summary>
    public static IReadOnlyList<string> All { get; } = [Administrator, Clerk, Leader, UnitHead, Reporter, Viewer];

    /// <summary>In which of several roles an account acts: the one with the most to say about plans first; keeping accounts is none of plans' business.</summary>
    public static IReadOnlyList<string> InOrderOfActing { get; } = [Clerk, Leader, UnitHead, Reporter, Administrator, Viewer];

    /// <summary>The names on screen of several roles: 督查专干、管理员.</summary>
    public static string Chinese(IEnumerable<string> roles) => string.Join('、', InOrderOfActing.Intersect(roles).Select(Chinese));

    /// <summary>The role's name on screen.</summary>
    public static string Chinese(string role) => role switch
    {
        Administrator => "管理员",
        Clerk => "督查专干",
        Leader => "领导",
        UnitHead => "单位负责人",
        Reporter => "单位填报",
        Viewer => "查看",
        Program => "系统",
        _ => role,
    };
}
