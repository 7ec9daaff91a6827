using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Luoshi.Reading.Formats.Scan;

/// <summary>A line of words that tesseract read, with its box in the picture it was given.</summary>
/// <param name="Picture">Which of the pictures, from 0.</param>
internal sealed partial record ScanWords(int Picture, string Text, int Left, int Top, int Right, int Bottom)
{
    private const int WordLevel = 5;

    /// <summary>Lines out of the table that tesseract writes (level, page_num, block_num, par_num, line_num, word_num, left, top, width, height, conf, text).</summary>
    public static List<ScanWords> Read(IEnumerable<string> table)
    {
        var lines = new List<ScanWords>();
        (string, string, string, string)? open = null;
        foreach (var row in table)
        {
            var fields = row.Split('\t');
            if (fields.Length < 12 || Number(fields[0]) != WordLevel) continue;
            var words = fields[11].Trim();
            if (words.Length == 0) continue;

            var (left, top, width, height) = (Number(fields[6]), Number(fields[7]), Number(fields[8]), Number(fields[9]));
            var line = (fields[1], fields[2], fields[3], fields[4]);
            if (open == line)
            {
                var last = lines[^1];
                lines[^1] = last with { Text = CellText.Meet(last.Text, words), Left = Math.Min(last.Left, left), Top = Math.Min(last.Top, top), Right = Math.Max(last.Right, left + width), Bottom = Math.Max(last.Bottom, top + height) };
            }
            else
            {
                lines.Add(new(Number(fields[1]) - 1, words, left, top, left + width, top + height));
                open = line;
            }
        }

        return [.. lines.Select(l => l with { Text = FullWidth(l.Text) })];
    }

    /// <summary>Widths of the characters in ems: half for Latin, one for Chinese.</summary>
    public static double Ems(char c) => c < 0x250 ? 0.5 : 1;

    /// <summary>Marks beside Chinese characters are full width, whatever was recognised.</summary>
    private static string FullWidth(string text)
    {
        const string half = ",;:?!()", full = "，；：？！（）";
        var mended = new StringBuilder(text);
        for (var i = 0; i < mended.Length; i++)
            if (half.IndexOf(mended[i], StringComparison.Ordinal) is var mark and >= 0 && ((i > 0 && IsChinese(mended[i - 1])) || (i + 1 < mended.Length && IsChinese(mended[i + 1]))))
                mended[i] = full[mark];
        return YearOfIssue().Replace(PerMille().Replace(mended.ToString(), "‰"), "〔$1〕");
    }

    /// <summary>‰ is not among the signs that tesseract knows in Chinese.</summary>
    [GeneratedRegex("(?<=[0-9])%[o0O]")]
    private static partial Regex PerMille();

    [GeneratedRegex(@"[【\[〔（(［]((?:19|20)\d\d)[】\]〕）)］](?=第?\d{1,4}号)")]
    private static partial Regex YearOfIssue();

    private static bool IsChinese(char c) => c is >= '\u3000' and <= '\u9FFF' or >= '\uFF00' and <= '\uFFEF';

    private static int Number(string field) => int.TryParse(field, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
