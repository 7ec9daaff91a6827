using System.Buffers;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Backup;

/// <summary>How far a backup or a restore has come.</summary>
public sealed record BackupProgress(string Table, long Rows);

/// <summary>备份: everything in the database, as it was at one moment, in one file; others go on working meanwhile.</summary>
/// <remarks>Evidence, documents and the keys of sign-in are in the database, so the file holds them too: keep it as safe as the server.</remarks>
public sealed class BackupWriter(LuoshiDb db)
{
    /// <param name="now">The moment that the backup says it is of.</param>
    public async Task<BackupManifest> WriteAsync(Stream to, DateTimeOffset now, IProgress<BackupProgress>? progress, CancellationToken ct)
    {
        await using var moment = await db.BeginSnapshotAsync(ct);
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        var parts = new List<BackupPart>();
        foreach (var table in BackupTable.Of(db)) parts.Add(await WriteAsync(zip, table, progress, ct));

        var manifest = new BackupManifest(BackupManifest.CurrentFormat, ProgramVersion, now, ShapeOf(await db.Database.GetAppliedMigrationsAsync(ct)), parts);
        await using var last = await zip.CreateEntry(BackupManifest.FileName).OpenAsync(ct);
        await JsonSerializer.SerializeAsync(last, manifest, BackupManifest.Json, ct);
        return manifest;
    }

    internal static string ProgramVersion => typeof(BackupWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>Names of migrations without their time: the two kinds of database were given theirs minutes apart.</summary>
    internal static IReadOnlyList<string> ShapeOf(IEnumerable<string> migrations) => [.. migrations.Select(m => m[(m.IndexOf('_', StringComparison.Ordinal) + 1)..]).Order(StringComparer.Ordinal)];

    private async Task<BackupPart> WriteAsync(ZipArchive zip, BackupTable table, IProgress<BackupProgress>? progress, CancellationToken ct)
    {
        var part = new BackupPart(table.Name, 0, []);
        await using var stream = await zip.CreateEntry(part.FileName, CompressionLevel.Fastest).OpenAsync(ct);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var line = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(line, new JsonWriterOptions { SkipValidation = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var blocks = new List<BackupBlock>();
        long rows = 0, bytes = 0;
        var inBlock = 0;
        await foreach (var row in table.RowsAsync(db).WithCancellation(ct))
        {
            line.ResetWrittenCount();
            json.Reset();
            table.Write(json, row);
            await json.FlushAsync(ct);
            line.Write("\n"u8);
            await stream.WriteAsync(line.WrittenMemory, ct);
            hash.AppendData(line.WrittenSpan);
            (rows, inBlock, bytes) = (rows + 1, inBlock + 1, bytes + line.WrittenCount);
            if (inBlock == BackupBlock.MostRows || bytes >= BackupBlock.MostBytes) EndBlock();
        }

        if (inBlock > 0) EndBlock();
        return part with { Rows = rows, Blocks = blocks };

        void EndBlock()
        {
            blocks.Add(new(inBlock, Convert.ToHexStringLower(hash.GetHashAndReset())));
            (inBlock, bytes) = (0, 0);
            progress?.Report(new(table.Name, rows));
        }
    }
}
