using System.Globalization;
using System.Text;

namespace Luoshi.Web.Shell;

/// <summary>Addresses of pages: a path and the parameters that have a value.</summary>
public static class Address
{
    public static string Of(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var address = new StringBuilder(path);
        var separator = '?';
        foreach (var (name, value) in parameters)
        {
            if (string.IsNullOrEmpty(value)) continue;
            address.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return address.ToString();
    }

    /// <summary>2026-09-30; null for none.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day an address asks for; null for none, or what is no day.</summary>
    public static DateOnly? ParseDay(string? day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed : null;

    public static string Account(Guid accountId) => $"/accounts/{accountId}";

    /// <summary>The list of plans; of one year, or what is in force.</summary>
    public static string Plans(int? year = null) => Of("/plans", ("year", year?.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The year an address asks for; null for none, or what is no year.</summary>
    public static int? ParseYear(string? year) => int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) && parsed is > 1900 and < 2200 ? parsed : null;

    public static string Import => "/plans/import";

    /// <summary>工作日历.</summary>
    public static string Calendar => "/calendar";

    public static string Review(Guid planId) => $"/plans/{planId}/review";

    /// <summary>The draft beside the plan in force that it is a new version of.</summary>
    public static string Changes(Guid planId) => $"/plans/{planId}/changes";

    /// <summary>The page of a round, a problem, a bulletin, a score.</summary>
    public static string Matter(Luoshi.Ledger.MatterState matter)
    {
        ArgumentNullException.ThrowIfNull(matter);
        return $"/{matter.KindName}s/{matter.Id}";
    }

    /// <summary>How units are scored, and the scores taken.</summary>
    public static string Scoring(Guid planId) => $"/plans/{planId}/scoring";

    public static string UnitScore(Guid assessmentId, Guid unitId) => $"/assessments/{assessmentId}/units/{unitId}";

    public static string ScoreExport(Guid assessmentId) => $"/assessments/{assessmentId}/export";

    /// <summary>Bulletins, notices and reports of a plan.</summary>
    public static string Papers(Guid planId, Guid? roundId = null) => Of($"/plans/{planId}/papers", ("round", roundId?.ToString()));

    /// <summary>The plan's own table with progress beside it.</summary>
    /// <param name="ending">docx, xlsx.</param>
    public static string LedgerFile(Guid planId, string ending, DateOnly asOf) => Of($"/plans/{planId}/ledger/file.{ending}", ("asof", Day(asOf)));

    /// <summary>What of a plan everyone may read.</summary>
    public static string Public(Guid planId) => $"/public/{planId}";

    /// <summary>Where it is chosen and released.</summary>
    public static string PublicDesk(Guid planId) => $"/plans/{planId}/public";

    /// <summary>Own layouts of papers.</summary>
    public static string Templates(Guid planId) => $"/plans/{planId}/templates";

    public static string Paper(Guid paperId) => $"/papers/{paperId}";

    /// <param name="ending">docx, pdf, xlsx.</param>
    public static string PaperFile(Guid paperId, string ending) => $"/papers/{paperId}/file.{ending}";

    /// <summary>Rounds of supervision of a plan.</summary>
    public static string Rounds(Guid planId) => $"/plans/{planId}/rounds";

    public static string NewRound(Guid planId, string? rhythm = null) => Of($"/plans/{planId}/rounds/new", ("rhythm", rhythm));

    public static string Round(Guid roundId) => $"/rounds/{roundId}";

    public static string Scheme(Guid roundId) => $"/rounds/{roundId}/scheme";

    /// <summary>The form on a phone for what the team sees on the spot.</summary>
    public static string SpotRecord(Guid roundId, Guid? unitId = null) => Of($"/rounds/{roundId}/record", ("unit", unitId?.ToString()));

    public static string RaiseProblem(Guid roundId, Guid? unitId = null, long? ground = null) =>
        Of($"/rounds/{roundId}/problem", ("unit", unitId?.ToString()), ("ground", ground?.ToString(CultureInfo.InvariantCulture)));

    public static string WriteConclusion(Guid roundId, Guid unitId) => Of($"/rounds/{roundId}/conclusion", ("unit", unitId.ToString()));

    /// <summary>The three lists of a plan: problems, rectifications, responsibilities.</summary>
    public static string Problems(Guid planId, string? list = null, Guid? unitId = null, string? state = null) =>
        Of($"/plans/{planId}/problems", ("list", list), ("unit", unitId?.ToString()), ("state", state));

    public static string Problem(Guid problemId) => $"/problems/{problemId}";

    public static string RoundFile(Guid fileId) => $"/rounds/files/{fileId}";

    public static string Settings(Guid planId) => $"/plans/{planId}/settings";

    /// <summary>What waits for the one signed in; with what was just done said.</summary>
    public static string Waiting(int done = 0) => Of("/waiting", ("done", done > 0 ? done.ToString(CultureInfo.InvariantCulture) : null));

    public static string Portfolio(DateOnly? since = null) => Of("/portfolio", ("since", Day(since)));

    public static string Dispatch(Guid planId) => $"/plans/{planId}/dispatch";

    /// <summary>Names of the plan that stand for nobody yet.</summary>
    public static string Names(Guid planId) => $"/plans/{planId}/names";

    /// <summary>One of those names, a unit's.</summary>
    public static string NameOfUnit(Guid planId, string name) => Of(Names(planId), ("unit", name)) + "#at-hand";

    /// <summary>One of those names, a leader's.</summary>
    public static string NameOfPerson(Guid planId, string name) => Of(Names(planId), ("person", name)) + "#at-hand";

    public static string YearEnd(Guid planId, Guid? itemId = null) => Of($"/plans/{planId}/year-end", ("item", itemId?.ToString()));

    /// <summary>A plan on two days.</summary>
    public static string Compare(Guid planId, DateOnly? from = null, DateOnly? to = null) => Of($"/plans/{planId}/compare", ("from", Day(from)), ("to", Day(to)));

    /// <summary>The directory's units, as a tree.</summary>
    public static string Units(string? words = null) => Of("/units", ("q", words));

    public static string Unit(Guid unitId) => $"/units/{unitId}";

    public static string ChangeUnit(Guid unitId) => $"/units/{unitId}/edit";

    public static string NewUnit(Guid? parentId = null) => Of("/units/new", ("under", parentId?.ToString()));

    public static string Groups => "/units/groups";

    public static string Group(Guid groupId) => $"/units/groups/{groupId}";

    public static string ChangeGroup(Guid groupId) => $"/units/groups/{groupId}/edit";

    public static string NewGroup => "/units/groups/new";

    public static string Persons(string? words = null) => Of("/units/persons", ("q", words));

    public static string ChangePerson(Guid personId) => $"/units/persons/{personId}/edit";

    public static string NewPerson(Guid? unitId = null) => Of("/units/persons/new", ("unit", unitId?.ToString()));

    /// <summary>Who changed what in the directory.</summary>
    public static string UnitJournal(int page = 1) => Of("/units/journal", ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null));

    public static string ImportUnits => "/units/import";

    public static string ExportUnits => "/units/export";

    public static string UnitWork(Guid unitId) => $"/units/{unitId}/work";

    /// <summary>What a unit was asked for in a year; the newest where none is given.</summary>
    public static string Burden(Guid unitId, int? year = null) => Of($"/units/{unitId}/burden", ("year", year?.ToString(CultureInfo.InvariantCulture)));

    public static string Ledger(Guid planId) => $"/plans/{planId}/ledger";

    /// <summary>The plan on one page: rows down, months across.</summary>
    public static string Wall(Guid planId) => $"/plans/{planId}/wall";

    /// <summary>How the plan came on over the year, and its units side by side.</summary>
    public static string Charts(Guid planId, DateOnly? asOf = null, string? by = null) => Of($"/plans/{planId}/charts", ("by", by), ("asof", Day(asOf)));

    public static string Item(Guid planId, Guid itemId) => $"/plans/{planId}/items/{itemId}";

    public static string Item(Guid planId, Guid itemId, DateOnly? asOf) => Of(Item(planId, itemId), ("asof", Day(asOf)));

    /// <summary>Where an entry stands on the page of its item.</summary>
    public static string Entry(long sequence) => $"e{sequence}";

    /// <summary>What the one signed in was told.</summary>
    /// <param name="all">Those already read too.</param>
    public static string Notices(bool all = false, int page = 1) =>
        Of("/notices", ("show", all ? "all" : null), ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null));

    /// <summary>Leads to what a notice is about, and takes it as read.</summary>
    public static string OpenNotice(Guid noticeId) => $"/notices/{noticeId}/open";

    /// <summary>What was sent by mail and to groups, and what was not.</summary>
    public static string Deliveries(bool all = false, int page = 1) =>
        Of("/notices/deliveries", ("show", all ? "all" : null), ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null));

    /// <summary>The mail server and the robots.</summary>
    public static string Channels(Guid? robotId = null) => Of("/notices/channels", ("robot", robotId?.ToString()));

    public static string NoticeSettings => "/notices/settings";

    /// <summary>Plans, items and reports that have some words.</summary>
    public static string Find(string? words = null, string? kind = null, int page = 1) =>
        Of("/find", ("q", words), ("kind", kind), ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null));

    /// <summary>What the own unit owes.</summary>
    public static string Owe => "/owe";

    /// <summary>The own unit's duties as a workbook to fill in, and where it is handed in.</summary>
    public static string ReportSheet => "/owe/sheet.xlsx";

    public static string TakeReportSheet => "/owe/sheet";

    public static string Duty(Guid dutyId, DateOnly? asOf = null) => Of($"/duties/{dutyId}", ("asof", Day(asOf)));

    public static string Evidence(Guid fileId) => $"/evidence/{fileId}";

    /// <summary>The document, with one item set off.</summary>
    public static string Document(Guid planId, Guid? itemId = null) => Of($"/plans/{planId}/document", ("item", itemId?.ToString()));
}
