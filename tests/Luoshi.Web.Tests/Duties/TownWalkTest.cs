using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Web.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Luoshi.Web.Tests.Duties;

/// <summary>One town for the walks of a class; each walk has duties of its own in it.</summary>
public sealed class TownFixture : IAsyncLifetime
{
    internal WholeTown Town { get; private set; } = default!;

    public async ValueTask InitializeAsync() => Town = await WholeTown.StartAsync();

    public ValueTask DisposeAsync() => Town.DisposeAsync();
}

/// <summary>What passes between people in a running year: parts passed on, a duty declined and given to another, a report put right, an instruction answered.</summary>
public sealed class TownWalkTest(BrowserFixture browser, TownFixture fixture) : IClassFixture<BrowserFixture>, IClassFixture<TownFixture>
{
    private const string CountyUnit = "柏山县卫健局";
    private const string OtherCounty = "高埠县卫健局";
    private const string HospitalUnit = "柏山县人民医院";

    private readonly DispatchedYear _year = fixture.Town.Year;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task County_PassesItsDutyOn_GathersTheReport_AndReportsFromIt()
    {
        var whole = await _year.DutyAsync(2, CountyUnit);
        var county = await OpenAsync("he");
        await county.GotoAsync($"/duties/{whole.Id}");
        await county.GetByRole(AriaRole.Button, new() { Name = "签收", Exact = true }).ClickAsync();
        await Expand(county, "转交下级单位");
        await county.GetByRole(AriaRole.Checkbox, new() { Name = HospitalUnit }).CheckAsync();
        await county.GetByLabel($"交给{HospitalUnit}的内容").FillAsync("外科病区达到推荐标准");
        await county.GetByLabel($"{HospitalUnit}的时限").FillAsync("2026-11-15");
        await county.GetByRole(AriaRole.Button, new() { Name = "转交", Exact = true }).ClickAsync();
        await Assertions.Expect(county.Locator(".done-note")).ToContainTextAsync("已转交");
        await Assertions.Expect(county.GetByRole(AriaRole.Region, new() { Name = "转交下级单位" })).ToContainTextAsync("办：外科病区达到推荐标准");

        // The hospital sees its share, not the whole text; its report goes to the county.
        var hospital = await OpenAsync("fu", 390, 844);
        await hospital.GotoAsync("/owe");
        var row = hospital.Locator("li.duty", new() { HasText = "乡镇卫生院能力达标" });
        await row.Locator("summary").First.ClickAsync();
        await Assertions.Expect(row.Locator(".owed-about .doc")).ToHaveTextAsync("外科病区达到推荐标准");
        await row.Locator(".act summary", new() { HasText = "上报进展" }).ClickAsync();
        await row.GetByLabel("完成进度").FillAsync("70");
        await row.GetByLabel("做了什么").FillAsync("外科病区改造完工，等验收。");
        await row.GetByRole(AriaRole.Button, new() { Name = $"提交给{CountyUnit}" }).ClickAsync();
        await Assertions.Expect(hospital.Locator(".done-note")).ToContainTextAsync($"等{CountyUnit}审核");
        Assert.Equal(390, await hospital.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        // The county cannot claim the whole while the part is open; it accepts the part's report and cites it in its own.
        var part = await _year.DutyAsync(2, HospitalUnit);
        Assert.Equal((whole.Id, DutyRole.Support, new DateOnly(2026, 11, 15)), (part.Parent, part.Role, part.Due));
        await county.GotoAsync($"/duties/{part.Id}");
        await county.GetByRole(AriaRole.Button, new() { Name = "审核通过" }).ClickAsync();
        await Assertions.Expect(county.Locator(".done-note")).ToContainTextAsync("已审核通过");
        await county.GotoAsync($"/duties/{whole.Id}");
        await Assertions.Expect(county.Locator(".act.missing", new() { HasText = "申请办结" })).ToBeVisibleAsync();
        var sources = county.Locator(".sources").First;
        if (!await sources.IsVisibleAsync()) await Expand(county, "上报进展");
        await Assertions.Expect(sources).ToContainTextAsync("外科病区改造完工，等验收。");
        await sources.GetByLabel("引用").CheckAsync();
        await county.GetByLabel("完成进度").First.FillAsync("60");
        await county.GetByLabel("做了什么").First.FillAsync("全县1家已完工待验收。");
        await county.GetByRole(AriaRole.Button, new() { Name = "提交给基层卫生科" }).First.ClickAsync();
        await Assertions.Expect(county.Locator(".done-note")).ToContainTextAsync("已上报");
        var facts = await _year.Server.WriteAsync(db => db.Entries.Where(e => e.DutyId == whole.Id && e.Kind == "reported").Select(e => e.Facts).SingleAsync(Ct));
        Assert.Contains($"\"sources\":[{part.Report}]", facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unit_Declines_TheClerkGivesTheDutyToAnother()
    {
        var duty = await _year.DutyAsync(3, OtherCounty);
        var gao = await OpenAsync("gao", 390, 844);
        await gao.GotoAsync("/owe");
        var row = gao.Locator("li.duty", new() { HasText = "村卫生室标准化改造" });
        await row.Locator("summary").First.ClickAsync();
        await row.Locator(".act summary", new() { HasText = "退办" }).ClickAsync();
        await row.GetByLabel("为什么不是本单位的事，应归谁").FillAsync("本县没有列入改造的村卫生室，应归柏山。");
        await row.GetByRole(AriaRole.Button, new() { Name = "退回督查专干" }).ClickAsync();
        await Assertions.Expect(gao.Locator(".done-note")).ToContainTextAsync("已退办");

        var clerk = await OpenAsync("zhou");
        await clerk.GotoAsync("/waiting");
        var card = clerk.Locator(".card", new() { HasText = "应归柏山" });
        await card.GetByLabel("改派给").FillAsync(CountyUnit);
        await card.GetByLabel("理由").FillAsync("由柏山承担");
        await card.GetByRole(AriaRole.Button, new() { Name = "改派" }).ClickAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Alert)).ToContainTextAsync($"{CountyUnit}在这个事项上已有责任");
        Assert.Equal("由柏山承担", await card.GetByLabel("理由").InputValueAsync());
        await card.GetByLabel("改派给").FillAsync(HospitalUnit);
        await card.GetByRole(AriaRole.Button, new() { Name = "改派" }).ClickAsync();
        await Assertions.Expect(clerk.GetByRole(AriaRole.Status)).ToContainTextAsync("已办1件");

        // It is on the other's list, and no more on the first one's; the record says how it came.
        await gao.GotoAsync("/owe");
        await Assertions.Expect(gao.Locator("li.duty", new() { HasText = "村卫生室标准化改造" })).ToHaveCountAsync(0);
        var hospital = await OpenAsync("fu");
        await hospital.GotoAsync("/owe");
        await Assertions.Expect(hospital.Locator("li.duty", new() { HasText = "村卫生室标准化改造" })).ToHaveCountAsync(1);
        await hospital.GotoAsync($"/duties/{duty.Id}");
        await Assertions.Expect(hospital.Locator(".timeline")).ToContainTextAsync("由柏山承担");
        await Assertions.Expect(hospital.Locator(".timeline")).ToContainTextAsync("应归柏山");
        Assert.Equal((duty.Id, DutyStatus.Dispatched), await _year.DutyAsync(3, HospitalUnit) is var given ? (given.Id, given.Status) : default);
    }

    [Fact]
    public async Task Report_Amended_BothStandInTheRecord_AndTheLeadUnitReviewsAnew()
    {
        var before = await _year.DutyAsync(1, CountyUnit);
        Assert.Equal(DutyStatus.Reported, before.Status);
        var county = await OpenAsync("jin");
        await county.GotoAsync($"/duties/{before.Id}");
        await Expand(county, "更正上次上报");
        var form = county.Locator("form[data-act=Amend]");
        Assert.Equal("60", await form.GetByLabel("完成进度").InputValueAsync());
        await form.GetByLabel("完成进度").FillAsync("55");
        await form.GetByLabel("做了什么").FillAsync("重报：已签约七成半。");
        await form.GetByLabel("为什么更正").FillAsync("多算了一个乡");
        await form.GetByRole(AriaRole.Button, new() { Name = "提交给基层卫生科" }).ClickAsync();
        await Assertions.Expect(county.Locator(".done-note")).ToContainTextAsync("原来的上报保留");

        var lead = await OpenAsync("zhu");
        await lead.GotoAsync($"/duties/{before.Id}");
        var record = lead.Locator(".timeline");
        foreach (var words in new[] { WholeTown.Secret, "重报：已签约七成半。", "多算了一个乡" }) await Assertions.Expect(record).ToContainTextAsync(words);
        await Assertions.Expect(lead.Locator(".facts")).ToContainTextAsync("55%");
        await lead.GetByRole(AriaRole.Button, new() { Name = "审核通过" }).ClickAsync();
        await Assertions.Expect(lead.Locator(".done-note")).ToContainTextAsync("已审核通过");
        Assert.Equal((55, DutyStatus.SignedFor), await _year.DutyAsync(1, CountyUnit) is var after ? (after.Percent, after.Status) : default);
    }

    [Fact]
    public async Task Instruction_LandsWithTheLeadUnit_IsAnswered_AndTheLeaderReadsIt()
    {
        var item = $"/plans/{_year.Plan}/items/{_year.Items[2]}";
        var leader = await OpenAsync("shen");
        await leader.GotoAsync(item);
        await leader.GetByLabel("批示内容").FillAsync("月底前把水电一次通到位。");
        await leader.GetByLabel("回复期限").FillAsync("2026-10-30");
        await leader.GetByRole(AriaRole.Button, new() { Name = "写下批示" }).ClickAsync();
        await Assertions.Expect(leader.Locator(".instruction")).ToContainTextAsync("基层卫生科还没有回复");

        var lead = await OpenAsync("zhu", 390, 844);
        await lead.GotoAsync("/owe");
        var row = lead.Locator("li.duty", new() { HasText = "回复沈若琳的批示" });
        await row.Locator("summary").First.ClickAsync();
        await Assertions.Expect(row.Locator("blockquote")).ToContainTextAsync("月底前把水电一次通到位。");
        await row.GetByLabel("回复", new() { Exact = true }).FillAsync("已排定：水10月25日、电10月28日。");
        await row.GetByRole(AriaRole.Button, new() { Name = "提交回复" }).ClickAsync();
        await Assertions.Expect(lead.Locator(".done-note")).ToContainTextAsync("批示已回复");
        await Assertions.Expect(lead.Locator("li.duty", new() { HasText = "回复沈若琳的批示" })).ToHaveCountAsync(0);

        await leader.GotoAsync(item);
        await Assertions.Expect(leader.Locator(".instruction")).ToContainTextAsync("已排定：水10月25日、电10月28日。");
        await Assertions.Expect(leader.Locator(".instruction .none-yet")).ToHaveCountAsync(0);
        await leader.GotoAsync("/portfolio");
        await Assertions.Expect(leader.Locator("main")).ToContainTextAsync("已排定");
    }

    [Fact]
    public async Task Keyboard_Alone_SignsInSignsAndReports()
    {
        var page = await browser.OpenAsync(_year.Server.Url);
        await page.GotoAsync("/sign-in");
        await TypeAsync("账号", "gao");
        await TypeAsync("密码", RunningServer.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/");
        await PressAsync("我的责任");
        await page.WaitForURLAsync("**/owe");
        await PressAsync("家庭医生签约服务");
        await PressAsync("签收");
        await Assertions.Expect(page.Locator(".done-note")).ToContainTextAsync("已签收");
        await PressAsync("家庭医生签约服务");
        await TypeAsync("重点人群签约率", "79");
        await TypeAsync("完成进度", "75");
        await TypeAsync("做了什么", "三乡完成续约。");
        await PressAsync("提交给基层卫生科");
        await Assertions.Expect(page.Locator(".done-note")).ToContainTextAsync("等基层卫生科审核");
        var duty = await _year.DutyAsync(1, OtherCounty);
        Assert.Equal((DutyStatus.Reported, 75, 79m, "三乡完成续约。"), (duty.Status, duty.Percent, duty.Values[0], duty.LastReport));

        async Task PressAsync(string name)
        {
            await ReachAsync(name);
            await page.Keyboard.PressAsync("Enter");
        }

        async Task TypeAsync(string name, string text)
        {
            await ReachAsync(name);
            await page.Keyboard.TypeAsync(text);
        }

        // Tab by Tab, until what is so called has the focus, and shows that it has.
        async Task ReachAsync(string name)
        {
            for (var tabs = 0; tabs < 80; tabs++)
            {
                var at = await page.EvaluateAsync<string>(Focused);
                if (at[1..].StartsWith(name, StringComparison.Ordinal) || (at[1..].Contains(name, StringComparison.Ordinal) && name.Length > 3))
                {
                    Assert.True(at[0] == '+', $"“{name}” does not show that it has the focus");
                    return;
                }

                await page.Keyboard.PressAsync("Tab");
            }

            Assert.Fail($"no Tab leads to “{name}”");
        }
    }

    /// <summary>What has the focus is called so; a plus before it where one sees that it has it.</summary>
    private const string Focused =
        """
        () => {
          const at = document.activeElement, style = getComputedStyle(at);
          const seen = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
          const name = at === document.body ? '' : at.labels?.length ? at.labels[0].innerText : at.getAttribute('aria-label') ?? at.innerText;
          return (seen ? '+' : '-') + name.trim();
        }
        """;

    private async Task<IPage> OpenAsync(string userName, int width = 1440, int height = 900)
    {
        var page = await browser.OpenAsync(_year.Server.Url, width, height);
        await page.SignInAsync(userName);
        return page;
    }

    private static Task Expand(IPage page, string act) => page.Locator(".duty-acts .act > summary", new() { HasText = act }).ClickAsync();
}
