using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Assessment;

/// <summary>Registers scoring; storage, the directory and progress must be there.</summary>
public static class AssessmentRegistration
{
    public static IServiceCollection AddLuoshiAssessment(this IServiceCollection services) => services
        .AddScoped<AssessmentQuery>()
        .AddScoped<ScoringHandler>()
        .AddScoped<TakeAssessmentHandler>()
        .AddScoped<AssessmentHandler>();
}
