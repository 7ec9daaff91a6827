using System.IO.Compression;

namespace Luoshi;

/// <summary>An Office file packed so that the same parts are always the same bytes.</summary>
/// <remarks>The packaging library stamps the time of day on every part; here each has the first day that zip knows, and the parts have an order of their own.</remarks>
public static class SteadyPackage
{
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Parts by their names inside the file; the list of types comes first, as programs expect.</summary>
    public static byte[] Pack(IEnumerable<(string Name, byte[] Content)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts.OrderBy(p => p.Name != "[Content_Types].xml").ThenBy(p => p.Name, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = Stamp;
                using var to = entry.Open();
                to.Write(content);
            }
        }

        return file.ToArray();
    }

    /// <summary>The same file with its parts in order and without the time it was packed.</summary>
    public static byte[] Again(byte[] packed)
    {
        using var zip = new ZipArchive(new MemoryStream(packed), ZipArchiveMode.Read);
        return Pack([.. zip.Entries.Select(e => (e.FullName, Content(e)))]);
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var from = entry.Open();
        using var to = new MemoryStream();
        from.CopyTo(to);
        return to.ToArray();
    }
}
