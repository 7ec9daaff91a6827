namespace Luoshi.Tokens;

/// <summary>权限范围: what a token may be used for. Whatever its scopes, it never does more than its account may.</summary>
public static class TokenScopes
{
    /// <summary>看: plans, items, duties, entries, search, what is owed.</summary>
    public const string Read = "read";

    /// <summary>报: sign for duties and report on them, the report sheet as well.</summary>
    public const string Report = "report";

    /// <summary>日程: the calendar feed of what is owed, and nothing else.</summary>
    public const string Calendar = "calendar";

    public static IReadOnlyList<string> All { get; } = [Read, Report, Calendar];

    /// <summary>The name on screen.</summary>
    public static string Chinese(string scope) => scope switch
    {
        Read => "查看",
        Report => "签收和上报",
        Calendar => "日程订阅",
        _ => throw new ArgumentException($"{scope} is no scope.", nameof(scope)),
    };
}
