using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Reading;
using Luoshi.Units;
using Luoshi.Web.Tests.Browser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Luoshi.Web.Tests.Duties;

/// <summary>A server on 20 October 2026 with units, people and a plan dispatched twelve days before, through the same use cases as the pages.</summary>
internal sealed class DispatchedYear : IAsyncDisposable
{
    private static readonly Actor Clerk = new(null, "周若舟", Roles.Clerk);
    private readonly FakeTimeProvider _clock;

    // Lived once; every test goes on from a copy.
    private static readonly Lazy<Task<(byte[] Database, DispatchedYear Year)>> Lived = new(LiveAsync);

    private DispatchedYear(RunningServer server, FakeTimeProvider clock, DispatchedYear? like = null)
    {
        Server = server;
        _clock = clock;
        if (like is not null) (Plan, Items) = (like.Plan, like.Items);
    }

    public RunningServer Server { get; }

    public Guid Plan { get; } = Guid.CreateVersion7();

    public Guid[] Items { get; } = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];

    public static async Task<DispatchedYear> StartAsync()
    {
        var (database, year) = await Lived.Value;
        return await year.AgainAsync(database);
    }

    /// <summary>The same year with another server that begins with the file.</summary>
    public async Task<DispatchedYear> AgainAsync(byte[] database)
    {
        var clock = new FakeTimeProvider(_clock.GetUtcNow());
        return new(await RunningServer.StartAsync(with: o => o with { Clock = clock }, database: database), clock, this);
    }

    private static async Task<(byte[] Database, DispatchedYear Year)> LiveAsync()
    {
        var clock = new FakeTimeProvider(new(2026, 10, 8, 1, 30, 0, TimeSpan.Zero));
        await using var server = await RunningServer.StartAsync(with: o => o with { Clock = clock });
        var year = new DispatchedYear(server, clock);
        await year.BeginAsync();
        return (await server.DatabaseAsync(), year);
    }

    public T Get<T>()
        where T : notnull => Server.App.Services.GetRequiredService<T>();

    /// <summary>The duty of a unit in an item, by the item's number.</summary>
    public Task<DutyState> DutyAsync(int no, string unit) => Server.WriteAsync(db =>
        Task.FromResult(db.Duties.Where(d => d.ItemId == Items[no - 1] && d.Unit == unit).AsEnumerable().Select(d => StateJson.Read<DutyState>(d.State)).Single()));

    /// <summary>A unit's report, without a page.</summary>
    public async Task ReportAsync(int no, string unit, string text, Guid unitId)
    {
        var duty = await DutyAsync(no, unit);
        Done(await Get<ReportProgressHandler>().HandleAsync(new(duty.Id, duty.Version, 60, text), new Actor(Guid.CreateVersion7(), "何雨桐", Roles.Reporter) { UnitId = unitId }, CancellationToken.None));
    }

    public static Guid Office { get; } = Guid.CreateVersion7();

    public static Guid County { get; } = Guid.CreateVersion7();

    public static Guid Hospital { get; } = Guid.CreateVersion7();

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private async Task BeginAsync()
    {
        var (home, leader) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Server.AddAccountAsync("ji", "纪安澜", Roles.Administrator);
        var units = Get<AddUnitHandler>();
        foreach (var unit in new AddUnit[]
        {
            new(home, "泽宁市卫生健康委员会", UnitKind.Commission, null),
            new(Office, "基层卫生科", UnitKind.Office, home),
            new(County, "柏山县卫健局", UnitKind.County, home),
            new(Hospital, "柏山县人民医院", UnitKind.Institution, County),
            new(Guid.CreateVersion7(), "高埠县卫健局", UnitKind.County, home),
        })
        {
            Done(await units.HandleAsync(unit, Clerk, CancellationToken.None));
        }

        Done(await Get<AddPersonHandler>().HandleAsync(new(leader, "沈若琳", "副主任", home), Clerk, CancellationToken.None));
        await Server.AddAccountAsync("zhou", "周若舟", Roles.Clerk);
        await Server.AddAccountAsync("zhu", "祝晓帆", Roles.UnitHead, a => a.UnitId = Office);
        await Server.AddAccountAsync("he", "何雨桐", Roles.Reporter, a => a.UnitId = County);
        await Server.AddAccountAsync("jin", "靳书白", Roles.UnitHead, a => a.UnitId = County);
        await Server.AddAccountAsync("fu", "符安之", Roles.Reporter, a => a.UnitId = Hospital);
        await Server.AddAccountAsync("shen", "沈若琳", Roles.Leader, a => a.PersonId = leader);

        await Server.WriteAsync(async db =>
        {
            await new LedgerWriter(db).AppendAsync(
                Plan,
                0,
                [
                    new(new PlanRead(Guid.CreateVersion7(), "工作要点.docx", new string('a', 64), new PlanFacts { Title = "2026年卫生健康工作要点", Issuer = "泽宁市卫生健康委员会", Jurisdiction = "泽宁市", Year = 2026, IssuedOn = new(2026, 2, 20), Sections = ["基层卫生服务"] })),
                    new(new ItemRead(Item(1, "家庭医生签约服务", "重点人群签约率达到82%以上，签约居民续约率不低于75%。", new(2026, 12, 31), ("重点人群签约率", ">=", 82, "%", "重点人群签约率达到82%以上"), ("续约率", ">=", 75, "%", "签约居民续约率不低于75%"))), Items[0]),
                    new(new ItemRead(Item(2, "乡镇卫生院能力达标", "6家卫生院达到服务能力推荐标准，每县至少1家能开展常规手术。", new(2026, 11, 30), ("推荐标准", "=", 6, "家", "6家卫生院达到服务能力推荐标准"))), Items[1]),
                    new(new ItemRead(Item(3, "村卫生室标准化改造", "完成96个村卫生室标准化改造，水、电、网络、取暖一次到位。", new(2026, 10, 30), ("改造", "=", 96, "个", "完成96个村卫生室标准化改造"))), Items[2]),
                    new(new PutInForce(new(2026, 2, 24))),
                    new(new EvidenceAsked("验收表和照片"), Items[2]),
                ],
                Clerk,
                _clock.GetUtcNow(),
                CancellationToken.None);
            return await db.SaveChangesAsync();
        });
        Done(await Get<DispatchPlanHandler>().HandleAsync(new(Plan), Clerk, CancellationToken.None));
        _clock.SetUtcNow(new(2026, 10, 20, 1, 30, 0, TimeSpan.Zero));
    }

    private static ItemFacts Item(int no, string title, string text, DateOnly due, params (string Indicator, string Op, decimal Value, string Unit, string Quote)[] targets) => new()
    {
        No = no,
        NoPrinted = no.ToString(System.Globalization.CultureInfo.InvariantCulture),
        SectionNo = 1,
        Section = "基层卫生服务",
        Title = title,
        Text = text,
        Leaders = ["沈若琳"],
        LeadUnits = ["基层卫生科"],
        SupportUnits = ["柏山县卫健局", "高埠县卫健局"],
        Deadline = new($"{due.Month}月底前", due, false, null, []),
        Targets = [.. targets.Select(t => new TargetFacts(t.Indicator, t.Op, t.Value, null, t.Unit, null, TargetKind.Target, t.Quote, text.IndexOf(t.Quote, StringComparison.Ordinal)))],
    };

    private static void Done<T>(Result<T> result)
    {
        if (!result.Ok) throw new InvalidOperationException(result.Refusal.Message);
    }
}
