using Luoshi.Accounts;
using Luoshi.Bulletins;
using Luoshi.Ledger;
using Luoshi.Supervision;
using Luoshi.Web.Tests.Browser;
using Luoshi.Web.Tests.Duties;
using Microsoft.Playwright;
using Xunit;

namespace Luoshi.Web.Tests.Supervision;

/// <summary>One whole round by its pages: from the scheme to the decision on an objection by someone who took no part, and the bulletin that tells of it.</summary>
public sealed class RoundWalkTest(BrowserFixture browser) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private DispatchedYear _year = default!;

    public async ValueTask InitializeAsync() => _year = await DispatchedYear.StartAsync();

    public ValueTask DisposeAsync() => _year.DisposeAsync();

    [Fact]
    public async Task Round_FromSchemeToBulletinSent()
    {
        await _year.Server.AddAccountAsync("lin", "林骁", Roles.Clerk);
        await _year.ReportAsync(1, "柏山县卫健局", "已签约八成。", DispatchedYear.County);

        // The clerk writes the scheme: an unfinished one comes back with what was typed.
        var clerk = await OpenAsync("zhou");
        await clerk.GotoAsync($"/plans/{_year.Plan}/rounds");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "写督查方案" }).ClickAsync();
        await clerk.GetByLabel("名称").FillAsync("签约履约专项督查");
        await clerk.GetByLabel("督查内容").FillAsync("签约是否属实，履约是否到位");
        await clerk.Locator("summary", new() { HasText = "选事项" }).ClickAsync();
        await clerk.GetByLabel("第1项 家庭医生签约服务").CheckAsync();
        await clerk.Locator("summary", new() { HasText = "选单位" }).ClickAsync();
        await clerk.GetByLabel("柏山县卫健局", new() { Exact = true }).CheckAsync();
        await clerk.GetByLabel("祝晓帆").CheckAsync();
        await clerk.GetByLabel("周若舟").CheckAsync();
        await clerk.GetByRole(AriaRole.Button, new() { Name = "报领导批准" }).ClickAsync();
        await Assertions.Expect(clerk.GetByRole(AriaRole.Alert)).ToContainTextAsync("SV016");
        Assert.Equal("签约履约专项督查", await clerk.GetByLabel("名称").InputValueAsync());
        await clerk.GetByLabel("批准人").SelectOptionAsync(new SelectOptionValue { Label = "沈若琳" });
        await clerk.Locator("button.btn-primary").ClickAsync();

        // A report is owed in the days of the self-check: the clerk is warned, and says why all the same.
        if (await clerk.Locator("#twice").CountAsync() > 0)
        {
            await clerk.GetByLabel("确需开展的理由").FillAsync("年终核实");
            await clerk.Locator("button.btn-primary").ClickAsync();
        }

        await clerk.WaitForURLAsync("**/rounds/*");
        var round = new Uri(clerk.Url).AbsolutePath;
        await Assertions.Expect(clerk.Locator("#scheme")).ToContainTextAsync("方案待批");

        // Nothing is asked of the county before the leader approves.
        var county = await OpenAsync("he", 390);
        await county.GotoAsync("/owe");
        Assert.Equal(0, await county.Locator(".waiting-matters li").CountAsync());
        var leader = await OpenAsync("shen");
        await leader.GotoAsync("/waiting");
        await leader.GetByRole(AriaRole.Link, new() { Name = "批方案" }).ClickAsync();
        await Assertions.Expect(leader.Locator("#scheme")).ToContainTextAsync("1家各写一份自查");
        await leader.GetByRole(AriaRole.Button, new() { Name = "批准方案" }).ClickAsync();
        await Assertions.Expect(leader.Locator("#scheme")).ToContainTextAsync("批准");

        // The unit checks itself on a phone: the badge counts it with the rest, what the ledger has is shown beside.
        await county.GotoAsync("/owe");
        Assert.Equal(await county.Locator(".due-group li.duty, .waiting-matters li").CountAsync(), int.Parse(await county.Locator(".owed-count").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture));
        await county.GetByRole(AriaRole.Link, new() { Name = "自查" }).ClickAsync();
        await Assertions.Expect(county.Locator(".known")).ToContainTextAsync("已签约八成。");
        await county.GetByLabel("有出入").CheckAsync();
        await county.GetByRole(AriaRole.Button, new() { Name = "提交给督查组" }).ClickAsync();
        await Assertions.Expect(county.GetByRole(AriaRole.Alert)).ToContainTextAsync("SV031");
        await county.GetByLabel("出入在哪里").FillAsync("两户已迁出");
        await county.GetByRole(AriaRole.Button, new() { Name = "提交给督查组" }).ClickAsync();
        await Assertions.Expect(county.Locator(".page-head")).ToContainTextAsync("已自查");
        Assert.Equal(390, await county.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        // The team writes on a phone what it found, and makes a problem of it.
        var member = await OpenAsync("zhu", 390);
        await member.GotoAsync($"{round}/record");
        await member.Locator("select[name=unit]").SelectOptionAsync(new SelectOptionValue { Label = "柏山县卫健局" });
        await member.Locator("select[name=item]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await member.GetByLabel("看到的情况").FillAsync("入户十户，三户不知道签约医生是谁。");
        Assert.Equal(0, await member.Locator("input[type=file]").CountAsync());
        await member.GetByRole(AriaRole.Button, new() { Name = "记下" }).ClickAsync();
        await Assertions.Expect(member.Locator(".notice-done")).ToContainTextAsync("已记下");
        Assert.Equal(390, await member.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await member.GotoAsync(round);
        await member.GetByRole(AriaRole.Link, new() { Name = "据此列问题" }).ClickAsync();
        await member.GetByLabel("问题，一句话").FillAsync("签约居民不知晓签约医生");
        await member.GetByRole(AriaRole.Button, new() { Name = "列入清单" }).ClickAsync();
        await member.WaitForURLAsync("**/problems/*");
        var problem = new Uri(member.Url).AbsolutePath;

        // Not the county's business before the demand is made.
        Assert.Equal(404, (await county.GotoAsync(problem))!.Status);
        await clerk.GotoAsync("/waiting");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "定整改" }).ClickAsync();
        await clerk.GetByLabel("整改要求").FillAsync("逐户核对名单");
        await clerk.GetByLabel("整改责任人").FillAsync("何雨桐");
        await clerk.GetByLabel("整改期限").FillAsync("2026-11-20");
        await clerk.GetByLabel("责任人1").FillAsync("靳书白");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "交柏山县卫健局整改" }).ClickAsync();
        await Assertions.Expect(clerk.Locator(".page-head")).ToContainTextAsync("整改中");

        await county.GotoAsync("/owe");
        await county.GetByRole(AriaRole.Link, new() { Name = "整改" }).ClickAsync();
        await county.GetByLabel("怎么整改的").FillAsync("已逐户核对，更新联系卡。");
        await county.GetByLabel("佐证").SetInputFilesAsync(new FilePayload { Name = "名单.txt", MimeType = "text/plain", Buffer = "名单"u8.ToArray() });
        await county.GetByRole(AriaRole.Button, new() { Name = "提交整改报告" }).ClickAsync();
        await Assertions.Expect(county.Locator(".page-head")).ToContainTextAsync("待核查");
        await member.GotoAsync(problem);
        await member.GetByLabel("怎么核的").FillAsync("抽查十户均知晓");
        await member.GetByRole(AriaRole.Button, new() { Name = "核查通过" }).ClickAsync();
        await Assertions.Expect(member.Locator(".page-head")).ToContainTextAsync("已整改");

        // Conclusion, fed back, received, objected to.
        await clerk.GotoAsync(round);
        await clerk.GetByRole(AriaRole.Link, new() { Name = "写结论" }).ClickAsync();
        await clerk.GetByLabel("总体结论").FillAsync("履约不到位，已整改。");
        await clerk.GetByLabel("事实1", new() { Exact = true }).FillAsync("三户不知晓签约医生。");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "存稿" }).ClickAsync();
        await Assertions.Expect(clerk.GetByRole(AriaRole.Alert)).ToContainTextAsync("SV060");
        await clerk.Locator("input[name=ground-0]").First.CheckAsync();
        await clerk.GetByRole(AriaRole.Button, new() { Name = "存稿" }).ClickAsync();
        await clerk.GetByRole(AriaRole.Button, new() { Name = "反馈给柏山县卫健局" }).ClickAsync();
        await Assertions.Expect(clerk.Locator(".page-head")).ToContainTextAsync("待签收");
        var conclusion = new Uri(clerk.Url).AbsolutePath;
        var head = await OpenAsync("jin");
        await head.GotoAsync("/owe");
        await head.GetByRole(AriaRole.Link, new() { Name = "签收结论" }).ClickAsync();
        await head.GetByRole(AriaRole.Button, new() { Name = "签收", Exact = true }).ClickAsync();
        await Assertions.Expect(head.Locator("body")).ToContainTextAsync("11月19日，还有30天");
        await head.GetByLabel("哪一条不符").FillAsync("两户当时外出务工。");
        await head.GetByRole(AriaRole.Button, new() { Name = "提出异议" }).ClickAsync();
        await Assertions.Expect(head.Locator("#objection")).ToContainTextAsync("11月19日前作出复核决定");

        // Who took part is offered nothing, is told why, and is refused when sending it all the same; another clerk decides.
        await clerk.GotoAsync(conclusion);
        await Assertions.Expect(clerk.Locator("#objection")).ToContainTextAsync("应当回避");
        Assert.Equal(0, await clerk.GetByRole(AriaRole.Button, new() { Name = "作出复核决定" }).CountAsync());
        await clerk.EvaluateAsync("() => { const f = document.querySelector('main form[method=post]'); f.insertAdjacentHTML('beforeend', '<input name=outcome value=Upheld><input name=reason value=属实><button id=sent name=do value=decide>x</button>'); }");
        await clerk.Locator("#sent").ClickAsync();
        await Assertions.Expect(clerk.GetByRole(AriaRole.Alert)).ToContainTextAsync("SV069");
        await clerk.GotoAsync("/waiting");
        Assert.Equal(0, await clerk.GetByRole(AriaRole.Link, new() { Name = "复核异议" }).CountAsync());

        var other = await OpenAsync("lin");
        await other.GotoAsync("/waiting");
        await other.GetByRole(AriaRole.Link, new() { Name = "复核异议" }).ClickAsync();
        await other.GetByLabel("变更结论").CheckAsync();
        await other.GetByLabel("变更后的结论").FillAsync("履约基本到位，一户须补访。");
        await other.GetByLabel("理由", new() { Exact = true }).FillAsync("核对务工证明。");
        await other.GetByRole(AriaRole.Button, new() { Name = "作出复核决定" }).ClickAsync();
        await Assertions.Expect(other.Locator("#objection")).ToContainTextAsync("变更结论");

        await clerk.GotoAsync(round);
        await clerk.GetByRole(AriaRole.Button, new() { Name = "结束本轮督查" }).ClickAsync();
        await Assertions.Expect(clerk.Locator(".page-head")).ToContainTextAsync("已结束");
        var state = await _year.Server.WriteAsync(db => Task.FromResult(db.Matters.Where(m => m.Kind == ConclusionState.Name).AsEnumerable().Select(m => (ConclusionState)StateJson.Read<MatterState>(m.State)).Single()));
        Assert.Equal(("履约基本到位，一户须补访。", "履约不到位，已整改。", "林骁"), (state.Text, state.FirstText, state.Objection!.DecidedBy));
        await BulletinAsync(clerk, leader, county, round, problem);
    }

    /// <summary>The clerk writes the round's bulletin and edits it, the leader who was asked approves it and nobody else, it is numbered, sent and frozen.</summary>
    private async Task BulletinAsync(IPage clerk, IPage leader, IPage county, string round, string problem)
    {
        await clerk.GotoAsync(round);
        await clerk.GetByRole(AriaRole.Link, new() { Name = "写通报" }).ClickAsync();
        await Assertions.Expect(clerk.GetByLabel("就哪一轮督查")).ToHaveValueAsync(round.Split('/')[^1]);
        await clerk.GetByRole(AriaRole.Button, new() { Name = "起草通报" }).ClickAsync();
        await clerk.WaitForURLAsync("**/papers/*");
        var paper = new Uri(clerk.Url).AbsolutePath;
        await Assertions.Expect(clerk.Locator("h1")).ToContainTextAsync("签约履约专项督查");
        var row = clerk.Locator("#a-problems tbody tr").First;
        await Assertions.Expect(row).ToContainTextAsync("签约居民不知晓签约医生");
        await Assertions.Expect(row).ToContainTextAsync("何雨桐");
        await Assertions.Expect(row).ToContainTextAsync("11月20日");
        await Assertions.Expect(row).ToContainTextAsync("已整改");
        Assert.Equal(problem, await row.GetByRole(AriaRole.Link, new() { Name = "看整改" }).GetAttributeAsync("href"));
        await row.GetByRole(AriaRole.Link, new() { Name = "条" }).First.ClickAsync();
        await Assertions.Expect(clerk.Locator(new Uri(clerk.Url).Fragment)).ToBeVisibleAsync();

        await clerk.GotoAsync(paper);
        await clerk.Locator("#s-opening summary").ClickAsync();
        await clerk.Locator("#part-opening").FillAsync("现将签约履约督查情况通报如下。");
        await clerk.Locator("#s-opening").GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Assertions.Expect(clerk.Locator("#s-opening > p").First).ToHaveTextAsync("现将签约履约督查情况通报如下。");
        Assert.Equal(0, await clerk.GetByRole(AriaRole.Button, new() { Name = "印发" }).CountAsync());
        Assert.Equal(404, (await county.GotoAsync(paper))!.Status);
        await clerk.GetByLabel("请谁审签").SelectOptionAsync(new SelectOptionValue { Label = await clerk.Locator("#person option", new() { HasText = "沈若琳" }).InnerTextAsync() });
        await clerk.GetByRole(AriaRole.Button, new() { Name = "送审" }).ClickAsync();
        await Assertions.Expect(clerk.Locator(".paper-side")).ToContainTextAsync("待沈若琳审签");

        // Who wrote it does not approve it, not even by a form of one's own.
        Assert.Equal(0, await clerk.GetByRole(AriaRole.Button, new() { Name = "同意印发" }).CountAsync());
        await clerk.EvaluateAsync("() => document.querySelector('.paper-side form').insertAdjacentHTML('beforeend', '<button id=own name=do value=approve>x</button>')");
        await clerk.Locator("#own").ClickAsync();
        await Assertions.Expect(clerk.GetByRole(AriaRole.Alert)).ToContainTextAsync("请沈若琳审签");
        await leader.GotoAsync("/waiting");
        await leader.GetByRole(AriaRole.Link, new() { Name = "审签" }).ClickAsync();
        await leader.GetByRole(AriaRole.Button, new() { Name = "同意印发" }).ClickAsync();

        await clerk.GotoAsync("/waiting");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "印发" }).ClickAsync();
        await clerk.GetByRole(AriaRole.Button, new() { Name = "印发", Exact = true }).ClickAsync();
        await Assertions.Expect(clerk.Locator(".sheet-number")).ToContainTextAsync("〔2026〕第1期");
        Assert.Equal(0, await clerk.Locator("main .sheet-edit, main form button[name=do]").CountAsync());
        Assert.Equal(200, (await county.GotoAsync(paper))!.Status);
        await Assertions.Expect(county.Locator("#a-problems")).ToContainTextAsync("签约居民不知晓签约医生");
        Assert.Equal(390, await county.EvaluateAsync<int>("document.documentElement.scrollWidth"));

        // What is downloaded is what was sent.
        var sent = await _year.Server.WriteAsync(db => Task.FromResult(db.Matters.Where(m => m.Kind == PaperState.Kind).AsEnumerable().Select(m => (PaperState)StateJson.Read<MatterState>(m.State)).Single()));
        var kept = await _year.Server.WriteAsync(db => Task.FromResult(db.MatterFiles.Single(f => f.Id == sent.Paper!.Id).Content));
        Assert.Equal(kept, await (await clerk.APIRequest.GetAsync($"{paper}/file.docx")).BodyAsync());
        Assert.Equal(PaperStatus.Sent, sent.Status);
    }

    private async Task<IPage> OpenAsync(string person, int width = 1440)
    {
        var page = await browser.OpenAsync(_year.Server.Url, width, 900);
        await page.SignInAsync(person);
        return page;
    }
}
