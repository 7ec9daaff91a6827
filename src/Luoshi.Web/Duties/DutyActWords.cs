using Luoshi.Progress;

namespace Luoshi.Web.Duties;

/// <summary>What acts on a duty are called: on their fold, on their button, and once done.</summary>
public static class DutyActWords
{
    public static string Name(DutyAct act) => act switch
    {
        DutyAct.SignFor => "签收",
        DutyAct.Report => "上报进展",
        DutyAct.Answer => "回复批示",
        DutyAct.Claim => "申请办结",
        DutyAct.Decline => "不是本单位的事，退办",
        DutyAct.AskExtension => "申请延期",
        DutyAct.PassOn => "转交下级单位",
        DutyAct.Amend => "更正上次上报",
        DutyAct.Accept => "审核通过",
        DutyAct.Return => "退回重报",
        DutyAct.Verify => "核查通过",
        DutyAct.ReturnClaim => "核查不通过",
        DutyAct.ApproveExtension => "批准延期",
        DutyAct.RefuseExtension => "不同意延期",
        DutyAct.Close => "销号",
        DutyAct.RefuseDecline => "不同意退办",
        DutyAct.Reassign => "改派其他单位",
        DutyAct.Urge => "催办",
        DutyAct.Withdraw => "撤销下发",
        _ => "重启",
    };

    /// <summary>The words on the button that does it.</summary>
    public static string Button(DutyAct act, string receiver) => act switch
    {
        DutyAct.Report or DutyAct.Claim or DutyAct.Amend => "提交给" + Short(receiver),
        DutyAct.Decline => "退回督查专干",
        DutyAct.AskExtension => "提交领导批准",
        DutyAct.Answer => "提交回复",
        DutyAct.PassOn => "转交",
        DutyAct.Return => "退回重报",
        DutyAct.Reassign => "改派",
        _ => Name(act),
    };

    /// <summary>What a page says once it was done.</summary>
    public static string Done(DutyAct act, string receiver) => act switch
    {
        DutyAct.SignFor => "已签收。",
        DutyAct.Report => $"已上报，等{Short(receiver)}审核。",
        DutyAct.Answer => "批示已回复。",
        DutyAct.Claim => $"已申请办结，等{Short(receiver)}核查。",
        DutyAct.Decline => "已退办，等督查专干决定。",
        DutyAct.AskExtension => "已申请延期，等领导批准。批准前仍按原时限。",
        DutyAct.PassOn => "已转交，等下级单位签收。",
        DutyAct.Amend => $"已更正，原来的上报保留，等{Short(receiver)}审核。",
        DutyAct.Accept => "已审核通过。",
        DutyAct.Return => "已退回，单位会在“我的责任”里看到理由。",
        DutyAct.Verify => "已核查通过，等督查专干销号。",
        DutyAct.ReturnClaim => "办结申请已退回。",
        DutyAct.ApproveExtension => "已批准延期，原定时限仍然可见。",
        DutyAct.RefuseExtension => "没有同意延期，仍按原时限。",
        DutyAct.Close => "已销号。",
        DutyAct.RefuseDecline => "没有同意退办，责任仍归该单位。",
        DutyAct.Reassign => "已改派，等新的单位签收。",
        DutyAct.Urge => "已催办。",
        DutyAct.Withdraw => "已撤销下发。",
        _ => "已重启，继续办理。",
    };

    /// <summary>What wanted words are called, with what may help; null where the act wants none.</summary>
    public static (string Field, string Label, bool Required)? Words(DutyAct act) => act switch
    {
        DutyAct.Decline => ("reason", "为什么不是本单位的事，应归谁", true),
        DutyAct.Return => ("reason", "退回理由：哪里不清楚，要补什么", true),
        DutyAct.ReturnClaim => ("reason", "不通过的理由", true),
        DutyAct.RefuseExtension => ("reason", "不同意的理由", true),
        DutyAct.RefuseDecline => ("reason", "不同意的理由", true),
        DutyAct.Reassign => ("reason", "改派理由", true),
        DutyAct.Withdraw => ("reason", "撤销理由", true),
        DutyAct.Reopen => ("reason", "重启理由", true),
        DutyAct.AskExtension => ("reason", "为什么要延期", true),
        DutyAct.Answer => ("text", "回复", true),
        DutyAct.Claim => ("text", "办成了什么，凭什么看得出", true),
        DutyAct.Verify => ("text", "怎么核查的：看了什么、到了哪里", true),
        DutyAct.Close => ("text", "销号说明（选填）", false),
        DutyAct.Urge => ("text", "催办的话", true),
        _ => null,
    };

    /// <summary>What becomes of it, said beside the button.</summary>
    public static string Note(DutyAct act) => act switch
    {
        DutyAct.SignFor => "签收后按时限上报进展。",
        DutyAct.Report => "提交后记入台账，不能改动；有误可以更正并写明理由。",
        DutyAct.Amend => "原来的上报保留，更正与理由并列记入台账，重新审核。",
        DutyAct.AskExtension => "原定时限一直可见。",
        DutyAct.Urge => "一天一次，记入台账。",
        _ => "记入台账，不能改动。",
    };

    private static string Short(string receiver) => receiver.Count(c => c == '、') > 1 ? "牵头科室" : receiver;
}
