using Luoshi.Progress;
using Luoshi.Tests.Progress;
using Luoshi.Wall;
using Xunit;

namespace Luoshi.Tests.Wall;

public sealed class WallBarTest
{
    private static readonly WallYear Year = new(2025);

    private static readonly DateOnly Day = new(2025, 6, 15);

    private static WallRow Row(string? due, string from = "2025-03-01", string? first = null, string? closed = null, int? percent = null)
    {
        var item = LitStates.Item(due);
        var lit = new LitItem(item, LightRule.Of(LitStates.Plan(), item, [], Day).Light, []);
        return new(lit, null, lit.Light, LitStates.Day(from), item.Due, first is null ? null : LitStates.Day(first), closed is null ? null : LitStates.Day(closed), percent, []);
    }

    [Theory]
    [InlineData("2025-01-01", 0, 1 / 31.0)]
    [InlineData("2025-03-01", 2, 1 / 31.0)]
    [InlineData("2025-12-31", 11 + (30 / 31.0), 1 / 31.0)]
    public void Year_Day_StandsInItsMonth(string day, double months, double width)
    {
        Assert.Equal(months / 12, Year.Morning(LitStates.Day(day)), 6);
        Assert.Equal((months + width) / 12, Year.Evening(LitStates.Day(day)), 6);
    }

    [Fact]
    public void Year_DayOutside_StandsAtTheEdge()
    {
        Assert.Equal(0, Year.Morning(new(2024, 11, 5)));
        Assert.Equal(1, Year.Evening(new(2026, 2, 1)));
    }

    [Fact]
    public void Of_OpenRow_RunsFromItsFirstDayToItsLast()
    {
        var bar = WallBar.Of(Row("2025-09-30", percent: 50), Year, Day);
        Assert.Equal((2 / 12.0, 9 / 12.0), (Math.Round(bar.From, 9), Math.Round(bar.To, 9)), Near);
        Assert.Equal(5.5 / 12, bar.Fill!.Value, 6);
        Assert.Equal(9 / 12.0, bar.End!.Value, 6);
        Assert.Equal((null, null, null), (bar.Over, bar.Slip, bar.Shut));
    }

    [Fact]
    public void Of_Extended_KeepsTheFirstDate()
    {
        var bar = WallBar.Of(Row("2025-12-31", first: "2025-10-31"), Year, Day);
        Assert.Equal(10 / 12.0, bar.Slip!.Value, 6);
        Assert.Equal(1, bar.End!.Value, 6);
    }

    [Fact]
    public void Of_Overdue_RunsOnToTheDay()
    {
        var bar = WallBar.Of(Row("2025-05-31"), Year, Day);
        Assert.Equal(5 / 12.0, bar.To, 6);
        Assert.Equal(5.5 / 12, bar.Over!.Value, 6);
    }

    [Fact]
    public void Of_Closed_EndsOnThatDay()
    {
        var bar = WallBar.Of(Row("2025-05-31", closed: "2025-04-30", percent: 100), Year, Day);
        Assert.Equal(4 / 12.0, bar.To, 6);
        Assert.Equal(4 / 12.0, bar.Shut!.Value, 6);
        Assert.Equal((null, null, null), (bar.Over, bar.End, bar.Fill));
    }

    [Fact]
    public void Of_Standing_RunsToTheEdgeWithoutAnEnd()
    {
        var bar = WallBar.Of(Row(null), Year, Day);
        Assert.Equal(1, bar.To);
        Assert.Null(bar.End);
    }

    [Fact]
    public void Of_DueBeforeItBegan_IsNoBarBackwards()
    {
        var bar = WallBar.Of(Row("2025-02-10"), Year, Day);
        Assert.True(bar.From <= bar.To);
    }

    [Theory]
    [InlineData("疾病防控与公共卫生", 7, "疾病防控与公共卫生")]
    [InlineData("疾病防控与公共卫生", 4, "疾病防控|与公共卫生")]
    [InlineData("体制改革科", 3, "体制改|革科")]
    [InlineData("办公室", 1, null)]
    public void GroupName_Columns_FitTheRows(string name, int rows, string? columns) =>
        Assert.Equal(columns, WallGroupName.Columns(name, rows) is { } fit ? string.Join('|', fit) : null);

    private static bool Near((double From, double To) one, (double From, double To) other) => Math.Abs(one.From - other.From) < 1e-6 && Math.Abs(one.To - other.To) < 1e-6;
}
