using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Luoshi.Progress;
using Luoshi.Tokens;
using Luoshi.Web.Api;
using Luoshi.Web.Tests.Browser;
using Luoshi.Web.Tests.Duties;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Web.Tests.Api;

/// <summary>The API as programs use it: over HTTP, with tokens.</summary>
public sealed class ApiTest : IAsyncLifetime
{
    private ApiTown _town = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _town = await ApiTown.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Plan_ItsItemsAndDuties_AreReadPageByPage_WithinRights()
    {
        var clerk = await _town.ProgramAsync("zhou", TokenScopes.Read);
        var me = await ApiTown.ReadAsync<ApiMe>(await clerk.GetAsync("/api/v1/me", Ct));
        Assert.Equal(("周若舟", "read"), (me.Name, Assert.Single(me.Scopes)));
        var plan = Assert.Single((await ApiTown.ReadAsync<ApiPage<ApiPlan>>(await clerk.GetAsync("/api/v1/plans", Ct))).Items);
        Assert.Equal((_town.Year.Plan, 3, 9), (plan.Id, plan.Items, plan.Duties));
        var items = await AllAsync<ApiItem>(clerk, $"/api/v1/plans/{plan.Id}/items", 2);
        Assert.Equal(["1", "2", "3"], items.Select(i => i.No).Order(StringComparer.Ordinal));
        Assert.Equal(("重点人群签约率", ">=", 82m), (items.Single(i => i.No == "1").Targets[0].Indicator, items.Single(i => i.No == "1").Targets[0].Op, items.Single(i => i.No == "1").Targets[0].Value));
        Assert.Equal(9, (await AllAsync<ApiDuty>(clerk, $"/api/v1/plans/{plan.Id}/duties", 4)).Count);

        // The county sees its own, and asks in vain for another's; the day before it was read in there was no plan.
        var county = await _town.ProgramAsync("he", TokenScopes.Read);
        var own = await AllAsync<ApiDuty>(county, $"/api/v1/plans/{plan.Id}/duties", 100);
        Assert.All(own, d => Assert.Equal("柏山县卫健局", d.Unit));
        Assert.Equal(3, own.Count);
        Assert.Equal("AP404", await ApiTown.CodeAsync(await clerk.GetAsync($"/api/v1/plans/{plan.Id}/duties?asOf=2026-10-07", Ct)));
        var foreign = (await AllAsync<ApiDuty>(clerk, $"/api/v1/plans/{plan.Id}/duties", 100)).First(d => d.Unit == "高埠县卫健局");
        Assert.Equal("AP404", await ApiTown.CodeAsync(await county.GetAsync($"/api/v1/duties/{foreign.Id}", Ct)));
        Assert.Equal("AP404", await ApiTown.CodeAsync(await county.GetAsync($"/api/v1/plans/{Guid.NewGuid()}/items", Ct)));
        Assert.Contains((await ApiTown.ReadAsync<List<ApiOwed>>(await county.GetAsync("/api/v1/owed", Ct))), o => o.Act == OwedAct.SignFor);
        var burden = await ApiTown.ReadAsync<ApiBurden>(await county.GetAsync($"/api/v1/units/{DispatchedYear.County}/burden", Ct));
        Assert.Equal((await _town.Year.DutyAsync(1, "柏山县卫健局")).Owed.Count + (await _town.Year.DutyAsync(2, "柏山县卫健局")).Owed.Count + (await _town.Year.DutyAsync(3, "柏山县卫健局")).Owed.Count, burden.Months.Sum(m => m.Reports));
        Assert.Equal("AP404", await ApiTown.CodeAsync(await county.GetAsync($"/api/v1/units/{DispatchedYear.Office}/burden", Ct)));
        Assert.NotEmpty((await ApiTown.ReadAsync<ApiFound>(await county.GetAsync("/api/v1/search?q=签约", Ct))).Hits);
    }

    [Fact]
    public async Task Token_DoesOnlyWhatItsScopesSay_AndACookieNothing()
    {
        var duty = await _town.Year.DutyAsync(1, "柏山县卫健局");
        var before = await _town.EntriesAsync();
        var reads = await _town.ProgramAsync("he", TokenScopes.Read);
        Assert.Equal("AP403", await ApiTown.CodeAsync(await reads.SendAsync(ApiTown.Report(duty, "k1"), Ct)));
        var reports = await _town.ProgramAsync("he", TokenScopes.Report);
        Assert.Equal("AP403", await ApiTown.CodeAsync(await reports.GetAsync("/api/v1/plans", Ct)));
        var calendar = await _town.TokenAsync("he", TokenScopes.Calendar);
        Assert.Equal("AP403", await ApiTown.CodeAsync(await _town.Program(calendar.Secret).GetAsync("/api/v1/owed", Ct)));
        Assert.Equal("AP401", await ApiTown.CodeAsync(await _town.Program("luoshi_wrong").GetAsync("/api/v1/owed", Ct)));

        // Someone signed in to the pages, whose browser another site makes ask.
        using var visitor = new Visitor(_town.Year.Server.Url);
        await visitor.SignInAsync("he");
        Assert.Equal("AP401", await ApiTown.CodeAsync(await visitor.GetAsync("/api/v1/plans")));
        Assert.Equal("AP401", await ApiTown.CodeAsync(await visitor.PostAsync($"/api/v1/duties/{duty.Id}/reports", JsonSerializer.SerializeToUtf8Bytes(new ApiReport(duty.Version, 40, "已建档。"), ApiTown.Json), "application/json")));

        // A clerk's token reports for no unit, and learns of the duty nothing more than that it is not there.
        Assert.Equal("DU001", await ApiTown.CodeAsync(await (await _town.ProgramAsync("zhou", TokenScopes.Report)).SendAsync(ApiTown.Report(duty, "k1"), Ct)));
        Assert.Equal(before, await _town.EntriesAsync());
    }

    [Fact]
    public async Task Report_SentAgain_IsCarriedOutOnce()
    {
        var program = await _town.ProgramAsync("he", TokenScopes.Report);
        var duty = await _town.Year.DutyAsync(1, "柏山县卫健局");
        var before = await _town.EntriesAsync();
        var first = await ApiTown.ReadAsync<ApiWritten>(await program.SendAsync(ApiTown.Report(duty, "k1"), Ct));
        Assert.False(first.Again);
        Assert.Equal(first with { Again = true }, await ApiTown.ReadAsync<ApiWritten>(await program.SendAsync(ApiTown.Report(duty, "k1"), Ct)));
        Assert.Equal("ON001", await ApiTown.CodeAsync(await program.SendAsync(ApiTown.Report(duty, "k1", "另一件事。"), Ct)));
        var stale = await program.SendAsync(ApiTown.Report(duty, "k2"), Ct);
        Assert.Equal((HttpStatusCode.Conflict, before + 2), (stale.StatusCode, await _town.EntriesAsync()));
        Assert.Equal("AP406", await ApiTown.CodeAsync(await program.SendAsync(ApiTown.Report(duty, new string('k', 101)), Ct)));
        Assert.Equal("AP400", await ApiTown.CodeAsync(await program.SendAsync(new(HttpMethod.Post, $"/api/v1/duties/{duty.Id}/reports") { Content = new StringContent("""{"version":1,"percent":40,"text":"没有编号"}""", Encoding.UTF8, "application/json") }, Ct)));
    }

    [Theory]
    [InlineData("""{"version":1,"percent":40,"text":"已建档。","dificulty":"缺车"}""", "AP400")]
    [InlineData("""{"version":1,"percent":40}""", "AP400")]
    [InlineData("""{"version":1,"percent":40,"text":null}""", "AP400")]
    [InlineData("""{"version":"1","percent":40,"text":"已建档。"}""", "AP400")]
    [InlineData("""{"version":1,"percent":400,"text":"已建档。"}""", "PR001")]
    [InlineData("""{"version":1,"percent":40,"text":" "}""", "DU007")]
    [InlineData("{", "AP400")]
    [InlineData("", "AP400")]
    public async Task Report_WrongInItself_IsRefused_AndChangesNothing(string body, string code)
    {
        var program = await _town.ProgramAsync("he", TokenScopes.Report);
        var duty = await _town.Year.DutyAsync(1, "柏山县卫健局");
        var before = await _town.EntriesAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/duties/{duty.Id}/reports")
        {
            Headers = { { ActEndpoints.OnceHeader, "k1" } },
            Content = new StringContent(body.Replace("\"version\":1", $"\"version\":{duty.Version}", StringComparison.Ordinal), Encoding.UTF8, "application/json"),
        };
        Assert.Equal(code, await ApiTown.CodeAsync(await program.SendAsync(request, Ct)));
        Assert.Equal(before, await _town.EntriesAsync());
    }

    [Fact]
    public async Task Token_RevokedWhileTheBodyArrives_WritesNothing()
    {
        var token = await _town.TokenAsync("he", TokenScopes.Report);
        var program = _town.Program(token.Secret);
        var duty = await _town.Year.DutyAsync(1, "柏山县卫健局");
        var before = await _town.EntriesAsync();
        var body = new SlowContent(JsonSerializer.SerializeToUtf8Bytes(new ApiReport(duty.Version, 40, "已建档。"), ApiTown.Json));
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/duties/{duty.Id}/reports") { Headers = { { ActEndpoints.OnceHeader, "k1" } }, Content = body };
        var sending = program.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        await body.HalfSent.WaitAsync(Ct);

        // In already, and seen to be: its last use is written down when it enters.
        while (!await _town.Year.Server.WriteAsync(db => db.ApiTokens.AnyAsync(t => t.Id == token.Token.Id && t.LastUsedAt != null))) await Task.Yield();
        await _town.RevokeAsync(token);
        body.Go();
        Assert.Equal("AP402", await ApiTown.CodeAsync(await sending));
        Assert.Equal(before, await _town.EntriesAsync());
        Assert.Equal("AP401", await ApiTown.CodeAsync(await program.SendAsync(ApiTown.Report(duty, "k2"), Ct)));
    }

    [Fact]
    public async Task Entries_ReadPageByPageWhileOthersWrite_ComeEachOnceInOrder()
    {
        var clerk = await _town.ProgramAsync("zhou", TokenScopes.Read);
        var county = await _town.ProgramAsync("he", TokenScopes.Read);
        var (all, own) = (new List<ApiEntry>(), new List<ApiEntry>());
        string? next = null, ownNext = null;
        for (var n = 0; n < 6; n++)
        {
            if (n < 3) await _town.Year.ReportAsync(n + 1, "柏山县卫健局", $"第{n + 1}项已建档。", DispatchedYear.County);
            var page = await PageAsync(clerk, next);
            all.AddRange(page.Items);
            next = page.Next ?? all[^1].Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var ownPage = await PageAsync(county, ownNext);
            own.AddRange(ownPage.Items);
            ownNext = ownPage.Next ?? ownNext;
        }

        var stored = await _town.Year.Server.WriteAsync(db => db.Entries.OrderBy(e => e.Sequence).Select(e => e.Sequence).ToListAsync());
        Assert.Equal(stored, all.Select(e => e.Sequence));
        Assert.Equal(own.Select(e => e.Sequence).Distinct().Order(), own.Select(e => e.Sequence));
        var duties = new HashSet<Guid>();
        foreach (var no in new[] { 1, 2, 3 }) duties.Add((await _town.Year.DutyAsync(no, "柏山县卫健局")).Id);
        Assert.Contains(own, e => e.DutyId is not null);
        Assert.All(own.Where(e => e.DutyId is not null), e => Assert.Contains(e.DutyId!.Value, duties));

        async Task<ApiPage<ApiEntry>> PageAsync(HttpClient who, string? after) =>
            await ApiTown.ReadAsync<ApiPage<ApiEntry>>(await who.GetAsync($"/api/v1/plans/{_town.Year.Plan}/entries?limit=5&after={after ?? "0"}", Ct));
    }

    [Fact]
    public async Task ReportSheet_GoesOutAndBack()
    {
        var program = await _town.ProgramAsync("he", TokenScopes.Report);
        var sheet = await (await program.GetAsync("/api/v1/report-sheet", Ct)).Content.ReadAsByteArrayAsync(Ct);
        var looked = await ApiTown.ReadAsync<ApiSheet>(await SendAsync("?dryRun=true", sheet));
        Assert.Equal((3, 0), (looked.Rows.Count, looked.Problems.Count));
        Assert.All(looked.Rows, r => Assert.Equal("blank", r.Kind));
        Assert.Equal("RS002", await ApiTown.CodeAsync(await SendAsync("", new byte[3 << 20])));
        Assert.Equal("RS003", await ApiTown.CodeAsync(await SendAsync("", [])));
        Assert.StartsWith("RS0", await ApiTown.CodeAsync(await SendAsync("", [1, 2, 3])), StringComparison.Ordinal);

        async Task<HttpResponseMessage> SendAsync(string query, byte[] body)
        {
            using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") } };
            return await program.PostAsync("/api/v1/report-sheet" + query, content, Ct);
        }
    }

    [Fact]
    public async Task Address_ThatIsNotThere_IsAnsweredAsAProblem()
    {
        var program = await _town.ProgramAsync("he", TokenScopes.Read);
        Assert.Equal("AP404", await ApiTown.CodeAsync(await program.GetAsync("/api/v2/plans", Ct)));
        Assert.Equal("AP404", await ApiTown.CodeAsync(await program.GetAsync("/api/v1/duties/not-an-id", Ct)));
        Assert.Equal("AP400", await ApiTown.CodeAsync(await program.GetAsync("/api/v1/search", Ct)));
        Assert.Equal("AP400", await ApiTown.CodeAsync(await program.GetAsync($"/api/v1/plans/{_town.Year.Plan}/duties?asOf=yesterday", Ct)));
    }

    private static async Task<List<T>> AllAsync<T>(HttpClient who, string address, int limit)
    {
        var all = new List<T>();
        string? after = null;
        do
        {
            var page = await ApiTown.ReadAsync<ApiPage<T>>(await who.GetAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={limit}&after={after}", Ct));
            all.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return all;
    }

    /// <summary>Sends the first half, and the rest when told to.</summary>
    private sealed class SlowContent : HttpContent
    {
        private readonly byte[] _body;
        private readonly TaskCompletionSource _half = new(TaskCreationOptions.RunContinuationsAsynchronously), _go = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SlowContent(byte[] body)
        {
            _body = body;
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        public Task HalfSent => _half.Task;

        public void Go() => _go.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(_body.AsMemory(0, _body.Length / 2));
            await stream.FlushAsync();
            _half.SetResult();
            await _go.Task;
            await stream.WriteAsync(_body.AsMemory(_body.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _body.Length;
            return true;
        }
    }
}
