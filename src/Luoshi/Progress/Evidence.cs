using System.Security.Cryptography;
using Luoshi.Ledger;

namespace Luoshi.Progress;

/// <summary>A file as a unit hands it in.</summary>
/// <param name="Content">Its bytes.</param>
public sealed record HandedIn(string FileName, ReadOnlyMemory<byte> Content);

/// <summary>佐证: a stored file of evidence; written once, named by its content in the entry that handed it in.</summary>
public sealed class EvidenceFile
{
    public required Guid Id { get; init; }
    public required Guid PlanId { get; init; }
    public required Guid DutyId { get; init; }
    public required string FileName { get; init; }
    public required long Size { get; init; }
    public required string Sha256 { get; init; }
    public required DateTimeOffset At { get; init; }
#pragma warning disable CA1819 // bytes of a file, as the database returns them
    public required byte[] Content { get; init; }
#pragma warning restore CA1819
}

/// <summary>What may be handed in as evidence.</summary>
public static class EvidenceRules
{
    public const int MostFiles = 5;
    public const int MostBytes = 20 * 1024 * 1024;

    private static readonly string[] Endings = [".pdf", ".doc", ".docx", ".xls", ".xlsx", ".wps", ".et", ".ofd", ".jpg", ".jpeg", ".png", ".txt", ".csv", ".zip"];

    /// <summary>Why the files cannot be taken; null where they can.</summary>
    /// <param name="asked">What the item asks for; null where it asks for nothing.</param>
    public static Refusal? Refuse(IReadOnlyList<HandedIn> files, string? asked)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (files.Count == 0) return null;
        if (asked is null) return new NotAsked();
        if (files.Count > MostFiles) return new TooMany();
        foreach (var file in files)
        {
            if (file.Content.Length == 0) return new Empty(file.FileName);
            if (file.Content.Length > MostBytes) return new TooLarge(file.FileName);
            if (!Endings.Contains(Path.GetExtension(file.FileName).ToLowerInvariant())) return new OtherKind(file.FileName);
        }

        return null;
    }

    /// <summary>A file as its entry names it.</summary>
    internal static EvidenceMark Mark(HandedIn file, DateTimeOffset at) =>
        new(Guid.CreateVersion7(at), NameOf(file.FileName), file.Content.Length, Convert.ToHexStringLower(SHA256.HashData(file.Content.Span)));

    internal static EvidenceFile Stored(EvidenceMark mark, HandedIn file, DutyState duty, DateTimeOffset at) => new()
    {
        Id = mark.Id,
        PlanId = duty.PlanId,
        DutyId = duty.Id,
        FileName = mark.FileName,
        Size = mark.Size,
        Sha256 = mark.Sha256,
        At = at,
        Content = file.Content.ToArray(),
    };

    // A browser may send a path; an ending matters more than the middle of a long name.
    private static string NameOf(string fileName)
    {
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        return name.Length <= 150 ? name : name[..100] + "…" + name[^40..];
    }

    /// <summary>The item asks for no files.</summary>
    public sealed record NotAsked() : Refusal("EV001", "本事项不要求交佐证材料，不用上传文件。");

    /// <summary>More files than one needs.</summary>
    public sealed record TooMany() : Refusal("EV002", $"一次最多交{MostFiles}个文件，请合并后再交。");

    /// <summary>A file with nothing in it.</summary>
    public sealed record Empty(string FileName) : Refusal("EV003", $"“{FileName}”是空文件，请重新选择。");

    /// <summary>A file too large.</summary>
    public sealed record TooLarge(string FileName) : Refusal("EV004", $"“{FileName}”超过{MostBytes / 1024 / 1024} MB，请压缩或拆分后再交。");

    /// <summary>A kind of file that proves nothing and may harm.</summary>
    public sealed record OtherKind(string FileName) : Refusal("EV005", $"“{FileName}”不是可收的文件。请交pdf、Word、Excel、图片、文本或zip文件。");
}
