using Luoshi.Ledger;
using Luoshi.Progress;

namespace Luoshi.Supervision;

/// <summary>Files that come with an act, as the entry names them and as they are stored.</summary>
internal sealed class RoundFiles
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF];
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47];

    private readonly IReadOnlyList<HandedIn> _files;
    private readonly DateTimeOffset _at;
    private readonly List<MatterFile> _stored = [];

    private RoundFiles(IReadOnlyList<HandedIn> files, DateTimeOffset at)
    {
        _files = files;
        _at = at;
        Marks = [.. files.Select(f => EvidenceRules.Mark(f, at))];
    }

    public IReadOnlyList<EvidenceMark> Marks { get; }

    /// <summary>What is saved with the entries; filled once the act was decided.</summary>
    public IReadOnlyList<MatterFile> Stored => _stored;

    public static RoundFiles Of(IReadOnlyList<HandedIn> files, DateTimeOffset at) => new(files, at);

    /// <summary>Whether the bytes begin as a picture does, whatever the name says.</summary>
    public static bool IsPicture(HandedIn file) => file.Content.Span.StartsWith(Jpeg) || file.Content.Span.StartsWith(Png);

    /// <summary>Makes the files ready to be saved where the act goes through; decided anew, they stay the same.</summary>
    public Result<NewEntry[]> For(Guid matter, Guid plan, Result<NewEntry[]> decided)
    {
        _stored.Clear();
        if (!decided.Ok) return decided;
        _stored.AddRange(Marks.Zip(_files, (mark, file) => new MatterFile
        {
            Id = mark.Id,
            PlanId = plan,
            MatterId = matter,
            FileName = mark.FileName,
            Size = mark.Size,
            Sha256 = mark.Sha256,
            At = _at,
            Content = file.Content.ToArray(),
        }));
        return decided;
    }
}
