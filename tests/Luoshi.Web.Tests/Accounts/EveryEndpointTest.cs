using System.Net;
using System.Text;
using Luoshi.Web.Tests.Duties;
using Xunit;

namespace Luoshi.Web.Tests.Accounts;

/// <summary>Every endpoint, opened by every role, inside and outside the own subtree: one letter a person, as the table says.</summary>
public sealed class EveryEndpointTest : IAsyncLifetime
{
    /// <summary>The order of the letters: administrator, clerk, the leader in charge, another leader, head of the lead office, head and reporter of the county
    /// that the addresses are about, reporter of its hospital, reporter of another county, viewer of all, viewer of the other county, nobody.</summary>
    /// <remarks>o opens, x forbidden, n not found, s asked to sign in, r sent elsewhere, u no token. A small o opens without what the county wrote, a capital one with it.</remarks>
    private static readonly Dictionary<string, string> Table = new()
    {
        ["/assets/{version}/{**name}"] = "nnnnnnnnnnnn",
        ["/favicon.ico"] = "rrrrrrrrrrrr",
        ["/language"] = "rrrrrrrrrrrr",
        ["/status/{Code:int}"] = "oooooooooooo",
        ["/status/500"] = "oooooooooooo",
        ["/health/live"] = "oooooooooooo",
        ["/health/ready"] = "oooooooooooo",
        ["/setup"] = "rrrrrrrrrrrr",
        ["/sign-in"] = "oooooooooooo",
        ["/account"] = "ooooooooooos",
        ["/account/password"] = "ooooooooooos",
        ["/accounts"] = "oxxxxxxxxxxs",
        ["/accounts/new"] = "oxxxxxxxxxxs",
        ["/accounts/{AccountId:guid}"] = "oxxxxxxxxxxs",
        ["/accounts/sign-ins"] = "oxxxxxxxxxxs",
        ["/accounts/leaders"] = "ooxxxxxxxxxs",
        ["/"] = "OOOoOOOooOos",
        ["/plans"] = "ooooooooooos",
        ["/plans/import"] = "ooxxxxxxxxxs",
        ["/plans/{PlanId:guid}/review"] = "ooxxxxxxxxxs",
        ["/plans/{PlanId:guid}/changes"] = "ooxxxxxxxxxs",
        ["/plans/{PlanId:guid}/settings"] = "ooxxxxxxxxxs",
        ["/plans/{PlanId:guid}/ledger"] = "ooooooooooos",
        ["/plans/{PlanId:guid}/wall"] = "ooooooooooos",
        ["/plans/{PlanId:guid}/charts"] = "ooooooooooos",
        ["/plans/{PlanId:guid}/wall.pdf"] = "ooooooooooos",
        ["/plans/{PlanId:guid}/wall.svg"] = "ooooooooooos",
        ["/plans/{PlanId:guid}/items/{ItemId:guid}"] = "OOOnOOOnoOos",
        ["/plans/{PlanId:guid}/document"] = "ooooooooooos",
        ["/plans/{PlanId:guid}/compare"] = "OOOoOOOooOos",
        ["/plans/{PlanId:guid}/dispatch"] = "ooxxxxxxxxxs",
        ["/plans/{PlanId:guid}/year-end"] = "ooxxxxxxxxxs",
        ["/plans/{PlanId:guid}/papers"] = "ooooooooooos",
        ["/public/{PlanId:guid}"] = "nnnnnnnnnnnn",
        ["/plans/{PlanId:guid}/public"] = "noxxxxxxxxxs",
        ["/public-pages/{PageId:guid}"] = "xoonnnnnnxxs",
        ["/plans/{PlanId:guid}/templates"] = "ooxxxxxxxxxs",
        ["/papers/{PaperId:guid}"] = "noonnnnnnnns",
        ["/papers/{PaperId:guid}/file.{ending}"] = "noonnnnnnnns",
        ["/plans/{PlanId:guid}/ledger/file.{ending}"] = "ooooooooooos",
        ["/calendar"] = "ooooooooooos",
        ["/plans/{PlanId:guid}/scoring"] = "ooooooooooos",
        ["/scorings/{ScoringId:guid}"] = "ooooooooooos",
        ["/assessments/{AssessmentId:guid}"] = "nonnooononos",
        ["/assessments/{AssessmentId:guid}/units/{UnitId:guid}"] = "nonnnoonnnns",
        ["/assessments/{AssessmentId:guid}/export"] = "nonnooononos",
        ["/units/{UnitId:guid}/work"] = "ooonooonnons",
        ["/units/{UnitId:guid}/burden"] = "oonnnoonnons",
        ["/waiting"] = "xoooOooooxxs",
        ["/portfolio"] = "xxOoxxxxxxxs",
        ["/find"] = "ooooooooooos",
        ["/notices"] = "ooooooooooos",
        ["/notices/deliveries"] = "oxxxxxxxxxxs",
        ["/notices/channels"] = "oxxxxxxxxxxs",
        ["/notices/settings"] = "ooooooooooos",
        ["/notices/{NoticeId:guid}/open"] = "rrrrrrrrrrrs",
        ["/owe"] = "ooooOOOoooos",
        ["/owe/sheet"] = "ooooooooooos",
        ["/owe/sheet.xlsx"] = "nnnnooooonns",
        ["/plans/{PlanId:guid}/rounds"] = "ooooooooooos",
        ["/plans/{PlanId:guid}/rounds/new"] = "ooxxxxxxxxxs",
        ["/plans/{PlanId:guid}/problems"] = "OOOoOOOooOos",
        ["/rounds/{RoundId:guid}"] = "OOOnnOOnoOos",
        ["/rounds/{RoundId:guid}/scheme"] = "ooxxxxxxxxxs",
        ["/rounds/{RoundId:guid}/record"] = "ooonnoonooos",
        ["/rounds/{RoundId:guid}/problem"] = "ooonnoonooos",
        ["/rounds/{RoundId:guid}/conclusion"] = "nnnnnnnnnnns",
        ["/rounds/files/{id:guid}"] = "ooonnnnnnons",
        ["/selfchecks/{CheckId:guid}"] = "OOOnnOOnnOns",
        ["/problems/{ProblemId:guid}"] = "OOOnOOOnnOns",
        ["/conclusions/{ConclusionId:guid}"] = "OOOnnOOnnOns",
        ["/duties/{DutyId:guid}"] = "OOOnOOOnnOns",
        ["/evidence/{id:guid}"] = "ooonooonnons",
        ["/sign-in/provider"] = "nnnnnnnnnnnn",
        ["/account/identity"] = "nnnnnnnnnnns",
        ["/sign-in/identity"] = "nnnnnnnnnnnn",
        ["/plans/{PlanId:guid}/names"] = "ooxxxxxxxxxs",
        ["/units"] = "ooooooooooos",
        ["/units/new"] = "ooxxxxxxxxxs",
        ["/units/{UnitId:guid}"] = "ooooooooooos",
        ["/units/{UnitId:guid}/edit"] = "ooxxxxxxxxxs",
        ["/units/groups"] = "ooooooooooos",
        ["/units/groups/new"] = "ooxxxxxxxxxs",
        ["/units/groups/{GroupId:guid}"] = "ooooooooooos",
        ["/units/groups/{GroupId:guid}/edit"] = "ooxxxxxxxxxs",
        ["/units/persons"] = "ooooooooooos",
        ["/units/persons/new"] = "ooxxxxxxxxxs",
        ["/units/persons/{PersonId:guid}/edit"] = "ooxxxxxxxxxs",
        ["/units/journal"] = "ooooooooooos",
        ["/units/import"] = "ooxxxxxxxxxs",
        ["/units/export"] = "ooxxxxxxxxxs",
        ["/account/tokens"] = "ooooooooooos",
        ["/accounts/tokens"] = "oxxxxxxxxxxs",
        ["/owe/calendar.ics"] = "uuuuuuuuuuuu",
        ["/api/v1/me"] = "uuuuuuuuuuuu",
        ["/api/v1/plans"] = "uuuuuuuuuuuu",
        ["/api/v1/plans/{planId:guid}/items"] = "uuuuuuuuuuuu",
        ["/api/v1/plans/{planId:guid}/duties"] = "uuuuuuuuuuuu",
        ["/api/v1/plans/{planId:guid}/entries"] = "uuuuuuuuuuuu",
        ["/api/v1/duties/{dutyId:guid}"] = "uuuuuuuuuuuu",
        ["/api/v1/owed"] = "uuuuuuuuuuuu",
        ["/api/v1/search"] = "uuuuuuuuuuuu",
        ["/api/v1/units/{unitId:guid}/burden"] = "uuuuuuuuuuuu",
        ["/api/v1/notices"] = "uuuuuuuuuuuu",
        ["/api/v1/report-sheet"] = "uuuuuuuuuuuu",
        ["/api/v1/openapi.json"] = "oooooooooooo",
        ["/api/{**rest}"] = "nnnnnnnnnnnn",
    };

    /// <summary>What is only sent to, never opened, by the roles' letters.</summary>
    private static readonly Dictionary<string, string> Sent = new()
    {
        ["/sign-out"] = "rrrrrrrrrrrs",
        ["/plans/import/file"] = "rrxxxxxxxxxs",
        ["/api/v1/duties/{dutyId:guid}/signature"] = "nnnnnnnnnnnn", // Takes no form: ApiTest sends what it takes.
        ["/api/v1/duties/{dutyId:guid}/reports"] = "nnnnnnnnnnnn",
    };

    private WholeTown _town = default!;

    public async ValueTask InitializeAsync() => _town = await WholeTown.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task Endpoint_OpensForWhomTheTableSays()
    {
        Assert.Equal(Table.Keys.Concat(Sent.Keys).Order(StringComparer.Ordinal), _town.Routes.Order(StringComparer.Ordinal));
        List<string> wrong = [];
        foreach (var (route, expected) in Table)
        {
            var letters = new StringBuilder();
            foreach (var person in WholeTown.People) letters.Append(await LetterAsync(route, person));
            if (letters.ToString() != expected) wrong.Add($"{route}: expected {expected}, got {letters}");
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public async Task Endpoint_ThatIsSentTo_TakesItFromWhomTheTableSays()
    {
        List<string> wrong = [];
        foreach (var (route, expected) in Sent.Reverse())
        {
            var letters = new StringBuilder();
            foreach (var person in WholeTown.People)
            {
                var answer = await (await _town.OfAsync(person)).SendFromAsync(person.Length > 0 ? "/account" : "/sign-in", _town.AddressOf(route));
                letters.Append(Letter(answer, ""));
            }

            if (letters.ToString() != expected) wrong.Add($"{route}: expected {expected}, got {letters}");
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    private async Task<char> LetterAsync(string route, string person)
    {
        var answer = await (await _town.OfAsync(person)).GetAsync(_town.AddressOf(route));
        return Letter(answer, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static char Letter(HttpResponseMessage answer, string page) => answer.StatusCode switch
    {
        HttpStatusCode.OK => page.Contains(WholeTown.Secret, StringComparison.Ordinal) ? 'O' : 'o',
        HttpStatusCode.Forbidden => 'x',
        HttpStatusCode.NotFound => 'n',
        HttpStatusCode.Unauthorized => 'u',
        HttpStatusCode.Redirect or HttpStatusCode.SeeOther when answer.Headers.Location!.ToString().Contains("/sign-in?", StringComparison.Ordinal) => 's',
        HttpStatusCode.Redirect or HttpStatusCode.SeeOther => 'r',
        _ => '?',
    };
}
