using System.Text;
using Luoshi.Reading.Formats.Outside;

namespace Luoshi.Reading.Formats;

/// <summary>What a file turns out to be by its first bytes, whatever its name says.</summary>
internal enum FileContent
{
    Text,
    Html,
    Pdf,
    Zip,
    OldOffice,
    Rtf,
}

/// <summary>Recognises a file by its bytes; refuses by name what is known and not read here.</summary>
internal static class FileContentReader
{
    private static readonly (byte[] Start, int At, string Kind)[] Pictures =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], 0, "PNG"),
        ([0xFF, 0xD8, 0xFF], 0, "JPEG"),
        ("GIF8"u8.ToArray(), 0, "GIF"),
        ([(byte)'I', (byte)'I', 0x2A, 0], 0, "TIFF"),
        ([(byte)'M', (byte)'M', 0, 0x2A], 0, "TIFF"),
        ("WEBP"u8.ToArray(), 8, "WebP"),
        ("ftyphei"u8.ToArray(), 4, "HEIC"),
        ("ftypmif"u8.ToArray(), 4, "HEIC"),
    ];

    private const string Unpack = "请先解压，再导入其中的 docx、xlsx、pdf 或 txt 文件。";
    private const string SaveAsDocx = "请用 Word 或 WPS 打开，“另存为” docx 格式后再导入。";

    public static FileContent Read(ReadOnlySpan<byte> bytes, string file)
    {
        foreach (var (start, at, kind) in Pictures)
            if (bytes.Length > at && bytes[at..].StartsWith(start))
                throw Unreadable.IsPicture(file, kind);
        if (bytes.Length > 14 && bytes.StartsWith("BM"u8) && BitConverter.ToInt32(bytes[2..6]) == bytes.Length) throw Unreadable.IsPicture(file, "BMP");

        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8)) return FileContent.Zip;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return FileContent.OldOffice;
        if (bytes.StartsWith("Rar!"u8)) throw Unreadable.IsOther(file, "压缩包（rar）", Unpack);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF])) throw Unreadable.IsOther(file, "压缩包（7z）", Unpack);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) throw Unreadable.IsOther(file, "压缩包（gz）", Unpack);
        if (bytes.StartsWith("{\\rtf"u8)) return FileContent.Rtf;

        // Acrobat accepts the signature anywhere in the first 1024 bytes.
        var head = bytes[..Math.Min(bytes.Length, 1024)];
        if (head.IndexOf("%PDF-"u8) is var pdf and >= 0 && (pdf == 0 || !LooksLikeWords(head[..pdf]))) return FileContent.Pdf;

        var words = Ascii(bytes[..Math.Min(bytes.Length, 4096)]);
        if (words.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase)) throw Unreadable.IsOther(file, "单个文件网页（mht）", SaveAsDocx);
        if (words.Contains("<?mso-application", StringComparison.Ordinal)
            || words.Contains("schemas.microsoft.com/office/word/2003/wordml", StringComparison.Ordinal)
            || words.Contains("<pkg:package", StringComparison.Ordinal)
            || words.Contains("urn:schemas-microsoft-com:office:spreadsheet\"", StringComparison.Ordinal) && words.StartsWith("<?xml", StringComparison.Ordinal))
            throw Unreadable.IsOther(file, "XML 格式的 Office 文档", "请用 Word、WPS 或 Excel 打开，“另存为” docx 或 xlsx 格式后再导入。");
        return IsHtml(words, file) ? FileContent.Html : FileContent.Text;
    }

    /// <summary>What a compound file holds, a document or a sheet; refuses one that is locked.</summary>
    public static OldFormat OldOffice(ReadOnlySpan<byte> bytes, string file)
    {
        if (Holds(bytes, "EncryptedPackage") || Holds(bytes, "EncryptionInfo"))
            throw Unreadable.IsLocked(file, "请用 Word、WPS 或 Excel 输入密码打开，去掉密码（文件—信息—保护文档）后另存，再导入。");
        var (isDocument, isSheet) = (Holds(bytes, "WordDocument"), Holds(bytes, "Workbook") || Holds(bytes, "Book"));
        if (!isDocument && !isSheet) throw Unreadable.IsOldOffice(file);

        // One may be embedded in the other: then the name decides.
        return isDocument && !(isSheet && Path.GetExtension(file).ToLowerInvariant() is ".xls" or ".et") ? OldFormat.Doc : OldFormat.Xls;

        // Names of streams are UTF-16 in the directory of a compound file ([MS-CFB] 2.6.1).
        static bool Holds(ReadOnlySpan<byte> bytes, string stream) => bytes.IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0;
    }

    private static bool IsHtml(string words, string file)
    {
        var start = words.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        string[] openings = ["<!doctype html", "<html", "<head", "<body", "<table", "<div", "<p>", "<p ", "<meta", "<!--"];
        if (openings.Any(o => start.StartsWith(o, StringComparison.OrdinalIgnoreCase))) return true;
        if (start.StartsWith("<?xml", StringComparison.Ordinal) && words.Contains("<html", StringComparison.OrdinalIgnoreCase)) return true;
        var ending = Path.GetExtension(file);
        return (ending.Equals(".html", StringComparison.OrdinalIgnoreCase) || ending.Equals(".htm", StringComparison.OrdinalIgnoreCase))
            && words.Contains('<', StringComparison.Ordinal);
    }

    private static string Ascii(ReadOnlySpan<byte> bytes)
    {
        var words = new StringBuilder(bytes.Length);
        foreach (var b in bytes)
            if (b is >= 0x09 and < 0x80)
                words.Append((char)b);
        return words.ToString();
    }

    private static bool LooksLikeWords(ReadOnlySpan<byte> bytes)
    {
        var letters = 0;
        foreach (var b in bytes)
            if (b >= 0x80 || char.IsAsciiLetter((char)b))
                letters++;
        return letters > bytes.Length / 2;
    }
}
