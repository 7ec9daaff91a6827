using Luoshi.Reading.Formats;

namespace Luoshi.Reading;

/// <summary>The one door: a file in, a reading out. The same bytes give the same reading, offline.</summary>
public static class PlanReader
{
    /// <summary>Opens a document of any format known here.</summary>
    /// <exception cref="UnreadableDocumentException">The file cannot be read; the message names file, place and remedy.</exception>
    public static SourceDocument Open(Stream content, string fileName, ReadingOptions options, CancellationToken ct = default) =>
        DocumentOpener.Open(content, fileName, options, ct);

    /// <summary>Reads a plan out of a document.</summary>
    /// <exception cref="UnreadableDocumentException">The document is no plan.</exception>
    public static PlanReading Read(SourceDocument document, ReadingOptions options, IProgress<ReadingProgress>? progress = null, CancellationToken ct = default) =>
        throw new NotSupportedException();
}

/// <summary>Limits, so that no file can take the machine with it.</summary>
public sealed record ReadingOptions
{
    public static ReadingOptions Default { get; } = new();

    /// <summary>Largest file in bytes.</summary>
    public long MaxFileBytes { get; init; } = 64L << 20;

    /// <summary>Most bytes a packed file (docx, xlsx) may unpack to, all parts together.</summary>
    public long MaxUnpackedBytes { get; init; } = 512L << 20;

    /// <summary>Most blocks in a document.</summary>
    public int MaxBlocks { get; init; } = 200_000;

    /// <summary>Deepest nesting of tables and markup.</summary>
    public int MaxDepth { get; init; } = 64;

    public int MaxPages { get; init; } = 2_000;
}

/// <summary>How far a reading is.</summary>
/// <param name="Stage">Chinese name of the stage under way (读取文件, 识别表格, 识别事项 …).</param>
/// <param name="Fraction">0 to 1.</param>
public sealed record ReadingProgress(string Stage, double Fraction);

/// <summary>A file that cannot be read, said in words for the person who dropped it: file, place and remedy.</summary>
public sealed class UnreadableDocumentException : Exception
{
    public UnreadableDocumentException(string code, string file, string problem, string remedy, Exception? inner = null)
        : base($"{file}：{problem}{remedy}", inner)
    {
        Code = code;
        File = file;
        Problem = problem;
        Remedy = remedy;
    }

    /// <summary>Permanent code (FM001 …).</summary>
    public string Code { get; }

    public string File { get; }

    /// <summary>What is wrong and where, a Chinese sentence.</summary>
    public string Problem { get; }

    /// <summary>What to do about it, a Chinese sentence.</summary>
    public string Remedy { get; }
}
