namespace Luoshi.Reading;

/// <summary>Programs of this machine that reading may call for what it cannot read itself: LibreOffice for old documents, tesseract for scans.</summary>
/// <remarks>Each runs offline in a folder of its own that is gone afterwards, within a time limit, and is ended with all it started.</remarks>
public sealed record OutsidePrograms
{
    private static readonly Lazy<OutsidePrograms> Found = new(Find);

    /// <summary>No program is called: old documents and scans are refused with what to do.</summary>
    public static OutsidePrograms None { get; } = new();

    /// <summary>Those on the path, or where they are usually installed.</summary>
    public static OutsidePrograms Installed => Found.Value;

    /// <summary>LibreOffice, which turns doc, wps, rtf, odt into docx and xls, et, ods into xlsx; null for none.</summary>
    public string? Office { get; init; }

    /// <summary>Poppler's pdftoppm, which draws the pages of a scan; null for none.</summary>
    public string? PageDrawer { get; init; }

    /// <summary>Tesseract, which reads drawn pages where it has simplified Chinese (chi_sim); null for none.</summary>
    public string? TextRecogniser { get; init; }

    public TimeSpan LongestConversion { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Longest time to draw and recognise one page of a scan.</summary>
    public TimeSpan LongestPage { get; init; } = TimeSpan.FromMinutes(1);

    public int MaxScannedPages { get; init; } = 100;

    internal bool ReadsScans => PageDrawer is not null && TextRecogniser is not null;

    private static OutsidePrograms Find()
    {
        var programs = new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86 }
            .Select(Environment.GetFolderPath).Where(f => f.Length > 0).ToList();
        return new OutsidePrograms
        {
            // On Windows soffice.com waits for its end, soffice.exe does not.
            Office = First(["soffice", "libreoffice"], [.. programs.Select(p => Path.Combine(p, "LibreOffice", "program")), "/usr/lib/libreoffice/program", "/usr/lib64/libreoffice/program", "/opt/libreoffice/program", "/Applications/LibreOffice.app/Contents/MacOS"], ".com"),
            PageDrawer = First(["pdftoppm"], [.. programs.Select(p => Path.Combine(p, "poppler", "Library", "bin")), "/usr/local/bin", "/opt/homebrew/bin"], ".exe"),
            TextRecogniser = First(["tesseract"], [.. programs.Select(p => Path.Combine(p, "Tesseract-OCR")), "/usr/local/bin", "/opt/homebrew/bin"], ".exe"),
        };
    }

    private static string? First(string[] names, string[] usual, string windowsEnding)
    {
        var ending = OperatingSystem.IsWindows() ? windowsEnding : "";
        // A folder relative to where one happens to be is no place for a program.
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Where(Path.IsPathFullyQualified);
        return folders.Concat(usual).SelectMany(f => names.Select(n => Path.Combine(f, n + ending))).FirstOrDefault(File.Exists);
    }
}
