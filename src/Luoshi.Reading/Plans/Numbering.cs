using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans;

/// <summary>The shapes of a number in front of a heading, a paragraph or a measure.</summary>
internal enum MarkerStyle
{
    /// <summary>第一章, 第二部分.</summary>
    Chapter,

    /// <summary>一、</summary>
    ChineseComma,

    /// <summary>（一）</summary>
    ChineseParen,

    /// <summary>1. 1、 1．</summary>
    ArabicDot,

    /// <summary>（1）</summary>
    ArabicParen,

    /// <summary>1）</summary>
    ArabicHalfParen,

    /// <summary>①</summary>
    Circled,

    /// <summary>一是</summary>
    ChineseIs,

    /// <summary>第一条</summary>
    Article,

    /// <summary>第一，</summary>
    Ordinal,

    /// <summary>任务一：</summary>
    Named,
}

/// <summary>A number as printed in front of words.</summary>
/// <param name="Style">Its shape.</param>
/// <param name="Value">Its value.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="PrintedLength">Characters of the number itself.</param>
/// <param name="End">Where the words begin, white space passed over.</param>
internal readonly record struct Marker(MarkerStyle Style, int Value, int Start, int PrintedLength, int End);

/// <summary>Reads the numbers officials put in front of headings, paragraphs and measures.</summary>
internal static partial class Numbering
{
    private const string Bullets = "★☆◆◇●○■□▲△▪※";

    private const string ChineseDigits = "零一二三四五六七八九十百〇两";

    /// <summary>The number that <paramref name="text"/> begins with at <paramref name="from"/>, white space passed over.</summary>
    public static Marker? Read(string text, int from = 0)
    {
        var start = from;
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || text[start] == '*' || Bullets.Contains(text[start], StringComparison.Ordinal))) start++;
        if (start >= text.Length) return null;
        var c = text[start];

        if (c == '第') return Chapter(text, start);
        if (c is '（' or '(' or '〔' or '［' or '【')
        {
            var at = SkipSpace(text, start + 1);
            if (Chinese(text, ref at) is { } chinese && Closes(text, ref at)) return Made(MarkerStyle.ChineseParen, chinese, text, start, at);
            at = SkipSpace(text, start + 1);
            if (Arabic(text, ref at) is { } arabic && Closes(text, ref at)) return Made(MarkerStyle.ArabicParen, arabic, text, start, at);
            return null;
        }

        if (c is >= '①' and <= '⑳') return Made(MarkerStyle.Circled, c - '①' + 1, text, start, start + 1);
        if (c is >= '㈠' and <= '㈩') return Made(MarkerStyle.ChineseParen, c - '㈠' + 1, text, start, start + 1);
        if (c is >= '⑴' and <= '⒇') return Made(MarkerStyle.ArabicParen, c - '⑴' + 1, text, start, start + 1);
        if (c is >= '⒈' and <= '⒛') return Made(MarkerStyle.ArabicDot, c - '⒈' + 1, text, start, start + 1);

        var end = start;
        if (char.IsAsciiDigit(c) || c is >= '０' and <= '９')
        {
            if (Arabic(text, ref end) is not { } value || end >= text.Length) return null;
            if (text[end] is '）' or ')') return Made(MarkerStyle.ArabicHalfParen, value, text, start, end + 1);
            if (text[end] is not ('.' or '．' or '、')) return null;
            // 2.4个 is a quantity and 5.12 a day: no number stands directly before another figure.
            if (end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]) && text[end] != '、') return null;
            return Made(MarkerStyle.ArabicDot, value, text, start, end + 1);
        }

        if (Chinese(text, ref end) is { } number && end < text.Length)
        {
            var mark = SkipSpace(text, end);
            if (mark < text.Length && text[mark] is '、' or '.' or '．') return Made(MarkerStyle.ChineseComma, number, text, start, mark + 1);
            if (text[end] == '是' && number < 20) return Made(MarkerStyle.ChineseIs, number, text, start, end + 1);
            if (text[end] is '）' or ')') return Made(MarkerStyle.ChineseParen, number, text, start, end + 1);
        }

        if ("重主具专年任项行工事举措攻战实民改板清".Contains(c, StringComparison.Ordinal) && NamedNumber().Match(text, start) is { Success: true } named)
        {
            var at = named.Groups["n"].Index;
            if ((Chinese(text, ref at) ?? Arabic(text, ref at)) is { } value) return Made(MarkerStyle.Named, value, text, start, start + named.Length);
        }

        return null;
    }

    /// <summary>攻坚一　急诊提能: a named number parted from its words by white space only, which cleaned words have lost.</summary>
    public static Marker? Spaced(string raw)
    {
        if (SpacedNumber().Match(raw) is not { Success: true } match) return null;
        var (at, length) = (match.Groups["n"].Index, match.Groups["label"].Length);
        return (Chinese(raw, ref at) ?? Arabic(raw, ref at)) is { } value ? new Marker(MarkerStyle.Named, value, 0, length, length) : null;
    }

    /// <summary>A number that stands alone, in Arabic or Chinese figures, with or without its marks.</summary>
    public static int? Alone(string text)
    {
        var word = text.Trim().TrimEnd('.', '．', '、');
        if (word.Length is 0 or > 6) return null;
        var at = 0;
        if (Arabic(word, ref at) is { } arabic && at == word.Length) return arabic;
        at = 0;
        if (Chinese(word, ref at) is { } chinese && at == word.Length) return chinese;
        return Read(word + "、") is { } marker && marker.End >= word.Length ? marker.Value : null;
    }

    private static Marker Made(MarkerStyle style, int value, string text, int start, int end) =>
        new(style, value, start, end - start, SkipSpace(text, end));

    private static Marker? Chapter(string text, int start)
    {
        var at = start + 1;
        if ((Chinese(text, ref at) ?? Arabic(text, ref at)) is not { } number) return null;
        if (at < text.Length && (text[at] is '章' or '篇')) return new Marker(MarkerStyle.Chapter, number, start, at + 1 - start, SkipMarks(text, at + 1));
        if (at < text.Length && text[at] is '条') return new Marker(MarkerStyle.Article, number, start, at + 1 - start, SkipMarks(text, at + 1));
        if (at < text.Length && text[at] is '，' or ',' or '、' or '：' or ':' && number < 100) return Made(MarkerStyle.Ordinal, number, text, start, at + 1);
        if (at + 1 < text.Length && text.AsSpan(at, 2) is "部分") return new Marker(MarkerStyle.Chapter, number, start, at + 2 - start, SkipMarks(text, at + 2));
        return null;
    }

    private static int SkipMarks(string text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is '、' or '：' or ':' or '　')) at++;
        return at;
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at;
    }

    private static bool Closes(string text, ref int at)
    {
        at = SkipSpace(text, at);
        if (at >= text.Length || text[at] is not ('）' or ')' or '〕' or '］' or '】')) return false;
        at++;
        return true;
    }

    private static int? Arabic(string text, ref int at)
    {
        var from = at;
        var value = 0;
        while (at < text.Length && at - from < 4)
        {
            var c = text[at];
            var digit = char.IsAsciiDigit(c) ? c - '0' : c is >= '０' and <= '９' ? c - '０' : -1;
            if (digit < 0) break;
            value = (value * 10) + digit;
            at++;
        }

        return at > from && at - from <= 3 ? value : null;
    }

    private static int? Chinese(string text, ref int at)
    {
        var from = at;
        int total = 0, pending = 0;
        while (at < text.Length && at - from < 5)
        {
            var digit = ChineseDigits.IndexOf(text[at], StringComparison.Ordinal);
            if (digit < 0) break;
            if (digit == 10) (total, pending) = (total + ((pending == 0 ? 1 : pending) * 10), 0);
            else if (digit == 11) (total, pending) = (total + ((pending == 0 ? 1 : pending) * 100), 0);
            else pending = digit switch { 12 => 0, 13 => 2, _ => digit };
            at++;
        }

        return at > from ? total + pending : null;
    }

    [GeneratedRegex(@"^(?<label>(?:重点|主要|具体|专项|年度)?(?:任务|项目|行动|工程|事项|举措|措施|工作|攻坚|战役|(?:民生)?实事|改革|板块)(?<n>[一二三四五六七八九十]{1,3}|\d{1,3}))[ 　\t]+(?=\S)", RegexOptions.ExplicitCapture)]
    private static partial Regex SpacedNumber();

    [GeneratedRegex(@"\G(?:重点|主要|具体|专项|年度)?(?:任务|项目|行动|工程|事项|举措|措施|工作|攻坚|战役|(?:民生)?实事|改革|板块|清单)\s*(?<n>[一二三四五六七八九十]{1,3}|\d{1,3})\s*[：:、.．]", RegexOptions.ExplicitCapture)]
    private static partial Regex NamedNumber();
}
