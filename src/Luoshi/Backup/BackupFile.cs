using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Backup;

/// <summary>A backup that was written before: checked whole, then put into an empty database.</summary>
public sealed class BackupFile : IAsyncDisposable
{
    private readonly ZipArchive _zip;

    private BackupFile(ZipArchive zip, BackupManifest manifest) => (_zip, Manifest) = (zip, manifest);

    public BackupManifest Manifest { get; }

    /// <exception cref="BackupException">It is no backup, or its end is missing.</exception>
    public static async Task<BackupFile> OpenAsync(Stream from, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(from);
        var begins = new byte[2];
        var read = await from.ReadAtLeastAsync(begins, 2, throwOnEndOfStream: false, ct);
        if (read < 2 || !begins.AsSpan().SequenceEqual("PK"u8)) throw new BackupException(BackupException.NotABackup, "这个文件不是备份。请指明 luoshi backup 写出的文件。");
        from.Position = 0;
        try
        {
            var zip = await ZipArchive.CreateAsync(from, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, ct);
            if (zip.GetEntry(BackupManifest.FileName) is not { } last) throw new BackupException(BackupException.NotABackup, "这个文件里没有备份的目录，不是 luoshi backup 写出的文件。");
            await using var stream = await last.OpenAsync(ct);
            var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(stream, BackupManifest.Json, ct);
            if (manifest is not { Format: BackupManifest.CurrentFormat, Parts: not null, Shape: not null }) throw new BackupException(BackupException.OtherShape, $"备份的写法是第{manifest?.Format}版，这个程序只会读第{BackupManifest.CurrentFormat}版。请用写它的那一版程序恢复。");
            return new(zip, manifest);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or EndOfStreamException)
        {
            throw new BackupException(BackupException.CutOff, "备份不完整：文件的末尾缺失或损坏，多半是没有写完或没有传完。请重新拷贝，或换一份备份。", e);
        }
    }

    /// <summary>Reads every row and compares it with the manifest.</summary>
    /// <exception cref="BackupException">Something differs; the message names table and rows.</exception>
    public async Task CheckAsync(IProgress<BackupProgress>? progress, CancellationToken ct)
    {
        foreach (var part in Manifest.Parts)
        {
            await foreach (var (rows, first) in BlocksAsync(part, ct)) progress?.Report(new(part.Table, first + rows.Count - 1));
        }
    }

    /// <summary>Puts all rows into a database that was made but holds nothing yet, in one transaction: all of it or nothing.</summary>
    /// <exception cref="BackupException">The database is not empty or has another shape, or the backup is damaged.</exception>
    public async Task RestoreAsync(LuoshiDb db, IProgress<BackupProgress>? progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var shape = BackupWriter.ShapeOf(await db.Database.GetAppliedMigrationsAsync(ct));
        if (!shape.SequenceEqual(Manifest.Shape)) throw new BackupException(BackupException.OtherShape, $"备份是另一版程序（{Manifest.Program}）写的，库表不同。请用那一版程序恢复，再用新版打开，它会自动升级。");
        if (await db.Entries.AnyAsync(ct) || await db.DirectoryEntries.AnyAsync(ct) || await db.Users.AnyAsync(ct))
            throw new BackupException(BackupException.NotEmpty, "要恢复到的数据库里已经有数据。恢复只往空的数据库里做，不会覆盖：请用 --data 换一个空文件夹，或换一个空库。");

        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var whole = await db.Database.BeginTransactionAsync(ct);
        var tables = BackupTable.Of(db);
        foreach (var table in tables.Reverse()) await EmptyAsync(db, table, ct);
        foreach (var table in tables)
        {
            if (Manifest.Parts.FirstOrDefault(p => p.Table == table.Name) is not { } part) continue;
            await foreach (var (rows, first) in BlocksAsync(part, ct))
            {
                for (var i = 0; i < rows.Count; i++)
                {
                    using var row = Parsed(part, rows[i], first + i);
                    table.Add(db, row.RootElement, first + i);
                }

                progress?.Report(new(table.Name, first + rows.Count - 1));
                if (!table.NamesItself) await SaveAsync(db, ct);
            }

            await SaveAsync(db, ct);
            if (table.Counted is { } counted) await db.CountOnAsync(table.Name, counted, ct);
        }

        await whole.CommitAsync(ct);
    }

    public ValueTask DisposeAsync() => _zip.DisposeAsync();

    private static async Task SaveAsync(LuoshiDb db, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    // What a fresh database begins with by itself comes with the backup too.
    private static async Task EmptyAsync(LuoshiDb db, BackupTable table, CancellationToken ct)
    {
        var rows = new List<object>();
        await foreach (var row in table.RowsAsync(db).WithCancellation(ct)) rows.Add(row);
        db.RemoveRange(rows);
        await SaveAsync(db, ct);
    }

    private static JsonDocument Parsed(BackupPart part, string line, long number)
    {
        try
        {
            return JsonDocument.Parse(line);
        }
        catch (JsonException e)
        {
            throw Damaged(part, number, number, e);
        }
    }

    /// <summary>Lines of a part, block by block, each handed out only after it was found to be as written.</summary>
    private async IAsyncEnumerable<(IReadOnlyList<string> Rows, long First)> BlocksAsync(BackupPart part, [EnumeratorCancellation] CancellationToken ct)
    {
        if (_zip.GetEntry(part.FileName) is not { } entry) throw new BackupException(BackupException.Damaged, $"备份已损坏：缺 {part.FileName}。没有恢复任何内容，请换一份备份。");
        await using var stream = await entry.OpenAsync(ct);
        using var lines = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long first = 1;
        foreach (var block in part.Blocks)
        {
            var rows = new List<string>();
            try
            {
                while (rows.Count < block.Rows && await lines.ReadLineAsync(ct) is { } line)
                {
                    hash.AppendData(Encoding.UTF8.GetBytes(line));
                    hash.AppendData("\n"u8);
                    rows.Add(line);
                }
            }
            catch (Exception e) when (e is InvalidDataException or DecoderFallbackException or EndOfStreamException)
            {
                throw Damaged(part, first, first + block.Rows - 1, e);
            }

            if (rows.Count != block.Rows || Convert.ToHexStringLower(hash.GetHashAndReset()) != block.Sha256) throw Damaged(part, first, first + block.Rows - 1, null);
            yield return (rows, first);
            first += block.Rows;
        }
    }

    private static BackupException Damaged(BackupPart part, long first, long last, Exception? inner) =>
        new(BackupException.Damaged, $"备份已损坏：{part.FileName} 第{first}至{last}行与写入时不符。没有恢复任何内容，请换一份备份。", inner);
}
