namespace Luoshi.Web.Api;

/// <summary>Addresses that programs use, with a token.</summary>
public static class ApiAddress
{
    /// <summary>Everything of this version is below; a change that breaks programs gets another one.</summary>
    public const string Root = "/api/v1";

    public const string Document = Root + "/openapi.json";
    public const string Me = Root + "/me";
    public const string Plans = Root + "/plans";
    public const string Items = Root + "/plans/{planId:guid}/items";
    public const string Duties = Root + "/plans/{planId:guid}/duties";
    public const string Entries = Root + "/plans/{planId:guid}/entries";
    public const string Duty = Root + "/duties/{dutyId:guid}";
    public const string Signature = Root + "/duties/{dutyId:guid}/signature";
    public const string Reports = Root + "/duties/{dutyId:guid}/reports";
    public const string Owed = Root + "/owed";
    public const string Search = Root + "/search";
    public const string Burden = Root + "/units/{unitId:guid}/burden";
    public const string Notices = Root + "/notices";
    public const string Sheet = Root + "/report-sheet";

    /// <summary>Whatever else is asked for below /api.</summary>
    public const string Nothing = "/api/{**rest}";

    /// <summary>The feed of what is owed, for calendars; its token stands in the address, for calendars send no headers.</summary>
    public const string Feed = "/owe/calendar.ics";

    /// <summary>The parameter of <see cref="Feed"/> that holds the token.</summary>
    public const string FeedKey = "key";
}
