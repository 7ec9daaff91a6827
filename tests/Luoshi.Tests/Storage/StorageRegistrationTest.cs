using Luoshi.Accounts;
using Luoshi.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Luoshi.Tests.Storage;

public sealed class SqliteStorageRegistrationTest : StorageRegistrationTest
{
    protected override bool Postgres => false;
}

public sealed class PostgresStorageRegistrationTest : StorageRegistrationTest
{
    protected override bool Postgres => true;
}

public abstract class StorageRegistrationTest
{
    protected abstract bool Postgres { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Identity and data protection work on the abstract context, whichever database is behind it.</summary>
    [Fact]
    public async Task AddLuoshiStorage_IdentityOnIt_KeepsAccountsAndKeys()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        var services = new ServiceCollection().AddLogging();
        services.AddLuoshiStorage(database.Settings.DataFolder, database.Settings.ConnectionString);
        services.AddIdentityCore<Account>().AddRoles<IdentityRole<Guid>>().AddEntityFrameworkStores<LuoshiDb>();
        services.AddDataProtection().PersistKeysToDbContext<LuoshiDb>();
        await using var provider = services.BuildServiceProvider(validateScopes: true);

        await using (var scope = provider.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole<Guid>>>().CreateAsync(new(Roles.Clerk));
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            foreach (var name in new[] { "linxiao", "zhouning" })
            {
                var account = new Account { UserName = name, DisplayName = name };
                Assert.True((await accounts.CreateAsync(account, "Yunxi-2025!")).Succeeded);
                Assert.True((await accounts.AddToRoleAsync(account, Roles.Clerk)).Succeeded);
                await accounts.SetLockoutEndDateAsync(account, new DateTimeOffset(2025, 1, 1, 8, 0, 0, TimeSpan.FromHours(8)));
            }
        }

        var text = provider.GetRequiredService<IDataProtectionProvider>().CreateProtector("x").Protect("y");
        Assert.NotEqual("y", text);
        await using var db = await provider.GetRequiredService<IDbContextFactory<LuoshiDb>>().CreateDbContextAsync(Ct);
        Assert.Equal(2, await db.Users.CountAsync(Ct));
        Assert.Equal(1, await db.DataProtectionKeys.CountAsync(Ct));
        Assert.All(await db.Users.ToListAsync(Ct), u => Assert.Equal(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), u.LockoutEnd));
    }

    [Fact]
    public async Task Migrations_Model_AreInStep()
    {
        await using var database = await TestDatabase.CreateAsync(Postgres);
        await using var db = database.Open();
        Assert.False(db.Database.HasPendingModelChanges());
    }
}
