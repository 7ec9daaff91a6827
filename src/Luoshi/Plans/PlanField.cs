using System.Text.Json;
using Luoshi.Ledger;

namespace Luoshi.Plans;

/// <summary>A field of a plan or an item that a person may correct: its name, its words on screen, and what it may hold.</summary>
public sealed class PlanField
{
    private static readonly string[] Operators = [">=", "<=", "<", ">", "=", "range", "+>=", "->="];

    private readonly Func<object, object?> _get;
    private readonly Func<JsonElement, (JsonElement Value, string? Problem)> _check;

    private PlanField(string name, string chinese, Func<object, object?> get, Func<JsonElement, (JsonElement, string?)> check)
    {
        Name = name;
        Chinese = chinese;
        _get = get;
        _check = check;
    }

    /// <summary>Name as in the facts, camelCase.</summary>
    public string Name { get; }

    /// <summary>Name on screen.</summary>
    public string Chinese { get; }

    /// <summary>Fields of an item, in the order of the review page.</summary>
    public static IReadOnlyDictionary<string, PlanField> OfItem { get; } = ByName(
        Item<string?>("section", "板块", i => i.Section, s => TooLong(s, 200)),
        Item<int>("sectionNo", "板块序号", i => i.SectionNo, n => n is < 0 or > 10_000 ? "板块序号不对。" : null),
        Item<string>("noPrinted", "序号", i => i.NoPrinted, s => s is null ? "没有填写。" : TooLong(s, 40)),
        Item<string?>("title", "事项", i => i.Title, s => TooLong(s, 2_000)),
        Item<string>("text", "内容", i => i.Text, s => string.IsNullOrWhiteSpace(s) ? "内容不能为空。" : TooLong(s, 50_000)),
        Item<string[]>("measures", "具体措施", i => i.Measures, l => Lines(l, 10_000)),
        Item<string[]>("leaders", "分管领导", i => i.Leaders, l => Lines(l, 60)),
        Item<string[]>("leadLeaders", "牵头领导", i => i.LeadLeaders, l => Lines(l, 60)),
        Item<string[]>("leadUnits", "牵头科室", i => i.LeadUnits, l => Lines(l, 200)),
        Item<string[]>("supportUnits", "责任单位", i => i.SupportUnits, l => Lines(l, 200)),
        Item<DeadlineFacts>("deadline", "完成时限", i => i.Deadline, DeadlineProblem),
        Item<TargetFacts[]>("targets", "目标", i => i.Targets, TargetsProblem),
        Item<DateFacts[]>("dates", "日期", i => i.Dates, DatesProblem));

    /// <summary>Fields of a plan's heading.</summary>
    public static IReadOnlyDictionary<string, PlanField> OfPlan { get; } = ByName(
        Plan<string>("title", "标题", p => p.Title, s => string.IsNullOrWhiteSpace(s) ? "标题不能为空。" : TooLong(s, 500)),
        Plan<string?>("docNumber", "文号", p => p.DocNumber, s => TooLong(s, 100)),
        Plan<string?>("issuer", "印发机关", p => p.Issuer, s => TooLong(s, 200)),
        Plan<string?>("jurisdiction", "地区", p => p.Jurisdiction, s => TooLong(s, 100)),
        Plan<int>("year", "年份", p => p.Year, y => y is < 1949 or > 2199 ? "年份应为四位数字，如2026。" : null),
        Plan<DateOnly?>("issuedOn", "印发日期", p => p.IssuedOn, d => d is { } day ? DayProblem(day) : null),
        Plan<string[]>("sections", "板块", p => p.Sections, l => Lines(l, 200)),
        Plan<string[]>("cadences", "督查频次", p => p.Cadences, l => Lines(l, 500)));

    /// <summary>The present value in these facts (<see cref="ItemFacts"/> or <see cref="PlanFacts"/>).</summary>
    public JsonElement ValueIn(object facts) => StateJson.Element(_get(facts));

    /// <summary>Puts a value into its one written form; says what is wrong with it where it cannot stand.</summary>
    public (JsonElement Value, string? Problem) Check(JsonElement value) => _check(value);

    public static bool Same(JsonElement one, JsonElement other) => JsonElement.DeepEquals(one, other);

    private static Dictionary<string, PlanField> ByName(params PlanField[] fields) => fields.ToDictionary(f => f.Name);

    private static PlanField Item<T>(string name, string chinese, Func<ItemFacts, object?> get, Func<T, string?> problem) =>
        new(name, chinese, facts => get((ItemFacts)facts), value => Check(value, problem));

    private static PlanField Plan<T>(string name, string chinese, Func<PlanFacts, object?> get, Func<T, string?> problem) =>
        new(name, chinese, facts => get((PlanFacts)facts), value => Check(value, problem));

    private static (JsonElement, string?) Check<T>(JsonElement value, Func<T, string?> problem)
    {
        try
        {
            var read = value.ValueKind == JsonValueKind.Undefined ? default : value.Deserialize<T>(StateJson.Options);
            if (read is null && Nullable.GetUnderlyingType(typeof(T)) is null && typeof(T) != typeof(string)) return (value, "没有填写。");
            return problem(read!) is { } wrong ? (value, wrong) : (StateJson.Element(read), null);
        }
        catch (JsonException)
        {
            return (value, "填写的格式不对。");
        }
    }

    private static string? TooLong(string? text, int most) => text?.Length > most ? $"太长了，最多{most}个字。" : null;

    private static string? Lines(string[] lines, int most)
    {
        if (lines.Length > 500) return "太多了，最多500个。";
        for (var i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i])) return $"第{i + 1}个是空的，请填写或删去。";
            if (lines[i].Length > most) return $"第{i + 1}个太长了，最多{most}个字。";
        }

        return null;
    }

    private static string? DayProblem(DateOnly day) => day.Year is < 1949 or > 2199 ? $"日期{day:yyyy-MM-dd}不对，请看年份。" : null;

    private static string? DeadlineProblem(DeadlineFacts deadline)
    {
        if (deadline.Milestones is null) return "节点的格式不对。";
        if (deadline is { Standing: true, Due: not null }) return "长期坚持的事项没有截止日期：请去掉日期，或去掉“长期”。";
        if (deadline.Due is { } due && DayProblem(due) is { } wrong) return wrong;
        foreach (var step in deadline.Milestones)
        {
            if (string.IsNullOrWhiteSpace(step.What)) return $"节点{step.Due:yyyy-MM-dd}没有写做什么。";
            if (DayProblem(step.Due) is { } wrongStep) return wrongStep;
        }

        return TooLong(deadline.Printed, 500);
    }

    private static string? TargetsProblem(TargetFacts[] targets)
    {
        for (var i = 0; i < targets.Length; i++)
        {
            var t = targets[i];
            var at = $"第{i + 1}个目标";
            if (string.IsNullOrWhiteSpace(t.Indicator)) return $"{at}没有写指标名称。";
            if (t.Indicator.Length > 200) return $"{at}的指标名称太长了，最多200个字。";
            if (!Operators.Contains(t.Op)) return $"{at}的比较符号不对。";
            if (t.Op == "range" && !(t.ValueTo > t.Value)) return $"{at}是区间，请填写大于{t.Value}的上限。";
            if (t.Op != "range" && t.ValueTo is not null) return $"{at}不是区间，请去掉上限。";
            if (t.Unit is null || t.Unit.Length > 40) return $"{at}的单位不对。";
            if (t.By is { } by && DayProblem(by) is { } wrong) return $"{at}的{wrong}";
            if (t.Quote is null) return $"{at}缺少原文。";
        }

        return targets.Length > 500 ? "太多了，最多500个。" : null;
    }

    private static string? DatesProblem(DateFacts[] dates)
    {
        for (var i = 0; i < dates.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(dates[i].What)) return $"第{i + 1}个日期没有写做什么。";
            if (DayProblem(dates[i].Due) is { } wrong) return wrong;
            if (dates[i].Quote is null) return $"第{i + 1}个日期缺少原文。";
        }

        return null;
    }
}
