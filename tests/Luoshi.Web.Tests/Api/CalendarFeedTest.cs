using System.Net;
using Luoshi.Tokens;
using Xunit;

namespace Luoshi.Web.Tests.Api;

/// <summary>The calendar feed as a calendar fetches it.</summary>
public sealed class CalendarFeedTest : IAsyncLifetime
{
    private ApiTown _town = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _town = await ApiTown.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Feed_HasTheDaysOfWhatIsOwed_UntilTheTokenIsRevoked()
    {
        var token = await _town.TokenAsync("he", TokenScopes.Calendar);
        var program = _town.Program(null);
        var address = $"/owe/calendar.ics?key={token.Secret}";
        var answer = await program.GetAsync(address, Ct);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        var calendar = Ical.Net.Calendar.Load(await answer.Content.ReadAsStringAsync(Ct))!;
        var expected = new List<(string, string)>();
        foreach (var no in new[] { 1, 2, 3 })
        {
            var duty = await _town.Year.DutyAsync(no, "柏山县卫健局");
            foreach (var day in duty.Owed.Select(o => o.Due).Append(duty.Due!.Value).Distinct()) expected.Add(($"{day:yyyyMMdd}", duty.Id.ToString("N")));
        }

        Assert.Equal(expected.Order(), calendar.Events.Select(e => (e.Start!.Value.ToString("yyyyMMdd"), e.Uid!.Split('-')[0])).Order());
        Assert.All(calendar.Events, e => Assert.False(e.Start!.HasTime));
        Assert.Contains(calendar.Events, e => e.Summary == "签收：3 村卫生室标准化改造" && e.Description!.Contains("完成96个村卫生室标准化改造，水、电、网络、取暖一次到位。", StringComparison.Ordinal));
        Assert.Equal(calendar.Events.Count, calendar.Events.Select(e => e.Uid).Distinct().Count());

        // The same days have the same names at every fetch, so that a calendar shows each once.
        var again = Ical.Net.Calendar.Load(await program.GetStringAsync(address, Ct))!;
        Assert.Equal(calendar.Events.Select(e => e.Uid).Order(), again.Events.Select(e => e.Uid).Order());

        // A token for other things does not open it, nor one in the header; a revoked one no longer.
        var reads = await _town.TokenAsync("he", TokenScopes.Read);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.GetAsync($"/owe/calendar.ics?key={reads.Secret}", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _town.Program(token.Secret).GetAsync("/owe/calendar.ics", Ct)).StatusCode);
        await _town.RevokeAsync(token);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(address, Ct)).StatusCode);
    }
}
