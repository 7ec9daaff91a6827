using Xunit;

namespace Luoshi.Web.Tests.Commands;

/// <summary>luoshi bulletin as a person types it, on the sample's data.</summary>
public sealed class BulletinCommandTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bulletin_OfTheSample_IsTheSameBytesTwice()
    {
        using var folder = new TempFolder();
        var data = Path.Combine(folder.Path, "data");
        var (server, _) = await LuoshiProcess.ServeAsync("--sample", "--data", data);
        server.Dispose();

        // The first was sent and is given out as it was frozen; of the second day no paper was written yet.
        foreach (var day in new[] { "2026-03-31", "2026-05-31" })
        {
            var first = await WriteAsync(data, day, Path.Combine(folder.Path, $"{day}-1.docx"));
            var second = await WriteAsync(data, day, Path.Combine(folder.Path, $"{day}-2.docx"));
            Assert.Equal("PK"u8.ToArray(), first[..2]);
            Assert.Equal(first, second);
        }

        Assert.NotEqual(await File.ReadAllBytesAsync(Path.Combine(folder.Path, "2026-03-31-1.docx"), Ct), await File.ReadAllBytesAsync(Path.Combine(folder.Path, "2026-05-31-1.docx"), Ct));
    }

    [Fact]
    public async Task Bulletin_WithoutAPlan_SaysSo()
    {
        using var folder = new TempFolder();
        var (exit, _, error) = await LuoshiProcess.RunAsync("bulletin", "--data", folder.Path, "--as-of", "2026-03-31", "--out", Path.Combine(folder.Path, "x.docx"));
        Assert.NotEqual(0, exit);
        Assert.StartsWith("luoshi：", error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Path, "x.docx")));
    }

    private static async Task<byte[]> WriteAsync(string data, string day, string to)
    {
        var (exit, _, error) = await LuoshiProcess.RunAsync("bulletin", "--data", data, "--as-of", day, "--out", to);
        Assert.True(exit == 0, error);
        return await File.ReadAllBytesAsync(to, Ct);
    }
}
