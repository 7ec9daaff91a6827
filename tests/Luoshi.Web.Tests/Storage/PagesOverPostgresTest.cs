using System.Net;
using Luoshi.Sample;
using Luoshi.Web.Tests.Browser;
using Xunit;

namespace Luoshi.Web.Tests.Storage;

/// <summary>The pages over a database on the network, whose answers take their time: SQLite's are there at once, and hide what was drawn before its data came.</summary>
public sealed class PagesOverPostgresTest
{
    [Fact]
    public async Task Pages_OfTheSample_OpenForEveryRole()
    {
        await using var database = await ServerDatabase.CreateAsync();
        await using var running = await RunningServer.StartAsync(SampleSettings.Usual, o => o with { ConnectionString = database.ConnectionString });
        Assert.Equal("Npgsql.EntityFrameworkCore.PostgreSQL", await running.WriteAsync(db => Task.FromResult(db.Database.ProviderName)));
        var (plan, item, duty, unit, round) = await running.WriteAsync(db => Task.FromResult((
            db.Plans.Select(p => p.Id).First(), db.Items.OrderBy(i => i.No).Select(i => i.Id).First(), db.Duties.Select(d => d.Id).First(), db.Duties.Select(d => d.UnitId).First(), db.Matters.Where(m => m.Kind == "round").Select(m => m.Id).First())));
        string[] addresses =
        [
            "/", "/plans", "/owe", "/owe/sheet", "/waiting", "/portfolio", "/find?q=签约", "/notices", "/notices/settings", "/account", "/account/tokens", "/calendar", "/units", "/units/persons", "/units/groups", "/accounts", "/accounts/sign-ins",
            $"/plans/{plan}/ledger", $"/plans/{plan}/wall", $"/plans/{plan}/charts", $"/plans/{plan}/items/{item}", $"/plans/{plan}/document", $"/plans/{plan}/dispatch", $"/plans/{plan}/rounds", $"/plans/{plan}/problems", $"/plans/{plan}/papers", $"/plans/{plan}/scoring",
            $"/plans/{plan}/settings", $"/plans/{plan}/names", $"/plans/{plan}/year-end", $"/duties/{duty}", $"/units/{unit}/work", $"/units/{unit}/burden", $"/units/{unit}", $"/rounds/{round}",
        ];
        List<string> wrong = [];
        foreach (var account in new[] { SampleAccounts.Clerk, SampleAccounts.Leader, SampleAccounts.County, SampleAccounts.Administrator, SampleAccounts.Viewer })
        {
            using var visitor = new Visitor(running.Url);
            await visitor.SignInAsync(account.UserName, account.Password);
            var opened = 0;
            foreach (var address in addresses)
            {
                var answer = await visitor.GetAsync(address);
                if (answer.StatusCode == HttpStatusCode.OK) opened++;
                else if (answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound) Assert.Contains("class=\"topnav\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal); // whole, frame and all
                else wrong.Add($"{account.UserName} {address}: {(int)answer.StatusCode}");
            }

            Assert.True(opened > 12, $"{account.UserName}: {opened}");
        }

        Assert.Empty(wrong);
    }
}
