using Luoshi.Accounts;
using Luoshi.Assessment;
using Luoshi.Bulletins;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Supervision;
using Luoshi.Units;
using Luoshi.Web.Tests.Browser;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Web.Tests.Duties;

/// <summary>A dispatched year with one person of every role, inside and outside the county that the pages asked for are about.</summary>
internal sealed class WholeTown : IAsyncDisposable
{
    /// <summary>In what the county wrote; nobody outside it, of those who do not lead the item, may read it anywhere.</summary>
    public const string Secret = "独山口卫生院还差两名签约医生";

    /// <summary>Who opens pages, in the order of the tests' tables; the last is nobody.</summary>
    public static readonly string[] People = ["ji", "zhou", "shen", "lei", "zhu", "jin", "he", "fu", "gao", "wei", "bai", ""];

    private readonly Dictionary<string, Visitor> _visitors = [];

    // Lived once; every test goes on from a copy.
    private static readonly Lazy<Task<(byte[] Database, WholeTown Town)>> Lived = new(LiveAsync);

    private WholeTown(DispatchedYear year, WholeTown? like = null)
    {
        Year = year;
        if (like is null) return;
        (Duty, EvidenceDuty, Evidence, Round, SelfCheck, Problem, Conclusion, Photo) = (like.Duty, like.EvidenceDuty, like.Evidence, like.Round, like.SelfCheck, like.Problem, like.Conclusion, like.Photo);
        (Account, Group, Leader, Assessment, Scoring, Paper, PublicPage) = (like.Account, like.Group, like.Leader, like.Assessment, like.Scoring, like.Paper, like.PublicPage);
    }

    public DispatchedYear Year { get; }

    /// <summary>The county's duty in the first item, reported with <see cref="Secret"/>; and its duty in the third, with a file.</summary>
    public Guid Duty { get; private set; }

    public Guid EvidenceDuty { get; private set; }

    public Guid Evidence { get; private set; }

    /// <summary>A running round about the county and another one, with what was found at the county.</summary>
    public Guid Round { get; private set; }

    public Guid SelfCheck { get; private set; }

    public Guid Problem { get; private set; }

    public Guid Conclusion { get; private set; }

    public Guid Photo { get; private set; }

    public Guid Account { get; private set; }

    public Guid Group { get; } = Guid.CreateVersion7();

    public Guid Leader { get; } = Guid.CreateVersion7();

    /// <summary>A score of all units that was told to them, and the rules it was taken by.</summary>
    public Guid Assessment { get; private set; }

    public Guid Scoring { get; private set; }

    /// <summary>A bulletin that waits for the leader in charge.</summary>
    public Guid Paper { get; } = Guid.CreateVersion7();

    /// <summary>A choice of what is shown to everyone that waits for the same leader.</summary>
    public Guid PublicPage { get; private set; }

    public static async Task<WholeTown> StartAsync()
    {
        var (database, town) = await Lived.Value;
        return new(await town.Year.AgainAsync(database), town);
    }

    private static async Task<(byte[] Database, WholeTown Town)> LiveAsync()
    {
        var town = new WholeTown(await DispatchedYear.StartAsync());
        await town.BeginAsync();
        var database = await town.Year.Server.DatabaseAsync();
        await town.Year.DisposeAsync();
        return (database, town);
    }

    /// <summary>Every address the server answers under, as a pattern.</summary>
    public IReadOnlyList<string> Routes =>
    [
        .. ((IEndpointRouteBuilder)Year.Server.App).DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText!).Where(r => !r.TrimStart('/').StartsWith("_framework", StringComparison.Ordinal)).Distinct(),
    ];

    /// <summary>The address of a pattern, with the plan, item, duty and so on of this town.</summary>
    public string AddressOf(string route)
    {
        ArgumentNullException.ThrowIfNull(route);
        (string Hole, string Value)[] holes =
        [
            ("{PlanId:guid}", Year.Plan.ToString()), ("{planId:guid}", Year.Plan.ToString()), ("{dutyId:guid}", Duty.ToString()), ("{unitId:guid}", DispatchedYear.County.ToString()), ("{**rest}", "nothing"), ("{NoticeId:guid}", Guid.Empty.ToString()), ("{ItemId:guid}", Year.Items[0].ToString()), ("{DutyId:guid}", Duty.ToString()), ("{UnitId:guid}", DispatchedYear.County.ToString()),
            ("{AccountId:guid}", Account.ToString()), ("{ScoringId:guid}", Scoring.ToString()), ("{AssessmentId:guid}", Assessment.ToString()), ("{GroupId:guid}", Group.ToString()), ("{PersonId:guid}", Leader.ToString()), ("{RoundId:guid}", Round.ToString()), ("{CheckId:guid}", SelfCheck.ToString()), ("{ProblemId:guid}", Problem.ToString()), ("{ConclusionId:guid}", Conclusion.ToString()),
            ("{id:guid}", (route.StartsWith("/rounds", StringComparison.Ordinal) ? Photo : Evidence).ToString()),
            ("{PaperId:guid}", Paper.ToString()), ("{PageId:guid}", PublicPage.ToString()), ("{ending}", "docx"), ("{Code:int}", "404"), ("{version}/{**name}", "0/none.css"),
        ];
        var address = holes.Aggregate(route, (a, h) => a.Replace(h.Hole, h.Value, StringComparison.Ordinal));
        return address.Contains('{', StringComparison.Ordinal) ? throw new InvalidOperationException($"{route} has a hole that this town cannot fill.") : address;
    }

    /// <summary>Their browser, signed in.</summary>
    public async Task<Visitor> OfAsync(string person)
    {
        if (_visitors.TryGetValue(person, out var visitor)) return visitor;
        visitor = _visitors[person] = new Visitor(Year.Server.Url);
        if (person.Length > 0) await visitor.SignInAsync(person);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors.Values) visitor.Dispose();
        await Year.DisposeAsync();
    }

    private async Task ScoreAsync()
    {
        var (ct, clerk) = (CancellationToken.None, new Actor(null, "周若舟", Roles.Clerk));
        var head = new Actor(null, "傅明堂", Roles.Leader) { SeesAll = true };
        await using var scope = Year.Server.App.Services.CreateAsyncScope();
        var (rules, scores, query) = (scope.ServiceProvider.GetRequiredService<ScoringHandler>(), scope.ServiceProvider.GetRequiredService<AssessmentHandler>(), scope.ServiceProvider.GetRequiredService<AssessmentQuery>());
        Done(await rules.HandleAsync(new ProposeScoring(Year.Plan, 0, ScoringRules.Usual, "年初定"), clerk, ct));
        var scoring = (await query.OfPlanAsync(Year.Plan, clerk, ct))!.Scoring!;
        Done(await rules.HandleAsync(new DecideScoring(Year.Plan, scoring.Version, true, null), head, ct));
        Done(await scope.ServiceProvider.GetRequiredService<TakeAssessmentHandler>().HandleAsync(new(Year.Plan, LedgerDay.Of(Year.Server.App.Services.GetRequiredService<TimeProvider>().GetUtcNow())), clerk, ct));
        var taken = (await query.OfPlanAsync(Year.Plan, clerk, ct))!.Assessments.Single();
        Done(await scores.HandleAsync(new MoveAssessment(taken.Id, taken.Version, AssessmentAct.FeedBack, null), clerk, ct));
        (Scoring, Assessment) = (scoring.Id, taken.Id);

        static void Done(Result<Written> result)
        {
            if (!result.Ok) throw new InvalidOperationException(result.Refusal.Message);
        }
    }

    private async Task BeginAsync()
    {
        var server = Year.Server;
        var tree = await server.WriteAsync(db => Task.FromResult(db.Units.AsEnumerable().ToList()));
        var other = tree.Single(u => u.Name == "高埠县卫健局").Id;
        var home = tree.Single(u => u.Name == "泽宁市卫生健康委员会").Id;
        var added = await Year.Get<AddPersonHandler>().HandleAsync(new(Leader, "雷以诚", "副主任", home), new Actor(null, "周若舟", Roles.Clerk), CancellationToken.None);
        if (!added.Ok) throw new InvalidOperationException(added.Refusal.Message);
        var group = await Year.Get<DefineGroupHandler>().HandleAsync(new(Group, "各县卫健局", [], [new GroupRule(UnitKind.County, home)], [], []), new Actor(null, "周若舟", Roles.Clerk), CancellationToken.None);
        if (!group.Ok) throw new InvalidOperationException(group.Refusal.Message);
        await server.AddAccountAsync("lei", "雷以诚", Roles.Leader, a => a.PersonId = Leader);
        await server.AddAccountAsync("gao", "高远", Roles.Reporter, a => a.UnitId = other);
        await server.AddAccountAsync("wei", "魏然", Roles.Viewer);
        Account = (await server.AddAccountAsync("bai", "白鹭", Roles.Viewer, a => a.UnitId = other)).Id;

        await Year.ReportAsync(1, "柏山县卫健局", Secret, DispatchedYear.County);
        Duty = (await Year.DutyAsync(1, "柏山县卫健局")).Id;
        var duty = await Year.DutyAsync(3, "柏山县卫健局");
        var reported = await Year.Get<ReportProgressHandler>().HandleAsync(
            new(duty.Id, duty.Version, 40, Secret) { Files = [new("验收表.pdf", "%PDF-1.4 x"u8.ToArray())] },
            new Actor(Guid.CreateVersion7(), "何雨桐", Roles.Reporter) { UnitId = DispatchedYear.County },
            CancellationToken.None);
        if (!reported.Ok) throw new InvalidOperationException(reported.Refusal.Message);
        EvidenceDuty = duty.Id;
        await ScoreAsync();
        Evidence = await server.WriteAsync(db => Task.FromResult(db.Evidence.Select(e => e.Id).Single()));
        await SubmitPaperAsync();
        await SuperviseAsync(other);

        // Last of all, so that what the county wrote is among the latest acts that the home page shows.
        Done(await Year.Get<AmendReportHandler>().HandleAsync(new(Duty, (await Year.DutyAsync(1, "柏山县卫健局")).Version, 60, Secret, "补充"), new Actor(Guid.CreateVersion7(), "何雨桐", Roles.Reporter) { UnitId = DispatchedYear.County }, CancellationToken.None));
    }

    private async Task SubmitPaperAsync()
    {
        var clerk = new Actor(null, "周若舟", Roles.Clerk);
        var drafted = await Year.Get<DraftPaperHandler>().HandleAsync(new(Year.Plan, PaperKind.Bulletin, LedgerDay.Of(Year.Server.App.Services.GetRequiredService<TimeProvider>().GetUtcNow())) { Id = Paper }, clerk, CancellationToken.None);
        if (!drafted.Ok) throw new InvalidOperationException(drafted.Refusal.Message);
        var (version, leader) = await Year.Server.WriteAsync(db => Task.FromResult((db.Matters.Single(m => m.Id == Paper).Version, db.Persons.Single(p => p.Name == "沈若琳").Id)));
        Done(await Year.Get<SubmitPaperHandler>().HandleAsync(new(Paper, version, leader), clerk, CancellationToken.None));
        Done(await Year.Get<SetPublicPageHandler>().HandleAsync(new(Year.Plan, 0, new([Year.Items[1]], true, true, false), leader, false), clerk, CancellationToken.None));
        PublicPage = await Year.Server.WriteAsync(db => Task.FromResult(db.Matters.Where(m => m.Kind == PublicPageState.Kind).Select(m => m.Id).Single()));
    }

    private async Task SuperviseAsync(Guid other)
    {
        var users = await Year.Server.WriteAsync(db => Task.FromResult(db.Users.AsEnumerable().ToDictionary(u => u.UserName!)));
        var clerk = new Actor(users["zhou"].Id, "周若舟", Roles.Clerk);
        var leader = new Actor(users["shen"].Id, "沈若琳", Roles.Leader) { PersonId = users["shen"].PersonId };
        var today = new DateOnly(2026, 10, 20);
        var scheme = new SchemeDraft(
            "2026年第四季度督查", RoundForm.Comprehensive, "签约和改造进度", [RoundMethod.SelfCheck, RoundMethod.OnTheSpot], [DispatchedYear.County, other], [1], [], [clerk.AccountId!.Value], [], leader.AccountId,
            today, today.AddDays(20), today.AddDays(8), true, null, "年终收官");
        Round = Done(await Year.Get<OpenRoundHandler>().HandleAsync(new(Year.Plan, scheme), clerk, CancellationToken.None));
        Done(await Year.Get<ApproveSchemeHandler>().HandleAsync(new(Round, await VersionAsync(Round)), leader, CancellationToken.None));
        Done(await Year.Get<RecordOnTheSpotHandler>().HandleAsync(
            new(Round, DispatchedYear.County, Year.Items[0], "独山口", RoundMethod.OnTheSpot, Secret) { Photos = [new("现场.png", new byte[] { 0x89, 0x50, 0x4E, 0x47, 1 })] }, clerk, CancellationToken.None));
        Problem = Done(await Year.Get<RaiseProblemHandler>().HandleAsync(new(Round, DispatchedYear.County, Year.Items[0], Secret, Secret, [1]), clerk, CancellationToken.None));
        Done(await Year.Get<SetRectificationHandler>().HandleAsync(new(Problem, await VersionAsync(Problem), "配齐医生", "何雨桐", today.AddDays(30), []), clerk, CancellationToken.None));
        Conclusion = Done(await Year.Get<WriteConclusionHandler>().HandleAsync(new(Round, DispatchedYear.County, null, Secret, [new(Secret, [1])], [Problem]), clerk, CancellationToken.None));
        Done(await Year.Get<FeedBackConclusionHandler>().HandleAsync(new(Conclusion, await VersionAsync(Conclusion)), clerk, CancellationToken.None));
        (SelfCheck, Photo) = await Year.Server.WriteAsync(db => Task.FromResult((
            db.Matters.Where(m => m.Kind == SelfCheckState.Name && m.UnitId == DispatchedYear.County).Select(m => m.Id).Single(), db.MatterFiles.Where(f => f.MatterId == Round).Select(f => f.Id).Single())));
    }

    private Task<long> VersionAsync(Guid matter) => Year.Server.WriteAsync(db => Task.FromResult(db.Matters.Where(m => m.Id == matter).Select(m => m.Version).Single()));

    private static T Done<T>(Result<T> result) => result.Ok ? result.Value : throw new InvalidOperationException(result.Refusal.Message);
}
