using System.Globalization;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Bulletins;

/// <summary>How papers speak of kinds, periods, lights and items.</summary>
public static class PaperWords
{
    public static string Of(PaperKind kind) => kind switch
    {
        PaperKind.Bulletin => "通报",
        PaperKind.Notice => "督办单",
        PaperKind.Report => "报告",
        _ => "专报",
    };

    public static string Of(NoticeDegree degree) => degree switch
    {
        NoticeDegree.Remind => "提醒",
        NoticeDegree.Warn => "预警",
        _ => "责令",
    };

    public static string Of(PaperStatus status) => status switch
    {
        PaperStatus.Draft => "起草",
        PaperStatus.Submitted => "送审",
        PaperStatus.Approved => "已审签",
        PaperStatus.Sent => "已印发",
        _ => "作废",
    };

    public static string Of(LightColor color) => color switch
    {
        LightColor.Red => "滞后",
        LightColor.Yellow => "预警",
        LightColor.Green => "正常",
        LightColor.NotYetDue => "未到期",
        _ => "已销号",
    };

    /// <summary>〔2026〕第3期; of upward papers and notices 〔2026〕3号; while it has none, that it is still being approved.</summary>
    public static string Number(PaperKind kind, int? year, int? number) =>
        year is null || number is null ? "（送审稿）"
        : kind is PaperKind.Bulletin or PaperKind.Briefing ? string.Create(CultureInfo.InvariantCulture, $"〔{year}〕第{number}期")
        : string.Create(CultureInfo.InvariantCulture, $"〔{year}〕{number}号");

    /// <summary>第一季度, 上半年, 全年; of other days 截至5月20日.</summary>
    public static string Period(DateOnly from, DateOnly asOf)
    {
        var isEnd = asOf.AddDays(1).Day == 1;
        return (asOf.Month, isEnd) switch
        {
            (3, true) => "第一季度",
            (6, true) => from.Month <= 3 ? "上半年" : "第二季度",
            (9, true) => "第三季度",
            (12, true) => from.Month <= 3 ? "全年" : "第四季度",
            (_, true) when from.Month == asOf.Month => $"{asOf.Month}月份",
            _ => $"截至{asOf.Month}月{asOf.Day}日",
        };
    }

    public static string Day(DateOnly day) => $"{day.Month}月{day.Day}日";

    /// <summary>《泽宁市2026年卫生健康工作要点》.</summary>
    public static string Named(PlanFacts plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Title.Contains('《', StringComparison.Ordinal) ? plan.Title : $"《{plan.Title}》";
    }

    /// <summary>第12项“推进县域医共体建设”.</summary>
    public static string Item(ItemFacts item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return $"第{item.Numeral}项“{PlanWords.ShortTitle(item).TrimEnd('…').Replace('“', '‘').Replace('”', '’')}”";
    }

    /// <summary>甲、乙、丙等9个单位.</summary>
    public static string Names(IReadOnlyCollection<string> names, int most = 6, string what = "单位") =>
        names.Count <= most ? string.Join('、', names) : $"{string.Join('、', names.Take(most))}等{names.Count}个{what}";

    /// <summary>滞后2项，预警4项: the lights that occur, the most urgent first.</summary>
    public static string Counts(IEnumerable<LightColor> lights, string unit)
    {
        var counts = lights.GroupBy(l => l).OrderBy(g => g.Key).Select(g => $"{Of(g.Key)}{g.Count()}{unit}");
        return string.Join('，', counts);
    }
}
