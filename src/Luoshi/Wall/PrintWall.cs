namespace Luoshi.Wall;

/// <summary>打印挂图: a wall chart as a document for the printer.</summary>
public static class PrintWall
{
    /// <summary>The machine has no Chinese font to draw with.</summary>
    public sealed record NoChineseFont() : Refusal("WL001",
        "本机没有中文字体，画不出挂图。请装一种再试：Debian、Ubuntu、统信、麒麟装 fonts-noto-cjk（apt install fonts-noto-cjk），CentOS、欧拉装 google-noto-sans-cjk-fonts，Windows 装“微软雅黑”或“黑体”；装好后重启本程序。也可以下载 svg，在有中文字体的电脑上打开打印。");

    /// <summary>There is no sheet of that number.</summary>
    public sealed record NoSuchSheet(int Number, int Of) : Refusal("WL002", $"这张挂图共{Of}张，没有第{Number}张。");

    /// <param name="font">Null where the machine has none.</param>
    /// <param name="isToday">The chart's day is today.</param>
    public static Result<byte[]> Pdf(WallView view, WallPaper paper, ChineseFont? font, bool isToday, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(view);
        return font is null ? new NoChineseFont() : PdfWriter.Write(WallLayout.Of(view, paper, isToday), Title(view), font, at);
    }

    /// <summary>One sheet of it as a drawing.</summary>
    /// <param name="number">From 1.</param>
    public static Result<byte[]> Svg(WallView view, WallPaper paper, bool isToday, int number = 1)
    {
        ArgumentNullException.ThrowIfNull(view);
        var sheets = WallLayout.Of(view, paper, isToday);
        return number < 1 || number > sheets.Count ? new NoSuchSheet(number, sheets.Count) : SvgWriter.Write(sheets[number - 1], Title(view));
    }

    private static string Title(WallView view) => $"{view.Plan.Facts.Title} 挂图作战";
}
