namespace Luoshi.Reading.Plans.Checks;

/// <summary>Item numbers that break the order: misprinted, printed twice, or skipped.</summary>
internal static class NumberSequence
{
    public const string Misprinted = "AN010";
    public const string Twice = "AN011";
    public const string Skipped = "AN012";

    private const string Kind = "misprinted_number";

    public static IEnumerable<Finding> Check(CheckedPlan plan) =>
        Check(plan, plan.Reading.Items).Concat(Check(plan, plan.Reading.BodyItems));

    private static IEnumerable<Finding> Check(CheckedPlan plan, IReadOnlyList<ReadItem> items)
    {
        var printed = items.Select(i => Numbering.Alone(i.NoPrinted)).ToArray();
        for (var i = 0; i < printed.Length; i++)
        {
            if (printed[i] is not { } number) continue;
            var before = i > 0 ? printed[i - 1] : null;
            var after = i + 1 < printed.Length ? printed[i + 1] : null;
            if (before is { } b && number == b + 1) continue;
            if (number == 1 && after != before + 2) continue;

            if (before is null)
            {
                // The first of all, or behind one that is not a number: only the next can tell.
                if (i == 0 && after == 2) yield return Raise(plan, items[i], Misprinted, $"编号印为“{items[i].NoPrinted}”，按顺序应为1。");
                continue;
            }

            var expected = before.Value + 1;
            if (after == expected + 1)
            {
                yield return Raise(plan, items[i], Misprinted, $"编号印为“{items[i].NoPrinted}”，按前后顺序应为{expected}。");
                printed[i] = expected;
            }
            else if (number == before)
            {
                yield return Raise(plan, items[i], Twice, $"编号“{items[i].NoPrinted}”连续出现两次。");
            }
            else if (number > expected && number <= expected + 3 && (after is null || after == number + 1 || after == 1))
            {
                yield return Raise(plan, items[i], Skipped, $"编号从{before}跳到{number}，中间缺号，请核对是否漏项。");
            }
            else if (after is null && i + 1 == printed.Length)
            {
                yield return Raise(plan, items[i], Misprinted, $"编号印为“{items[i].NoPrinted}”，按顺序应为{expected}。");
            }
        }
    }

    private static Finding Raise(CheckedPlan plan, ReadItem item, string code, string message)
    {
        var first = Clause.Of(CheckedPlan.WordsOf(item).Text).FirstOrDefault();
        var places = item.Places.Count > 0 ? item.Places : item.Text.Places;
        return new Finding(code, FindingSeverity.Mistake, Kind, plan.NumbersOf(item), places, item.NoPrinted + first.Text, message) { Field = "no_printed" };
    }
}
