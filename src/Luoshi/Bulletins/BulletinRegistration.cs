using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Bulletins;

/// <summary>Registers what is written and published about a plan: bulletins, notices, reports, exports.</summary>
public static class BulletinRegistration
{
    /// <summary>Adds the use cases; storage, directory, calendar and progress must be there.</summary>
    public static IServiceCollection AddLuoshiBulletins(this IServiceCollection services) => services
        .AddSingleton<PaperTurn>()
        .AddSingleton<PlanTallyQuery>()
        .AddSingleton<ApproversQuery>()
        .AddScoped<PaperQuery>()
        .AddScoped<LedgerExportQuery>()
        .AddSingleton<UploadTemplateHandler>()
        .AddSingleton<ChooseTemplateHandler>()
        .AddScoped<PublicPageQuery>()
        .AddSingleton<SetPublicPageHandler>()
        .AddSingleton<DraftPaperHandler>()
        .AddSingleton<EditPaperHandler>()
        .AddSingleton<SubmitPaperHandler>()
        .AddSingleton<ApprovePaperHandler>()
        .AddSingleton<WithdrawPaperHandler>()
        .AddSingleton<SendPaperHandler>();
}
