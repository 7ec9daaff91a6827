namespace Luoshi.Reading.Plans.Checks;

/// <summary>The same item printed twice, to the word.</summary>
internal static class DuplicateItems
{
    public const string Code = "AN001";

    // Shorter texts (加强宣传) are catchwords that two rows may share.
    private const int LeastCharacters = 6;

    public static IEnumerable<Finding> Check(CheckedPlan plan)
    {
        foreach (var same in Groups(plan))
        {
            var numbers = same.Select(i => i.No).ToList();
            var differs = same.Skip(1).Any(i => Owners(i) != Owners(same[0])) ? "，责任分工却不相同" : "";
            yield return new Finding(
                Code,
                FindingSeverity.Mistake,
                "duplicate_task",
                numbers,
                [.. same.SelectMany(i => i.Text.Places)],
                same[0].Text.Text,
                $"{CheckedPlan.Named(numbers)}内容完全相同{differs}，请核对是否重复列入。");
        }
    }

    /// <summary>Items of the same words, two or more together.</summary>
    public static IEnumerable<List<ReadItem>> Groups(CheckedPlan plan) =>
        plan.Reading.Items
            .GroupBy(i => BareText.Of(CheckedPlan.WordsOf(i).Text), StringComparer.Ordinal)
            .Where(g => g.Key.Length >= LeastCharacters && g.Count() > 1)
            .Select(g => g.ToList());

    private static string Owners(ReadItem item) =>
        string.Join('|', item.Leaders.Concat(item.LeadUnits).Concat(item.SupportUnits).Select(u => u.Text));
}
