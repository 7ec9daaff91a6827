using System.Diagnostics;
using System.Text;
using Xunit;

namespace Luoshi.Reading.Tests.Formats.Outside;

/// <summary>Old formats by way of LibreOffice: the same reading, or a refusal in words; nothing is left running or lying about.</summary>
public sealed class OfficeConverterTest : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("luoshi-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    private static SourceDocument Open(string path, string name, ReadingOptions options) =>
        PlanReader.Open(new MemoryStream(File.ReadAllBytes(path)), name, options, TestContext.Current.CancellationToken);

    private static string[] Said(SourceDocument document)
    {
        var reading = PlanReader.Read(document, ReadingOptions.Default, ct: TestContext.Current.CancellationToken);
        return [reading.Plan.Title?.Text ?? "", .. reading.Items.Select(i =>
            $"{i.Section}|{i.NoPrinted}|{i.Title?.Text}|{i.Text.Text}|{string.Join('、', i.Leaders)}|{string.Join('、', i.LeadUnits)}|{string.Join('、', i.SupportUnits)}|{i.Deadline.Printed?.Text}|{i.Deadline.Due}|"
            + string.Join('；', i.Targets.Select(t => $"{t.Indicator}{t.Op}{t.Value}{t.Unit}")))];
    }

    [Theory]
    [InlineData("doc", "旧方案.doc")]
    [InlineData("doc", "旧方案.wps")]
    [InlineData("rtf", "方案.rtf")]
    [InlineData("odt", "方案.odt")]
    public void Document_InAnOldFormat_ReadsLikeTheDocx(string format, string name)
    {
        var docx = Repository.Sample("zening-2026.docx");
        var document = Open(Installed.Convert(docx, format, _folder), name, Installed.Options);

        Assert.Equal(Said(Open(docx, "方案.docx", ReadingOptions.Default)), Said(document));
        Assert.Equal(name, document.Name);
        var note = Assert.Single(document.Findings);
        Assert.Equal(("FM107", FindingSeverity.Note), (note.Code, note.Severity));
    }

    [Theory]
    [InlineData("xls", "台账.xls")]
    [InlineData("xls", "台账.et")]
    [InlineData("ods", "台账.ods")]
    public void Sheet_InAnOldFormat_ReadsLikeTheXlsx(string format, string name)
    {
        var xlsx = Path.Combine(Repository.Root, "tests", "Luoshi.Reading.Tests", "plans", "wangtong-2025.xlsx");
        var document = Open(Installed.Convert(xlsx, format, _folder), name, Installed.Options);

        Assert.Equal(Said(Open(xlsx, "台账.xlsx", ReadingOptions.Default)), Said(document));
        Assert.Contains(document.Findings, f => f.Code == "FM107");
    }

    [Fact]
    public void Document_WithoutAConverter_IsRefusedWithBothRemedies()
    {
        var path = Path.Combine(_folder, "旧.rtf");
        File.WriteAllText(path, "{\\rtf1 x}");
        var refused = Assert.Throws<UnreadableDocumentException>(() => Open(path, "旧.rtf", ReadingOptions.Default));
        Assert.Equal("FM007", refused.Code);
        Assert.Contains("另存为", refused.Remedy, StringComparison.Ordinal);
        Assert.Contains("LibreOffice", refused.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Document_ThatNothingCanOpen_IsRefused()
    {
        _ = Installed.Office;
        var path = Path.Combine(_folder, "坏.doc");
        File.WriteAllBytes(path, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1024], .. Encoding.Unicode.GetBytes("WordDocument"), .. new byte[512]]);
        Assert.Equal("FM018", Assert.Throws<UnreadableDocumentException>(() => Open(path, "坏.doc", Installed.Options)).Code);
    }

    [Fact]
    public void Converter_ThatHangs_IsEndedWithItsChildren()
    {
        var children = Path.Combine(_folder, "children");
        var options = WithOffice($"sleep 1000 & echo $! > '{children}'; echo $PWD > '{children}.folder'; wait", TimeSpan.FromSeconds(5));
        var path = Path.Combine(_folder, "旧.rtf");
        File.WriteAllText(path, "{\\rtf1 x}");

        Assert.Equal("FM019", Assert.Throws<UnreadableDocumentException>(() => Open(path, "旧.rtf", options)).Code);
        Assert.False(IsRunning(int.Parse(File.ReadAllText(children))));
        Assert.False(Directory.Exists(File.ReadAllText(children + ".folder").Trim()));
    }

    [Fact]
    public async Task Reading_CalledOff_EndsTheConverter()
    {
        var children = Path.Combine(_folder, "children");
        var options = WithOffice($"sleep 1000 & echo $! > '{children}.new'; mv '{children}.new' '{children}'; wait", TimeSpan.FromMinutes(5));
        using var callOff = new CancellationTokenSource();
        using var watch = new FileSystemWatcher(_folder, "children");
        var begun = new TaskCompletionSource();
        watch.Renamed += (_, _) => begun.TrySetResult();
        watch.Created += (_, _) => begun.TrySetResult();
        watch.EnableRaisingEvents = true;

        var reading = Task.Run(() => PlanReader.Open(new MemoryStream("{\\rtf1 x}"u8.ToArray()), "旧.rtf", options, callOff.Token), TestContext.Current.CancellationToken);
        await begun.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        await callOff.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.False(IsRunning(int.Parse(await File.ReadAllTextAsync(children, TestContext.Current.CancellationToken))));
    }

    [Fact]
    public void Converted_TooLarge_IsRefused()
    {
        var options = WithOffice("mkdir out; head -c 3000000 /dev/zero > out/in.docx", TimeSpan.FromMinutes(2)) with { MaxFileBytes = 1 << 20 };
        var path = Path.Combine(_folder, "旧.rtf");
        File.WriteAllText(path, "{\\rtf1 x}");
        Assert.Equal("FM002", Assert.Throws<UnreadableDocumentException>(() => Open(path, "旧.rtf", options)).Code);
    }

    /// <summary>A converter of this test's own: a script.</summary>
    private ReadingOptions WithOffice(string script, TimeSpan longest)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("The converter of this test is a shell script.");
        var office = Path.Combine(_folder, "office");
        File.WriteAllText(office, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(office, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return ReadingOptions.Default with { Programs = new OutsidePrograms { Office = office, LongestConversion = longest } };
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.WaitForExit(TimeSpan.FromSeconds(30));
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
