using Luoshi.Reading.Formats.Outside;

namespace Luoshi.Reading.Formats;

/// <summary>Why a file cannot be read: one permanent code a reason, with its words and its remedy.</summary>
internal static class Unreadable
{
    public const string Empty = "FM001";
    public const string TooLarge = "FM002";
    public const string UnpacksTooLarge = "FM003";
    public const string DamagedPackage = "FM004";
    public const string BrokenPart = "FM005";
    public const string Picture = "FM006";
    public const string LegacyOffice = "FM007";
    public const string Locked = "FM008";
    public const string UnknownContent = "FM009";
    public const string UnknownEncoding = "FM010";
    public const string NoTextLayer = "FM011";
    public const string DamagedPdf = "FM012";
    public const string TooManyBlocks = "FM013";
    public const string TooDeep = "FM014";
    public const string TooManyPages = "FM015";
    public const string OtherFormat = "FM016";
    public const string NoWords = "FM017";
    public const string NotConverted = "FM018";
    public const string ConvertedTooLong = "FM019";
    public const string NotRecognised = "FM020";

    private const string Formats = "docx、xlsx、pdf、txt 或 html";

    public static UnreadableDocumentException IsEmpty(string file) =>
        new(Empty, file, "文件是空的（0 字节）。", "请检查是否没有保存或没有下载完整，重新取得文件后再试。");

    public static UnreadableDocumentException IsTooLarge(string file, long most) =>
        new(TooLarge, file, $"文件超过 {Size(most)}，没有读取。", "请确认选对了文件；文件中有大图片时，请删去图片另存，或只保留方案正文和表格。");

    public static UnreadableDocumentException UnpacksTo(string file, string part, long most) =>
        new(UnpacksTooLarge, file, $"文件解压后过大（读到“{part}”时已超过 {Size(most)}），已停止读取。", "正常的方案不会这么大，请核对文件来源；确实需要时，请把内容复制到新文档后另存。");

    public static UnreadableDocumentException UnpacksOutOfProportion(string file, string part) =>
        new(UnpacksTooLarge, file, $"文件中的“{part}”解压后是压缩时的数百倍，疑为压缩炸弹，已停止读取。", "请核对文件来源；确实需要时，请把内容复制到新文档后另存。");

    public static UnreadableDocumentException IsNoPackage(string file, string ending) =>
        new(DamagedPackage, file, $"文件名以 .{ending} 结尾，内容却不是 {ending} 文档。", "请用 Word、WPS 或 Excel 打开原文件后另存，或重新下载。");

    public static UnreadableDocumentException IsDamagedPackage(string file, string? what, Exception? inner = null) =>
        new(DamagedPackage, file, what is null ? "文件已损坏，打不开（压缩结构不完整）。" : $"文件已损坏：{what}。", "请重新下载或复制；或用 Word、WPS 打开并修复后另存。", inner);

    public static UnreadableDocumentException HasBrokenPart(string file, string part, string? at, Exception? inner = null) =>
        new(BrokenPart, file, $"文件中的“{part}”部分已损坏{(at is null ? "" : $"（{at}）")}，无法读取。", "请用 Word、WPS 或 Excel 打开并修复后另存，再重新导入。", inner);

    public static UnreadableDocumentException IsPicture(string file, string kind) =>
        new(Picture, file, $"内容是 {kind} 图片，不是文档。", $"请导入方案的原始文件（{Formats}）；只有图片时，请先用文字识别（OCR）软件转成文档。");

    public static UnreadableDocumentException IsLegacy(string file, OldFormat format) =>
        new(LegacyOffice, file, $"这是{format.Chinese}，本机没有可以转换它的 LibreOffice，不能直接读取。", $"请用 Word、WPS 或 Excel 打开，“另存为” {format.Becomes} 格式后再导入；或者安装 LibreOffice，再导入时会自动转换。");

    public static UnreadableDocumentException IsOldOffice(string file) =>
        new(LegacyOffice, file, "这是旧格式的 Office 文件，认不出是文档还是表格。", "请用 Word、WPS 或 Excel 打开，“另存为” docx 或 xlsx 格式后再导入。");

    public static UnreadableDocumentException IsNotConverted(string file, OldFormat format) =>
        new(NotConverted, file, $"这是{format.Chinese}，LibreOffice 没能转换它，可能设有打开密码，或者文件已损坏。", $"请用 Word、WPS 或 Excel 打开，“另存为” {format.Becomes} 格式（不设密码）后再导入。");

    public static UnreadableDocumentException ConvertsTooLong(string file, OldFormat format, TimeSpan longest) =>
        new(ConvertedTooLong, file, $"这是{format.Chinese}，LibreOffice 转换超过 {longest.TotalSeconds:0} 秒，已停止。", $"请用 Word、WPS 或 Excel 打开，“另存为” {format.Becomes} 格式后再导入；本机很忙时，也可以稍后再试。");

    public static UnreadableDocumentException IsLocked(string file, string remedy) =>
        new(Locked, file, "文件设有打开密码，已加密。", remedy);

    public static UnreadableDocumentException IsUnknown(string file, string what) =>
        new(UnknownContent, file, $"认不出文件内容（{what}）。", $"请导入 {Formats} 格式的方案。");

    public static UnreadableDocumentException HasUnknownEncoding(string file, long at) =>
        new(UnknownEncoding, file, $"文字编码认不出（第 {at} 个字节起不是 UTF-8、UTF-16 或 GB18030 文字）。", "请用记事本打开，确认文字正常后“另存为”，编码选 UTF-8。");

    public static UnreadableDocumentException HasNoTextLayer(string file, int pages) =>
        new(NoTextLayer, file, $"pdf 共 {pages} 页，都没有文字，应是扫描件。", "请向发文单位索取 Word 版或可复制文字的 pdf；或者先用文字识别（OCR）软件转换；在本机装好 tesseract（含简体中文 chi_sim）和 poppler 后，也可以直接导入扫描件。");

    public static UnreadableDocumentException IsNotRecognised(string file, string problem) =>
        new(NotRecognised, file, $"pdf 是扫描件，{problem}", "请向发文单位索取 Word 版或可复制文字的 pdf；或者先用文字识别（OCR）软件转换，核对后再导入。");

    public static UnreadableDocumentException IsDamagedPdf(string file, string? place, Exception? inner = null) =>
        new(DamagedPdf, file, place is null ? "pdf 文件已损坏，打不开。" : $"pdf 文件{place}已损坏，无法读取。", "请重新下载；或用浏览器、WPS 打开后“打印为 pdf”再导入。", inner);

    public static UnreadableDocumentException HasTooManyBlocks(string file, string place, long most) =>
        new(TooManyBlocks, file, $"内容过多（读到{place}时已超过 {most} 段）。", "请确认选对了文件，或拆成几个文件分别导入。");

    public static UnreadableDocumentException IsTooDeep(string file, string place, int most) =>
        new(TooDeep, file, $"{place}嵌套超过 {most} 层，没有读取。", "请把内容复制到新文档，去掉多余的嵌套表格后另存。");

    public static UnreadableDocumentException HasTooManyPages(string file, int pages, int most) =>
        new(TooManyPages, file, $"pdf 共 {pages} 页，超过 {most} 页。", "请只保留方案所在的页，另存后再导入。");

    public static UnreadableDocumentException IsNoWorkbook(string file) =>
        new(OtherFormat, file, "这不是 Excel 工作簿（xlsx）。", "请用 Excel 或 WPS 表格打开，“另存为” xlsx 格式后再导入。");

    public static UnreadableDocumentException IsOther(string file, string kind, string remedy) =>
        new(OtherFormat, file, $"这是{kind}，不能直接读取。", remedy);

    public static UnreadableDocumentException HasNoWords(string file, string remedy) =>
        new(NoWords, file, "文件里没有文字。", remedy);

    private static string Size(long bytes) => bytes >= 1 << 20 ? $"{bytes >> 20} MB" : $"{bytes} 字节";
}

/// <summary>Doubts that a format raises about itself, by permanent code.</summary>
internal static class FormatFinding
{
    public const string EncodingGuessed = "FM101";
    public const string HiddenLeftOut = "FM102";
    public const string CutOff = "FM103";
    public const string ChangesAccepted = "FM104";
    public const string PageWithoutText = "FM105";
    public const string PartLeftOut = "FM106";
    public const string Converted = "FM107";
    public const string Recognised = "FM108";
    public const string NotesApart = "FM109";

    public static Finding Of(string code, string message, string quote = "", params Place[] where) =>
        new(code, FindingSeverity.Doubt, null, [], where, quote, message);

    /// <summary>How the document was read, nothing to decide.</summary>
    public static Finding Note(string code, string message) => new(code, FindingSeverity.Note, null, [], [], "", message);
}
