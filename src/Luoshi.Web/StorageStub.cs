using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Web;

internal sealed class StubDb(DbContextOptions<StubDb> options) : LuoshiDb(options);

internal static class StorageStub
{
    public static void AddLuoshiStorage(this IServiceCollection services, string dataFolder, string? connectionString)
    {
        _ = connectionString;
        Directory.CreateDirectory(dataFolder);
        services.AddDbContext<StubDb>(o => o.UseSqlite($"Data Source={Path.Combine(dataFolder, "luoshi.db")}"));
        services.AddScoped<LuoshiDb>(s => s.GetRequiredService<StubDb>());
    }
}
