using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Luoshi.Web.Tests.Commands;

/// <summary>luoshi read on several files and folders, each run a process of its own.</summary>
public sealed class ReadSeveralTest
{
    private static readonly string[] Samples = ["zening-2026.docx", "yunfeng-2026.docx", "tingyuan-2026-gb18030.txt"];

    [Fact]
    public async Task Read_Folder_IsAnArrayOfReadings_ExitZero()
    {
        using var folder = Folder(Samples);

        var (exit, output, error) = await LuoshiProcess.RunAsync("read", folder.Path, "--json");

        Assert.Equal(0, exit);
        using var readings = JsonDocument.Parse(output);
        Assert.Equal(Samples.Order(StringComparer.Ordinal), Names(readings).Order(StringComparer.Ordinal));
        Assert.Contains("共 3 份文件", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_UnreadableFileAmongGoodOnes_TheOthersAreRead_ExitTwo()
    {
        using var folder = Folder(Samples[..2]);
        var bad = Path.Combine(folder.Path, "便条.txt");
        await File.WriteAllTextAsync(bad, "各位同事：明天上午食堂供应饺子。\n", TestContext.Current.CancellationToken);

        var (exit, output, error) = await LuoshiProcess.RunAsync("read", Path.Combine(folder.Path, Samples[0]), bad, Path.Combine(folder.Path, Samples[1]), "--json");

        Assert.Equal(2, exit);
        using var readings = JsonDocument.Parse(output);
        Assert.Equal(Samples[..2], Names(readings));
        Assert.Contains("便条.txt", error, StringComparison.Ordinal);
        Assert.Contains("RD100", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_SeveralFilesWithoutAnOption_PrintsEachUnderItsName()
    {
        using var folder = Folder(Samples[..2]);

        var (exit, output, _) = await LuoshiProcess.RunAsync("read", folder.Path);

        Assert.Equal(0, exit);
        Assert.All(Samples[..2], s => Assert.Contains(s, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_Xlsx_HoldsTheItemsOfEveryPlan()
    {
        using var folder = Folder(Samples[..2]);
        var ledger = Path.Combine(folder.Path, "台账.xlsx");

        var (exit, _, _) = await LuoshiProcess.RunAsync("read", Path.Combine(folder.Path, Samples[0]), Path.Combine(folder.Path, Samples[1]), "--xlsx", ledger);

        Assert.Equal(0, exit);
        using var zip = ZipFile.OpenRead(ledger);
        var words = new StringBuilder();
        foreach (var part in zip.Entries.Where(e => e.FullName.StartsWith("xl/", StringComparison.Ordinal) && e.FullName.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(part.Open());
            words.Append(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        Assert.All(Samples[..2], s => Assert.Contains(s, words.ToString(), StringComparison.Ordinal));
        Assert.Contains("12月底前", words.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_FolderWithoutDocuments_SaysSo_ExitTwo()
    {
        using var folder = new TempFolder();

        var (exit, output, error) = await LuoshiProcess.RunAsync("read", folder.Path);

        Assert.Equal(2, exit);
        Assert.Empty(output);
        Assert.NotEmpty(error);
    }

    private static TempFolder Folder(string[] samples)
    {
        var folder = new TempFolder();
        foreach (var sample in samples) File.Copy(Repository.Sample(sample), Path.Combine(folder.Path, sample));
        return folder;
    }

    private static List<string> Names(JsonDocument readings) => [.. readings.RootElement.EnumerateArray().Select(r => r.GetProperty("file").GetString()!)];
}
