using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Supervision;

/// <summary>Registers what the supervising office, its teams and the units do in a round.</summary>
public static class SupervisionRegistration
{
    /// <summary>Adds the use cases; those of a running year must be there.</summary>
    public static IServiceCollection AddLuoshiSupervision(this IServiceCollection services) => services
        .AddSingleton<RoundTurn>()
        .AddSingleton<SupervisionQuery>()
        .AddSingleton<SelfCheckQuery>()
        .AddScoped<ColleagueQuery>()
        .AddSingleton<OpenRoundHandler>()
        .AddSingleton<AmendSchemeHandler>()
        .AddSingleton<ApproveSchemeHandler>()
        .AddSingleton<SendBackSchemeHandler>()
        .AddSingleton<WithdrawRoundHandler>()
        .AddSingleton<AnswerSelfCheckHandler>()
        .AddSingleton<RecordOnTheSpotHandler>()
        .AddSingleton<CorrectRecordHandler>()
        .AddSingleton<RaiseProblemHandler>()
        .AddSingleton<SetRectificationHandler>()
        .AddSingleton<HandInRectificationHandler>()
        .AddSingleton<VerifyRectificationHandler>()
        .AddSingleton<ReturnRectificationHandler>()
        .AddSingleton<FollowUpProblemHandler>()
        .AddSingleton<WithdrawProblemHandler>()
        .AddSingleton<WriteConclusionHandler>()
        .AddSingleton<FeedBackConclusionHandler>()
        .AddSingleton<ReceiveConclusionHandler>()
        .AddSingleton<ObjectToConclusionHandler>()
        .AddSingleton<WithdrawObjectionHandler>()
        .AddSingleton<DecideObjectionHandler>()
        .AddSingleton<CloseRoundHandler>();
}
