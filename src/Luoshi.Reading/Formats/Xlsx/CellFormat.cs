using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Luoshi.Reading.Formats.Docx;

namespace Luoshi.Reading.Formats.Xlsx;

/// <summary>Writes a stored number as its cell shows it: a date as 2023年6月30日, a share as 95%, the unit in the pattern behind it.</summary>
internal static partial class CellFormat
{
    /// <summary>Patterns that have only a number in the file (ECMA-376 part 1, 18.8.30, with the Chinese ones).</summary>
    private static readonly Dictionary<int, string> BuiltIn = new()
    {
        [1] = "0", [2] = "0.00", [3] = "#,##0", [4] = "#,##0.00", [9] = "0%", [10] = "0.00%",
        [14] = "yyyy-m-d", [15] = "d-mmm-yy", [16] = "d-mmm", [17] = "mmm-yy", [18] = "h:mm", [19] = "h:mm:ss", [20] = "h:mm", [21] = "h:mm:ss", [22] = "yyyy-m-d h:mm",
        [27] = "yyyy年m月", [28] = "m月d日", [29] = "m月d日", [30] = "m-d-yy", [31] = "yyyy年m月d日", [32] = "h:mm", [33] = "h:mm:ss", [34] = "h:mm", [35] = "h:mm:ss", [36] = "yyyy年m月",
        [45] = "mm:ss", [46] = "h:mm:ss", [47] = "mm:ss",
        [50] = "yyyy年m月", [51] = "m月d日", [52] = "yyyy年m月", [53] = "m月d日", [54] = "m月d日", [55] = "h:mm", [56] = "h:mm:ss", [57] = "yyyy年m月", [58] = "m月d日",
    };

    /// <summary>Days between the two calendars an Excel file may count in.</summary>
    private const int From1904 = 1462;

    public static string? Pattern(int id) => BuiltIn.GetValueOrDefault(id);

    public static string Write(string stored, string? pattern, bool since1904)
    {
        if (!double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return stored;
        if (string.IsNullOrEmpty(pattern)) return Plain(number);

        var sections = pattern.Split(';');
        var section = number < 0 && sections.Length > 1 && sections[1].Length > 0 ? sections[1] : sections[0];
        var chinese = section.Contains("[DBNum", StringComparison.OrdinalIgnoreCase);
        var bare = Bracketed().Replace(section, m => IsElapsed(m.Value) ? "h" : "");
        var letters = Literal().Replace(bare, "").Replace("General", "", StringComparison.OrdinalIgnoreCase).Replace("G/通用格式", "", StringComparison.Ordinal).ToLowerInvariant();
        if (letters.IndexOfAny(['y', 'm', 'd', 'h', 's', 'e']) >= 0 && !Exponent().IsMatch(letters)) return Date(number, letters, since1904) ?? Plain(number);
        if (chinese && number is >= 0 and < 100_000 && number == Math.Floor(number)) return NumberFormat.Write((int)number, "chineseCountingThousand");
        return Figures(number, bare, sections.Length > 1);
    }

    /// <summary>Fifteen digits, as Excel shows at most: 0.30000000000000004 is 0.3.</summary>
    private static string Plain(double number)
    {
        var text = number.ToString("G15", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal) && Math.Abs(number) is < 1e18 and > 1e-9 ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : text;
    }

    private static string? Date(double serial, string letters, bool since1904)
    {
        var days = serial + (since1904 ? From1904 : 0);
        if (days is < 0 or > 2_958_465.99999) return null;

        // Excel counts 29 February 1900, which never was: days before it are one off.
        var at = DateTime.FromOADate(days < 60 ? days + 1 : days);
        at = new DateTime((at.Ticks + TimeSpan.TicksPerSecond / 2) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond);
        var hours = letters.Contains('h', StringComparison.Ordinal) || letters.Contains('s', StringComparison.Ordinal);
        var calendar = Weekday().Replace(Minutes().Replace(letters, ""), "");
        var (year, month, day) = (calendar.IndexOfAny(['y', 'e']) >= 0, calendar.Contains('m', StringComparison.Ordinal), calendar.Contains('d', StringComparison.Ordinal));

        var text = (year ? $"{at.Year}年" : "") + (month ? $"{at.Month}月" : "") + (day ? $"{at.Day}日" : "");
        if (text.Length == 0) return hours ? at.ToString("H:mm") : $"{at.Year}年{at.Month}月{at.Day}日";
        return hours && at.TimeOfDay != TimeSpan.Zero ? $"{text} {at:H:mm}" : text;
    }

    private static string Figures(double number, string pattern, bool hasNegative)
    {
        var (before, after) = (new StringBuilder(), new StringBuilder());
        var placeholders = new StringBuilder();
        var shares = false;
        var general = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var sign = pattern[i];
            if (sign == '"')
            {
                var close = pattern.IndexOf('"', i + 1);
                if (close < 0) break;
                Say(pattern[(i + 1)..close]);
                i = close;
            }
            else if (sign is '\\' or '!' && i + 1 < pattern.Length)
            {
                Say(pattern[++i].ToString());
            }
            else if (sign is '_' or '*')
            {
                i++;
            }
            else if (pattern.AsSpan(i).StartsWith("General", StringComparison.OrdinalIgnoreCase))
            {
                general = true;
                i += 6;
            }
            else if (pattern.AsSpan(i).StartsWith("G/通用格式", StringComparison.Ordinal))
            {
                general = true;
                i += 5;
            }
            else if (sign is '0' or '#' or '?' or '.' or ',')
            {
                placeholders.Append(sign);
            }
            else if (sign == '%')
            {
                shares = true;
                Say("%");
            }
            else if (sign != '@')
            {
                Say(sign.ToString());
            }
        }

        var shown = shares ? number * 100 : number;
        if (hasNegative && number < 0) shown = Math.Abs(shown);
        string figures;
        if (general || placeholders.Length == 0)
        {
            figures = Plain(shown);
        }
        else
        {
            var parts = placeholders.ToString().Split('.', 2);
            var whole = new string('0', Math.Max(1, parts[0].Count(c => c == '0')));
            var decimals = parts.Length > 1 ? "." + new string([.. parts[1].Where(c => c is '0' or '#' or '?').Select(c => c == '0' ? '0' : '#')]) : "";
            figures = shown.ToString(whole + (decimals == "." ? "" : decimals), CultureInfo.InvariantCulture);
        }

        return (before + figures + after).Trim();

        void Say(string words) => (placeholders.Length > 0 || general ? after : before).Append(words);
    }

    private static bool IsElapsed(string bracket) => bracket.Length > 2 && bracket[1..^1].All(c => c is 'h' or 'H' or 'm' or 'M' or 's' or 'S');

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Bracketed();

    [GeneratedRegex("\"[^\"]*\"|\\\\.|_.|\\*.|上午/下午|AM/PM|A/P", RegexOptions.IgnoreCase)]
    private static partial Regex Literal();

    [GeneratedRegex(@"[0#?.]e[+-]", RegexOptions.IgnoreCase)]
    private static partial Regex Exponent();

    /// <summary>An m next to hours or seconds is minutes.</summary>
    [GeneratedRegex(@"h+[^ymds]*m+|m+[^ymdh]*s+")]
    private static partial Regex Minutes();

    [GeneratedRegex("d{3,}|a{3,}")]
    private static partial Regex Weekday();
}
