using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Luoshi.Web.Tests.Browser;

/// <summary>A plan from its file to closing, as clerk and leader meet it: dispatched, signed, decided on, instructed, closed.</summary>
public sealed class DeskWalkTest(BrowserFixture browser) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private const string Offices = "疾控股";
    private const string Hospital = "青山县人民医院";
    private const string Text =
        """
        青山县2026年卫生健康工作要点
        一、疾病防控
        1.做好监测。监测点达到12个。
        责任领导：陆子衡
        责任股室：疾控股
        责任单位：青山县人民医院
        完成时限：12月底前
        2.做好接种。接种率达到95%以上。
        责任领导：陆子衡
        责任股室：妇幼股
        完成时限：12月底前
        """;

    private RunningServer _server = default!;
    private Actor _reporter = default!;
    private Actor _doctor = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await RunningServer.StartAsync();
        await _server.AddAccountAsync("lin", "林知远", Roles.Administrator);
        var clerk = await _server.AddAccountAsync("zhou", "周若舟", Roles.Clerk);
        var keeper = new Actor(clerk.Id, clerk.DisplayName, Roles.Clerk);
        var (home, office, hospital, leader) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var add = Get<AddUnitHandler>();
        Assert.True((await add.HandleAsync(new(home, "青山县卫生健康局", UnitKind.Commission, null), keeper, Ct)).Ok);
        Assert.True((await add.HandleAsync(new(office, Offices, UnitKind.Office, home), keeper, Ct)).Ok);
        Assert.True((await add.HandleAsync(new(hospital, Hospital, UnitKind.Institution, home), keeper, Ct)).Ok);
        Assert.True((await Get<AddPersonHandler>().HandleAsync(new(leader, "陆子衡", "副局长", home), keeper, Ct)).Ok);
        await _server.AddAccountAsync("lu", "陆子衡", Roles.Leader, a => a.PersonId = leader);
        var reporter = await _server.AddAccountAsync("shi", "时云帆", Roles.UnitHead, a => a.UnitId = office);
        _reporter = new Actor(reporter.Id, reporter.DisplayName, Roles.UnitHead) { UnitId = office };
        _doctor = new Actor(Guid.CreateVersion7(), "符安之", Roles.Reporter) { UnitId = hospital };
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Plan_FromItsFileToClosing_ByClerkAndLeader(bool script)
    {
        var page = await browser.OpenAsync(_server.Url, script: script);
        await page.SignInAsync("zhou");
        var plan = await ImportedAsync(page, script);

        // A name that stands for nobody is said with its item; what is settled can go out first.
        await page.GotoAsync($"/plans/{plan}/dispatch");
        await Assertions.Expect(page.Locator(".unsettled")).ToContainTextAsync("妇幼股");
        Assert.Contains(plan.ToString(), await page.GetByRole(AriaRole.Link, new() { Name = "去核对名称" }).GetAttributeAsync("href"), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "先下发名称已核对的1项" }).ClickAsync();
        await page.WaitForURLAsync("**said=dispatched");
        await Assertions.Expect(page.Locator(".unsigned tbody tr")).ToHaveCountAsync(2);
        await SettledAsync(plan);
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "下发", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".burden")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "催办所选单位" }).ClickAsync();
        await page.WaitForURLAsync("**said=urged");
        Assert.Equal(0, await page.Locator(".unsigned input[type=checkbox]").CountAsync());

        // Two reports wait for the clerk: the badge says as many as the list.
        var lead = await ReportedAsync(plan, 1);
        await ReportedAsync(plan, 2);
        await page.GotoAsync("/waiting");
        Assert.Equal(2, await CardsAsync(page));
        await page.Locator(".card", new() { HasText = "第1项" }).GetByRole(AriaRole.Button, new() { Name = "退回" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("理由");
        Assert.Equal(2, await CardsAsync(page));
        foreach (var box in await page.Locator(".card > header input").AllAsync()) await box.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "所选审核通过" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("已办2件");
        Assert.Equal(0, await CardsAsync(page));

        // The unit asks for more time; the leader agrees and writes an instruction.
        lead = await DutyAsync(lead.Id);
        Done(await Get<AskExtensionHandler>().HandleAsync(new(lead.Id, lead.Version, lead.Due!.Value.AddDays(31), "设备到货推迟"), _reporter, Ct));
        var leader = await browser.OpenAsync(_server.Url, script: script);
        await leader.SignInAsync("lu");
        await leader.GotoAsync("/portfolio");
        await Assertions.Expect(leader.Locator(".home-list tbody tr")).ToHaveCountAsync(2);
        await leader.GotoAsync("/waiting");
        Assert.Equal(1, await CardsAsync(leader));
        await leader.GetByRole(AriaRole.Button, new() { Name = "同意延期" }).ClickAsync();
        await Assertions.Expect(leader.GetByRole(AriaRole.Status)).ToContainTextAsync("已办1件");
        Assert.Equal(0, await CardsAsync(leader));
        await leader.GotoAsync($"/plans/{plan}/items/{lead.ItemId}");
        await leader.GetByLabel("批示内容").FillAsync("两周内把12个点配齐。");
        await leader.GetByLabel("回复期限").FillAsync($"{RunningServer.Today.AddDays(14):yyyy-MM-dd}");
        await leader.GetByRole(AriaRole.Button, new() { Name = "写下批示" }).ClickAsync();
        await Assertions.Expect(leader.Locator(".instruction")).ToContainTextAsync("还没有回复");
        Assert.Equal(0, await leader.GetByRole(AriaRole.Button, new() { Name = "本项销号" }).CountAsync());

        // The claim is verified and closed; then the item, once the other unit is done.
        lead = await DutyAsync(lead.Id);
        Assert.Equal(lead.FirstDue!.Value.AddDays(31), lead.Due);
        await ClaimedAsync(lead, _reporter);
        await page.GotoAsync("/waiting");
        await page.GetByLabel("怎么核的，或退回理由").FillAsync("现场看了12个点");
        await page.GetByRole(AriaRole.Button, new() { Name = "核查通过" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "销号", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("已办1件");
        Assert.Equal(0, await CardsAsync(page));

        await page.GotoAsync($"/plans/{plan}/items/{lead.ItemId}");
        await page.Locator("summary", new() { HasText = "还不能销号" }).ClickAsync();
        await Assertions.Expect(page.Locator(".missing")).ToContainTextAsync(Hospital);
        var hospital = await DutyOfAsync(lead.ItemId, Hospital);
        Done(await Get<SignForDutyHandler>().HandleAsync(new(hospital.Id, hospital.Version), _doctor, Ct));
        await ClaimedAsync(await DutyAsync(hospital.Id), _doctor);
        hospital = await DutyAsync(hospital.Id);
        Done(await Get<VerifyClaimHandler>().HandleAsync(new(hospital.Id, hospital.Version, "看了"), _reporter, Ct));
        await page.ReloadAsync();
        await page.Locator("summary", new() { HasText = "可以销号" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "本项销号" }).ClickAsync();
        await Assertions.Expect(page.Locator(".verdict")).ToContainTextAsync("已销号");
    }

    [Fact]
    public async Task Change_ProposedAndRefusedThenApproved_OldAndNewSideBySide()
    {
        var page = await browser.OpenAsync(_server.Url);
        await page.SignInAsync("zhou");
        var plan = await ImportedAsync(page);
        await SettledAsync(plan);
        Done(await Get<DispatchPlanHandler>().HandleAsync(new(plan), new Actor(null, "周若舟", Roles.Clerk), Ct));
        var item = await ItemAsync(plan, 1);
        await page.GotoAsync($"/plans/{plan}/items/{item}");
        await page.Locator("summary", new() { HasText = "提出变更" }).ClickAsync();
        await page.GetByLabel("目标1数值").FillAsync("十二");
        await page.GetByLabel("变更的理由").FillAsync("乡镇撤并");
        await page.GetByRole(AriaRole.Button, new() { Name = "提出变更" }).ClickAsync();
        await Assertions.Expect(page.Locator("#refused")).ToContainTextAsync("数字");
        Assert.Equal("乡镇撤并", await page.GetByLabel("变更的理由").InputValueAsync());
        await page.GetByLabel("目标1数值").FillAsync("10");
        await page.GetByRole(AriaRole.Button, new() { Name = "提出变更" }).ClickAsync();
        await Assertions.Expect(page.Locator(".sides")).ToContainTextAsync("10个");

        // Two tabs of the leader: what the first decided the second is told.
        var leader = await browser.OpenAsync(_server.Url);
        await leader.SignInAsync("lu");
        await leader.GotoAsync("/waiting");
        var late = await leader.Context.NewPageAsync();
        await late.GotoAsync("/waiting");
        await leader.GetByRole(AriaRole.Button, new() { Name = "批准变更" }).ClickAsync();
        await Assertions.Expect(leader.GetByRole(AriaRole.Status)).ToContainTextAsync("已办1件");
        await late.GetByRole(AriaRole.Button, new() { Name = "不予批准" }).ClickAsync();
        await Assertions.Expect(late.GetByRole(AriaRole.Alert)).ToContainTextAsync("已不在待办里");
        await leader.GotoAsync($"/plans/{plan}/items/{item}");
        await Assertions.Expect(leader.Locator(".targets")).ToContainTextAsync("10个");
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Pages_FitTheScreen(int width)
    {
        var page = await browser.OpenAsync(_server.Url, width, 900);
        await page.SignInAsync("zhou");
        var plan = await ImportedAsync(page);
        await page.GotoAsync($"/plans/{plan}/dispatch");
        await LookAsync($"dispatch-before-{width}");
        await SettledAsync(plan);
        Done(await Get<DispatchPlanHandler>().HandleAsync(new(plan), new Actor(null, "周若舟", Roles.Clerk), Ct));
        var lead = await ReportedAsync(plan, 1);
        var other = (await DutiesAsync(plan)).First(d => d.Unit == "妇幼股");
        Done(await Get<DeclineDutyHandler>().HandleAsync(new(other.Id, other.Version, "接种由疾控股负责，本股没有冷链设备。"), _reporter with { UnitId = other.UnitId }, Ct));
        Done(await Get<AskExtensionHandler>().HandleAsync(new(lead.Id, lead.Version, lead.Due!.Value.AddDays(31), "设备到货推迟，供货方来函说明。"), _reporter, Ct));
        var leader = await browser.OpenAsync(_server.Url, width, 900);
        await leader.SignInAsync("lu");
        await leader.GotoAsync($"/plans/{plan}/items/{lead.ItemId}");
        await leader.GetByLabel("批示内容").FillAsync("两周内把12个点配齐，月底我去看。");
        await leader.GetByLabel("回复期限").FillAsync($"{RunningServer.Today.AddDays(14):yyyy-MM-dd}");
        await leader.GetByRole(AriaRole.Button, new() { Name = "写下批示" }).ClickAsync();
        await LookAsync($"item-leader-{width}", leader);
        foreach (var (address, name) in new[] { ("/waiting", "waiting-leader"), ("/portfolio", "portfolio") }) await LookAtAsync(leader, address, name);
        foreach (var (address, name) in new[]
        {
            ("/waiting", "waiting"), ($"/plans/{plan}/dispatch", "dispatch"), ($"/plans/{plan}/items/{lead.ItemId}", "item"), ($"/plans/{plan}/year-end?item={lead.ItemId}", "year-end"),
            ($"/units/{lead.UnitId}/work", "unit"), ($"/plans/{plan}/compare?from={RunningServer.Today.AddDays(-3):yyyy-MM-dd}", "compare"), ($"/plans/{plan}/ledger?section=1", "section"),
        })
        {
            await LookAtAsync(page, address, name);
        }

        async Task LookAtAsync(IPage who, string address, string name)
        {
            Assert.Equal(200, (await who.GotoAsync(address))!.Status);
            await LookAsync($"{name}-{width}", who);
        }

        async Task LookAsync(string name, IPage? who = null)
        {
            if (PageActions.WantsPictures) await (who ?? page).PictureAsync(name, true);
            Assert.Equal(width, await (who ?? page).EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }

    private T Get<T>()
        where T : notnull => _server.App.Services.GetRequiredService<T>();

    private static void Done(Result<Written> result) => Assert.True(result.Ok, result.Refusal?.Message);

    /// <summary>The badge beside 待我办理 says as many as there are cards; that many.</summary>
    private static async Task<int> CardsAsync(IPage page)
    {
        var cards = await page.Locator(".card").CountAsync();
        var badge = page.Locator(".topnav .badge");
        Assert.Equal(cards, await badge.CountAsync() == 0 ? 0 : int.Parse(await badge.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture));
        return cards;
    }

    private static Task<Guid> ImportedAsync(IPage page, bool script = true) => page.PutInForceAsync("青山要点.txt", Text, script);

    private async Task SettledAsync(Guid plan)
    {
        var names = (await Get<PlanNamesQuery>().FindAsync(plan, Ct))!;
        Assert.True((await Get<AddUnitHandler>().HandleAsync(new(Guid.CreateVersion7(), "妇幼股", UnitKind.Office, names.Tree.Home!.Id), new Actor(null, "周若舟", Roles.Clerk), Ct)).Ok);
    }

    /// <summary>The lead duty of an item, signed and reported by its unit.</summary>
    private async Task<DutyState> ReportedAsync(Guid plan, int no)
    {
        var item = await ItemAsync(plan, no);
        var duty = (await DutiesAsync(plan)).Single(d => d.Role == DutyRole.Lead && d.ItemId == item);
        var unit = _reporter with { UnitId = duty.UnitId };
        Done(await Get<SignForDutyHandler>().HandleAsync(new(duty.Id, duty.Version), unit, Ct));
        duty = await DutyAsync(duty.Id);
        Done(await Get<ReportProgressHandler>().HandleAsync(new(duty.Id, duty.Version, 60, "已配齐7个点，其余5个在招标。") { Difficulty = "设备到货慢。", Values = [new(0, 7)] }, unit, Ct));
        return await DutyAsync(duty.Id);
    }

    private async Task ClaimedAsync(DutyState duty, Actor unit) =>
        Done(await Get<ClaimCompletionHandler>().HandleAsync(new(duty.Id, duty.Version, "全部配齐并验收。"), unit, Ct));

    private Task<Guid> ItemAsync(Guid plan, int no) => _server.WriteAsync(db => db.Items.Where(i => i.PlanId == plan && i.No == no).Select(i => i.Id).SingleAsync(Ct));

    private Task<DutyState> DutyAsync(Guid id) => _server.WriteAsync(async db => StateJson.Read<DutyState>((await db.Duties.AsNoTracking().SingleAsync(d => d.Id == id, Ct)).State));

    private Task<DutyState> DutyOfAsync(Guid item, string unit) =>
        _server.WriteAsync(async db => StateJson.Read<DutyState>((await db.Duties.AsNoTracking().SingleAsync(d => d.ItemId == item && d.Unit == unit, Ct)).State));

    private Task<List<DutyState>> DutiesAsync(Guid plan) =>
        _server.WriteAsync(async db => (await db.Duties.AsNoTracking().Where(d => d.PlanId == plan).OrderBy(d => d.Id).Select(d => d.State).ToListAsync(Ct)).ConvertAll(StateJson.Read<DutyState>));
}
