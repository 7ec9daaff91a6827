using System.Text.Json;
using System.Text.Json.Serialization;

namespace Luoshi.Backup;

/// <summary>备份的目录: what a backup holds, written last, so that a backup that was cut off has none.</summary>
/// <param name="Format">Of the backup file itself.</param>
/// <param name="Program">Version of the program that wrote it.</param>
/// <param name="Shape">Names of the migrations that made the database; the same on both kinds of database.</param>
/// <param name="Parts">One a table, in an order in which they can be restored.</param>
public sealed record BackupManifest(int Format, string Program, DateTimeOffset TakenAt, IReadOnlyList<string> Shape, IReadOnlyList<BackupPart> Parts)
{
    public const string FileName = "manifest.json";

    /// <summary>The one that is written and read here.</summary>
    public const int CurrentFormat = 1;

    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    public long Rows => Parts.Sum(p => p.Rows);
}

/// <summary>A table in a backup: a line of JSON a row.</summary>
/// <param name="Table">Its name in the database.</param>
/// <param name="Blocks">Its rows in blocks, so that damage is found where it is.</param>
public sealed record BackupPart(string Table, long Rows, IReadOnlyList<BackupBlock> Blocks)
{
    public string FileName => $"tables/{Table}.jsonl";
}

/// <summary>Some rows of a table, one after the other.</summary>
/// <param name="Sha256">Of their lines.</param>
public sealed record BackupBlock(int Rows, string Sha256)
{
    /// <summary>A block ends at so many rows or bytes, whichever comes first: no more than that is held at once.</summary>
    public const int MostRows = 1000, MostBytes = 8 << 20;
}
