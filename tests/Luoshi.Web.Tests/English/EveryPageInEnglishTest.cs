using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Luoshi.Accounts;
using Luoshi.Deliveries;
using Luoshi.Ledger;
using Luoshi.Notices;
using Luoshi.Plans;
using Luoshi.Web.English;
using Luoshi.Web.Tests.Duties;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Web.Tests.English;

/// <summary>Every page in English, by person: what is still Chinese are words that people wrote.</summary>
/// <remarks>
/// Two looks. The Chinese page goes through the layer, which tells every phrase without a row in the catalogue. The English page comes over the wire:
/// Chinese outside of what is marked as data must stand in the database, or it was swallowed by the hole of some row.
/// </remarks>
public sealed partial class EveryPageInEnglishTest : IAsyncLifetime
{
    private WholeTown _town = default!;

    public async ValueTask InitializeAsync()
    {
        _town = await WholeTown.StartAsync();
        await _town.Year.Get<FollowLedgerHandler>().HandleAsync(new(null), TestContext.Current.CancellationToken);
        await SendAsync();
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("ji")]
    [InlineData("zhou")]
    [InlineData("shen")]
    [InlineData("zhu")]
    [InlineData("he")]
    [InlineData("bai")]
    public async Task Page_InEnglish_HasNoChineseButWhatPeopleWrote(string person)
    {
        var draft = await ImportAsync("yunfeng-2026.docx");
        var addresses = Addresses(person, draft);
        var written = await WrittenAsync();
        var visitor = await _town.OfAsync(person);
        SortedDictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (var address in addresses)
        {
            List<string> missing = [];
            new EnglishPage(Catalogue.Own).Translate(await visitor.ReadAsync(address), missing);
            foreach (var phrase in missing) found.TryAdd(phrase, address);
        }

        await visitor.GetAsync("/language?use=en");
        foreach (var address in addresses)
            foreach (var words in Chinese(await visitor.ReadAsync(address)))
                foreach (Match run in Run().Matches(words))
                    if (!written.Contains(run.Value, StringComparison.Ordinal)) found.TryAdd($"{run.Value} in: {words}", address);

        Assert.True(found.Count == 0, $"{found.Count} phrases have no English; add rows to src/Luoshi.Web/English, or mark what is data with translate=\"no\":"
            + string.Concat(found.Select(f => $"{Environment.NewLine}{f.Key}    [{f.Value}]")));
    }

    /// <summary>A mail server, a robot, and messages in every state.</summary>
    private async Task SendAsync()
    {
        var (administrator, ct) = (new Actor(null, "纪安澜", Roles.Administrator), TestContext.Current.CancellationToken);
        await _town.Year.Get<ChangeChannelsHandler>().HandleAsync(new SetMailServer("mail.zening.example", 465, MailSecurity.Tls, "luoshi", "x", "luoshi@zening.example", true), administrator, ct);
        await _town.Year.Get<ChangeChannelsHandler>().HandleAsync(new SetRobot(null, ChannelKind.WeCom, "柏山县工作群", DispatchedYear.County, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1", "", true), administrator, ct);
        await _town.Year.Server.WriteAsync(async db =>
        {
            var channel = db.Channels.Single(c => c.Kind == ChannelKind.Mail).Id;
            var at = new DateTimeOffset(2026, 10, 20, 1, 0, 0, TimeSpan.Zero);
            foreach (var state in Enum.GetValues<DeliveryState>())
                db.Deliveries.Add(new() { Id = Guid.CreateVersion7(), Key = state.ToString(), Occasion = (DeliveryOccasion)((int)state % 3), ChannelId = channel, Kind = ChannelKind.Mail, To = "he@baishan.example", State = state, Attempts = 1, NextAt = at, MadeAt = at, Error = state == DeliveryState.GivenUp ? "邮件服务器不收这个邮箱（550）。请核对邮箱。" : null });
            return await db.SaveChangesAsync(ct);
        });
    }

    /// <summary>A sample as a draft, with what the reader really says about it.</summary>
    private async Task<Guid> ImportAsync(string sample)
    {
        var content = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "samples", sample), TestContext.Current.CancellationToken);
        var imported = await _town.Year.Get<ImportPlanHandler>().HandleAsync(new(content, sample, false), new Actor(null, "周若舟", Roles.Clerk), null, TestContext.Current.CancellationToken);
        return imported.Ok ? imported.Value.PlanId : throw new InvalidOperationException(imported.Refusal.Message);
    }

    private List<string> Addresses(string person, Guid draft)
    {
        var year = _town.Year;
        var (plan, item, county) = ($"/plans/{year.Plan}", $"/plans/{year.Plan}/items/{year.Items[0]}", DispatchedYear.County);
        if (person.Length == 0) return ["/sign-in", "/status/404", "/status/403", "/status/413", "/status/500"];
        List<string> addresses =
        [
            "/", "/plans", "/account", "/account/password", "/calendar", $"{plan}/ledger", $"{plan}/ledger?light=late&q=x", $"{plan}/ledger?section=1&asof=2026-10-12", $"{plan}/ledger?asof=2026-01-05",
            item, $"{plan}/items/{year.Items[2]}", $"{item}?asof=2026-10-09", $"{plan}/document?item={year.Items[0]}", $"{plan}/compare?from=2026-10-09", "/find", "/find?q=x", "/find?q=卫生", "/find?q=没有的词", "/find?q=签约&kind=report", "/notices", "/notices?show=all", "/notices/settings", "/owe", "/owe/sheet", "/waiting", "/portfolio",
            $"/duties/{_town.Duty}", $"/duties/{_town.EvidenceDuty}", $"/duties/{_town.Duty}?asof=2026-10-09", $"/units/{county}/work", "/units", "/units?q=x", $"/units/{county}", "/units/groups", $"/units/groups/{_town.Group}",
            "/units/persons", "/units/journal", "/nothing-here",
            $"{plan}/rounds", $"/rounds/{_town.Round}", $"{plan}/problems", $"{plan}/problems?list=rectification", $"{plan}/problems?list=responsibility", $"/problems/{_town.Problem}", $"/selfchecks/{_town.SelfCheck}", $"/conclusions/{_town.Conclusion}",
            $"{plan}/scoring", $"/assessments/{_town.Assessment}", $"/assessments/{_town.Assessment}/units/{county}", $"{plan}/wall", $"{plan}/charts", $"{plan}/papers", $"/papers/{_town.Paper}",
        ];
        if (person is "zhou" or "ji")
        {
            addresses.AddRange(
            [
                "/plans/import", $"/plans/{draft}/review", $"/plans/{draft}/review?item=1", $"/plans/{draft}/review?item=2", $"{plan}/review", $"{plan}/review?item=1", $"/plans/{draft}/changes", $"{plan}/settings",
                $"{plan}/dispatch", $"{plan}/names", $"/plans/{draft}/names", $"{plan}/year-end", $"{plan}/year-end?item={year.Items[0]}", "/calendar?day=2026-10-20", "/accounts/leaders",
                $"{plan}/rounds/new", $"/rounds/{_town.Round}/record", $"/rounds/{_town.Round}/problem", $"{plan}/templates", $"{plan}/public",
                "/units/new", $"/units/{county}/edit", "/units/groups/new", $"/units/groups/{_town.Group}/edit", "/units/persons/new", $"/units/persons/{_town.Leader}/edit", "/units/import",
            ]);
        }

        if (person == "ji") addresses.AddRange(["/accounts", "/accounts?words=x", "/accounts/new", $"/accounts/{_town.Account}", "/accounts/sign-ins", "/notices/deliveries", "/notices/deliveries?show=all", "/notices/channels", "/notices/channels?done=tried"]);
        return addresses;
    }

    /// <summary>Everything people wrote, out of the database.</summary>
    private async Task<string> WrittenAsync()
    {
        var written = new StringBuilder();
        var connection = await _town.Year.Server.WriteAsync(db => Task.FromResult(db.Database.GetConnectionString()!));
        await using var database = new SqliteConnection(connection);
        await database.OpenAsync(TestContext.Current.CancellationToken);
        List<string> tables = [];
        await foreach (var row in RowsAsync(database, "SELECT name FROM sqlite_master WHERE type = 'table'")) tables.Add((string)row[0]);
        foreach (var table in tables)
            await foreach (var row in RowsAsync(database, $"SELECT * FROM \"{table}\""))
                foreach (var value in row.OfType<string>()) written.Append(Escaped().Replace(value, e => ((char)int.Parse(e.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())).Append('\n');
        return written.ToString();
    }

    private static async IAsyncEnumerable<object[]> RowsAsync(SqliteConnection database, string sql)
    {
        await using var command = database.CreateCommand();
#pragma warning disable CA2100 // The names of tables come from the database itself.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            yield return row;
        }
    }

    /// <summary>The words and labels of a page with Chinese in them, outside of what is marked as data and of what stands in fields.</summary>
    private static IEnumerable<string> Chinese(string html)
    {
        foreach (var element in new HtmlParser().ParseDocument(html).All)
        {
            if (element.NodeName is "SCRIPT" or "STYLE" or "TEXTAREA" || element.Closest("[translate]")?.GetAttribute("translate") == "no") continue;
            foreach (var words in element.ChildNodes.OfType<IText>().Select(t => t.Data)
                .Concat(element.Attributes.Where(a => a.Name is "title" or "aria-label" or "placeholder" or "alt" or "label" or "data-label" || a.Name.StartsWith("data-say-", StringComparison.Ordinal)).Select(a => a.Value)))
                if (Catalogue.HasCharacters(words)) yield return words.Trim();
        }
    }

    [GeneratedRegex("[\u3400-\u9FFF]+")]
    private static partial Regex Run();

    [GeneratedRegex(@"\\u([0-9A-Fa-f]{4})")]
    private static partial Regex Escaped();
}
