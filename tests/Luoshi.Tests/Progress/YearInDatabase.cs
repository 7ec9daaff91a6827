using Luoshi.Accounts;
using Luoshi.Assessment;
using Luoshi.Bulletins;
using Luoshi.Burden;
using Luoshi.Calendar;
using Luoshi.Deliveries;
using Luoshi.Ledger;
using Luoshi.Notices;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.ReportSheets;
using Luoshi.Search;
using Luoshi.Storage;
using Luoshi.Supervision;
using Luoshi.Tests.Ledger;
using Luoshi.Tests.Storage;
using Luoshi.Tests.Units;
using Luoshi.Units;
using Luoshi.Wall;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Luoshi.Tests.Progress;

/// <summary>Plans in force with units and people in a database, and the use cases that work on them.</summary>
internal sealed class YearInDatabase : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;

    private YearInDatabase(TestDatabase database, OutsideHosts? hosts, DeliveryTimes? times)
    {
        _database = database;
        Leader = new Actor(Guid.CreateVersion7(), "顾怀谦", Roles.Leader) { PersonId = Directory.AddPerson("顾怀谦", Directory.Commission).Id };
        Lead = Of("祝晓帆", Directory.Disease);
        County = Of("时云帆", Directory.North);
        Hospital = Of("符安之", Directory.NorthHospital);
        Stranger = Of("卢远", Directory.South);
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock)
            .AddLuoshiStorage(database.Folder, database.Settings.ConnectionString)
            .AddLuoshiCalendar().AddLuoshiUnits().AddLuoshiPlans().AddLuoshiQueries().AddLuoshiProgress().AddLuoshiNotices().AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()).AddLuoshiDeliveries(hosts, times).AddLuoshiReportSheets().AddLuoshiSearch().AddLuoshiBurden().AddLuoshiSupervision().AddLuoshiAssessment().AddLuoshiBulletins().AddLuoshiWall().BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2025, 2, 10, 2, 0, 0, TimeSpan.Zero));

    public SmallDirectory Directory { get; } = new();

    public Actor Clerk { get; } = new(Guid.CreateVersion7(), "文静之", Roles.Clerk);

    public Actor Leader { get; }

    public Actor Lead { get; }

    public Actor County { get; }

    public Actor Hospital { get; }

    public Actor Stranger { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<YearInDatabase> CreateAsync(bool postgres, OutsideHosts? hosts = null, DeliveryTimes? times = null)
    {
        var year = new YearInDatabase(await TestDatabase.CreateAsync(postgres), hosts, times);
        await using var db = year.Open();
        await new DirectoryWriter(db).AppendAsync(UnitTree.Empty, year.Directory.Changes, year.Clerk, year.Clock.GetUtcNow(), Ct);
        await db.SaveChangesAsync(Ct);
        return year;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Asks a query that lives as long as one request.</summary>
    public async Task<TAnswer> AskAsync<T, TAnswer>(Func<T, Task<TAnswer>> ask)
        where T : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<T>());
    }

    public LuoshiDb Open() => _database.Open();

    public string Folder => _database.Folder;

    /// <summary>Of PostgreSQL.</summary>
    public string ConnectionString => _database.Settings.ConnectionString!;

    /// <summary>A plan in force, led by the disease office and supported by the northern county.</summary>
    public async Task<Guid> PlanAsync(int year = 2025, int items = 2)
    {
        var plan = Guid.CreateVersion7();
        var document = SamplePlan.Document();
        await using var db = Open();
        if (!db.Documents.Any())
        {
            db.Documents.Add(document);
            await db.SaveChangesAsync(Ct);
        }

        List<NewEntry> entries = [new(new PlanRead(db.Documents.Select(d => d.Id).First(), document.FileName, document.Sha256, SamplePlan.Facts with { Title = $"{year}年工作要点", Year = year, Findings = [] }))];
        entries.AddRange(Enumerable.Range(1, items).Select(no => new NewEntry(
            new ItemRead(SamplePlan.Item(no) with
            {
                Leaders = ["顾怀谦"],
                LeadUnits = ["疾病预防控制科"],
                SupportUnits = ["北屿县卫健局"],
                Deadline = new("6月底前", new(year, 6, 30), false, null, []),
            }),
            Guid.CreateVersion7())));
        entries.Add(new(new PutInForce(new(year, 1, 10))));
        var written = await new LedgerWriter(db).WriteAsync(plan, 0, entries, Clerk, Clock.GetUtcNow(), Ct);
        Assert.True(written.Ok, written.Refusal?.Message);
        return plan;
    }

    public async Task<Guid> DispatchedAsync(int items = 2)
    {
        var plan = await PlanAsync(items: items);
        Done(await Get<DispatchPlanHandler>().HandleAsync(new(plan), Clerk, Ct));
        return plan;
    }

    public async Task<DutyState> DutyAsync(Guid plan, int no, Unit unit)
    {
        await using var db = Open();
        var item = await ItemAsync(plan, no);
        return db.Duties.Where(d => d.ItemId == item.Id && d.UnitId == unit.Id).Select(d => d.State).AsEnumerable().Select(StateJson.Read<DutyState>).Single();
    }

    public Task<ItemState> ItemAsync(Guid plan, int no)
    {
        using var db = Open();
        return Task.FromResult(db.Items.Where(i => i.PlanId == plan && i.No == no).Select(i => i.State).AsEnumerable().Select(StateJson.Read<ItemState>).Single());
    }

    public PlanState Plan(Guid plan)
    {
        using var db = Open();
        return StateJson.Read<PlanState>(db.Plans.Single(p => p.Id == plan).State);
    }

    /// <summary>Signed and reported, so that it waits for review.</summary>
    public async Task<DutyState> ReportedAsync(Guid plan, int no, Unit unit, Actor who)
    {
        var duty = await DutyAsync(plan, no, unit);
        Done(await Get<SignForDutyHandler>().HandleAsync(new(duty.Id, duty.Version), who, Ct));
        duty = await DutyAsync(plan, no, unit);
        Done(await Get<ReportProgressHandler>().HandleAsync(new(duty.Id, duty.Version, 60, "已建成2家。") { Values = [new(0, 2)] }, who, Ct));
        return await DutyAsync(plan, no, unit);
    }

    /// <summary>Chains hold, and every stored state is what they give.</summary>
    public async Task HoldsAsync()
    {
        await using var db = Open();
        await foreach (var plan in new LedgerVerifier(db).VerifyAsync(Ct)) Assert.Empty(plan.Problems);
    }

    public static void Done(Result<Written> result) => Assert.True(result.Ok, result.Refusal?.Message);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static Actor Of(string name, Unit unit) => new(Guid.CreateVersion7(), name, Roles.UnitHead) { UnitId = unit.Id };
}
