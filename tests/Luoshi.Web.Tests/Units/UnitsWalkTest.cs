using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Units;
using Luoshi.Web.Tests.Browser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Luoshi.Web.Tests.Units;

/// <summary>The directory kept by hand and by Excel, and shown to those who only read it.</summary>
public sealed class UnitsWalkTest(BrowserFixture browser) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private RunningServer _server = default!;
    private Guid _home;
    private Guid _office;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await RunningServer.StartAsync();
        var administrator = await _server.AddAccountAsync("lin", "林知远", Roles.Administrator);
        await _server.AddAccountAsync("shi", "时云帆", Roles.Reporter);
        var keeper = new Actor(administrator.Id, administrator.DisplayName, Roles.Administrator);
        (_home, _office) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var add = _server.App.Services.GetRequiredService<AddUnitHandler>();
        foreach (var (id, name, kind, parent) in new (Guid, string, UnitKind, Guid?)[]
        {
            (_home, "青山县卫生健康局", UnitKind.Commission, null), (_office, "疾控股", UnitKind.Office, _home),
            (Guid.CreateVersion7(), "石桥镇卫生院", UnitKind.Institution, _home), (Guid.CreateVersion7(), "柳河镇卫生院", UnitKind.Institution, _home),
        })
        {
            Assert.True((await add.HandleAsync(new(id, name, kind, parent), keeper, Ct)).Ok);
        }

        var groups = _server.App.Services.GetRequiredService<DefineGroupHandler>();
        Assert.True((await groups.HandleAsync(new(Guid.CreateVersion7(), "各乡镇卫生院", [], [new(UnitKind.Institution, _home)], [], []), keeper, Ct)).Ok);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Unit_EnteredTwice_IsMergedAndKnownByBothNames()
    {
        var page = await browser.OpenAsync(_server.Url);
        await page.SignInAsync("lin");
        await page.GotoAsync("/units");
        await page.GetByRole(AriaRole.Link, new() { Name = "柳河镇卫生院" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "修改", Exact = true }).ClickAsync();
        if (PageActions.WantsPictures) await page.PictureAsync("unit-edit", true);
        var form = page.Locator("form", new() { HasText = "并入另一个单位" });
        await form.GetByLabel("并入").FillAsync("没有的卫生院");
        await form.GetByLabel("理由").FillAsync("录重了");
        await form.GetByRole(AriaRole.Button, new() { Name = "合并" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("没有在用的单位“没有的卫生院”");
        await form.GetByLabel("并入").FillAsync("石桥镇卫生院");
        await form.GetByRole(AriaRole.Button, new() { Name = "合并" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("石桥镇卫生院");
        await Assertions.Expect(page.Locator(".facts-line")).ToContainTextAsync("柳河镇卫生院");
        await Assertions.Expect(page.Locator(".timeline")).ToContainTextAsync("“柳河镇卫生院”并入“石桥镇卫生院”：录重了");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Units_ByHand_AddedRenamedRetiredAndTakenBack(bool script)
    {
        var page = await browser.OpenAsync(_server.Url, script: script);
        await page.SignInAsync("lin");
        await page.GetByRole(AriaRole.Link, new() { Name = "单位", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "新增单位" }).ClickAsync();
        await page.GetByLabel("名称", new() { Exact = true }).FillAsync("青山县妇幼保健院");
        await page.GetByLabel("上级单位（选填）").FillAsync("没有的局");
        await page.GetByRole(AriaRole.Button, new() { Name = "新增", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("没有在用的单位“没有的局”");
        Assert.Equal("青山县妇幼保健院", await page.GetByLabel("名称", new() { Exact = true }).InputValueAsync());
        await page.GetByLabel("上级单位（选填）").FillAsync("青山县卫生健康局");
        await page.GetByRole(AriaRole.Button, new() { Name = "新增", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("青山县妇幼保健院");

        // Renamed, it is still known by its former name.
        await page.GetByRole(AriaRole.Link, new() { Name = "修改", Exact = true }).ClickAsync();
        await page.GetByLabel("名称", new() { Exact = true }).FillAsync("青山县妇女儿童医院");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Assertions.Expect(page.Locator(".facts-line")).ToContainTextAsync("青山县妇幼保健院");
        await Assertions.Expect(page.Locator(".timeline > li")).ToHaveCountAsync(2);

        // Retired only with a reason; then folded away; the journal takes it back.
        await page.GetByRole(AriaRole.Link, new() { Name = "修改", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "停用", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("理由");
        await page.Locator("form", new() { HasText = "从哪天起" }).GetByLabel("理由").FillAsync("并入县医院");
        await page.GetByRole(AriaRole.Button, new() { Name = "停用", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".page-head")).ToContainTextAsync("停用");
        await page.GotoAsync("/units");
        await Assertions.Expect(page.Locator("table.units").First.Locator("tbody tr")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator("details.folded summary")).ToContainTextAsync("1个");
        await page.GetByRole(AriaRole.Link, new() { Name = "变更记录" }).ClickAsync();
        await Assertions.Expect(page.Locator(".journal tbody tr").First).ToContainTextAsync("并入县医院");
        await page.Locator(".journal tbody tr").First.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("已撤回");
        Assert.False((await TreeAsync()).Find("青山县妇女儿童医院")!.IsRetired);

        // A member that the rule takes in is corrected.
        await page.GotoAsync("/units/groups");
        await page.GetByRole(AriaRole.Link, new() { Name = "各乡镇卫生院" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "修改、订正" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "不列入青山县妇女儿童医院" }).ClickAsync();
        await Assertions.Expect(page.Locator(".member-list li")).ToHaveCountAsync(2);
        await page.GetByLabel("列入一个单位").FillAsync("疾控股");
        await page.GetByRole(AriaRole.Button, new() { Name = "列入", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".member-list li")).ToHaveCountAsync(3);

        // A person comes and leaves.
        await page.GotoAsync($"/units/persons/new?unit={_office}");
        await page.GetByLabel("姓名").FillAsync("陆子衡");
        await page.GetByRole(AriaRole.Button, new() { Name = "新增", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "陆子衡" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "记为离任" }).ClickAsync();
        await Assertions.Expect(page.Locator(".persons tbody tr")).ToContainTextAsync("离任");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Units_ByExcel_WrongCellsNamed_ThenTaken_ThenNothingMore(bool script)
    {
        var page = await browser.OpenAsync(_server.Url, script: script);
        await page.SignInAsync("lin");
        await page.GotoAsync("/units");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "下载 Excel" }).ClickAsync());
        Assert.Equal("单位名录20261012.xlsx", download.SuggestedFilename);
        var file = await File.ReadAllBytesAsync(await download.PathAsync(), Ct);

        var wrong = Changed(file, ("A3", "疾病预防控制股"), ("B4", "卫生院"), ("E5", "明年"));
        await page.GetByRole(AriaRole.Link, new() { Name = "用 Excel 更新" }).ClickAsync();
        await LookAsync(page, wrong);
        var problems = page.Locator(".problems tbody tr");
        await Assertions.Expect(problems).ToHaveCountAsync(2);
        await Assertions.Expect(problems.Nth(0)).ToContainTextAsync("类别");
        Assert.Equal(["单位", "4", "类别"], (await problems.Nth(0).Locator("th, td").AllInnerTextsAsync()).Take(3));
        Assert.Equal(["单位", "5", "停用日期"], (await problems.Nth(1).Locator("th, td").AllInnerTextsAsync()).Take(3));
        Assert.True(await page.GetByRole(AriaRole.Button, new() { Name = "确认更新" }).IsDisabledAsync());

        await LookAsync(page, Changed(file, ("A3", "疾病预防控制股")));
        Assert.Equal(["0", "1", "4", "0处"], await page.Locator(".figures-line dd").AllInnerTextsAsync());
        await Assertions.Expect(page.Locator(".changes-list")).ToContainTextAsync("疾病预防控制股");
        Assert.Equal("疾控股", (await TreeAsync()).Find(_office)!.Name);
        await page.GetByLabel("理由（选填）").FillAsync("三定方案");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认更新1处" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("已改1处");
        Assert.Equal("疾病预防控制股", (await TreeAsync()).Find(_office)!.Name);

        await LookAsync(page, Changed(file, ("A3", "疾病预防控制股")));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("没有要改的");
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "名录.xlsx", MimeType = "application/octet-stream", Buffer = "名称,类别"u8.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "核对，先不改" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("不是 Excel 工作簿");
    }

    [Fact]
    public async Task Units_ByExcel_ChangedBySomeoneMeanwhile_IsToldAndLookedAtAgain()
    {
        var page = await browser.OpenAsync(_server.Url);
        await page.SignInAsync("lin");
        await page.GotoAsync("/units/import");
        await LookAsync(page, Changed(DirectoryWorkbook.Write(await TreeAsync()), ("A3", "疾病预防控制股")));
        var rename = _server.App.Services.GetRequiredService<ChangeUnitHandler>();
        Assert.True((await rename.HandleAsync(new(_home, "青山县卫健局", UnitKind.Commission, null, []), new Actor(null, "周若舟", Roles.Clerk), Ct)).Ok);
        await page.GetByRole(AriaRole.Button, new() { Name = "确认更新1处" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("刚被他人改过");
        await Assertions.Expect(page.Locator(".changes-list tbody tr")).ToHaveCountAsync(2);
        Assert.Equal("疾控股", (await TreeAsync()).Find(_office)!.Name);
    }

    [Fact]
    public async Task Units_Reporter_ReadsAndChangesNothing()
    {
        var page = await browser.OpenAsync(_server.Url);
        await page.SignInAsync("shi");
        foreach (var address in new[] { "/units", $"/units/{_home}", "/units/groups", "/units/persons", "/units/journal" })
        {
            Assert.Equal(200, (await page.GotoAsync(address))!.Status);
            Assert.Equal(0, await page.Locator("main a[href$='/edit'], main a[href*='/new'], main a[href$='/import'], main a[href$='/export'], main form[method=post] button").CountAsync());
        }

        foreach (var address in new[] { "/units/new", $"/units/{_home}/edit", "/units/groups/new", "/units/persons/new", "/units/import" })
            Assert.Equal(403, (await page.GotoAsync(address))!.Status);
        Assert.Equal(403, (await page.APIRequest.GetAsync($"{_server.Url}/units/export")).Status);

        // The form of the journal, sent by hand, is refused by the use case.
        await page.GotoAsync("/units/journal");
        await page.EvaluateAsync("() => { const f = document.getElementById('undo-form'); const i = document.createElement('input'); i.name = 'undo'; i.value = '4'; f.append(i); f.submit(); }");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("只有管理员和督查专干");
        Assert.Equal(4, (await TreeAsync()).Units.Count);
    }

    private static async Task LookAsync(IPage page, byte[] file)
    {
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "名录.xlsx", MimeType = "application/octet-stream", Buffer = file });
        await page.GetByRole(AriaRole.Button, new() { Name = "核对，先不改" }).ClickAsync();
        await Assertions.Expect(page.Locator("#h-found")).ToBeVisibleAsync();
    }

    private static byte[] Changed(byte[] file, params (string Cell, string Words)[] cells) => ChangedWorkbook.Of(file, "单位", cells);

    private Task<UnitTree> TreeAsync() => _server.App.Services.GetRequiredService<UnitTreeQuery>().LoadAsync(Ct);
}
