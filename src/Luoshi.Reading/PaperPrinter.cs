using Luoshi.Reading.Formats.Outside;

namespace Luoshi.Reading;

/// <summary>Turns a docx or xlsx that was written here into pdf, by LibreOffice where it is installed.</summary>
public static class PaperPrinter
{
    /// <summary>The same paper as pdf; null where LibreOffice is not there, or did not do it in time.</summary>
    /// <param name="ending">docx or xlsx.</param>
    public static byte[]? ToPdf(byte[] paper, string ending, OutsidePrograms programs, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(programs);
        if (programs.Office is not { } office) return null;
        using var folder = new OwnFolder();
        StandIns.Write(folder);
        OfficeConverter.Run(office, paper, ending, ending == "xlsx" ? "pdf:calc_pdf_Export" : "pdf:writer_pdf_Export", folder, programs.LongestConversion, ct);
        var made = new FileInfo(folder.Of("out/in.pdf"));
        return made.Exists && made.Length > 0 ? File.ReadAllBytes(made.FullName) : null;
    }
}
