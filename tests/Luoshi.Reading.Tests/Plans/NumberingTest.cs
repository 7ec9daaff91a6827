using Luoshi.Reading.Plans;
using Xunit;

namespace Luoshi.Reading.Tests.Plans;

public class NumberingTest
{
    [Theory]
    [InlineData("一、加强党建", "ChineseComma", 1, "一、")]
    [InlineData("二十一、其他", "ChineseComma", 21, "二十一、")]
    [InlineData("（四十五）深化合作", "ChineseParen", 45, "（四十五）")]
    [InlineData("(十二) 做实签约", "ChineseParen", 12, "(十二)")]
    [InlineData("12. 夯实网底", "ArabicDot", 12, "12.")]
    [InlineData("3．做好免疫", "ArabicDot", 3, "3．")]
    [InlineData("4、建强专科", "ArabicDot", 4, "4、")]
    [InlineData("（3）完善机制", "ArabicParen", 3, "（3）")]
    [InlineData("2）完善机制", "ArabicHalfParen", 2, "2）")]
    [InlineData("③培训骨干", "Circled", 3, "③")]
    [InlineData("第三章 医疗服务", "Chapter", 3, "第三章")]
    [InlineData("二是推广试点", "ChineseIs", 2, "二是")]
    public void Read_NumberInFront_IsFoundAsPrinted(string text, string style, int value, string printed)
    {
        var marker = Numbering.Read(text);

        Assert.NotNull(marker);
        Assert.Equal((style, value, printed), (marker.Value.Style.ToString(), marker.Value.Value, text.Substring(marker.Value.Start, marker.Value.PrintedLength)));
    }

    [Theory]
    [InlineData("2.4个托位")]
    [InlineData("5.12护士节")]
    [InlineData("2023年工作")]
    [InlineData("85个健康细胞")]
    [InlineData("一季度一督查")]
    [InlineData("（试行）")]
    [InlineData("")]
    public void Read_FigureOrWord_IsNoNumber(string text) => Assert.Null(Numbering.Read(text));

    [Theory]
    [InlineData("12", 12)]
    [InlineData(" 8. ", 8)]
    [InlineData("十二", 12)]
    [InlineData("（三）", 3)]
    public void Alone_BareNumber_IsItsValue(string text, int value) => Assert.Equal(value, Numbering.Alone(text));

    [Theory]
    [InlineData("1.加强")]
    [InlineData("合计")]
    [InlineData("")]
    public void Alone_Words_AreNone(string text) => Assert.Null(Numbering.Alone(text));
}
