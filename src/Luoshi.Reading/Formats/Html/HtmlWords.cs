using System.Text;
using System.Text.RegularExpressions;

namespace Luoshi.Reading.Formats.Html;

/// <summary>Bytes of a web page to its text, and the limits that hold before it is parsed.</summary>
internal static partial class HtmlWords
{
    /// <summary>Tags for each block allowed.</summary>
    private const int TagsPerBlock = 5;

    /// <summary>Web pages wrap far deeper than documents do.</summary>
    private const int MarkupPerLevel = 8;

    /// <summary>These end themselves or one another, and never nest by being left open.</summary>
    private static readonly HashSet<string> Flat = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead", "tfoot", "colgroup", "html", "head", "body",
        "br", "hr", "img", "input", "meta", "link", "col", "area", "base", "embed", "source", "track", "wbr", "param",
    };

    public static string Decode(byte[] bytes, string file, out Finding? doubt)
    {
        doubt = null;
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 4096));
        var marked = bytes is [0xEF, 0xBB, 0xBF, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        if (!marked && Charset().Match(head) is { Success: true } said && said.Groups[1].Value.ToLowerInvariant() is "gb2312" or "gbk" or "gb18030" or "gb_2312-80")
        {
            // Pages that say GBK and are UTF-8 are as common as honest ones: only words decide.
            try
            {
                return new UTF8Encoding(false, true).GetString(bytes);
            }
            catch (DecoderFallbackException)
            {
                return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes);
            }
        }

        return TextDecoder.Decode(bytes, file, out doubt);
    }

    /// <summary>Refuses what would take a parser's memory or time: too many tags, or tags left open without end.</summary>
    public static void Limit(string html, string file, ReadingOptions options)
    {
        long tags = 0;
        var depth = 0;
        foreach (var tag in Tag().EnumerateMatches(html))
        {
            if (++tags > Math.Max(100_000, (long)options.MaxBlocks * TagsPerBlock)) throw Unreadable.HasTooManyBlocks(file, $"第 {tag.Index} 个字符", options.MaxBlocks);
            depth = After(html.AsSpan(tag.Index, tag.Length), depth);
            if (depth > options.MaxDepth * MarkupPerLevel) throw Unreadable.IsTooDeep(file, $"网页标记（第 {tag.Index} 个字符处）", options.MaxDepth * MarkupPerLevel);
        }
    }

    /// <summary>Deepest nesting of tags.</summary>
    public static int Depth(string html)
    {
        var (depth, deepest) = (0, 0);
        foreach (var tag in Tag().EnumerateMatches(html)) deepest = Math.Max(deepest, depth = After(html.AsSpan(tag.Index, tag.Length), depth));
        return deepest;
    }

    private static int After(ReadOnlySpan<char> tag, int depth)
    {
        var closing = tag[1] == '/';
        if (Flat.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tag[(closing ? 2 : 1)..])) return depth;
        return closing ? Math.Max(0, depth - 1) : depth + 1;
    }

    [GeneratedRegex("charset\\s*=\\s*[\"']?\\s*([\\w-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();

    [GeneratedRegex("</?[a-zA-Z][a-zA-Z0-9:]*")]
    private static partial Regex Tag();
}
