using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans.Checks;

/// <summary>Deadlines that lie before the plan, or far beyond it.</summary>
internal static partial class DeadlineOrder
{
    public const string BeforePlan = "AN020";
    public const string TextBeforePlan = "AN021";
    public const string FeastBeforePlan = "AN022";
    public const string BeyondPlan = "AN023";

    private const string Kind = "deadline_before_plan";

    public static IEnumerable<Finding> Check(CheckedPlan plan)
    {
        var heading = plan.Reading.Plan;
        foreach (var item in plan.Reading.Items)
        {
            foreach (var finding in Cell(item, heading)) yield return finding;
        }

        foreach (var item in plan.AllItems)
        {
            foreach (var finding in Dates(plan, item, heading)) yield return finding;
            foreach (var finding in Feasts(plan, item, heading)) yield return finding;
        }
    }

    private static IEnumerable<Finding> Cell(ReadItem item, ReadHeading heading)
    {
        if (item.Deadline.Printed is not { } printed) yield break;
        // A step with a row of its own has a time that stands in another cell than the item's.
        var early = item.Deadline.Milestones.FirstOrDefault(m => Reason(m.Due, heading) is not null);
        if (early is not null && early.What.Places is [var place, ..] && !printed.Places.Any(p => p.Block == place.Block && p.Row == place.Row && p.Column == place.Column))
        {
            yield return CheckedPlan.Mistake(BeforePlan, Kind, [item.No], early.What, $"第{item.No}项“{CheckedPlan.Short(early.What.Text)}”的时限（{Printed(early.Due)}）{Reason(early.Due, heading)}，请核对。", "deadline");
            yield break;
        }

        var dues = item.Deadline.Milestones.Select(m => m.Due).Concat(item.Deadline.Due is { } day ? [day] : []).Distinct().ToList();
        foreach (var due in dues)
        {
            if (Reason(due, heading) is { } reason)
            {
                yield return CheckedPlan.Mistake(BeforePlan, Kind, [item.No], printed, $"第{item.No}项完成时限“{printed.Text}”{reason}，请核对。", "deadline");
                yield break;
            }
        }

        if (heading.Year is { } year && item.Deadline.Due is { } last && last.Year > year && Title(heading).Contains($"{year}年", StringComparison.Ordinal) && !IsRange(Title(heading)))
        {
            yield return CheckedPlan.Mistake(BeyondPlan, "other", [item.No], printed, $"第{item.No}项完成时限“{printed.Text}”超出本计划年度（{year}年）。", "deadline");
        }
    }

    /// <summary>Why a day is too early; null when it is not.</summary>
    private static string? Reason(DateOnly due, ReadHeading heading)
    {
        if (heading.Year is { } year && due.Year < year) return $"早于计划年度（{year}年）";
        if (heading.IssuedOn is { } issued && due < issued) return $"早于印发日期（{Printed(issued)}）";
        return null;
    }

    private static IEnumerable<Finding> Dates(CheckedPlan plan, ReadItem item, ReadHeading heading)
    {
        foreach (var date in item.Dates)
        {
            if (Reason(date.Due, heading) is not { } reason) continue;
            yield return CheckedPlan.Mistake(TextBeforePlan, Kind, plan.NumbersOf(item), date.Quote, $"文中要求的时间“{CheckedPlan.Short(date.Quote.Text)}”{reason}，请核对。", "dates");
        }
    }

    /// <summary>A day printed with a feast (3.24防治结核病日) that is over when the plan is issued.</summary>
    private static IEnumerable<Finding> Feasts(CheckedPlan plan, ReadItem item, ReadHeading heading)
    {
        if (heading.IssuedOn is not { } issued || heading.Year != issued.Year) yield break;
        foreach (Match match in Feast().Matches(item.Text.Text))
        {
            if (!int.TryParse(match.Groups["m"].Value, out var month) || !int.TryParse(match.Groups["d"].Value, out var day)) continue;
            if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(issued.Year, month)) continue;
            var date = new DateOnly(issued.Year, month, day);
            if (date >= issued) continue;
            var clause = Clause.Around(item.Text.Text, match.Index, match.Length);
            yield return CheckedPlan.Mistake(
                FeastBeforePlan, Kind, plan.NumbersOf(item), item.Text.Slice(clause.Start, clause.Length), $"“{match.Value}”在印发日期（{Printed(issued)}）之前，本年已过。", "text");
        }
    }

    private static string Title(ReadHeading heading) => heading.Title?.Text.Replace(" ", "", StringComparison.Ordinal) ?? "";

    private static bool IsRange(string title) => YearRange().IsMatch(title);

    private static string Printed(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    // 5.12护士节 or 3月24日防治结核病日; a decimal (1.5个百分点) is followed by a measure word.
    [GeneratedRegex(@"(?<![\d.])(?<m>\d{1,2})(?:[.·](?<d>\d{1,2})|月(?<d>\d{1,2})日)[“”""]?(?![个万亿千倍元次人张床小天年平公米项亩名家岁种类级万吨日])[\u3400-\u9FFF]{1,8}?[节日](?![常间期均报后起内前渐益])")]
    private static partial Regex Feast();

    [GeneratedRegex(@"\d{4}年?[—\-–~～至到]+\d{4}")]
    private static partial Regex YearRange();
}
