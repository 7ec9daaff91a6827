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

    private const string FileName = "luoshi.db";

    // Brought to today's form once; every server starts from a copy.
    private static readonly Lazy<Task<byte[]>> Empty = new(EmptyAsync);

    /// <summary>The day that pages call today, whatever day the tests run on.</summary>
    public static DateOnly Today { get; } = new(2026, 10, 12);

    /// <summary>It is a morning of <see cref="Today"/>, unless <paramref name="with"/> gives another clock; each look at the clock is a little later than the one before.</summary>
    /// <param name="database">The file it begins with (<see cref="DatabaseAsync"/> of another one); an empty one of today's form where none is given.</param>
    public static async Task<RunningServer> StartAsync(SampleSettings? sample = null, Func<WebHostOptions, WebHostOptions>? with = null, byte[]? database = null)
    {
        var folder = Directory.CreateTempSubdirectory("luoshi-web-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, FileName), database ?? await Empty.Value);
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

    /// <summary>What the database holds now, as a file that others can begin with.</summary>
    public async Task<byte[]> DatabaseAsync()
    {
        await using var db = await App.Services.GetRequiredService<IDbContextFactory<LuoshiDb>>().CreateDbContextAsync();
        return await CopyAsync(db, Folder);
    }

    private static async Task<byte[]> EmptyAsync()
    {
        var folder = Directory.CreateTempSubdirectory("luoshi-web-").FullName;
        try
        {
            var settings = new DatabaseSettings(folder);
            await LuoshiDatabase.MigrateAsync(settings, CancellationToken.None);
            await using var db = settings.Open();
            return await CopyAsync(db, folder);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<byte[]> CopyAsync(LuoshiDb db, string folder)
    {
        var copy = Path.Combine(folder, "copy.db");
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}");
        var bytes = await File.ReadAllBytesAsync(copy);
        File.Delete(copy);
        return bytes;
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
