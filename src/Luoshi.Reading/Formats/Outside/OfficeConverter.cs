namespace Luoshi.Reading.Formats.Outside;

/// <summary>Old documents to docx or xlsx by LibreOffice, in a profile of their own, without macros and without network.</summary>
internal static class OfficeConverter
{
    private const string Profile =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
        <item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
        </oor:items>
        """;

    /// <summary>The same document in the newer format.</summary>
    public static byte[] Convert(byte[] bytes, OldFormat format, string file, ReadingOptions options, CancellationToken ct)
    {
        if (options.Programs.Office is not { } office) throw Unreadable.IsLegacy(file, format);

        using var folder = new OwnFolder();
        var filter = format.Becomes == "docx" ? "docx:MS Word 2007 XML" : "xlsx:Calc MS Excel 2007 XML";
        var run = Run(office, bytes, format.Ending, filter, folder, options.Programs.LongestConversion, ct);
        if (run.TookTooLong) throw Unreadable.ConvertsTooLong(file, format, options.Programs.LongestConversion);

        // LibreOffice ends with 0 also where it could not open the file.
        var made = new FileInfo(folder.Of("out/in." + format.Becomes));
        if (!made.Exists || made.Length == 0) throw Unreadable.IsNotConverted(file, format);
        if (made.Length > options.MaxFileBytes) throw Unreadable.IsTooLarge(file, options.MaxFileBytes);
        return File.ReadAllBytes(made.FullName);
    }

    /// <summary>One conversion in a folder: out/in.* is what came of it.</summary>
    public static OutsideRun Run(string office, byte[] bytes, string ending, string filter, OwnFolder folder, TimeSpan longest, CancellationToken ct)
    {
        var from = folder.Of("in." + ending);
        File.WriteAllBytes(from, bytes);
        Directory.CreateDirectory(folder.Of("profile/user"));
        File.WriteAllText(folder.Of("profile/user/registrymodifications.xcu"), Profile);
        return OutsideRun.Of(
            office,
            [$"-env:UserInstallation={new Uri(folder.Of("profile")).AbsoluteUri}", "--headless", "--norestore", "--nologo", "--nolockcheck", "--nofirststartwizard", "--convert-to", filter, "--outdir", folder.Of("out"), from],
            folder,
            longest,
            ct);
    }
}
