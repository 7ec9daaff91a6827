using Luoshi.Calendar;
using Luoshi.Reading;

namespace Luoshi.Cli;

/// <summary>Opens the file a person named and reads the plan in it.</summary>
internal static class PlanFile
{
    /// <summary>2: the file, or the command, could not be read.</summary>
    public const int Unreadable = 2;

    private const string NoSuchFile = "CL001", IsFolder = "CL002", NotAllowed = "CL003", NotOpened = "CL004";

    private static readonly HashSet<string> Endings = new([".docx", ".docm", ".xlsx", ".xlsm", ".pdf", ".txt", ".md", ".html", ".htm", ".doc", ".wps", ".rtf", ".odt", ".xls", ".et", ".xlsb", ".ods", ".ofd"], StringComparer.OrdinalIgnoreCase);

    private static readonly ReadingOptions Options = ReadingOptions.OnThisMachine with { IsWorkday = WorkCalendar.IsAnnouncedWorkday };

    /// <summary>The files named, and those of the folders named, in order, each once; hidden files and those that programs keep beside an open document are left out.</summary>
    public static IReadOnlyList<string> All(IEnumerable<string> named) =>
        [.. named.SelectMany(n => Directory.Exists(n) ? In(n) : [n]).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> In(string folder) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Where(f => Endings.Contains(Path.GetExtension(f)) && !Path.GetFileName(f).StartsWith('.') && !Path.GetFileName(f).StartsWith("~$", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <exception cref="UnreadableDocumentException">With file, place and remedy.</exception>
    public static (SourceDocument Document, PlanReading Reading) Read(string path, CancellationToken ct)
    {
        using var content = Open(path);
        var document = PlanReader.Open(content, Path.GetFileName(path), Options, ct);
        return (document, PlanReader.Read(document, Options, ct: ct));
    }

    /// <summary>Says why a file could not be read, and what to do.</summary>
    public static int Refuse(UnreadableDocumentException problem)
    {
        Console.Error.WriteLine($"无法读取 {problem.Message}（{problem.Code}）");
        return Unreadable;
    }

    private static FileStream Open(string path)
    {
        if (Directory.Exists(path)) throw new UnreadableDocumentException(IsFolder, path, "这是一个文件夹，不是文件。", "请给出其中一份文件的路径。");
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnreadableDocumentException(NoSuchFile, path, "找不到这个文件。", "请核对路径和文件名；名称中有空格的，用引号括起来。", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new UnreadableDocumentException(NotAllowed, path, "没有读取这个文件的权限。", "请换用有权限的账号，或请文件所有者开放读取权限。", e);
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            throw new UnreadableDocumentException(NotOpened, path, "打不开这个文件。", "请确认路径正确、文件没有被其他程序独占，磁盘可以读取。", e);
        }
    }
}
