namespace Luoshi.Supervision;

/// <summary>What forms, methods and states of supervision are called on screen.</summary>
public static class RoundWords
{
    public static string Of(RoundForm form) => form switch
    {
        RoundForm.Comprehensive => "综合督查",
        RoundForm.Special => "专项督查",
        RoundForm.Incident => "事件调查",
        RoundForm.Daily => "日常督办",
        _ => "线索核查",
    };

    public static string Of(RoundMethod method) => method switch
    {
        RoundMethod.SelfCheck => "自查",
        RoundMethod.Hearing => "听取汇报",
        RoundMethod.OnTheSpot => "实地检查",
        RoundMethod.Unannounced => "暗访",
        RoundMethod.Statistics => "统计分析",
        _ => "约谈",
    };

    public static string Of(RoundStatus status) => status switch
    {
        RoundStatus.Proposed => "方案待批",
        RoundStatus.SentBack => "方案退回",
        RoundStatus.Running => "进行中",
        RoundStatus.Closed => "已结束",
        _ => "已撤回",
    };

    public static string Of(SelfCheckStatus status) => status switch
    {
        SelfCheckStatus.Asked => "待自查",
        SelfCheckStatus.Given => "已自查",
        _ => "不再需要",
    };

    public static string Of(ProblemStatus status) => status switch
    {
        ProblemStatus.Found => "待定整改",
        ProblemStatus.Rectifying => "整改中",
        ProblemStatus.HandedIn => "待核查",
        ProblemStatus.Returned => "整改退回",
        ProblemStatus.PutRight => "已整改",
        _ => "已撤销",
    };

    public static string Of(ConclusionStatus status) => status switch
    {
        ConclusionStatus.Drafted => "拟稿",
        ConclusionStatus.FedBack => "待签收",
        ConclusionStatus.Received => "已签收",
        ConclusionStatus.Objected => "复核中",
        _ => "已复核",
    };

    public static string Of(ObjectionOutcome outcome) => outcome switch
    {
        ObjectionOutcome.Upheld => "维持结论",
        ObjectionOutcome.Changed => "变更结论",
        _ => "撤销结论",
    };
}
