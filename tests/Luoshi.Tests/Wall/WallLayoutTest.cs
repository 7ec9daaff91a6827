using Luoshi.Wall;
using Xunit;

namespace Luoshi.Tests.Wall;

public sealed class WallLayoutTest
{
    public static TheoryData<string> Sizes => [.. WallPaper.Sizes.Select(s => s.Name)];

    private static IEnumerable<string> Texts(Sheet sheet) => sheet.Shapes.OfType<Words>().Select(w => w.Text);

    private static IEnumerable<string> Titles(Sheet sheet) => Texts(sheet).Where(t => t.EndsWith("项医疗卫生工作", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Of_ManyItems_EachStandsOnOneSheetInLettersLargeEnough(string size)
    {
        var paper = WallPaper.Find(size)!;
        foreach (var items in new[] { 1, 37, 120, 500 })
        {
            var sheets = WallLayout.Of(WallOnPaper.View(items), paper, isToday: true);
            Assert.Equal(Enumerable.Range(1, items).Select(no => $"第{no}项医疗卫生工作"), sheets.SelectMany(Titles));
            Assert.All(sheets.SelectMany(s => s.Shapes).OfType<Words>().Where(w => w.Text.EndsWith("项医疗卫生工作", StringComparison.Ordinal)), w => Assert.True(w.Size >= paper.Letter * .87, $"{w.Size} on {size}"));
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Of_AnyArrangement_NothingStandsOutsideItsSheet(string size)
    {
        var paper = WallPaper.Find(size)!;
        foreach (var arrangement in Enum.GetValues<WallArrangement>())
            foreach (var sheet in WallLayout.Of(WallOnPaper.View(60, arrangement), paper, isToday: false))
                Assert.All(sheet.Shapes.OfType<Words>(), w =>
                {
                    var width = WordWidth.Of(w.Text) * w.Size;
                    var left = w.Anchor switch { Anchor.Start => w.X, Anchor.Middle => w.X - (width / 2), _ => w.X - width };
                    Assert.True(left >= 0 && left + width <= sheet.Width && w.Y > 0 && w.Y < sheet.Height, $"{w} on {size}");
                });
    }

    [Fact]
    public void Of_Days_StandWhereTheirMonthsAre()
    {
        var view = WallOnPaper.View(7, sections: 1);
        var sheet = Assert.Single(WallLayout.Of(view, WallPaper.Usual, isToday: true));
        var months = sheet.Shapes.OfType<Words>().Where(w => w.Text.EndsWith('月') && w.Text.Length <= 3).ToDictionary(w => w.Text, w => w.X);
        var month = (months["12月"] - months["1月"]) / 11;

        // 30 November ends the eleventh month: a twelfth left of the year's edge.
        var ends = sheet.Shapes.OfType<Stroke>().Where(s => s.X1 == s.X2 && s.Ink == Ink.Second && s.Dash == 0).Select(s => Math.Round(s.X1, 6)).Distinct().ToList();
        Assert.Contains(ends, x => Math.Abs(x - (months["12月"] - (WallPaper.Usual.Letter * .3))) < .01);
        var today = Assert.Single(sheet.Shapes.OfType<Stroke>(), s => s.Ink == Ink.Accent);
        Assert.Equal(months["1月"] - (WallPaper.Usual.Letter * .3) + (month * (5 + (14.5 / 30))), today.X1, 3);
        Assert.Contains("今天 6月15日", Texts(sheet));
    }

    [Fact]
    public void Of_Extended_KeepsTheFirstDateStruckThrough()
    {
        var view = WallOnPaper.View(1, sections: 1, with: i => i with { FirstDue = new(2025, 9, 30) });
        var sheet = Assert.Single(WallLayout.Of(view, WallPaper.Usual, isToday: true));
        var first = Assert.Single(sheet.Shapes.OfType<Words>(), w => w.Text == "9月30日");
        Assert.Contains(sheet.Shapes.OfType<Stroke>(), s => s.Y1 == s.Y2 && Math.Abs(s.X2 - first.X) < .01 && s.Y1 < first.Y && s.Y1 > first.Y - first.Size);
        Assert.Contains(sheet.Shapes.OfType<Stroke>(), s => s.Dash > 0);
    }

    [Fact]
    public void Of_Steps_AreNamedUnderTheirMark()
    {
        var sheet = Assert.Single(WallLayout.Of(WallOnPaper.View(3, sections: 1), WallPaper.Usual, isToday: true));
        var name = Assert.Single(sheet.Shapes.OfType<Words>(), w => w.Text == "完成主体");
        Assert.Equal(Ink.Late, name.Ink);
        Assert.Contains(sheet.Shapes.OfType<Polygon>(), p => p.Outline == Ink.Late && Math.Abs(p.Corners[0].X - name.X) < .01);
    }

    [Fact]
    public void Of_SeveralSheets_SayWhichOne()
    {
        var sheets = WallLayout.Of(WallOnPaper.View(120), WallPaper.Usual, isToday: true);
        Assert.True(sheets.Count > 1);
        for (var n = 0; n < sheets.Count; n++) Assert.Contains(Texts(sheets[n]), t => t.Contains($"第{n + 1}张，共{sheets.Count}张", StringComparison.Ordinal));
    }

    [Fact]
    public void Pages_GroupThatFitsASheet_IsNotPartedForAFewRows()
    {
        int[] groups = [20, 15, 18, 9, 30];
        var pages = WallPages.Of(groups, g => g, 40);
        Assert.All(pages, p => Assert.InRange(p.Sum(x => x.Count), 1, 40));
        Assert.Equal(groups.Sum(), pages.Sum(p => p.Sum(x => x.Count)));
        Assert.Equal(groups, pages.SelectMany(p => p).GroupBy(x => x.Group).Select(g => g.Sum(x => x.Count)));
    }
}
