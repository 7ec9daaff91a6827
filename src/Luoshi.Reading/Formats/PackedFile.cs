using System.IO.Compression;
using System.Xml;

namespace Luoshi.Reading.Formats;

/// <summary>Which packed document it is.</summary>
internal enum PackedKind
{
    Docx,
    Xlsx,
    Xlsb,
    Odt,
    Ods,
}

/// <summary>Walks through a packed file once before it is read: sizes counted while unpacking, parts sound, kind known.</summary>
internal static class PackedFile
{
    /// <summary>Deflate reaches about 1000 to 1; the most repetitive real plan stays under 60.</summary>
    private const int MostRatio = 300;

    /// <summary>A small part may be as repetitive as it likes.</summary>
    private const long RatioFrom = 4 << 20;

    /// <summary>Elements of markup for each block allowed; beyond that the tree would not fit in memory.</summary>
    private const int MarkupPerBlock = 10;

    private const long MarkupAlways = 100_000;

    /// <summary>Markup levels for each level of tables: table, row, cell, and content controls around each.</summary>
    public const int MarkupPerLevel = 5;

    public static PackedKind Check(byte[] bytes, string file, ReadingOptions options, CancellationToken ct)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, false), ZipArchiveMode.Read);
            var kind = KindOf(zip, file);
            long unpacked = 0;
            long markup = 0;
            foreach (var entry in zip.Entries)
            {
                ct.ThrowIfCancellationRequested();
                unpacked += Walk(entry, file, options, unpacked, ct);
                if (IsMarkup(entry)) markup += Scan(entry, file, options, markup, ct);
            }

            return kind;
        }
        catch (InvalidDataException e)
        {
            throw Unreadable.IsDamagedPackage(file, null, e);
        }
    }

    private static PackedKind KindOf(ZipArchive zip, string file)
    {
        var names = zip.Entries.Select(e => e.FullName.Replace('\\', '/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.Contains("word/document.xml")) return PackedKind.Docx;
        if (names.Contains("xl/workbook.xml")) return PackedKind.Xlsx;

        if (names.Contains("xl/workbook.bin")) return PackedKind.Xlsb;
        if (names.Any(n => n.StartsWith("word/", StringComparison.OrdinalIgnoreCase))) return names.Any(n => n.StartsWith("word/document", StringComparison.OrdinalIgnoreCase)) ? PackedKind.Docx : throw Unreadable.HasBrokenPart(file, "word/document.xml", "缺少这一部分");
        if (names.Any(n => n.StartsWith("xl/", StringComparison.OrdinalIgnoreCase))) throw Unreadable.HasBrokenPart(file, "xl/workbook.xml", "缺少这一部分");
        if (names.Contains("ppt/presentation.xml")) throw Unreadable.IsOther(file, "演示文稿（pptx）", "请把方案内容复制到 Word 或 WPS 文字中，另存为 docx 后再导入。");
        if (names.Contains("OFD.xml")) throw Unreadable.IsOther(file, "版式文件（ofd），LibreOffice 也不能转换", "请用 WPS 或版式阅读器（数科、福昕）打开，“另存为”或导出为 docx，不能时导出为 pdf，再导入。");
        if (names.Contains("content.xml") && names.Contains("mimetype")) return OpenDocument(zip, file);
        if (names.Contains("[Content_Types].xml")) throw Unreadable.IsDamagedPackage(file, "里面没有正文部分（word/document.xml 或 xl/workbook.xml）");
        throw Unreadable.IsOther(file, "压缩包（zip）", "请先解压，再导入其中的 docx、xlsx、pdf 或 txt 文件。");
    }

    /// <summary>An OpenDocument file names its kind in its first part (OpenDocument 1.3 part 2, 3.3).</summary>
    private static PackedKind OpenDocument(ZipArchive zip, string file)
    {
        using var reader = new StreamReader(zip.GetEntry("mimetype")!.Open());
        var kind = new char[64];
        var length = reader.ReadBlock(kind);
        return new string(kind, 0, length) switch
        {
            var k when k.StartsWith("application/vnd.oasis.opendocument.text", StringComparison.Ordinal) => PackedKind.Odt,
            var k when k.StartsWith("application/vnd.oasis.opendocument.spreadsheet", StringComparison.Ordinal) => PackedKind.Ods,
            _ => throw Unreadable.IsOther(file, " OpenDocument 文件（既不是文字文档也不是表格）", "请把方案内容复制到 Word 或 WPS 文字中，另存为 docx 后再导入。"),
        };
    }

    /// <summary>Unpacks into nothing, counting: the sizes written in the file are not believed.</summary>
    private static long Walk(ZipArchiveEntry entry, string file, ReadingOptions options, long before, CancellationToken ct)
    {
        if (entry.IsEncrypted) throw Unreadable.IsLocked(file, "请先去掉压缩密码再导入。");
        long count = 0;
        var crc = new Crc();
        var buffer = new byte[81920];
        try
        {
            using var content = entry.Open();
            while (content.Read(buffer) is var read and > 0)
            {
                ct.ThrowIfCancellationRequested();
                count += read;
                if (before + count > options.MaxUnpackedBytes) throw Unreadable.UnpacksTo(file, entry.FullName, options.MaxUnpackedBytes);
                if (count > RatioFrom && count / Math.Max(1, entry.CompressedLength) > MostRatio) throw Unreadable.UnpacksOutOfProportion(file, entry.FullName);
                crc.Add(buffer.AsSpan(0, read));
            }
        }
        catch (InvalidDataException e) when (!IsMarkup(entry))
        {
            // A broken picture takes nothing from the words.
            _ = e;
            return count;
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException)
        {
            throw Unreadable.HasBrokenPart(file, entry.FullName, "解压失败", e);
        }

        if (IsMarkup(entry) && crc.Value != entry.Crc32) throw Unreadable.HasBrokenPart(file, entry.FullName, "校验不符");
        return count;
    }

    /// <summary>Streams through the markup, so that what is malformed or too deep never becomes a tree.</summary>
    private static long Scan(ZipArchiveEntry entry, string file, ReadingOptions options, long before, CancellationToken ct)
    {
        var deepest = options.MaxDepth * MarkupPerLevel;
        var most = Math.Max(MarkupAlways, (long)options.MaxBlocks * MarkupPerBlock);

        // Sheets and shared words are never held as a tree; an empty formatted sheet has millions of cells.
        var isStreamed = entry.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase);
        long elements = 0, steps = 0;
        try
        {
            using var content = entry.Open();
            using var reader = XmlReader.Create(content, Markup.Settings);
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element) continue;
                if (reader.Depth > deepest) throw Unreadable.IsTooDeep(file, $"“{entry.FullName}”中的表格或标记", options.MaxDepth);
                if (!isStreamed && before + ++elements > most) throw Unreadable.HasTooManyBlocks(file, $"“{entry.FullName}”", options.MaxBlocks);
                if ((++steps & 0xFFFF) == 0) ct.ThrowIfCancellationRequested();
            }
        }
        catch (XmlException e)
        {
            throw Unreadable.HasBrokenPart(file, entry.FullName, $"第 {e.LineNumber} 行第 {e.LinePosition} 列", e);
        }

        return elements;
    }

    private static bool IsMarkup(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
        || (entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
            && !entry.FullName.StartsWith("customXml/", StringComparison.OrdinalIgnoreCase)
            && !entry.FullName.StartsWith("docProps/", StringComparison.OrdinalIgnoreCase));

    /// <summary>CRC-32 of ISO 3309, as zip stores it.</summary>
    private struct Crc
    {
        private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];
        private uint _state;

        public readonly uint Value => _state;

        public void Add(ReadOnlySpan<byte> bytes)
        {
            var state = ~_state;
            foreach (var b in bytes) state = Table[(byte)(state ^ b)] ^ (state >> 8);
            _state = ~state;
        }

        private static uint Entry(int n)
        {
            var value = (uint)n;
            for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            return value;
        }
    }
}
