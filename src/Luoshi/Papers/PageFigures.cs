namespace Luoshi.Papers;

/// <summary>A font of official papers by its usual name, and what stands in where a machine lacks it.</summary>
/// <remarks>Fonts are named in the file and never shipped.</remarks>
public sealed record PaperFont(string Name, string Instead)
{
    public static PaperFont Heading { get; } = new("方正小标宋简体", "方正小标宋_GBK,华文中宋,宋体,SimSun,Noto Serif CJK SC");

    public static PaperFont Body { get; } = new("仿宋_GB2312", "仿宋,FangSong,华文仿宋,Noto Serif CJK SC");

    public static PaperFont Kai { get; } = new("楷体_GB2312", "楷体,KaiTi,华文楷体,Noto Serif CJK SC");

    public static PaperFont Black { get; } = new("黑体", "SimHei,华文黑体,Noto Sans CJK SC");

    public static PaperFont Song { get; } = new("宋体", "SimSun,华文宋体,Noto Serif CJK SC");

    public static IReadOnlyList<PaperFont> All { get; } = [Heading, Body, Kai, Black, Song];
}

/// <summary>Figures of GB/T 9704-2012, all in one table: millimetres on the page, points of type, lines and characters.</summary>
public static class PageFigures
{
    public const double PageWidth = 210, PageHeight = 297;

    /// <summary>天头、订口: top and binding margin.</summary>
    public const double Top = 37, Left = 28;

    /// <summary>版心: the type area.</summary>
    public const double TypeWidth = 156, TypeHeight = 225;

    public const double Right = PageWidth - Left - TypeWidth, Bottom = PageHeight - Top - TypeHeight;

    public const int LinesAPage = 22, CharactersALine = 28;

    /// <summary>发文机关标志: from the top of the type area to its upper edge; no larger than this, and never wider than the type area.</summary>
    public const double MarkBelowTop = 35, MarkLargest = 60;

    /// <summary>Lines left empty: between mark and number, red line and title, title and addressee, body and what follows it.</summary>
    public const int LinesAboveNumber = 2, LinesAboveTitle = 2, LinesAboveAddressee = 1, LinesBelowBody = 1;

    /// <summary>红色分隔线: below the number, and its thickness.</summary>
    public const double RedLineBelowNumber = 4, RedLine = 0.7;

    public const string Red = "FF0000";

    /// <summary>2号, 3号, 4号, and the type of annexed tables (小四, 五号).</summary>
    public const double Size2 = 22, Size3 = 16, Size4 = 14, TableHead = 12, TableText = 10.5;

    /// <summary>页码: its dash is so far below the type area, one character in from the outer edge.</summary>
    public const double PageNumberBelow = 7;

    /// <summary>首行缩进; 署名右空; 成文日期右移; 加盖印章时成文日期右空: characters.</summary>
    public const int FirstLine = 2, SignatureFromRight = 2, DateFurtherRight = 2, SealedDateFromRight = 4;

    /// <summary>版记: outer and inner rules.</summary>
    public const double ImprintOuter = 0.35, ImprintInner = 0.25;

    /// <summary>Pitch of a title's lines, in twentieths of a point: one and a half times its type.</summary>
    public const int TitlePitch = (int)(Size2 * 20 * 1.5);

    /// <summary>Pitch of lines, in twentieths of a point: 225 mm over 22 lines, rounded down so that the last line fits.</summary>
    public static int LinePitch { get; } = (int)(TypeHeight / MillimetresAnInch * 1440 / LinesAPage);

    /// <summary>What each character is set closer by, in twentieths of a point: 28 of 16 points are wider than 156 mm.</summary>
    public static int CharacterSpacing { get; } = (int)Math.Floor(((TypeWidth / MillimetresAnInch * 72) - (CharactersALine * Size3)) / CharactersALine * 20);

    /// <summary>Width of a character of the body with its spacing, in twentieths of a point.</summary>
    public static int Character { get; } = (int)(Size3 * 20) + CharacterSpacing;

    private const double MillimetresAnInch = 25.4;

    /// <summary>Millimetres in twentieths of a point.</summary>
    public static int Twips(double millimetres) => (int)Math.Round(millimetres / MillimetresAnInch * 1440);

    /// <summary>The thickness of a rule in eighths of a point.</summary>
    public static uint Eighths(double millimetres) => (uint)Math.Round(millimetres / MillimetresAnInch * 72 * 8);
}
