using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Luoshi.Papers;
using Xunit;

namespace Luoshi.Tests.Papers;

/// <summary>Papers are measured on the page that LibreOffice prints, not in the file.</summary>
public sealed class OfficialDocxTest
{
    private const string Character = "落";

    private static readonly OfficialPaper Paper = new()
    {
        Mark = "泽宁市卫生健康委员会督查通报",
        Number = "〔2026〕第3期",
        Title = "关于《泽宁市2026年卫生健康工作要点》第一季度落实情况的通报",
        Addressee = "各县（区）卫生健康局，委直属各单位",
        Body =
        [
            new PaperParagraph("现将落实情况通报如下。"),
            new PaperParagraph("一、总体情况", PaperLevel.First),
            new PaperParagraph("（一）进展", PaperLevel.Second),
            .. Enumerable.Range(0, 6).Select(_ => new PaperParagraph(string.Concat(Enumerable.Repeat(Character, 280)))),
        ],
        Annexes = [new("事项进展情况表", [new PaperTable([new("序号", 1, true), new("事项", 5), new("灯", 1, true)], [["1", "健全监测预警网络", "正常"], ["2", "推进县域医共体", "滞后"]])]), new("问题清单", [new PaperParagraph("无。")])],
        Issuer = "泽宁市卫生健康委员会",
        Date = new(2026, 4, 3),
        CopyTo = "市委督查室，市政府督查室",
        PrintedBy = "泽宁市卫生健康委员会办公室",
        PrintedOn = new(2026, 4, 3),
    };

    [Fact]
    public void Write_TheSamePaper_GivesTheSameBytes() => Assert.Equal(OfficialDocx.Write(Paper), OfficialDocx.Write(Paper with { }));

    [Fact]
    public void Write_AnyPaper_IsAValidDocument()
    {
        foreach (var paper in new[] { Paper, Paper with { SignedBy = "顾怀谦", Sealed = true }, Paper with { Mark = null, Annexes = [], PrintedBy = null } })
        {
            using var package = WordprocessingDocument.Open(new MemoryStream(OfficialDocx.Write(paper)), false);
            var errors = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}");
            Assert.Empty(errors);
        }
    }

    [Fact]
    public void Page_AsPrinted_HasTheMarginsLinesAndCharactersOfTheStandard()
    {
        using var printed = RenderedPaper.Of(OfficialDocx.Write(Paper));
        var page = printed.Lines(2);
        var body = page.Where(l => l.Text.Contains(Character, StringComparison.Ordinal)).ToList();

        // 280 characters after an indent of two: lines of 28, then 28 to the end.
        Assert.Equal(PageFigures.LinesAPage, body.Count);
        Assert.Equal(PageFigures.CharactersALine, body.Max(l => l.Text.Length));
        Assert.Equal(PageFigures.CharactersALine, body.GroupBy(l => l.Text.Length).MaxBy(g => g.Count())!.Key);
        Assert.All(body, l => Assert.Equal(16, l.FontSize, 1));
        Assert.InRange(body.Min(l => l.Left), 27.5, 28.5);
        Assert.InRange(body.Max(l => l.Right), 183.0, 184.8);
        Assert.InRange(body[0].InkTop, 36, 41);
        Assert.InRange(body[^1].InkBottom, 257, 262.5);
        Assert.InRange((body[^1].BaseLine - body[0].BaseLine) / 21, 10.18, 10.26);
    }

    [Fact]
    public void PageNumber_AsPrinted_StandsOutsideOneCharacterInBelowTheTypeArea()
    {
        using var printed = RenderedPaper.Of(OfficialDocx.Write(Paper));
        var (odd, even) = (printed.Line(1, "—1"), printed.Line(2, "—2"));
        Assert.Equal("—1—", odd.Text);
        Assert.Equal(14, odd.FontSize, 1);
        Assert.InRange(odd.Right, 184 - 4.94 - 0.8, 184 - 4.94 + 0.8);
        Assert.InRange(even.Left, 28 + 4.94 - 0.8, 28 + 4.94 + 0.8);
        var dash = odd.Letters[0].BoundingBox;
        Assert.InRange(PageFigures.PageHeight - RenderedPaper.Millimetres((dash.Top + dash.Bottom) / 2), 262 + 6, 262 + 8);
    }

    [Fact]
    public void Head_AsPrinted_StandsWhereTheStandardSays()
    {
        using var printed = RenderedPaper.Of(OfficialDocx.Write(Paper));
        var mark = printed.Line(1, Paper.Mark!);
        Assert.InRange(mark.InkTop, 37 + 35 - 1, 37 + 35 + 3);
        Assert.True(mark.Right - mark.Left <= 156);
        Assert.Equal(106, (mark.Left + mark.Right) / 2, 0);

        var number = printed.Line(1, "〔2026〕");
        Assert.Equal(16, number.FontSize, 1);
        Assert.Equal(106, (number.Left + number.Right) / 2, 0);
        var red = Assert.Single(printed.Rules(1).Where(r => r.Colour == "1,0,0").Distinct());
        Assert.InRange(red.FromTop - number.InkBottom, 3, 5);
        Assert.InRange(red.Length, 155, 157);
        Assert.InRange(red.FromLeft, 27.5, 28.5);

        var title = printed.Lines(1).Where(l => Math.Abs(l.FontSize - 22) < 0.5).ToList();
        Assert.Equal(Paper.Title, string.Concat(title.Select(l => l.Text)));
        Assert.InRange(title[0].InkTop - red.FromTop, 2 * 10.2, 3 * 10.2);
        var addressee = printed.Line(1, "各县");
        Assert.EndsWith("：", addressee.Text, StringComparison.Ordinal);
        Assert.InRange(addressee.Left, 27.5, 28.5);
        Assert.Contains(printed.Lines(1), l => l.Text.StartsWith("现将", StringComparison.Ordinal));
    }

    [Fact]
    public void Foot_AsPrinted_HasSignatureDateAndImprint()
    {
        using var printed = RenderedPaper.Of(OfficialDocx.Write(Paper));
        var at = Enumerable.Range(1, printed.Pages).First(p => printed.Lines(p).Any(l => l.Text == Paper.Issuer));
        var (issuer, date) = (printed.Line(at, Paper.Issuer!), printed.Line(at, "2026年4月3日"));
        var two = 2 * 15.75 / 72 * 25.4;
        Assert.InRange(184 - issuer.Right, two - 1, two + 1);
        Assert.InRange(date.Left - issuer.Left, two - 2.5, two + 2.5);

        var last = printed.Pages;
        var copy = printed.Line(last, "抄送：");
        var rules = printed.Rules(last).Where(r => r.Length > 150 && r.FromTop > copy.InkTop - 10).DistinctBy(r => Math.Round(r.FromTop, 1)).ToList();
        Assert.Equal(3, rules.Count);
        Assert.InRange(rules[^1].FromTop, 258, 263);
        Assert.True(rules[0].Thick > rules[1].Thick);
        Assert.Equal(14, copy.FontSize, 1);
        Assert.InRange(copy.Left, 28 + 4.94 - 1, 28 + 4.94 + 1);
        Assert.Contains(printed.Lines(last), l => l.Text.EndsWith("2026年4月3日印发", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("关于第一季度督查情况的通报", 1)]
    [InlineData("关于《泽宁市2026年卫生健康工作要点》第一季度落实情况的通报", 2)]
    public void TitleLines_OfATitle_BreakWhereTheSenseAllows(string title, int lines)
    {
        var broken = TitleLines.Of(title);
        Assert.Equal(lines, broken.Count);
        Assert.Equal(title, string.Concat(broken));
        Assert.All(broken, l => Assert.True(l.Length <= TitleLines.Longest));
        Assert.All(broken.SkipLast(1), l => Assert.Contains(l[^1], "的》、，年作况"));
    }
}
