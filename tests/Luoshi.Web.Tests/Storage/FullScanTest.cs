using Luoshi.Web.Tests.Duties;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Web.Tests.Storage;

/// <summary>No page reads a table from end to end that grows with the years: every statement behind it is explained by the database.</summary>
public sealed class FullScanTest : IAsyncLifetime
{
    private readonly ScannedTables _scanned = new();
    private WholeTown _town = default!;

    public async ValueTask InitializeAsync() => _town = await WholeTown.StartAsync();

    public ValueTask DisposeAsync()
    {
        _scanned.Dispose();
        return _town.DisposeAsync();
    }

    [Theory]
    [InlineData("zhou")]
    [InlineData("shen")]
    [InlineData("zhu")]
    [InlineData("he")]
    [InlineData("bai")]
    public async Task Page_OfEachPerson_ScansNoGrowingTable(string person)
    {
        var visitor = await _town.OfAsync(person);
        await BeginAsync();
        foreach (var address in Addresses()) await visitor.GetAsync(address);

        Assert.True(_scanned.Statements > 20, $"Only {_scanned.Statements} statements were seen.");
        Assert.True(_scanned.Found.IsEmpty, string.Concat(_scanned.Found.Select(f => $"{Environment.NewLine}{f.Key}{Environment.NewLine}    {f.Value.ReplaceLineEndings(" ")}")));
    }

    [Fact]
    public async Task Scan_OfAWholeTable_IsSeen()
    {
        await BeginAsync();
        await _town.Year.Server.WriteAsync(async db => await db.Entries.CountAsync(e => e.Reason == "没有的理由", TestContext.Current.CancellationToken));
        Assert.StartsWith("entry: SCAN", Assert.Single(_scanned.Found).Key, StringComparison.Ordinal);
    }

    private async Task BeginAsync() =>
        _scanned.File = new SqliteConnectionStringBuilder(await _town.Year.Server.WriteAsync(db => Task.FromResult(db.Database.GetConnectionString()!))).DataSource;

    private IEnumerable<string> Addresses()
    {
        var year = _town.Year;
        var (plan, item, county) = ($"/plans/{year.Plan}", $"/plans/{year.Plan}/items/{year.Items[0]}", DispatchedYear.County);
        return
        [
            "/", "/plans", "/plans?year=2026", "/account", "/calendar", $"{plan}/ledger", $"{plan}/ledger?light=late&q=x", $"{plan}/ledger?asof=2026-10-09", item, $"{item}?asof=2026-10-09",
            $"{plan}/document?item={year.Items[0]}", $"{plan}/compare?from=2026-10-09", "/find?q=卫生", "/find?q=签约&kind=report", "/owe", "/owe/sheet", "/waiting", "/portfolio",
            $"/duties/{_town.Duty}", $"/duties/{_town.Duty}?asof=2026-10-09", $"/units/{county}/work", $"/units/{county}/work?asof=2026-10-09", $"/units/{county}/work?years=all",
            "/units", $"/units/{county}", "/units/journal", $"{plan}/rounds", $"/rounds/{_town.Round}", $"{plan}/problems", $"/problems/{_town.Problem}", $"/selfchecks/{_town.SelfCheck}", $"/conclusions/{_town.Conclusion}",
            $"{plan}/scoring", $"/assessments/{_town.Assessment}", $"{plan}/wall", $"{plan}/charts", $"{plan}/papers", $"/papers/{_town.Paper}",
        ];
    }
}
