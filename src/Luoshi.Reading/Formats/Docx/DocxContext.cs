namespace Luoshi.Reading.Formats.Docx;

/// <summary>What is remembered while a document is walked through: numbers, page, doubts.</summary>
internal sealed class DocxContext(string file, ReadingOptions options, DocxStyles styles, DocxNumbering numbering, bool hasPages, CancellationToken ct)
{
    public string File { get; } = file;

    public ReadingOptions Options { get; } = options;

    public DocxStyles Styles { get; } = styles;

    public DocxNumbering Numbering { get; } = numbering;

    public DocxFields Fields { get; set; } = new(false);

    /// <summary>Page under way, from 1, by the page breaks that Word left when it last laid the document out.</summary>
    public int PageCount { get; set; } = 1;

    public int? Page => hasPages ? PageCount : null;

    public bool HasChanges { get; set; }

    public int HiddenRuns { get; set; }

    public int HiddenRows { get; set; }

    public int EmbeddedParts { get; set; }

    private int _blocks;

    /// <summary>Called for each paragraph and row, so that limits and cancelling are felt everywhere.</summary>
    public void Step(int depth)
    {
        ct.ThrowIfCancellationRequested();
        if (depth > Options.MaxDepth) throw Unreadable.IsTooDeep(File, "表格", Options.MaxDepth);
        if (++_blocks > Options.MaxBlocks) throw Unreadable.HasTooManyBlocks(File, "正文", Options.MaxBlocks);
    }

    public IReadOnlyList<Finding> Findings()
    {
        var findings = new List<Finding>();
        if (HasChanges) findings.Add(FormatFinding.Of(FormatFinding.ChangesAccepted, "文档带有修订痕迹，已按全部接受修订后的文字读取。"));
        if (HiddenRuns > 0) findings.Add(FormatFinding.Of(FormatFinding.HiddenLeftOut, $"文档中有 {HiddenRuns} 处隐藏文字，没有读入。"));
        if (HiddenRows > 0) findings.Add(FormatFinding.Of(FormatFinding.HiddenLeftOut, $"表格中有 {HiddenRows} 个隐藏行，没有读入。"));
        if (EmbeddedParts > 0) findings.Add(FormatFinding.Of(FormatFinding.PartLeftOut, $"文档中嵌入了 {EmbeddedParts} 个外来片段，没有读入；请在 Word 中打开另存后再导入。"));
        return findings;
    }
}
