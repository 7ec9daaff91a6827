using Luoshi.Reading.Wording;
using Xunit;

namespace Luoshi.Reading.Tests.Wording;

/// <summary>The wording readers against readings made by hand, on the texts those readings hold.</summary>
public class GoldWordingTest
{
    public static TheoryData<string> Plans => [.. new[] { "tongxin-2020", "zhongwei-2023", "baoji-2023" }];

    [Theory]
    [MemberData(nameof(Plans))]
    public void DeadlineRead_GoldDeadlines_AllAgree(string plan)
    {
        var reading = GoldReading.Load(plan).Reading;

        foreach (var item in reading.Items.Where(i => i.Deadline.Printed is not null))
        {
            var read = DeadlineReader.Read(item.Deadline.Printed!, reading.Plan.Year!.Value).Deadline;
            Assert.Equal(Key(item.Deadline), Key(read));
        }
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void TargetRead_GoldTexts_FindsTheNumbers(string plan) =>
        Assert.True(Likeness(plan, i => i.Targets.Where(t => t.Kind == TargetKind.Target).Select(t => $"{t.Value:0.####}|{t.ValueTo:0.####}|{t.Unit}")) >= 0.96);

    [Theory]
    [MemberData(nameof(Plans))]
    public void TargetRead_GoldTexts_FindsTheComparisons(string plan) =>
        Assert.True(Likeness(plan, i => i.Targets.Where(t => t.Kind == TargetKind.Target).Select(t => $"{t.Op}|{t.Value:0.####}|{t.By}")) >= 0.93);

    [Theory]
    [MemberData(nameof(Plans))]
    public void TargetRead_GoldTexts_FindsTheDates(string plan) =>
        Assert.True(Likeness(plan, i => i.Dates.Select(d => d.Due.ToString())) >= 0.95);

    private static double Likeness(string plan, Func<ReadItem, IEnumerable<string>> words)
    {
        var gold = GoldReading.Load(plan).Reading;
        int right = 0, extra = 0, missing = 0;
        foreach (var item in gold.Items.Concat(gold.BodyItems))
        {
            var read = TargetReader.Read(item.Text, gold.Plan.Year!.Value);
            var got = words(item with { Targets = read.Targets, Dates = read.Dates }).ToList();
            foreach (var wanted in words(item))
            {
                if (got.Remove(wanted)) right++;
                else missing++;
            }

            extra += got.Count;
        }

        return 2.0 * right / (2 * right + extra + missing);
    }

    private static string Key(ReadDeadline d) =>
        $"{d.Due} {d.Standing} {d.Cadence} {string.Join(",", d.Milestones.Select(m => $"{m.What} {m.Due}"))}";
}
