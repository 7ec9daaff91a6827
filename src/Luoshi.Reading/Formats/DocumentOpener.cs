using Luoshi.Reading.Formats.Docx;
using Luoshi.Reading.Formats.Html;
using Luoshi.Reading.Formats.Outside;
using Luoshi.Reading.Formats.Pdf;
using Luoshi.Reading.Formats.Text;
using Luoshi.Reading.Formats.Xlsx;

namespace Luoshi.Reading.Formats;

/// <summary>Opens a file of any format known here: by its content first, by its name second.</summary>
internal static class DocumentOpener
{
    public static SourceDocument Open(Stream content, string fileName, ReadingOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        ArgumentNullException.ThrowIfNull(options);
        var file = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];

        var bytes = Load(content, file, options, ct);
        if (bytes.Length == 0) throw Unreadable.IsEmpty(file);

        var document = FileContentReader.Read(bytes, file) switch
        {
            FileContent.Zip => OpenPacked(bytes, file, options, ct),
            FileContent.OldOffice => OpenOld(bytes, FileContentReader.OldOffice(bytes, file), file, options, ct),
            FileContent.Rtf => OpenOld(bytes, OldFormat.Rtf, file, options, ct),
            FileContent.Pdf => PdfReader.Read(bytes, file, options, ct),
            FileContent.Html => HtmlReader.Read(bytes, file, options, ct),
            _ => OpenText(bytes, file, options, ct),
        };

        if (document.Blocks.Count > options.MaxBlocks) throw Unreadable.HasTooManyBlocks(file, "末尾", options.MaxBlocks);
        return document;
    }

    /// <summary>Never holds more than the limit: a larger file is refused by its length, or while it is read.</summary>
    private static byte[] Load(Stream content, string file, ReadingOptions options, CancellationToken ct)
    {
        if (content.CanSeek && content.Length - content.Position > options.MaxFileBytes) throw Unreadable.IsTooLarge(file, options.MaxFileBytes);

        using var held = new MemoryStream(content.CanSeek ? (int)Math.Min(int.MaxValue, content.Length - content.Position) : 0);
        var buffer = new byte[81920];
        while (content.Read(buffer) is var read and > 0)
        {
            ct.ThrowIfCancellationRequested();
            if (held.Length + read > options.MaxFileBytes) throw Unreadable.IsTooLarge(file, options.MaxFileBytes);
            held.Write(buffer, 0, read);
        }

        return held.ToArray();
    }

    private static SourceDocument OpenPacked(byte[] bytes, string file, ReadingOptions options, CancellationToken ct) =>
        PackedFile.Check(bytes, file, options, ct) switch
        {
            PackedKind.Docx => DocxReader.Read(bytes, file, options, ct),
            PackedKind.Xlsx => XlsxReader.Read(bytes, file, options, ct),
            PackedKind.Xlsb => OpenOld(bytes, OldFormat.Xlsb, file, options, ct),
            PackedKind.Odt => OpenOld(bytes, OldFormat.Odt, file, options, ct),
            _ => OpenOld(bytes, OldFormat.Ods, file, options, ct),
        };

    private static SourceDocument OpenOld(byte[] bytes, OldFormat format, string file, ReadingOptions options, CancellationToken ct)
    {
        var document = OpenPacked(OfficeConverter.Convert(bytes, format, file, options, ct), file, options, ct);
        var note = FormatFinding.Note(FormatFinding.Converted, $"文件是{format.Chinese}，由 LibreOffice 转换成 {format.Becomes} 后读取；排版特殊的地方请对照原件。");
        return document with { Findings = [note, .. document.Findings] };
    }

    private static SourceDocument OpenText(byte[] bytes, string file, ReadingOptions options, CancellationToken ct)
    {
        var ending = Path.GetExtension(file).TrimStart('.').ToLowerInvariant();
        if (ending is "docx" or "docm" or "xlsx" or "xlsm" or "pdf") throw Unreadable.IsNoPackage(file, ending);

        var text = TextDecoder.Decode(bytes, file, out var doubt);
        if (string.IsNullOrWhiteSpace(text)) throw Unreadable.HasNoWords(file, "请检查文件是否选对。");
        var document = TextDocumentReader.Read(text, file, options, ct);
        return doubt is null ? document : document with { Findings = [doubt, .. document.Findings] };
    }
}
