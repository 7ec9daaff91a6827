using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Tests.Progress;
using Luoshi.Units;
using Luoshi.Wall;

namespace Luoshi.Tests.Wall;

/// <summary>Invented wall charts of any length for tests of what is drawn.</summary>
internal static class WallOnPaper
{
    public static DateOnly Day { get; } = new(2025, 6, 15);

    public static WallView View(int items, WallArrangement arrangement = WallArrangement.Section, int sections = 3, Func<ItemState, ItemState>? with = null)
    {
        var states = Enumerable.Range(1, items).Select(no =>
        {
            var section = 1 + ((no - 1) * sections / items);
            var item = LitStates.Item(no % 5 == 0 ? "2025-05-31" : "2025-11-30", steps: no == 2 ? ["2025-04-15"] : []);
            item = item with { Facts = item.Facts with { No = no, NoPrinted = $"{no}", Title = $"第{no}项医疗卫生工作", SectionNo = section, Section = $"板块{section}与健康", Leaders = ["林晓"], LeadUnits = ["基层卫生科"] } };
            return with is null ? item : with(item);
        }).ToList();
        var duties = states.SelectMany(i => new[] { i.Duty(), i.Duty(Luoshi.Ledger.DutyRole.Support, $"{(i.Facts.No % 40) + 1}号卫生院") }).ToList();
        return WallQuery.Decide(LitPlan.Of(new(LitStates.Plan(), states, duties), Day), arrangement, new(), UnitTree.Empty) with { Seal = new(1234, new string('a', 64)) };
    }
}
