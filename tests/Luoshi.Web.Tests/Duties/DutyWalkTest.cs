using System.Net;
using Luoshi.Progress;
using Luoshi.Web.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Luoshi.Web.Tests.Duties;

/// <summary>People of units at work: what they owe, what they report, what comes back.</summary>
public sealed class DutyWalkTest(BrowserFixture browser) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private DispatchedYear _year = default!;

    public async ValueTask InitializeAsync() => _year = await DispatchedYear.StartAsync();

    public ValueTask DisposeAsync() => _year.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reporter_OnAPhone_SignsAndReportsInUnderTenActions(bool script)
    {
        var page = await OpenAsync("he", 390, 844, script);
        var actions = 0;
        await Act(page.GetByRole(AriaRole.Link, new() { Name = "我的责任" }).ClickAsync());
        Assert.Equal(await page.Locator(".due-group li.duty").CountAsync(), int.Parse(await page.Locator(".owed-count").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture));

        await Act(Row(page, "家庭医生签约服务").Locator("summary").First.ClickAsync());
        await Act(Row(page, "家庭医生签约服务").GetByRole(AriaRole.Button, new() { Name = "签收", Exact = true }).ClickAsync());
        await Assertions.Expect(page.Locator(".done-note")).ToContainTextAsync("已签收");

        await Act(Row(page, "家庭医生签约服务").Locator("summary").First.ClickAsync());
        await Act(Row(page, "家庭医生签约服务").GetByLabel("重点人群签约率").FillAsync("80.5"));
        await Act(Row(page, "家庭医生签约服务").GetByLabel("完成进度").First.FillAsync("85"));
        await Act(Row(page, "家庭医生签约服务").GetByLabel("做了什么").First.FillAsync("已分片上门签约，两乡完成续约。"));
        await Act(Row(page, "家庭医生签约服务").GetByRole(AriaRole.Button, new() { Name = "提交给基层卫生科" }).ClickAsync());
        await Assertions.Expect(page.Locator(".done-note")).ToContainTextAsync("等基层卫生科审核");

        Assert.True(actions < 10, $"{actions} actions");
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        var duty = await _year.DutyAsync(1, "柏山县卫健局");
        Assert.Equal(DutyStatus.Reported, duty.Status);
        Assert.Equal(85, duty.Percent);
        Assert.Equal(80.5m, duty.Values[0]);
        Assert.Equal("已分片上门签约，两乡完成续约。", duty.LastReport);

        Task Act(Task action)
        {
            actions++;
            return action;
        }
    }

    [Fact]
    public async Task LeadUnit_SeesReportsBesideItsOwn_Returns_AndTheCountyReadsWhy()
    {
        await _year.ReportAsync(1, "柏山县卫健局", "已签约八成。", DispatchedYear.County);
        var duty = await _year.DutyAsync(1, "柏山县卫健局");
        var lead = await OpenAsync("zhu");
        await lead.GotoAsync("/owe");
        await Row(lead, "家庭医生签约服务").Locator("summary").First.ClickAsync();
        await Row(lead, "家庭医生签约服务").Locator(".act summary", new() { HasText = "上报进展" }).ClickAsync();
        await Assertions.Expect(Row(lead, "家庭医生签约服务").Locator(".sources")).ToContainTextAsync("已签约八成。");

        await lead.GotoAsync($"/duties/{duty.Id}");
        await lead.Locator(".act summary", new() { HasText = "退回重报" }).ClickAsync();
        await lead.GetByLabel("退回理由").FillAsync("请写明续约率。");
        await lead.GetByRole(AriaRole.Button, new() { Name = "退回重报" }).ClickAsync();
        await Assertions.Expect(lead.Locator(".done-note")).ToContainTextAsync("已退回");

        var county = await OpenAsync("he");
        await county.GotoAsync("/owe");
        await Row(county, "家庭医生签约服务").Locator("summary").First.ClickAsync();
        await Assertions.Expect(Row(county, "家庭医生签约服务")).ToContainTextAsync("退回理由：请写明续约率。");
        Assert.Equal(DutyStatus.Returned, (await _year.DutyAsync(1, "柏山县卫健局")).Status);
    }

    [Fact]
    public async Task TwoOnOneDuty_TheSecondIsToldAndKeepsTheWords()
    {
        var duty = await _year.DutyAsync(1, "柏山县卫健局");
        var first = await OpenAsync("jin");
        var second = await OpenAsync("he");
        await first.GotoAsync($"/duties/{duty.Id}");
        await second.GotoAsync($"/duties/{duty.Id}");
        await second.Locator(".act summary", new() { HasText = "退办" }).ClickAsync();
        await second.GetByLabel("为什么不是本单位的事").FillAsync("应归疾控。");
        await first.GetByRole(AriaRole.Button, new() { Name = "签收", Exact = true }).ClickAsync();
        await Assertions.Expect(first.Locator(".done-note")).ToContainTextAsync("已签收");

        await second.GetByRole(AriaRole.Button, new() { Name = "退回督查专干" }).ClickAsync();
        var refused = second.Locator(".refused");
        await Assertions.Expect(refused).ToContainTextAsync("靳书白已于10月20日 09:30先办了这一步");
        await Assertions.Expect(refused).ToContainTextAsync("目前：办理中");
        Assert.Equal("应归疾控。", await refused.GetByLabel("您刚才写的").InputValueAsync());
        Assert.Equal(DutyStatus.SignedFor, (await _year.DutyAsync(1, "柏山县卫健局")).Status);
    }

    [Fact]
    public async Task SameFormTwice_IsTakenOnce()
    {
        var duty = await _year.DutyAsync(1, "柏山县卫健局");
        var one = await OpenAsync("he");
        var two = await one.Context.NewPageAsync();
        await one.GotoAsync($"/duties/{duty.Id}");
        await two.GotoAsync($"/duties/{duty.Id}");
        foreach (var page in new[] { one, two })
        {
            await Expand(page, "上报进展");
            await page.GetByLabel("完成进度").FillAsync("40");
            await page.GetByLabel("做了什么").FillAsync("走访两乡。");
        }

        await one.GetByRole(AriaRole.Button, new() { Name = "提交给基层卫生科" }).ClickAsync();
        await Assertions.Expect(one.Locator(".done-note")).ToContainTextAsync("已上报");
        await two.GetByRole(AriaRole.Button, new() { Name = "提交给基层卫生科" }).ClickAsync();
        await Assertions.Expect(two.GetByRole(AriaRole.Alert)).ToContainTextAsync("不必再交");
        Assert.Equal("走访两乡。", await two.GetByLabel("做了什么").First.InputValueAsync());
        Assert.Equal(1, await _year.Server.WriteAsync(db => db.Entries.CountAsync(e => e.DutyId == duty.Id && e.Kind == "reported")));
    }

    [Fact]
    public async Task ScriptInAReport_IsText()
    {
        const string text = "<script>document.title='x'</script><img src=x onerror=\"document.title='x'\">已上门";
        await _year.ReportAsync(1, "柏山县卫健局", text, DispatchedYear.County);
        var duty = await _year.DutyAsync(1, "柏山县卫健局");
        var page = await OpenAsync("zhu");
        foreach (var address in new[] { $"/duties/{duty.Id}", $"/plans/{_year.Plan}/items/{_year.Items[0]}" })
        {
            await page.GotoAsync(address);
            Assert.Contains("落实", await page.TitleAsync(), StringComparison.Ordinal);
            Assert.Contains(text, await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Evidence_IsHandedIn_AndGivenToThoseWhoSeeTheDuty()
    {
        var duty = await _year.DutyAsync(3, "柏山县卫健局");
        var page = await OpenAsync("he");
        await page.GotoAsync($"/duties/{duty.Id}");
        await Expand(page, "上报进展");
        await page.GetByLabel("完成进度").FillAsync("100");
        await page.GetByLabel("做了什么").FillAsync("全部验收。");
        await page.GetByLabel("佐证材料").First.SetInputFilesAsync(new FilePayload { Name = "验收表.exe", MimeType = "application/pdf", Buffer = [1, 2] });
        await page.GetByRole(AriaRole.Button, new() { Name = "提交给基层卫生科" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("“验收表.exe”不是可收的文件");
        Assert.Equal("全部验收。", await page.GetByLabel("做了什么").First.InputValueAsync());

        await page.GetByLabel("佐证材料").First.SetInputFilesAsync(new FilePayload { Name = "验收表.pdf", MimeType = "application/pdf", Buffer = [1, 2, 3] });
        await page.GetByRole(AriaRole.Button, new() { Name = "提交给基层卫生科" }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".done-note")).ToContainTextAsync("已上报");
        var address = await page.Locator(".timeline a.file-link").GetAttributeAsync("href");

        using var lead = await VisitorAsync("zhu");
        using var answer = await lead.GetAsync(address!);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal([1, 2, 3], await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("验收表.pdf", answer.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());

        using var hospital = await VisitorAsync("fu");
        using var hidden = await hospital.GetAsync(address!);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using var notSeen = await hospital.GetAsync($"/duties/{duty.Id}");
        Assert.Equal(HttpStatusCode.NotFound, notSeen.StatusCode);
    }

    [Fact]
    public async Task FileFarTooLarge_IsAnsweredWithAPage()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "录像.zip");
        await using (var empty = File.Create(file)) empty.SetLength(Luoshi.Web.Duties.UploadLimit.MostBytes + 1);
        var duty = await _year.DutyAsync(3, "柏山县卫健局");
        var page = await OpenAsync("he");
        await page.GotoAsync($"/duties/{duty.Id}");
        await Expand(page, "上报进展");
        await page.GetByLabel("完成进度").FillAsync("100");
        await page.GetByLabel("做了什么").FillAsync("全部验收。");
        await page.GetByLabel("佐证材料").First.SetInputFilesAsync(file);
        await page.GetByRole(AriaRole.Button, new() { Name = "提交给基层卫生科" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "文件太大" })).ToBeVisibleAsync();
        Assert.Equal(0, await _year.Server.WriteAsync(db => db.Evidence.CountAsync()));
        Assert.Equal(duty.Version, (await _year.DutyAsync(3, "柏山县卫健局")).Version);
    }

    [Fact]
    public async Task Extension_LeaderApproves_TheFirstDayStays()
    {
        var duty = await _year.DutyAsync(2, "柏山县卫健局");
        var county = await OpenAsync("he");
        await county.GotoAsync($"/duties/{duty.Id}");
        await county.GetByRole(AriaRole.Button, new() { Name = "签收", Exact = true }).ClickAsync();
        await Expand(county, "申请延期");
        await county.GetByLabel("延到哪一天").FillAsync("2026-12-20");
        await county.GetByLabel("为什么要延期").FillAsync("设备12月到货。");
        await county.GetByRole(AriaRole.Button, new() { Name = "提交领导批准" }).ClickAsync();
        await Assertions.Expect(county.Locator(".act.missing")).ToContainTextAsync("正等领导批准");

        var leader = await OpenAsync("shen");
        await leader.GotoAsync($"/duties/{duty.Id}");
        await leader.GetByRole(AriaRole.Button, new() { Name = "批准延期" }).ClickAsync();
        await Assertions.Expect(leader.Locator(".facts s").First).ToContainTextAsync("11月30日");
        await leader.GotoAsync($"/duties/{duty.Id}?asof=2026-10-19");
        Assert.Equal(0, await leader.Locator(".facts s").CountAsync());
        Assert.Equal(0, await leader.Locator(".duty-acts").CountAsync());
    }

    [Fact]
    public async Task Pictures_OfTheDesk()
    {
        if (!PageActions.WantsPictures) Assert.Skip("LUOSHI_PICTURES names no folder to keep pictures in.");
        await _year.ReportAsync(1, "柏山县卫健局", "已签约八成，柏山镇、石桥乡失访较多。", DispatchedYear.County);
        var county = await _year.DutyAsync(1, "柏山县卫健局");
        var own = await _year.DutyAsync(1, "基层卫生科");
        var third = await _year.DutyAsync(3, "柏山县卫健局");
        foreach (var (suffix, width, height) in new[] { ("desk", 1440, 900), ("phone", 390, 844) })
        {
            var page = await OpenAsync("he", width, height);
            await page.GotoAsync("/owe");
            await Row(page, "村卫生室标准化改造").Locator("summary").First.ClickAsync();
            await page.PictureAsync($"owe-{suffix}", true);
            await page.GotoAsync($"/duties/{third.Id}");
            await Expand(page, "上报进展");
            await page.PictureAsync($"duty-own-{suffix}", true);
            page = await OpenAsync("zhu", width, height);
            await page.GotoAsync($"/duties/{county.Id}");
            await page.PictureAsync($"duty-review-{suffix}", true);
            await page.GotoAsync($"/duties/{own.Id}");
            await Expand(page, "上报进展");
            await page.PictureAsync($"duty-lead-{suffix}", true);
            page = await OpenAsync("shen", width, height);
            await page.GotoAsync("/owe");
            await page.PictureAsync($"owe-none-{suffix}");
            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }

    private async Task<IPage> OpenAsync(string userName, int width = 1440, int height = 900, bool script = true)
    {
        var page = await browser.OpenAsync(_year.Server.Url, width, height, script);
        await page.SignInAsync(userName);
        return page;
    }

    private async Task<Visitor> VisitorAsync(string userName)
    {
        var visitor = new Visitor(_year.Server.Url);
        (await visitor.SignInAsync(userName)).Dispose();
        return visitor;
    }

    private static ILocator Row(IPage page, string title) => page.Locator("li.duty", new() { HasText = title });

    private static Task Expand(IPage page, string act) => page.Locator(".duty-acts .act > summary", new() { HasText = act }).ClickAsync();
}
