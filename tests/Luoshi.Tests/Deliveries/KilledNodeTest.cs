using System.Diagnostics;
using Luoshi.Accounts;
using Luoshi.Deliveries;
using Luoshi.Ledger;
using Luoshi.Notices;
using Luoshi.Progress;
using Luoshi.Storage;
using Luoshi.Tests.Notices;
using Luoshi.Tests.Progress;
using Luoshi.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;
using static Luoshi.Tests.Progress.YearInDatabase;

namespace Luoshi.Tests.Deliveries;

/// <summary>Several nodes over one PostgreSQL send to a real mail server, one of them is killed in mid-work, and what arrived is counted.</summary>
/// <remarks>
/// Killed at three places: while it has a message and nothing of it has left (another node sends it); after all of it has left and
/// before the server said so (nobody can know: it is not sent again, and shown as unsure); and at any moment of a stream of messages.
/// </remarks>
public sealed class KilledNodeTest : IAsyncLifetime
{
    private const int People = 16;

    private static readonly Actor Administrator = new(Guid.CreateVersion7(), "纪安澜", Roles.Administrator);

    private readonly Dictionary<string, Process> _nodes = [];
    private YearInDatabase _year = default!;
    private MailServer _mail = default!;
    private Guid _plan;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        TestDatabase.Server();
        _mail = new();
        _year = await ToldPeople.CreateAsync(postgres: true, new OutsideHosts(["127.0.0.1"]));
        Assert.Null(await _year.Get<ChangeChannelsHandler>().HandleAsync(new SetMailServer("127.0.0.1", _mail.Port, MailSecurity.None, null, null, "luoshi@lanqiao.example", true), Administrator, Ct));
        for (var i = 0; i < People; i++)
        {
            var reader = new Actor(Guid.CreateVersion7(), $"联络员{i}", Roles.Reporter) { UnitId = _year.Directory.North.Id };
            await _year.AddAccountAsync(reader);
            Assert.True((await _year.Get<ChangeNoticeWishesHandler>().HandleAsync(new($"p{i}@lanqiao.example", false, true, new(0, 0), new(0, 0)), reader, Ct)).Ok);
        }

        // Nodes go by the real clock.
        _year.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        _plan = await _year.DispatchedAsync(items: 4);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes.Values) End(node);
        if (_year is not null) await _year.DisposeAsync();
        if (_mail is not null) await _mail.DisposeAsync();
    }

    [Fact]
    public async Task Nodes_OneKilledInMidWork_NothingIsSentTwiceOrLost()
    {
        await Task.WhenAll(StartAsync(), StartAsync());

        // It has taken a message, the server has not yet accepted whom it is for.
        _mail.Manner = session => session == 0 ? MailManner.HoldAtRecipient : MailManner.Take;
        await UrgeAsync(1);
        await _mail.Held.Task.WaitAsync(Ct);
        await KillHolderAsync(DeliveryState.Claimed);
        await UntilAsync(db => db.Deliveries.CountAsync(d => d.State == DeliveryState.Sent, Ct), People);
        Assert.Equal(People, _mail.Messages.Count);

        // All of it has left, the server has not yet said that it has it.
        await StartAsync();
        (_mail.Held, _mail.GoOn) = (new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously));
        var fifth = _mail.Sessions + 5;
        _mail.Manner = session => session == fifth ? MailManner.HoldAfterData : MailManner.Take;
        await UrgeAsync(2);
        await _mail.Held.Task.WaitAsync(Ct);
        await KillHolderAsync(DeliveryState.HandedOver);
        await UntilAsync(db => db.Deliveries.CountAsync(d => d.State == DeliveryState.Sent || d.State == DeliveryState.Unsure, Ct), 2 * People);

        // At any moment of a stream.
        await StartAsync();
        _mail.Manner = _ => MailManner.Take;
        var before = _mail.Messages.Count;
        await UrgeAsync(3);
        await UntilAsync(_ => Task.FromResult(_mail.Messages.Count > before + 7 ? 1 : 0), 1);
        var (name, node) = _nodes.First();
        End(node);
        _nodes.Remove(name);
        await UntilAsync(db => db.Deliveries.CountAsync(d => d.State == DeliveryState.Sent || d.State == DeliveryState.Unsure, Ct), 3 * People);

        await using var db = _year.Open();
        var deliveries = await db.Deliveries.AsNoTracking().ToListAsync(Ct);
        var carried = await db.DeliveryNotices.AsNoTracking().ToListAsync(Ct);
        var urgent = await db.Notices.AsNoTracking().Where(n => n.Urgent && db.NoticeWishes.Any(w => w.AccountId == n.AccountId)).Select(n => n.Id).ToListAsync(Ct);
        var arrived = _mail.Messages.Select(m => Guid.ParseExact(m.MessageId!.Split('@')[0], "N")).ToList();

        // Every notice is in one message, and every message is one of these.
        Assert.Equal(3 * People, urgent.Count);
        Assert.Equal(urgent.Order(), carried.Select(c => c.NoticeId).Order());
        Assert.Equal(3 * People, deliveries.Count);

        // Nothing twice; nothing lost: what is said to be sent has arrived, and what has not is said to be unsure.
        Assert.Equal(arrived.Distinct().Count(), arrived.Count);
        Assert.All(deliveries.Where(d => d.State == DeliveryState.Sent), d => Assert.Contains(d.Id, arrived));
        var unsure = deliveries.Where(d => d.State == DeliveryState.Unsure).ToList();
        Assert.InRange(unsure.Count, 1, 2); // the one that was held, and what the last node had in its hands
        Assert.All(unsure, d => Assert.NotNull(d.Error));
    }

    private async Task StartAsync()
    {
        // Connections are kept, as a server keeps them: a database of a test is dropped with whoever is still connected.
        var connection = new NpgsqlConnectionStringBuilder(_year.ConnectionString) { Pooling = true }.ToString();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Luoshi.Node.dll"), _year.Folder, connection, "127.0.0.1"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var name = await process.StandardOutput.ReadLineAsync(Ct) ?? throw new InvalidOperationException("The node did not start.");
        lock (_nodes) _nodes.Add(name, process);
    }

    private async Task UrgeAsync(int no)
    {
        var duty = await _year.DutyAsync(_plan, no, _year.Directory.North);
        _year.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        Done(await _year.Get<UrgeDutyHandler>().HandleAsync(new(duty.Id, duty.Version, "请本周上报"), _year.Clerk, Ct));
    }

    private async Task KillHolderAsync(DeliveryState state)
    {
        await using var db = _year.Open();
        var name = await db.Deliveries.Where(d => d.State == state).Select(d => d.ClaimedBy).FirstAsync(Ct);
        End(_nodes[name!]);
        _nodes.Remove(name!);
        _mail.GoOn.TrySetResult();
    }

    private async Task UntilAsync(Func<LuoshiDb, Task<int>> count, int wanted)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromMinutes(3));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            await using (var db = _year.Open())
                if (await count(db) >= wanted) return;
            if (!await TickedAsync(look, patience.Token)) Assert.Fail($"Not {wanted} in three minutes: {await StandingAsync()}");
        }
    }

    private static async Task<bool> TickedAsync(PeriodicTimer look, CancellationToken patience)
    {
        try
        {
            return await look.WaitForNextTickAsync(patience);
        }
        catch (OperationCanceledException) when (!Ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<string> StandingAsync()
    {
        await using var db = _year.Open();
        var rows = await db.Deliveries.AsNoTracking().ToListAsync(Ct);
        return string.Join("; ", rows.GroupBy(d => (d.State, d.Attempts, d.Error)).Select(g => $"{g.Count()} {g.Key.State} after {g.Key.Attempts} tries {g.Key.Error}, next at {g.Max(d => d.NextAt):HH:mm:ss}, claimed until {g.Max(d => d.ClaimedUntil):HH:mm:ss}"));
    }

    private static void End(Process process)
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
