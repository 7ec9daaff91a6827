using Luoshi.Ledger;

namespace Luoshi.Progress;

/// <summary>What states, roles and lights of a duty are called on screen.</summary>
public static class DutyWords
{
    public static string Of(DutyStatus status) => status switch
    {
        DutyStatus.Dispatched => "待签收",
        DutyStatus.Declined => "退办待定",
        DutyStatus.SignedFor => "办理中",
        DutyStatus.Reported => "待审核",
        DutyStatus.Returned => "已退回",
        DutyStatus.Claimed => "待核查",
        DutyStatus.Verified => "待销号",
        DutyStatus.Closed => "已销号",
        _ => "已撤销",
    };

    public static string Of(DutyRole role) => role == DutyRole.Lead ? "牵头" : "配合";

    public static string Of(UnitView view) => view switch
    {
        UnitView.Smooth => "顺利",
        UnitView.Difficult => "有困难",
        _ => "难以按期",
    };

    public static string Of(LightColor light) => light switch
    {
        LightColor.Red => "滞后",
        LightColor.Yellow => "预警",
        LightColor.Green => "正常",
        LightColor.NotYetDue => "未到期",
        _ => "已销号",
    };
}
