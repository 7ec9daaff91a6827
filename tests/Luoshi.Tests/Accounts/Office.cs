using System.Security.Claims;
using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Storage;
using Luoshi.Tests.Storage;
using Luoshi.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Luoshi.Tests.Accounts;

/// <summary>Accounts over a database of their own, with an administrator.</summary>
internal sealed class Office : IAsyncDisposable
{
    public const string Password = "qingshan2026";

    internal static readonly SignInOrigin Here = new("192.0.2.7", "Mozilla/5.0 (Windows NT 10.0) Chrome/141");

    private readonly ServiceProvider _services;

    private Office(TestDatabase database, ServiceProvider services)
    {
        Database = database;
        _services = services;
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public TestDatabase Database { get; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));

    public Actor Administrator { get; private set; } = Actor.System;

    public static async Task<Office> OpenAsync(bool postgres)
    {
        var database = await TestDatabase.CreateAsync(postgres);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLuoshiStorage(database.Settings.DataFolder, database.Settings.ConnectionString);
        services.AddLuoshiAccounts();
        services.AddLuoshiTokens();
        Office? office = null;
        services.AddSingleton<TimeProvider>(_ => office!.Clock);
        office = new(database, services.BuildServiceProvider());
        var first = await office.AskAsync(s => s.GetRequiredService<SetUpFirstAccountHandler>().HandleAsync(new("纪安澜", "ji", Password), Ct));
        office.Administrator = new(first.Value!.Id, "纪安澜", Roles.Administrator);
        return office;
    }

    public async Task<T> AskAsync<T>(Func<IServiceProvider, Task<T>> ask)
    {
        await using var scope = _services.CreateAsyncScope();
        return await ask(scope.ServiceProvider);
    }

    public Task<int> DoAsync(Func<IServiceProvider, Task> act) => AskAsync(async s =>
    {
        await act(s);
        return 0;
    });

    public Task<AccountView> AskAsync(Guid account) => AskAsync(async s => (await s.GetRequiredService<AccountQuery>().AskAsync(account, Ct))!);

    public async Task<Guid> CreateAsync(string userName, string role)
    {
        var made = await AskAsync(s => s.GetRequiredService<CreateAccountHandler>().HandleAsync(new(new(userName, userName, [role], null, null, false), null), Administrator, Ct));
        return made.Ok ? made.Value.AccountId : throw new InvalidOperationException(made.Refusal.Message);
    }

    public Task<ClaimsPrincipal> SignInAsync(string userName) => AskAsync(async s =>
        await s.GetRequiredService<Sessions>().BeginAsync((await Find(s, userName))!, SignInWay.Password, Here, Ct));

    public Task<ClaimsPrincipal?> ResumeAsync(ClaimsPrincipal cookie) => AskAsync(s => s.GetRequiredService<Sessions>().ResumeAsync(cookie, Ct));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Database.DisposeAsync();
    }

    internal static Task<Account?> Find(IServiceProvider services, string userName) => services.GetRequiredService<UserManager<Account>>().FindByNameAsync(userName);
}
