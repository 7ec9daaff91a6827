using Luoshi.Accounts;

namespace Luoshi.Sample;

/// <summary>Who may sign in to the sample.</summary>
public static class SampleAccounts
{
    /// <summary>The same for all: the sample holds nothing worth guarding.</summary>
    public const string Password = "luoshi-2026";

    /// <summary>督查专干 of the city commission.</summary>
    public static SampleAccount Clerk { get; } = new("zhuanjian", Password, "周若舟", Roles.Clerk);

    /// <summary>A deputy director: primary care, women and children, families.</summary>
    public static SampleAccount Leader { get; } = new("lingdao", Password, "沈若琳", Roles.Leader);

    /// <summary>Reports for 基层卫生科, a lead unit.</summary>
    public static SampleAccount LeadUnit { get; } = new("qiantou", Password, "祝晓帆", Roles.Reporter);

    /// <summary>Reports for 汀源县卫健局.</summary>
    public static SampleAccount County { get; } = new("xianqu", Password, "蓝云生", Roles.Reporter);

    /// <summary>Answers for 汀源县卫健局.</summary>
    public static SampleAccount CountyHead { get; } = new("juzhang", Password, "靳书白", Roles.UnitHead);

    /// <summary>Reads only: the party committee's supervision office.</summary>
    public static SampleAccount Viewer { get; } = new("chakan", Password, "邵明哲", Roles.Viewer);

    /// <summary>Accounts and settings.</summary>
    public static SampleAccount Administrator { get; } = new("guanli", Password, "纪安澜", Roles.Administrator);

    /// <summary>In the order the sign-in page lists them.</summary>
    public static IReadOnlyList<SampleAccount> All { get; } = [Clerk, Leader, LeadUnit, CountyHead, County, Viewer, Administrator];
}
