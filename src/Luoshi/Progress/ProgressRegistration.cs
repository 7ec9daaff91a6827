using Luoshi.Plans;
using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Progress;

/// <summary>Registers what units, clerks and leaders do with duties in a running year.</summary>
public static class ProgressRegistration
{
    /// <summary>Adds the use cases; storage and the directory must be there.</summary>
    public static IServiceCollection AddLuoshiProgress(this IServiceCollection services) => services
        .AddSingleton<StandingPlans>()
        .AddSingleton<PastItems>()
        .AddSingleton<DutyTurn>()
        .AddSingleton<PlanYearTurn>()
        .AddSingleton<OwedQuery>()
        .AddSingleton<OwedCalendarQuery>()
        .AddSingleton<WaitingQuery>()
        .AddSingleton<MatterWaitsQuery>()
        .AddSingleton<ActsOnItemQuery>()
        .AddSingleton<DispatchQuery>()
        .AddSingleton<YearEndQuery>()
        .AddScoped<SeenPlans>()
        .AddScoped<PortfolioQuery>()
        .AddScoped<UnitWorkQuery>()
        .AddScoped<PlanDaysQuery>()
        .AddScoped<DutyPageQuery>()
        .AddScoped<EvidenceQuery>()
        .AddScoped<OwedPageQuery>()
        .AddSingleton<AcceptReportHandler>()
        .AddSingleton<AmendReportHandler>()
        .AddSingleton<AnswerInstructionHandler>()
        .AddSingleton<ApproveChangeHandler>()
        .AddSingleton<ApproveExtensionHandler>()
        .AddSingleton<ArchivePlanHandler>()
        .AddSingleton<AskExtensionHandler>()
        .AddSingleton<AskForEvidenceHandler>()
        .AddSingleton<CarryOverHandler>()
        .AddSingleton<ClaimCompletionHandler>()
        .AddSingleton<CloseDutyHandler>()
        .AddSingleton<CloseItemHandler>()
        .AddSingleton<CloseUnfinishedHandler>()
        .AddSingleton<DeclineDutyHandler>()
        .AddSingleton<DispatchPlanHandler>()
        .AddSingleton<GiveInstructionHandler>()
        .AddSingleton<PassOnDutyHandler>()
        .AddSingleton<ProposeChangeHandler>()
        .AddSingleton<ReassignDutyHandler>()
        .AddSingleton<RefuseChangeHandler>()
        .AddSingleton<RefuseDeclineHandler>()
        .AddSingleton<RefuseExtensionHandler>()
        .AddSingleton<ReopenDutyHandler>()
        .AddSingleton<ReopenItemHandler>()
        .AddSingleton<ReportProgressHandler>()
        .AddSingleton<ReturnClaimHandler>()
        .AddSingleton<ReturnReportHandler>()
        .AddSingleton<SignForDutyHandler>()
        .AddSingleton<UrgeDutyHandler>()
        .AddSingleton<UrgeByRuleHandler>()
        .AddSingleton<ChangePlanSettingsHandler>()
        .AddScoped<PlanSettingsQuery>()
        .AddSingleton<UrgeUnsignedHandler>()
        .AddSingleton<VerifyClaimHandler>()
        .AddSingleton<WithdrawDutyHandler>();
}
