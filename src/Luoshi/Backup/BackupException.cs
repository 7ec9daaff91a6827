namespace Luoshi.Backup;

/// <summary>A backup cannot be written or restored: why, where, and what to do.</summary>
/// <param name="code">Permanent code (BK001).</param>
public sealed class BackupException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    public const string NotABackup = "BK001";
    public const string CutOff = "BK002";
    public const string Damaged = "BK003";
    public const string OtherShape = "BK004";
    public const string NotEmpty = "BK005";

    public string Code { get; } = code;
}
