using System.Text;

namespace Luoshi.Reading.Formats;

/// <summary>Bytes of a text file to words: by its mark, as UTF-8, as UTF-16, as GB18030; never by guess alone.</summary>
internal static class TextDecoder
{
    private static readonly bool[] Orders = [false, true];
    private const double LeastSense = 0.95;
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, true);
    private static readonly Encoding Gb18030 =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static string Decode(byte[] bytes, string file, out Finding? doubt)
    {
        doubt = null;
        long badUtf8 = 0;
        var text = ByMark(bytes, file) ?? ByZeros(bytes, file) ?? Strictly(StrictUtf8, bytes, out badUtf8) ?? Mended(bytes, badUtf8, out doubt);
        if (text is null)
        {
            text = Strictly(Gb18030, bytes, out var badGb);
            if (text is null || Sense(text) < LeastSense) throw Refusal(bytes, file, text is null ? Math.Max(badGb, badUtf8) : badUtf8);
            doubt = FormatFinding.Of(FormatFinding.EncodingGuessed, "文件没有注明编码，已按 GB18030（国标）读取；如有乱码，请另存为 UTF-8 后重新导入。");
        }

        RefuseControls(text, file);
        return Radicals.Read(text);
    }

    private static string? ByMark(byte[] bytes, string file)
    {
        (byte[] Mark, Encoding Encoding)[] marks =
        [
            ([0xEF, 0xBB, 0xBF], StrictUtf8),
            ([0xFF, 0xFE, 0, 0], new UTF32Encoding(false, true, true)),
            ([0, 0, 0xFE, 0xFF], new UTF32Encoding(true, true, true)),
            ([0xFF, 0xFE], new UnicodeEncoding(false, true, true)),
            ([0xFE, 0xFF], new UnicodeEncoding(true, true, true)),
            ([0x84, 0x31, 0x95, 0x33], Gb18030),
        ];
        foreach (var (mark, encoding) in marks)
        {
            if (!bytes.AsSpan().StartsWith(mark)) continue;
            return Strictly(encoding, bytes.AsSpan(mark.Length).ToArray(), out var bad) ?? throw Unreadable.HasUnknownEncoding(file, mark.Length + bad + 1);
        }

        return null;
    }

    /// <summary>UTF-16 without a mark shows by zero bytes: the upper halves of line breaks and Latin letters. The order in which it makes more sense is taken.</summary>
    private static string? ByZeros(byte[] bytes, string file)
    {
        if (!bytes.AsSpan().Contains((byte)0)) return null;
        if (bytes.Length % 2 == 0)
        {
            var best = Orders
                .Select(big => Strictly(new UnicodeEncoding(big, false, true), bytes, out _))
                .OfType<string>()
                .Where(t => !t.Contains('\0', StringComparison.Ordinal))
                .MaxBy(Sense);
            if (best is not null && Sense(best) >= LeastSense) return best;
        }

        throw Unreadable.IsUnknown(file, "含有文字中不会有的零字节，应是二进制文件");
    }

    /// <summary>UTF-8 with a few broken bytes (a cut end, a damaged character) is still UTF-8.</summary>
    private static string? Mended(byte[] bytes, long badAt, out Finding? doubt)
    {
        doubt = null;
        var text = Encoding.UTF8.GetString(bytes);
        var lost = text.Count(c => c == '\uFFFD');
        var chinese = text.Count(IsHan);
        if (chinese < 20 || lost * 200 > chinese) return null;

        doubt = FormatFinding.Of(FormatFinding.EncodingGuessed, $"有 {lost} 个字符已损坏（第 {badAt + 1} 个字节起），显示为“\uFFFD”，请对照原文。", "\uFFFD");
        return text;
    }

    private static string? Strictly(Encoding encoding, byte[] bytes, out long badAt)
    {
        badAt = 0;
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            badAt = Math.Max(0, e.Index);
            return null;
        }
    }

    /// <summary>Share of everyday characters: Han, Latin, marks; hardly any private or rare ones in real words.</summary>
    private static double Sense(string text)
    {
        long good = 0, all = 0;
        foreach (var c in text)
        {
            if (c is ' ' or '\t' or '\r' or '\n' or '\f') continue;
            all++;
            if (IsHan(c) || c is > ' ' and < '\u007F' or >= '\u2010' and <= '\u27BF' or >= '\u3000' and <= '\u303F' or >= '\uFF00' and <= '\uFFEF' or '·' or '×' or '±' or '°') good++;
        }

        return all == 0 ? 0 : (double)good / all;
    }

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';

    private static UnreadableDocumentException Refusal(byte[] bytes, string file, long badAt)
    {
        var controls = bytes.Count(b => b < 0x20 && b is not (0x09 or 0x0A or 0x0B or 0x0C or 0x0D or 0x1A));
        return controls * 100 > bytes.Length ? Unreadable.IsUnknown(file, "二进制内容，不是文字") : Unreadable.HasUnknownEncoding(file, badAt + 1);
    }

    private static void RefuseControls(string text, string file)
    {
        var controls = text.Count(c => c < ' ' && c is not ('\t' or '\n' or '\v' or '\f' or '\r' or '\u001A'));
        if (controls * 1000L > text.Length) throw Unreadable.IsUnknown(file, "二进制内容，不是文字");
    }
}
