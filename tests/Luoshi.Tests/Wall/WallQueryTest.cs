using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Tests.Progress;
using Luoshi.Tests.Units;
using Luoshi.Units;
using Luoshi.Wall;
using Xunit;

namespace Luoshi.Tests.Wall;

public sealed class WallQueryTest
{
    private static readonly DateOnly Day = new(2025, 6, 15);

    private static ItemState Item(int no, string? due, string section = "疾病防控", string leader = "林晓", params string[] steps)
    {
        var item = LitStates.Item(due, steps: steps);
        return item with { Facts = item.Facts with { No = no, NoPrinted = $"{no}", Title = $"事项{no}", SectionNo = section == "疾病防控" ? 1 : 2, Section = section, Leaders = leader.Split('、') } };
    }

    private static LitPlan Plan(IReadOnlyList<ItemState> items, params DutyState[] duties) => LitPlan.Of(new(LitStates.Plan(), items, duties), Day);

    private static WallView Ask(LitPlan plan, WallArrangement arrangement = WallArrangement.Section, LedgerFilter? filter = null, UnitTree? tree = null) =>
        WallQuery.Decide(plan, arrangement, filter ?? new(), tree ?? UnitTree.Empty);

    [Fact]
    public void Decide_Section_HoldsEveryItemInPrintedOrderWithTheLedgersLight()
    {
        var plan = Plan([Item(3, "2025-05-31", "基层卫生"), Item(1, "2025-12-31"), Item(2, "2025-06-30")]);
        var wall = Ask(plan);
        Assert.Equal(["疾病防控", "基层卫生"], wall.Groups.Select(g => g.Name));
        Assert.Equal([1, 2, 3], wall.Groups.SelectMany(g => g.Rows).Select(r => r.Item.Facts.No));

        var ledger = LedgerPageQuery.Decide(plan, new());
        Assert.Equal(
            ledger.Groups.SelectMany(g => g.Items).Select(i => (i.State.Id, i.Light)),
            wall.Groups.SelectMany(g => g.Rows).Select(r => (r.Item.State.Id, r.Light)));
        Assert.Equal(ledger.Lights, wall.Lights);
        Assert.Equal(1, wall.Lights[LightColor.Red]);
    }

    [Fact]
    public void Decide_Filter_IsTheLedgers()
    {
        var plan = Plan([Item(1, "2025-05-31"), Item(2, "2025-12-31", leader: "周舟"), Item(3, "2025-05-31", "基层卫生", "周舟")]);
        var wall = Ask(plan, filter: new() { Leader = "周舟", Light = LightColor.Red });
        Assert.Equal(3, Assert.Single(Assert.Single(wall.Groups).Rows).Item.Facts.No);
        Assert.Equal((1, 3), (wall.Items, wall.OfPlan));
        Assert.Equal(2, wall.Lights.Values.Sum());
    }

    [Fact]
    public void Decide_Leader_TwoOfAnItem_BothHaveIt()
    {
        var wall = Ask(Plan([Item(1, null, leader: "林晓、周舟"), Item(2, null, leader: "周舟")]), WallArrangement.Leader);
        Assert.Equal(["林晓:1", "周舟:1,2"], wall.Groups.Select(g => $"{g.Name}:{string.Join(',', g.Rows.Select(r => r.Item.Facts.No))}"));
        Assert.Equal(2, wall.Items);
    }

    [Fact]
    public void Decide_Unit_ShowsEachDutyWithItsOwnLightAndDate()
    {
        var directory = new SmallDirectory();
        var tree = directory.Tree;
        var item = Item(1, "2025-12-31");
        var lead = item.Duty(unit: "疾病预防控制科") with { UnitId = directory.Disease.Id, Percent = 40, LastReportAt = LitStates.At("2025-06-10") };
        var late = item.Duty(DutyRole.Support, "北屿县卫健局") with { UnitId = directory.North.Id, Due = new(2025, 5, 31) };
        var wall = Ask(Plan([item], late, lead), WallArrangement.Unit, tree: tree);
        Assert.Equal([directory.Disease.Id, directory.North.Id], wall.Groups.Select(g => g.UnitId!.Value));
        Assert.Equal(LightColor.Red, wall.Groups[1].Rows[0].Light.Color);
        Assert.Equal(new DateOnly(2025, 5, 31), wall.Groups[1].Rows[0].Due);
        Assert.Equal(40, wall.Groups[0].Rows[0].Percent);
        Assert.Null(wall.Groups[1].Rows[0].Percent);
    }

    [Fact]
    public void Decide_Matrix_PutsALightWhereAUnitHasADuty()
    {
        var (one, two) = (Item(1, "2025-12-31"), Item(2, "2025-05-31"));
        var lead = one.Duty(unit: "疾病预防控制科");
        var support = two.Duty(DutyRole.Support, "疾病预防控制科");
        var other = two.Duty(unit: "基层卫生科");
        var matrix = Ask(Plan([one, two], lead, support, other), WallArrangement.Matrix).Matrix!;
        Assert.Equal(["疾病预防控制科", "基层卫生科"], matrix.Columns.Select(c => c.Name));
        var rows = Assert.Single(matrix.Sections).Rows;
        Assert.Null(rows[0].Cells[1]);
        Assert.Equal((lead.Id, DutyRole.Lead), (rows[0].Cells[0]!.Duty.State.Id, rows[0].Cells[0]!.Role));
        Assert.Equal((LightColor.Red, DutyRole.Support), (rows[1].Cells[0]!.Duty.Light.Color, rows[1].Cells[0]!.Role));
        Assert.Equal(LightColor.Red, rows[1].Cells[1]!.Duty.Light.Color);
    }

    [Fact]
    public void Decide_Progress_IsThatOfTheLeadUnits()
    {
        var item = Item(1, "2025-12-31");
        var half = item.Duty() with { Percent = 50, LastReportAt = LitStates.At("2025-06-01") };
        var closed = item.Duty(unit: "人事科") with { Status = DutyStatus.Closed, ClosedOn = new(2025, 6, 2) };
        var support = item.Duty(DutyRole.Support, "青岚县卫生健康局") with { Percent = 5, LastReportAt = LitStates.At("2025-06-01") };
        Assert.Equal(75, Ask(Plan([item], half, closed, support)).Groups[0].Rows[0].Percent);
        Assert.Null(Ask(Plan([item], item.Duty())).Groups[0].Rows[0].Percent);
    }

    [Fact]
    public void Decide_Steps_StandAsTheLightSays()
    {
        var item = Item(1, "2025-12-31", steps: ["2025-03-31", "2025-05-31", "2025-09-30"]);
        var silent = item.Duty();
        var spoken = silent with { LastReportAt = LitStates.At("2025-04-02"), Percent = 30 };

        var row = Ask(Plan([item], spoken)).Groups[0].Rows[0];
        Assert.Equal([StepStatus.Met, StepStatus.Missed, StepStatus.Ahead], row.Steps.Select(s => s.Status));
        Assert.Equal(LightRule.StepOverdue, row.Light.Rule);

        var late = Ask(Plan([item], spoken with { LastReportAt = LitStates.At("2025-06-02") })).Groups[0].Rows[0];
        Assert.Equal([StepStatus.Met, StepStatus.Met, StepStatus.Ahead], late.Steps.Select(s => s.Status));
        Assert.NotEqual(LightColor.Red, late.Light.Color);
    }

    [Fact]
    public void Decide_StepOnTheDayThatWasExtended_IsVoid()
    {
        var item = Item(1, "2025-12-31", steps: ["2025-03-31", "2025-09-30"]) with { FirstDue = new(2025, 9, 30) };
        Assert.Equal([new DateOnly(2025, 3, 31)], Ask(Plan([item])).Groups[0].Rows[0].Steps.Select(s => s.Step.Due));
    }
}
