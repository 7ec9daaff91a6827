using System.Text;
using System.Text.Json;
using Xunit;

namespace Luoshi.Web.Tests.Commands;

/// <summary>The verbs as a person types them, each a process of its own.</summary>
public sealed class CommandTest
{
    [Fact]
    public async Task Help_NamesEveryVerb()
    {
        var (exit, output, _) = await LuoshiProcess.RunAsync("help");
        Assert.Equal(0, exit);
        var verbs = System.Reflection.Assembly.Load("Luoshi.Cli").GetTypes()
            .Where(t => t.Name.EndsWith("Verb", StringComparison.Ordinal) && t.GetMethod("Command") is not null)
            .Select(t => t.Name[..^4].ToLowerInvariant());
        Assert.All(verbs, v => Assert.Contains("\n  " + v, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Version_IsPrinted()
    {
        var (exit, output, _) = await LuoshiProcess.RunAsync("--version");
        Assert.Equal(0, exit);
        Assert.Matches(@"\d+\.\d+\.\d+", output);
    }

    [Fact]
    public async Task Read_Json_IsTheReading()
    {
        var (exit, output, _) = await LuoshiProcess.RunAsync("read", Repository.Sample("zening-2026.docx"), "--json");
        Assert.Equal(0, exit);
        using var reading = JsonDocument.Parse(output);
        Assert.Equal(40, reading.RootElement.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Check_SampleWithMistakes_RaisesThem()
    {
        var (exit, output, _) = await LuoshiProcess.RunAsync("check", Repository.Sample("zening-2026.docx"));
        Assert.Equal(1, exit);
        Assert.Matches("AN[0-9]{3}", output);
    }

    public static TheoryData<string, byte[]> BadFiles => new()
    {
        { "空.docx", [] },
        { "不是压缩包.docx", Encoding.UTF8.GetBytes("只是文字，没有任务。") },
        { "图片.docx", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] },
        { "便条.txt", Encoding.UTF8.GetBytes("各位同事：明天上午食堂供应饺子。\n") },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task ReadAndCheck_BadFile_ExitTwo_NamedOnStandardError(string name, byte[] content)
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, name);
        await File.WriteAllBytesAsync(path, content, TestContext.Current.CancellationToken);
        foreach (var verb in new[] { "read", "check" })
        {
            var (exit, output, error) = await LuoshiProcess.RunAsync(verb, path);
            Assert.Equal(2, exit);
            Assert.Empty(output);
            Assert.Contains(name, error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Check_RealPlan_NamesTheDuplicateAndTheOldDeadline()
    {
        if (Repository.Plans is null) Assert.Skip(Repository.PlansAbsent);
        foreach (var kind in new[] { "txt", "docx" })
        {
            var (exit, output, _) = await LuoshiProcess.RunAsync("check", Path.Combine(Repository.Plans, "tongxin-2020." + kind));
            Assert.Equal(1, exit);
            Assert.Contains("第20、21项内容完全相同", output, StringComparison.Ordinal);
            Assert.Contains("第45项", output, StringComparison.Ordinal);
            Assert.Contains("2019年11月", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Wall_WithoutAPlan_SaysSo()
    {
        using var folder = new TempFolder();
        await Luoshi.Storage.LuoshiDatabase.MigrateAsync(new(folder.Path, null), TestContext.Current.CancellationToken);
        var (exit, _, error) = await LuoshiProcess.RunAsync("wall", "--data", folder.Path, "--out", Path.Combine(folder.Path, "x.pdf"));
        Assert.Equal(2, exit);
        Assert.Contains("没有施行的计划", error, StringComparison.Ordinal);
        (exit, _, error) = await LuoshiProcess.RunAsync("wall", "--data", folder.Path, "--size", "A9", "--out", Path.Combine(folder.Path, "x.pdf"));
        Assert.Equal(2, exit);
        Assert.Contains("A3、A2、A1、A0", error, StringComparison.Ordinal);
    }
}
