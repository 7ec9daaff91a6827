using Luoshi.Calendar;
using Luoshi.Reading;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Luoshi.Plans;

/// <summary>Registers what reads in, checks, corrects and puts plans in force.</summary>
public static class PlanRegistration
{
    /// <summary>Adds the use cases of plans; the storage must be there.</summary>
    public static IServiceCollection AddLuoshiPlans(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(ReadingOptions.OnThisMachine with { IsWorkday = WorkCalendar.IsAnnouncedWorkday });
        return services
            .AddSingleton<PlanTurn>()
            .AddSingleton<ImportPlanHandler>()
            .AddSingleton<CorrectFieldHandler>()
            .AddSingleton<CheckItemHandler>()
            .AddSingleton<SettleFindingHandler>()
            .AddSingleton<SplitItemHandler>()
            .AddSingleton<MergeItemsHandler>()
            .AddSingleton<MoveOwnerHandler>()
            .AddSingleton<UndoActHandler>()
            .AddSingleton<DiscardDraftHandler>()
            .AddSingleton<PutPlanInForceHandler>()
            .AddSingleton<PlanVersionQuery>()
            .AddSingleton<TieNameHandler>()
            .AddSingleton<SplitNameHandler>()
            .AddSingleton<PlanNamesQuery>()
            .AddSingleton<DraftReview>();
    }
}
