using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Storage;

/// <summary>Where the database is: a file under the data folder, or a PostgreSQL server.</summary>
/// <param name="DataFolder">Holds luoshi.db, where no server is named.</param>
/// <param name="ConnectionString">Of PostgreSQL (Host=…;Database=…;Username=…;Password=…); null or blank for the file.</param>
public sealed record DatabaseSettings(string DataFolder, string? ConnectionString = null)
{
    public bool IsPostgres => !string.IsNullOrWhiteSpace(ConnectionString);

    public string SqliteFile => Path.Combine(DataFolder, "luoshi.db");

    /// <summary>A context of its own, for a verb that needs no host; dispose it.</summary>
    public LuoshiDb Open()
    {
        if (IsPostgres)
        {
            var options = new DbContextOptionsBuilder<PostgresLuoshiDb>();
            PostgresLuoshiDb.Use(options, ConnectionString!);
            return new PostgresLuoshiDb(options.Options);
        }
        else
        {
            var options = new DbContextOptionsBuilder<SqliteLuoshiDb>();
            SqliteLuoshiDb.Use(options, SqliteFile);
            return new SqliteLuoshiDb(options.Options);
        }
    }
}

/// <summary>Makes the database known to a host.</summary>
public static class StorageRegistration
{
    /// <summary>
    /// Adds <see cref="LuoshiDb"/>, one a request, and <see cref="IDbContextFactory{TContext}"/> of it, one a use;
    /// call <see cref="LuoshiDatabase.MigrateAsync(DatabaseSettings, CancellationToken)"/> before the first use.
    /// </summary>
    public static IServiceCollection AddLuoshiStorage(this IServiceCollection services, string dataFolder, string? connectionString = null)
    {
        var settings = new DatabaseSettings(dataFolder, connectionString);
        services.AddSingleton(settings);
        if (settings.IsPostgres)
        {
            services.AddPooledDbContextFactory<PostgresLuoshiDb>(o => PostgresLuoshiDb.Use(o, connectionString!));
            services.AddSingleton<IDbContextFactory<LuoshiDb>>(p => new Factory<PostgresLuoshiDb>(p.GetRequiredService<IDbContextFactory<PostgresLuoshiDb>>()));
        }
        else
        {
            services.AddPooledDbContextFactory<SqliteLuoshiDb>(o => SqliteLuoshiDb.Use(o, settings.SqliteFile));
            services.AddSingleton<IDbContextFactory<LuoshiDb>>(p => new Factory<SqliteLuoshiDb>(p.GetRequiredService<IDbContextFactory<SqliteLuoshiDb>>()));
        }

        services.AddScoped(p => p.GetRequiredService<IDbContextFactory<LuoshiDb>>().CreateDbContext());
        return services;
    }

    private sealed class Factory<T>(IDbContextFactory<T> inner) : IDbContextFactory<LuoshiDb>
        where T : LuoshiDb
    {
        public LuoshiDb CreateDbContext() => inner.CreateDbContext();

        public async Task<LuoshiDb> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            await inner.CreateDbContextAsync(cancellationToken);
    }
}
