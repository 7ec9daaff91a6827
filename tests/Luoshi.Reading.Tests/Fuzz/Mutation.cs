using System.Text;

namespace Luoshi.Reading.Tests.Fuzz;

/// <summary>Changes a document a little, or a lot, always the same way for the same number.</summary>
internal static class Mutation
{
    /// <summary>Words that have broken readers before: numbers beyond bounds, brackets that never close, characters no document should hold.</summary>
    private static readonly string[] Words =
    [
        "", " ", "\n", "\t", "\0", "\uFEFF", "\u200B", "\uFFFD", "\uD842\uDFB7", "\uD800", "\u0301", "0", "-1", "1", "2147483647", "2147483648", "-2147483648", "99999999999999999999", "1e308", "NaN", "0.1", "1/0", "%%%",
        "一、", "（一）", "1.", "1．", "①", "第九十九章", "十百千万亿", "百分之百分之", "亿亿亿", "2月30日前", "13月底前", "0月", "9999年12月底前", "0001年1月1日", "2026年底前", "每季度", "长期坚持", "6月、9月、12月底前",
        "90%以上", "≥100%", "10/10万", "3-5个", "5-3个", "每千人口4.6个", "由5个增至8个", "（牵头科室：", "；配合单位：）", "责任单位：", "完成时限：", "序号", "工作任务", "主要指标", "名词解释", "附件", "（", "）", "“", "”", "《", "【", "、、、、", "。。", "……", "各县（区）",
    ];

    private static readonly string[] Numbers = ["0", "-1", "1", "2", "7", "64", "255", "256", "65535", "65536", "1048577", "16777216", "2147483647", "2147483648", "4294967295", "-2147483648", "99999999999999999999", "1e9", "0.0000001", "NaN", "x", ""];

    private static readonly string[] PdfWords = ["obj", "endobj", "stream", "endstream", "xref", "trailer", "startxref", "<<", ">>", "[", "]", "(", ")", "<", ">", "R", "Do", "BT", "ET", "Tj", "TJ", "Tm", "cm", "q", "Q", "re", "l", "m", "S", "f", "/Kids", "/Parent", "/Contents", "/Length", "/Filter /FlateDecode", "/Filter [/ASCIIHexDecode /LZWDecode]", "/Type /Page", "/ObjStm", "/Prev 9", "/Encrypt 5 0 R"];

    public static byte[] Of(FuzzSeed seed, int number)
    {
        // Not string.GetHashCode: it differs from run to run.
        var random = new Random(seed.Name.Aggregate(number, (hash, c) => unchecked((hash * 31) + c)));
        return seed.Format switch
        {
            "docx" or "xlsx" => random.Next(4) == 0 ? Bytes(seed.Bytes, random) : PackedMutation.Of(seed.Bytes, random),
            "pdf" => random.Next(3) == 0 ? Bytes(seed.Bytes, random) : Pdf(seed.Bytes, random),
            _ => random.Next(4) == 0 ? Bytes(seed.Bytes, random) : Text(seed.Bytes, random),
        };
    }

    public static string Word(Random random) => Words[random.Next(Words.Length)];

    public static string Number(Random random) => Numbers[random.Next(Numbers.Length)];

    public static byte[] Bytes(byte[] sound, Random random)
    {
        var bytes = sound.ToList();
        for (var times = 1 + random.Next(8); times > 0 && bytes.Count > 1; times--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(bytes.Count - at, 1 + random.Next(random.Next(5) == 0 ? bytes.Count : 16));
            switch (random.Next(7))
            {
                case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bytes[at] = (byte)random.Next(256); break;
                case 2: bytes[at] = new byte[] { 0, 0xFF, 0x7F, 0x80 }[random.Next(4)]; break;
                case 3: bytes.RemoveRange(at, length); break;
                case 4: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 5: bytes.InsertRange(at, Enumerable.Range(0, 1 + random.Next(8)).Select(_ => (byte)random.Next(256))); break;
                default: if (random.Next(4) == 0) bytes.RemoveRange(at, bytes.Count - at); break;
            }
        }

        return [.. bytes];
    }

    private static byte[] Text(byte[] sound, Random random)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(sound));
        for (var times = 1 + random.Next(12); times > 0 && text.Length > 1; times--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(text.Length - at, 1 + random.Next(80));
            switch (random.Next(8))
            {
                case 0: text.Insert(at, Word(random)); break;
                case 1: text.Remove(at, length); break;
                case 2: text.Insert(random.Next(text.Length), text.ToString(at, length)); break;
                case 3: Again(text, at, length, random); break;
                case 4: Shuffle(text, random); break;
                case 5: text[at] = random.Next(3) == 0 ? (char)random.Next(0x10000) : "\n\t 1（）、。：；一%"[random.Next(12)]; break;
                case 6: text.Replace(text[at].ToString(), Word(random), at, Math.Min(400, text.Length - at)); break;
                default: text.Insert(at, Number(random)); break;
            }
        }

        var words = text.ToString();
        return random.Next(6) switch
        {
            0 => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(words)],
            1 => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(words)],
            2 => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(words),
            _ => Encoding.UTF8.GetBytes(words),
        };
    }

    /// <summary>The same run many times over: what grows faster than its length shows here.</summary>
    private static void Again(StringBuilder text, int at, int length, Random random)
    {
        var run = text.ToString(at, length);
        for (var n = Math.Min(random.Next(2_000), 20_000 / length); n > 0; n--) text.Insert(at, run);
    }

    private static void Shuffle(StringBuilder text, Random random)
    {
        var lines = text.ToString().Split('\n');
        for (var n = 0; n < 4; n++)
        {
            var (i, j) = (random.Next(lines.Length), random.Next(lines.Length));
            (lines[i], lines[j]) = (lines[j], lines[i]);
        }

        text.Clear().AppendJoin('\n', lines);
    }

    /// <summary>Numbers, references and operators put for one another; offsets are left wrong, as broken writers leave them.</summary>
    private static byte[] Pdf(byte[] sound, Random random)
    {
        var text = Encoding.Latin1.GetString(sound);
        for (var times = 1 + random.Next(6); times > 0; times--)
        {
            var tokens = Tokens(text, random);
            if (tokens.Count < 2) break;
            var (start, length) = tokens[random.Next(tokens.Count)];
            var (from, run) = tokens[random.Next(tokens.Count)];
            var isNumber = length > 0 && char.IsAsciiDigit(text[start]);
            var put = random.Next(5) switch
            {
                0 => text.Substring(from, run),
                1 => PdfWords[random.Next(PdfWords.Length)],
                2 => "",
                _ when isNumber => random.Next(2) == 0 ? (1 + random.Next(12)).ToString() : Number(random),
                3 => $"{1 + random.Next(11)} 0 R",
                _ => $"{text.AsSpan(start, length)} {text.AsSpan(from, run)}",
            };
            text = string.Concat(text.AsSpan(0, start), put, text.AsSpan(start + length));
        }

        return Encoding.Latin1.GetBytes(text);
    }

    /// <summary>Words between white space, near a few random points: a long file is not cut up whole.</summary>
    private static List<(int Start, int Length)> Tokens(string text, Random random)
    {
        var tokens = new List<(int, int)>();
        for (var n = 0; n < 40; n++)
        {
            // Structure stands at both ends of large files, between them are compressed pages.
            var reach = Math.Min(text.Length, 6_000);
            if (reach == 0) break;
            var at = random.Next(2) == 0 ? random.Next(reach) : text.Length - 1 - random.Next(reach);
            while (at < text.Length && text[at] <= ' ') at++;
            var start = at;
            while (start > 0 && text[start - 1] > ' ' && at - start < 40) start--;
            while (at < text.Length && text[at] > ' ' && at - start < 40) at++;
            if (at > start) tokens.Add((start, at - start));
        }

        return tokens;
    }
}
