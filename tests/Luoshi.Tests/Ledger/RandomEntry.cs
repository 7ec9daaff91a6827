using Luoshi.Ledger;

namespace Luoshi.Tests.Ledger;

/// <summary>Entries that have a meaning on <see cref="SamplePlan"/>, in any order a seed gives.</summary>
internal static class RandomEntry
{
    public static NewEntry Next(Random random, IReadOnlyList<Guid> items, List<Guid> duties)
    {
        var item = items[random.Next(items.Count)];
        if (duties.Count == 0 || random.Next(6) == 0)
        {
            duties.Add(Guid.CreateVersion7());
            return new(new Dispatched($"第{duties.Count}单位", random.Next(2) == 0 ? DutyRole.Lead : DutyRole.Support, Day(random)), item, duties[^1]);
        }

        if (random.Next(3) == 0)
        {
            return random.Next(8) switch
            {
                0 => new(new Checked(), item),
                1 => new(new Closed(), item, Reason: "已完成"),
                2 => new(new Reopened(), item),
                3 => new(new Extended(Day(random), Day(random)), item),
                4 => new(new Corrected("deadline", default, StateJson.Element(SamplePlan.Item(1).Deadline with { Due = Day(random) })), item),
                5 => new(new Corrected("title", default, StateJson.Element($"云溪市工作要点（{random.Next(100)}）"))),
                6 => new(new FindingSettled(0, "照原文")),
                _ => new(new PutInForce(Day(random))),
            };
        }

        EntryFacts facts = random.Next(9) switch
        {
            0 => new SignedFor(),
            1 => new Reported(random.Next(101), "进展", null, [new TargetValue(0, random.Next(10) / 2m)]),
            2 => new Returned(),
            3 => new Accepted(),
            4 => new Urged("请抓紧"),
            5 => new Extended(Day(random), Day(random)),
            6 => new Instructed("抓紧办", Day(random)),
            7 => new Closed(),
            _ => new Reopened(),
        };
        return new(facts, DutyId: duties[random.Next(duties.Count)]);
    }

    private static DateOnly Day(Random random) => new DateOnly(2025, 1, 1).AddDays(random.Next(365));
}
