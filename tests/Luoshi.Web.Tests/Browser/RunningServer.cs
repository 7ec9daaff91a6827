using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Sample;
using Luoshi.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Luoshi.Web.Tests.Browser;

/// <summary>The real server on a free port, over a data folder of its own that is gone afterwards.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    public const string Password = "qingshan2026";

    private RunningServer(WebApplication app, string folder)
    {
        App = app;
        Folder = folder;
    }

    public WebApplication App { get; }

    public string Folder { get; }

    public string Url => App.Urls.First();

    /// <summary>The day that pages call today, whatever day the tests run on.</summary>
    public static DateOnly Today { get; } = new(2026, 10, 12);

    /// <summary>It is a morning of <see cref="Today"/>, unless <paramref name="with"/> gives another clock; each look at the clock is a little later than the one before.</summary>
    public static async Task<RunningServer> StartAsync(SampleSettings? sample = null, Func<WebHostOptions, WebHostOptions>? with = null)
    {
        var folder = Directory.CreateTempSubdirectory("luoshi-web-").FullName;
        var clock = new FakeTimeProvider(new(Today, new(9, 30), LedgerDay.Offset)) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
        var options = new WebHostOptions { DataFolder = folder, Port = 0, Clock = clock, Sample = sample, Works = false };
        var app = WebHost.Build(with is null ? options : with(options));
        if (await WebHost.PrepareAsync(app, CancellationToken.None) is { } refusal) throw new InvalidOperationException(refusal.Message);
        await app.StartAsync();
        return new RunningServer(app, folder);
    }

    /// <summary>An account with the password <see cref="Password"/>; the first one also makes the roles.</summary>
    public async Task<Account> AddAccountAsync(string userName, string displayName, string role, Action<Account>? with = null)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var setup = scope.ServiceProvider.GetRequiredService<SetUpFirstAccountHandler>();
        if (!await setup.IsDoneAsync(CancellationToken.None) && role == Roles.Administrator)
        {
            var first = await setup.HandleAsync(new SetUpFirstAccount(displayName, userName, Password), CancellationToken.None);
            return first.Value ?? throw new InvalidOperationException(first.Refusal?.Message);
        }

        var account = new Account { Id = Guid.CreateVersion7(), DisplayName = displayName, UserName = userName };
        with?.Invoke(account);
        var made = await accounts.CreateAsync(account, Password);
        if (made.Succeeded) made = await accounts.AddToRoleAsync(account, role);
        return made.Succeeded ? account : throw new InvalidOperationException(string.Concat(made.Errors.Select(e => e.Description)));
    }

    /// <summary>Writes to the database the server runs on.</summary>
    public async Task<T> WriteAsync<T>(Func<LuoshiDb, Task<T>> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        await using var db = await App.Services.GetRequiredService<IDbContextFactory<LuoshiDb>>().CreateDbContextAsync();
        return await write(db);
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
