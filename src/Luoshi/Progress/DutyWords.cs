using Luoshi.Ledger;

namespace Luoshi.Progress;

/// <summary>What states and roles of a duty are called on screen.</summary>
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
}
