using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Luoshi.Web.Tests.Duties;
using Xunit;

namespace Luoshi.Web.Tests.Browser;

/// <summary>Every page by axe's rules of WCAG 2.1 A and AA: nothing serious, on a desk and on a phone.</summary>
public sealed class AxeTest(BrowserFixture browser) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private WholeTown _town = default!;

    public async ValueTask InitializeAsync() => _town = await WholeTown.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("ji")]
    [InlineData("zhou")]
    [InlineData("shen")]
    [InlineData("zhu")]
    public Task Page_OnADesk_HasNothingSerious(string person) => LookAsync(person, 1440);

    [Theory]
    [InlineData("he")]
    public Task Page_OnAPhone_HasNothingSerious(string person) => LookAsync(person, 390);

    private async Task LookAsync(string person, int width)
    {
        var year = _town.Year;
        var draft = await year.Server.WriteAsync(db => DraftInDatabase.WriteAsync(db));
        var (plan, item) = ($"/plans/{year.Plan}", $"/plans/{year.Plan}/items/{year.Items[0]}");
        string[] supervised = [$"{plan}/rounds", $"{plan}/problems?list=rectification", $"/rounds/{_town.Round}", $"/rounds/{_town.Round}/record", $"/selfchecks/{_town.SelfCheck}", $"/problems/{_town.Problem}", $"/conclusions/{_town.Conclusion}"];
        string[] addresses = person switch
        {
            "" => ["/sign-in"],
            "ji" => ["/account", "/account/password", "/accounts", "/accounts/new", $"/accounts/{_town.Account}", "/accounts/sign-ins", "/accounts/leaders"],
            "zhou" =>
            [
                "/", "/plans", "/plans/import", $"/plans/{draft}/review?item=1", $"{plan}/ledger", $"{plan}/ledger?q=没有的词", "/find?q=签约", "/find?q=没有的词", item, $"{plan}/document?item={year.Items[0]}",
                $"{plan}/wall", $"{plan}/wall?view=unit", $"{plan}/wall?view=matrix", $"{plan}/wall?dark=1", $"{plan}/charts",
                $"{plan}/compare?from=2026-10-09", $"{plan}/dispatch", $"{plan}/names", $"{plan}/settings", $"{plan}/papers", $"{plan}/templates", $"{plan}/public", $"/papers/{_town.Paper}", $"{plan}/year-end?item={year.Items[0]}", "/calendar", "/waiting", "/nothing-here",
                $"/units/{DispatchedYear.County}/work", "/units", $"/units/{DispatchedYear.County}", $"/units/{DispatchedYear.County}/edit", $"/units/groups/{_town.Group}", $"/units/groups/{_town.Group}/edit",
                "/units/persons", "/units/persons/new", "/units/journal", "/units/import", $"{plan}/scoring", $"/assessments/{_town.Assessment}", $"/assessments/{_town.Assessment}/units/{DispatchedYear.County}",
                .. supervised, $"{plan}/rounds/new", $"/rounds/{_town.Round}/problem?unit={DispatchedYear.County}", $"{plan}/problems?list=responsibility",
            ],
            "shen" => ["/portfolio", item],
            "zhu" => ["/owe", "/owe/sheet", "/waiting", $"/duties/{_town.Duty}"],
            _ => ["/", "/owe", $"/duties/{_town.Duty}", $"{plan}/ledger", $"{plan}/wall", $"{plan}/charts", item, .. supervised],
        };

        List<string> found = [];
        var page = await browser.OpenAsync(year.Server.Url, width, 900);
        if (person.Length > 0) await page.SignInAsync(person);
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            // What is folded away is read too.
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
            var result = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] } });
            found.AddRange(result.Violations.Where(v => v.Impact is "serious" or "critical")
                .Select(v => $"{address}: {v.Id}: {string.Join(" | ", v.Nodes.Take(4).Select(n => n.Html[..Math.Min(n.Html.Length, 140)]))}"));
        }

        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }
}
