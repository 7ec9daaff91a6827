namespace Luoshi.Notices;

/// <summary>What kinds of notices are called on screen and in mail.</summary>
public static class NoticeWords
{
    public static string Of(NoticeKind kind) => kind switch
    {
        NoticeKind.Dispatched => "下发",
        NoticeKind.Withdrawn => "撤销下发",
        NoticeKind.Urged => "催办",
        NoticeKind.Returned => "退回",
        NoticeKind.ExtensionDecided => "延期",
        NoticeKind.EvidenceAsked => "要佐证",
        NoticeKind.Instructed => "批示",
        NoticeKind.InstructionAnswered => "批示回复",
        NoticeKind.Closed => "销号",
        NoticeKind.Changed => "变更",
        NoticeKind.DecisionAsked => "待批",
        NoticeKind.DueSoon => "快到期",
        NoticeKind.Overdue => "已逾期",
        NoticeKind.Waiting => "待我办理",
        NoticeKind.Round => "督查",
        NoticeKind.SelfCheck => "自查",
        NoticeKind.Problem => "整改",
        NoticeKind.Conclusion => "督查结论",
        NoticeKind.Assessment => "考核",
        _ => "公文",
    };

    /// <summary>Where a notice leads to, as a path of this server.</summary>
    public static string Address(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return notice switch
        {
            { Kind: NoticeKind.Waiting } => "/waiting",
            { MatterKind: Bulletins.PublicPageState.Kind, PlanId: { } plan } => $"/plans/{plan}/public",
            { MatterKind: { } kind, MatterId: { } matter } => $"/{kind}s/{matter}",
            { DutyId: { } duty } => $"/duties/{duty}",
            { ItemId: { } item, PlanId: { } plan } => $"/plans/{plan}/items/{item}",
            { PlanId: { } plan } => $"/plans/{plan}/ledger",
            _ => "/",
        };
    }
}
