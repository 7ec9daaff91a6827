using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Wall;

namespace Luoshi.Web.Wall;

/// <summary>What a wall chart says in words, on screen and to those who hear it read.</summary>
public static class WallWords
{
    /// <summary>The arrangements with their names in addresses and on screen.</summary>
    public static IReadOnlyList<(WallArrangement Arrangement, string Key, string Word)> Arrangements { get; } =
    [
        (WallArrangement.Section, "section", "按板块"),
        (WallArrangement.Leader, "leader", "按领导"),
        (WallArrangement.Unit, "unit", "按单位"),
        (WallArrangement.Matrix, "matrix", "单位与事项"),
    ];

    public static string Key(WallArrangement arrangement) => Arrangements.First(a => a.Arrangement == arrangement).Key;

    /// <summary>What the script says, %1 and %2 standing for what it fills in.</summary>
    public static IReadOnlyDictionary<string, object> Sayings { get; } = new Dictionary<string, object>
    {
        ["data-say-signed-out"] = "登录已到期，请重新登录",
        ["data-say-closed"] = "这份挂图不再对您开放",
        ["data-say-no-data"] = "服务器暂时不能取数",
        ["data-say-away"] = "与服务器断开，正在重连",
        ["data-say-since"] = "%1。图上是%2的情况。",
        ["data-say-screen"] = "第%1屏，共%2屏（每20秒换一屏，左右键翻，空格停住）",
        ["data-say-held"] = "第%1屏，共%2屏（停住，按空格继续）",
    };

    /// <summary>By section for what is unknown.</summary>
    public static WallArrangement Parse(string? key) => Arrangements.FirstOrDefault(a => a.Key == key).Arrangement;

    /// <summary>A row's bar in one sentence.</summary>
    public static string Bar(WallRow row, int year)
    {
        ArgumentNullException.ThrowIfNull(row);
        List<string> words = [row.Due is { } due ? $"{PlanWords.Day(row.From, year)}至{PlanWords.Day(due, year)}" : $"{PlanWords.Day(row.From, year)}起"];
        if (row.FirstDue is { } first && first != row.Due) words.Add($"原定{PlanWords.Day(first, year)}");
        if (row.ClosedOn is { } closed) words.Add($"{PlanWords.Day(closed, year)}销号");
        else if (row.Percent is { } percent) words.Add($"上报进度{percent}%");
        words.AddRange(row.Steps.Select(s => $"{PlanWords.Day(s.Step.Due, year)}{s.Step.What}{Of(s.Status)}"));
        return string.Join('，', words);
    }

    public static string Of(StepStatus status) => status switch
    {
        StepStatus.Met => "已成",
        StepStatus.Missed => "逾期",
        _ => "未到",
    };

    /// <summary>卫生健康工作要点挂图作战: the plan's title as the chart's.</summary>
    public static string Heading(string title) => title.EndsWith("挂图", StringComparison.Ordinal) ? title + "作战" : title + "挂图作战";
}
