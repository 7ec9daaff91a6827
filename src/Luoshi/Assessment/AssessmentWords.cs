namespace Luoshi.Assessment;

/// <summary>What is counted, as pages and papers call it.</summary>
public static class AssessmentWords
{
    public static string Of(Criterion criterion) => criterion switch
    {
        Criterion.ClosedInTime => "按时办结",
        Criterion.ReportsInTime => "按时报送",
        Criterion.ReportsAccepted => "报送质量",
        Criterion.TargetsReached => "目标达成",
        _ => "问题整改",
    };

    /// <summary>How it is counted, in a sentence.</summary>
    public static string How(Criterion criterion) => criterion switch
    {
        Criterion.ClosedInTime => "到期的责任，在时限内申请办结并通过的份数占比；批准延期的按延期后的时限",
        Criterion.ReportsInTime => "应报的进展，在应报日以前报来的次数占比",
        Criterion.ReportsAccepted => "审核过的进展和办结申请，没有退回的次数占比",
        Criterion.TargetsReached => "牵头事项到期的目标，达到的个数占比",
        _ => "到期的问题，在时限内整改并经核查通过的个数占比",
    };

    public static string Of(Deduction deduction) => deduction switch
    {
        Deduction.Overdue => "逾期未办结",
        Deduction.Urged => "被催办",
        _ => "整改逾期",
    };

    public static string Of(AssessmentStatus status) => status switch
    {
        AssessmentStatus.Taken => "已计分，未反馈",
        AssessmentStatus.FedBack => "已反馈，可提异议",
        AssessmentStatus.ReleaseAsked => "待批准公布",
        AssessmentStatus.Released => "已公布",
        _ => "已作废",
    };
}
