using System.Collections.Concurrent;
using System.Text;
using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Units;
using Luoshi.Web.Tests.Browser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Luoshi.Web.Tests.Health;

/// <summary>What leaves the server for those who watch it, and what it writes into its log, tells of no person: neither names nor what they wrote or searched for.</summary>
public sealed class NothingPersonalTest
{
    private const string Name = "宓云霄", Account = "miyunxiao", Words = "苇塘村的老支书", Searched = "查无此人宓";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignIn_Report_Search_LeaveNoNameAndNoWord_InLogsMetricsAndTraces()
    {
        await using var receiver = new TelemetryReceiver();
        using var log = new KeptLog();
        await using (var server = await RunningServer.StartAsync(with: o => o with
        {
            Log = LogLevel.Information,
            Telemetry = new Dictionary<string, string?> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Url, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" },
        }))
        {
            server.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
            var duty = await BeginAsync(server);
            using var visitor = new Visitor(server.Url);
            await visitor.SignInAsync(Account, "wrong password 1");
            await visitor.SignInAsync(Account);
            var page = await visitor.ReadAsync($"/duties/{duty}");
            var answer = await visitor.SendFromAsync($"/duties/{duty}", $"/duties/{duty}", ("_handler", "act"), ("duty", $"{duty}"), ("seen", Between(page, "name=\"seen\" value=\"", "\"")), ("act", "Report"), ("percent", "40"), ("text", Words));
            Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
            await visitor.GetAsync($"/find?q={Uri.EscapeDataString(Searched)}");
            await visitor.GetAsync($"/{Uri.EscapeDataString(Searched)}");
        }

        var (traces, metrics) = (Sent("/v1/traces"), Sent("/v1/metrics"));

        // It did tell something.
        foreach (var told in new[] { "ledger.append", "/find", "/duties/{DutyId:guid}", "luoshi" }) Assert.Contains(told, traces, StringComparison.Ordinal);
        foreach (var told in new[] { "luoshi.reports.acknowledged", "luoshi.entries.appended", "http.server.request.duration" }) Assert.Contains(told, metrics, StringComparison.Ordinal);

        var written = string.Join('\n', log.Lines);
        Assert.NotEmpty(log.Lines);
        foreach (var told in new[] { traces, metrics, written })
            foreach (var personal in new[] { Name, Account, Words, Searched, Uri.EscapeDataString(Searched), Uri.EscapeDataString(Words) })
                Assert.DoesNotContain(personal, told, StringComparison.OrdinalIgnoreCase);

        string Sent(string path) => string.Concat(receiver.Received.Where(r => r.Path == path).Select(r => Encoding.UTF8.GetString(r.Body)));
    }

    /// <summary>A plan in force with one item, dispatched to the unit of the one who reports.</summary>
    private static async Task<Guid> BeginAsync(RunningServer server)
    {
        var (unit, plan, item) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var clerk = new Actor(null, "周若舟", Roles.Clerk);
        await server.AddAccountAsync("ji", "纪安澜", Roles.Administrator);
        Assert.True((await server.App.Services.GetRequiredService<AddUnitHandler>().HandleAsync(new(unit, "泽宁市卫生健康委员会", UnitKind.Commission, null), clerk, Ct)).Ok);
        await server.AddAccountAsync(Account, Name, Roles.UnitHead, a => a.UnitId = unit);
        await server.WriteAsync(async db =>
        {
            await new LedgerWriter(db).AppendAsync(
                plan,
                0,
                [
                    new(new PlanRead(Guid.CreateVersion7(), "工作要点.docx", new string('a', 64), new PlanFacts { Title = "2026年工作要点", Year = 2026 })),
                    new(new ItemRead(new ItemFacts { No = 1, NoPrinted = "1.", Text = "建设村卫生室。", LeadUnits = ["泽宁市卫生健康委员会"], Deadline = new("12月底前", new(2026, 12, 31), false, null, []) }), item),
                    new(new PutInForce(new(2026, 10, 1))),
                ],
                clerk,
                new(2026, 10, 8, 1, 0, 0, TimeSpan.Zero),
                Ct);
            return await db.SaveChangesAsync(Ct);
        });
        Assert.True((await server.App.Services.GetRequiredService<DispatchPlanHandler>().HandleAsync(new(plan), clerk, Ct)).Ok);
        return await server.WriteAsync(db => Task.FromResult(db.Duties.Single(d => d.PlanId == plan).Id));
    }

    private static string Between(string text, string before, string after)
    {
        var from = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[from..text.IndexOf(after, from, StringComparison.Ordinal)];
    }

    /// <summary>Keeps what the server logs, of Information and above, with the values of each line.</summary>
    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception} {(state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values.Select(v => $"{v.Key}={v.Value}")) : "")}");

        public void Dispose()
        {
        }
    }
}
