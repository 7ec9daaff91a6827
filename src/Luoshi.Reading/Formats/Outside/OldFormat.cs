namespace Luoshi.Reading.Formats.Outside;

/// <summary>A format that is not read here, but that LibreOffice turns into one that is.</summary>
/// <param name="Ending">As its files end.</param>
/// <param name="Becomes">docx or xlsx.</param>
/// <param name="Chinese">As it is called in a message.</param>
internal sealed record OldFormat(string Ending, string Becomes, string Chinese)
{
    public static OldFormat Doc { get; } = new("doc", "docx", "旧格式的 Word/WPS 文字文档（doc、wps）");

    public static OldFormat Xls { get; } = new("xls", "xlsx", "旧格式的 Excel/WPS 表格（xls、et）");

    public static OldFormat Xlsb { get; } = new("xlsb", "xlsx", "二进制工作簿（xlsb）");

    public static OldFormat Rtf { get; } = new("rtf", "docx", "写字板文档（rtf）");

    public static OldFormat Odt { get; } = new("odt", "docx", "OpenDocument 文字文档（odt）");

    public static OldFormat Ods { get; } = new("ods", "xlsx", "OpenDocument 表格（ods）");
}
