namespace Luoshi.Papers;

/// <summary>公文: what an official paper says, part by part, before it has a page.</summary>
public sealed record OfficialPaper
{
    /// <summary>发文机关标志, in red; null for a paper without a heading.</summary>
    public string? Mark { get; init; }

    /// <summary>发文字号: 泽卫督〔2026〕3号.</summary>
    public string? Number { get; init; }

    /// <summary>签发人: names the one who signed an upward paper, and makes it one.</summary>
    public string? SignedBy { get; init; }

    public required string Title { get; init; }

    /// <summary>主送机关, without the colon.</summary>
    public string? Addressee { get; init; }

    public required IReadOnlyList<PaperBlock> Body { get; init; }

    /// <summary>附件, in their order; each begins on a page of its own.</summary>
    public IReadOnlyList<PaperAnnex> Annexes { get; init; } = [];

    /// <summary>发文机关署名.</summary>
    public string? Issuer { get; init; }

    public DateOnly? Date { get; init; }

    /// <summary>A seal goes over name and date, which stand differently then.</summary>
    public bool Sealed { get; init; }

    /// <summary>抄送.</summary>
    public string? CopyTo { get; init; }

    /// <summary>印发机关; null for a paper without an imprint.</summary>
    public string? PrintedBy { get; init; }

    /// <summary>印发日期.</summary>
    public DateOnly? PrintedOn { get; init; }
}

/// <summary>What a paragraph of the body is.</summary>
public enum PaperLevel
{
    /// <summary>正文.</summary>
    Text,

    /// <summary>一、.</summary>
    First,

    /// <summary>（一）.</summary>
    Second,

    /// <summary>1. and （1）: as the text itself.</summary>
    Third,
}

/// <summary>A part of a paper's body: a paragraph or a table.</summary>
public abstract record PaperBlock;

/// <summary>A paragraph of a paper.</summary>
public sealed record PaperParagraph(string Text, PaperLevel Level = PaperLevel.Text) : PaperBlock;

/// <summary>A table of a paper, its head repeated on every page.</summary>
public sealed record PaperTable(IReadOnlyList<PaperColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : PaperBlock;

/// <summary>A column of a table in a paper.</summary>
/// <param name="Share">How wide it is, compared with the others.</param>
public sealed record PaperColumn(string Head, int Share, bool Centred = false);

/// <summary>附件: something annexed, under its own title.</summary>
public sealed record PaperAnnex(string Title, IReadOnlyList<PaperBlock> Blocks);
