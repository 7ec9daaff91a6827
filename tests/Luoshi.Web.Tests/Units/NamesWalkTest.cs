using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Units;
using Luoshi.Web.Tests.Browser;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Luoshi.Web.Tests.Units;

/// <summary>A plan's names settled by the clerk, one way each, until the plan can be dispatched.</summary>
public sealed class NamesWalkTest(BrowserFixture browser) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private const string Text =
        """
        青山县2026年卫生健康工作要点
        一、疾病防控
        1.做好监测。监测点达到12个。
        责任领导：陆子衡
        责任股室：疾控股
        责任单位：县医院、各乡镇卫生院
        完成时限：12月底前
        2.做好接种。接种率达到95%以上。
        责任领导：陆子衡
        责任股室：妇幼股
        责任单位：社会各界
        完成时限：12月底前
        """;

    private RunningServer _server = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await RunningServer.StartAsync();
        await _server.AddAccountAsync("lin", "林知远", Roles.Administrator);
        var clerk = await _server.AddAccountAsync("zhou", "周若舟", Roles.Clerk);
        await _server.AddAccountAsync("shi", "时云帆", Roles.Reporter);
        var keeper = new Actor(clerk.Id, clerk.DisplayName, Roles.Clerk);
        var add = _server.App.Services.GetRequiredService<AddUnitHandler>();
        var home = Guid.CreateVersion7();
        foreach (var (id, name, kind, parent) in new (Guid, string, UnitKind, Guid?)[]
        {
            (home, "青山县卫生健康局", UnitKind.Commission, null), (Guid.CreateVersion7(), "疾控股", UnitKind.Office, home), (Guid.CreateVersion7(), "青山县人民医院", UnitKind.Institution, home),
            (Guid.CreateVersion7(), "石桥镇卫生院", UnitKind.Institution, home), (Guid.CreateVersion7(), "柳河镇卫生院", UnitKind.Institution, home),
        })
        {
            Assert.True((await add.HandleAsync(new(id, name, kind, parent), keeper, Ct)).Ok);
        }
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Names_SettledOneByOne_ThePlanGoesOut(bool script)
    {
        var page = await browser.OpenAsync(_server.Url, script: script);
        await page.SignInAsync("zhou");
        var plan = await page.PutInForceAsync("青山要点.txt", Text, script);
        await page.GotoAsync($"/plans/{plan}/dispatch");
        await page.GetByRole(AriaRole.Link, new() { Name = "去核对名称" }).ClickAsync();
        await Assertions.Expect(page.Locator(".page-head")).ToContainTextAsync("还有4个单位名称、1个领导没有对上名录");

        // An alias is remembered in the directory; taken back, the name is open again.
        await ChooseAsync(page, "县医院");
        await page.GetByRole(AriaRole.Button, new() { Name = "对应", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("没有选");
        await page.GetByRole(AriaRole.Radio, new() { Name = "青山县人民医院" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "对应", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("“县医院”已对上");
        Assert.Contains("县医院", (await TreeAsync()).Find("青山县人民医院")!.Aliases);
        await page.GetByRole(AriaRole.Button, new() { Name = "撤回" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("已撤回");
        Assert.Empty((await TreeAsync()).Find("青山县人民医院")!.Aliases);
        await ChooseAsync(page, "县医院");
        await page.GetByLabel("别的单位或统称").FillAsync("没有的医院");
        await page.GetByRole(AriaRole.Button, new() { Name = "对应", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("没有在用的单位“没有的医院”");
        await page.GetByRole(AriaRole.Radio, new() { Name = "青山县人民医院" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "对应", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".page-head")).ToContainTextAsync("还有3个");

        // A unit under its full name, the printed one as an alias.
        await ChooseAsync(page, "妇幼股");
        await page.Locator("summary", new() { HasText = "新增为单位" }).ClickAsync();
        await page.GetByLabel("名称", new() { Exact = true }).FillAsync("妇幼健康股");
        await page.GetByRole(AriaRole.Button, new() { Name = "新增并对应" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("已加进名录");
        Assert.Equal(("妇幼健康股", UnitKind.Office, "青山县卫生健康局 / 妇幼健康股"), (await TreeAsync()) is var tree && tree.Find("妇幼股") is { } added ? (added.Name, added.Kind, tree.PathName(added.Id)) : default);

        // A collective name for several units, by rule.
        await ChooseAsync(page, "各乡镇卫生院");
        await page.Locator("summary", new() { HasText = "作统称" }).ClickAsync();
        await page.GetByLabel("规则1名称含").FillAsync("镇卫生院");
        await page.GetByRole(AriaRole.Button, new() { Name = "记作统称" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("作为统称");

        // Words that name no unit, with the reason; dispatch is refused until then.
        await page.GotoAsync($"/plans/{plan}/dispatch");
        await Assertions.Expect(page.Locator(".unsettled li")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "去核对名称" }).ClickAsync();
        await page.Locator("summary", new() { HasText = "不指单位" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "记为不指单位" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("理由");
        await page.Locator("form", new() { HasText = "记为不指单位" }).GetByLabel("理由").FillAsync("泛指");
        await page.GetByRole(AriaRole.Button, new() { Name = "记为不指单位" }).ClickAsync();

        // The leader comes last, and does not hold the dispatch up.
        await page.GetByRole(AriaRole.Button, new() { Name = "新增并对应" }).ClickAsync();
        await Assertions.Expect(page.Locator(".page-head")).ToContainTextAsync("都对上了");
        await page.GetByRole(AriaRole.Link, new() { Name = "去下发" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "下发", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**said=dispatched");
        var names = (await _server.App.Services.GetRequiredService<PlanNamesQuery>().FindAsync(plan, Ct))!;
        Assert.Equal(["石桥镇卫生院", "柳河镇卫生院"], names.Names.Resolve("各乡镇卫生院").Settled.Select(u => u.Name));
        await Assertions.Expect(page.Locator(".unsigned tbody tr")).ToHaveCountAsync(5);
    }

    [Fact]
    public async Task Review_NameBesideItsField_TiedAndAddedByKeyboard()
    {
        var page = await browser.OpenAsync(_server.Url);
        await page.SignInAsync("zhou");
        await page.GotoAsync("/plans/import");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "青山要点.txt", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(Text) });
        await page.WaitForURLAsync("**/review**");
        var review = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync($"{review}?item=1");
        await Assertions.Expect(page.Locator(".names-known").First).ToContainTextAsync("疾控股");
        var hospital = page.Locator(".name-open", new() { HasText = "县医院" });
        await hospital.Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var other = page.GetByLabel("“县医院”对应的单位或统称");
        await other.FocusAsync();
        await page.Keyboard.TypeAsync("没有的医院");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".name-here").GetByRole(AriaRole.Alert)).ToContainTextAsync("没有的医院");
        await other.FillAsync("青山县人民医院");
        await other.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".names-known").Nth(1)).ToContainTextAsync("县医院（青山县人民医院）");
        Assert.Contains("县医院", (await TreeAsync()).Find("青山县人民医院")!.Aliases);

        await page.GotoAsync($"{review}?item=2");
        await page.Locator(".name-open", new() { HasText = "妇幼股" }).Locator("summary").ClickAsync();
        await page.GetByLabel("“妇幼股”的上级单位").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".names-known").First).ToContainTextAsync("妇幼股");
        Assert.Equal(UnitKind.Office, (await TreeAsync()).Find("妇幼股")!.Kind);
    }

    [Fact]
    public async Task Name_SettledBySomeoneElseMeanwhile_IsSaidOnTheFreshPage()
    {
        var first = await browser.OpenAsync(_server.Url);
        await first.SignInAsync("zhou");
        var plan = await first.PutInForceAsync("青山要点.txt", Text);
        var second = await first.Context.NewPageAsync();
        var address = $"/plans/{plan}/names?unit={Uri.EscapeDataString("社会各界")}";
        foreach (var page in new[] { first, second })
        {
            await page.GotoAsync(address);
            await page.Locator("summary", new() { HasText = "不指单位" }).ClickAsync();
            await page.Locator("form", new() { HasText = "记为不指单位" }).GetByLabel("理由").FillAsync("泛指");
        }

        await first.GetByRole(AriaRole.Button, new() { Name = "记为不指单位" }).ClickAsync();
        await Assertions.Expect(first.GetByRole(AriaRole.Status)).ToContainTextAsync("已记为不指单位");
        await second.GetByRole(AriaRole.Button, new() { Name = "记为不指单位" }).ClickAsync();
        await Assertions.Expect(second.GetByRole(AriaRole.Alert)).ToContainTextAsync("“社会各界”刚有人处理过，现在是：不指单位");
        await Assertions.Expect(second.Locator("#h-at-hand")).ToHaveTextAsync("社会各界");

        // The fresh page works on: what was done can be undone from it.
        await second.GetByRole(AriaRole.Button, new() { Name = "取消指定，按名录" }).ClickAsync();
        await Assertions.Expect(second.GetByRole(AriaRole.Status)).ToContainTextAsync("已取消对应");
    }

    [Fact]
    public async Task Names_Reporter_IsKeptOut()
    {
        var page = await browser.OpenAsync(_server.Url);
        await page.SignInAsync("zhou");
        var plan = await page.PutInForceAsync("青山要点.txt", Text);
        var other = await browser.OpenAsync(_server.Url);
        await other.SignInAsync("shi");
        Assert.Equal(403, (await other.GotoAsync($"/plans/{plan}/names"))!.Status);
    }

    private static async Task ChooseAsync(IPage page, string name)
    {
        await page.Locator(".names").GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#h-at-hand")).ToHaveTextAsync(name);
    }

    private Task<UnitTree> TreeAsync() => _server.App.Services.GetRequiredService<UnitTreeQuery>().LoadAsync(Ct);
}
