using Luoshi.Accounts;

namespace Luoshi.Sample;

/// <summary>An account of the sample, shown with its password on the sign-in page.</summary>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="Unit">The unit it belongs to, by its name in the directory.</param>
/// <param name="Purpose">What to try with it, one Chinese phrase.</param>
public sealed record SampleAccount(string UserName, string Password, string DisplayName, string Role, string Unit, string Purpose);

/// <summary>Who may sign in to the sample.</summary>
public static class SampleAccounts
{
    /// <summary>The same for all: the sample holds nothing worth guarding.</summary>
    public const string Password = "Luoshi-2026";

    public static SampleAccount Clerk { get; } = new("zhuanjian", Password, "周若舟", Roles.Clerk, "办公室", "读入、核对、施行计划");

    public static SampleAccount Leader { get; } = new("lingdao", Password, "沈若琳", Roles.Leader, SampleDirectory.Commission, "看分管事项和滞后原因");

    public static SampleAccount LeadUnit { get; } = new("qiantou", Password, "祝晓帆", Roles.Reporter, "基层卫生科", "牵头科室：填报、审核县区进展");

    public static SampleAccount County { get; } = new("xianqu", Password, "蓝云生", Roles.Reporter, "汀源县卫健局", "责任单位：签收、填报");

    public static SampleAccount Viewer { get; } = new("chakan", Password, "邵明哲", Roles.Viewer, SampleDirectory.Commission, "只读查看");

    public static SampleAccount Administrator { get; } = new("guanli", Password, "纪安澜", Roles.Administrator, "市卫生健康信息中心", "账号与设置");

    /// <summary>In the order the sign-in page lists them.</summary>
    public static IReadOnlyList<SampleAccount> All { get; } = [Clerk, Leader, LeadUnit, County, Viewer, Administrator];
}
