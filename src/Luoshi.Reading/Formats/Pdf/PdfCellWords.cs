using System.Text;
using System.Text.RegularExpressions;

namespace Luoshi.Reading.Formats.Pdf;

/// <summary>Lines of a cell to its words: a line that was full was broken by the layout, a short one ends an entry.</summary>
internal static partial class PdfCellWords
{
    private const string NeverFirst = "，。、；：？！）》」』”’%‰…,.;:?!)]";
    private const string NeverLast = "（《「『“‘([";

    /// <summary>Characters across, from which a cell holds sentences rather than names.</summary>
    private const int WideCell = 12;

    private const int NarrowCell = 4;

    private const string UnitEnds = "科室局办处股委会站所";

    private const string OrgansEnds = "院心队部校司会";
    private const string OrganStarts = "各省市县区州旗委局";

    private const string Surnames =
        "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺纳拜撒哈海洒";

    public static string Join(List<PdfLine> lines, double width)
    {
        var entries = new List<string>();
        var entry = new StringBuilder();
        var names = AreNames(lines);
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0 && ((names && lines[i].Text.Length > 1) || EndsUnit(lines, i - 1) || !IsWrapped(lines[i - 1], lines[i], width)))
            {
                entries.Add(entry.ToString());
                entry.Clear();
            }

            var joined = i > 0 && IsBrokenNumber(lines[i - 1], lines[i], width) ? entry + lines[i].Text : Meet(entry.ToString(), lines[i].Text);
            entry.Clear().Append(joined);
        }

        if (entry.Length > 0) entries.Add(entry.ToString());
        return CellText.Join(entries);
    }

    public static bool HoldsSentences(List<PdfLine> lines, double width) => lines.Count > 0 && width > lines[0].Size * WideCell;

    public static string Meet(string before, string after) => CellText.Meet(before, after);

    /// <summary>A number too long for its narrow cell: 100 above 8.</summary>
    private static bool IsBrokenNumber(PdfLine line, PdfLine next, double width) =>
        width < line.Size * NarrowCell && line.Text.All(char.IsAsciiDigit) && next.Text.All(char.IsAsciiDigit) && line.Width + line.Size * 0.5 > width - line.Size * 0.05;

    /// <summary>The next line's first characters that may not be parted would not have fitted behind this one.</summary>
    private static bool IsWrapped(PdfLine line, PdfLine next, double width)
    {
        if (NeverFirst.Contains(next.Text[0], StringComparison.Ordinal) || NeverLast.Contains(line.Text[^1], StringComparison.Ordinal)) return true;

        // A wide cell holds sentences: figures and marks kept together may leave a line up to a sixth short.
        if (width > line.Size * WideCell && line.Width > width * 0.84) return !Enumerated().IsMatch(next.Text);
        return line.Width + next.Size * Needed(line.Text, next.Text) > width - line.Size * 0.05;
    }

    /// <summary>Persons one below the other in a narrow cell, where a third character may stand on a line of its own.</summary>
    private static bool AreNames(List<PdfLine> lines) =>
        lines.Count > 1 && lines.Select((l, i) => l.Text.Length is 2 or 3
            ? Surnames.Contains(l.Text[0], StringComparison.Ordinal)
            : l.Text.Length == 1 && i > 0 && lines[i - 1].Text.Length == 2).All(fits => fits);

    private static bool EndsUnit(List<PdfLine> lines, int at) =>
        lines[at].Text.Length > 2 && lines[at + 1].Text.Length > 2
        && (UnitEnds.Contains(lines[at].Text[^1], StringComparison.Ordinal) || (OrgansEnds.Contains(lines[at].Text[^1], StringComparison.Ordinal) && OrganStarts.Contains(lines[at + 1].Text[0], StringComparison.Ordinal)))
        && lines.TrueForAll(l => l.Text.IndexOfAny(['、', '，', '；', '。']) < 0);

    /// <summary>Room, in characters, that the start of a line would have needed behind the line before; a quarter is set between Chinese and figures.</summary>
    public static double Needed(string line, string next) => Unbroken(next) + (line[^1] < 0x250 != next[0] < 0x250 ? 0.3 : 0);

    /// <summary>Widths, in characters, of what stays together at the start of a line.</summary>
    private static double Unbroken(string text)
    {
        double width = 0;
        var i = 0;
        while (i < text.Length && NeverLast.Contains(text[i], StringComparison.Ordinal))
        {
            width++;
            i++;
        }

        var start = i;
        while (i < text.Length && text[i] < 0x250 && !char.IsWhiteSpace(text[i]) && i - start < 30)
        {
            width += 0.5;
            i++;
        }

        if (i == start && i < text.Length)
        {
            width++;
            i++;
        }

        while (i < text.Length && NeverFirst.Contains(text[i], StringComparison.Ordinal))
        {
            width++;
            i++;
        }

        return width;
    }

    [GeneratedRegex(@"^(\d{1,3}[.．、]|[（(]?[一二三四五六七八九十]{1,3}[)）、]|[①-⑳])")]
    public static partial Regex Enumerated();
}
