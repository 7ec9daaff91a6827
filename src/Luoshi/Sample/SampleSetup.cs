using Luoshi.Accounts;
using Luoshi.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Sample;

/// <summary>Puts the sample into a host's database.</summary>
public static class SampleSetup
{
    /// <summary>Writes the sample where the database is empty; call it once the database is migrated, before the first request.</summary>
    public static async Task<Result<Seeded>> SeedSampleAsync(this IServiceProvider services, SampleSettings settings, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(services);
        await using var scope = services.CreateAsyncScope();
        var dbs = scope.ServiceProvider.GetRequiredService<IDbContextFactory<LuoshiDb>>();
        var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>();
        return await new SampleSeeder(dbs, hasher, settings).SeedAsync(ct);
    }
}
