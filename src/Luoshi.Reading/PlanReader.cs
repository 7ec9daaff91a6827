using Luoshi.Reading.Formats;
using Luoshi.Reading.Formats.Text;
using Luoshi.Reading.Plans;

namespace Luoshi.Reading;

/// <summary>The one door: a file in, a reading out. The same bytes give the same reading, offline.</summary>
public static class PlanReader
{
    /// <summary>Opens a document of any format known here.</summary>
    /// <exception cref="UnreadableDocumentException">The file cannot be read; the message names file, place and remedy.</exception>
    public static SourceDocument Open(Stream content, string fileName, ReadingOptions options, CancellationToken ct = default) =>
        DocumentOpener.Open(content, fileName, options, ct);

    /// <summary>The code of a document that is no plan.</summary>
    public const string NotAPlan = "RD100";

    /// <summary>The code of a document whose table fell apart before it came here.</summary>
    public const string TableLost = "RD102";

    /// <summary>The code of an item whose words were recognised in a picture.</summary>
    public const string RecognisedWords = "RD101";

    /// <summary>Reads a plan out of a document.</summary>
    /// <exception cref="UnreadableDocumentException">The document is no plan.</exception>
    public static PlanReading Read(SourceDocument document, ReadingOptions options, IProgress<ReadingProgress>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(options);

        progress?.Report(new("识别段落和表格", 0.1));
        var outline = ParagraphOutline.Of(document, ct);
        var tables = TaskTableReader.Read(document, ct);
        var paragraphs = ParagraphItemReader.Read(outline, ct);

        progress?.Report(new("识别事项", 0.3));
        var (drafts, body, links) = BodyTableLinker.Choose(tables.Items, paragraphs.Items);
        NumberedSections.TakeFromBody(drafts, body, links);
        IReadOnlyList<Finding> joined = tables.Items.Count == 0 ? OwnerTableReader.Join(document, drafts, ct) : [];
        FirstLeads.Apply(document, [.. drafts, .. body]);

        var heading = HeadingReader.Read(document, [.. drafts, .. body], drafts.SelectMany(d => d.Notes).Where(n => n.Role is ColumnRole.Deadline).Select(n => n.Value));
        if (!PlanEvidence.IsPlan(heading.Title, drafts))
        {
            if (document.Findings.FirstOrDefault(f => f.Code is RuledTableReader.TableNotRead or RuledTableReader.CellsScattered) is not null)
            {
                throw new UnreadableDocumentException(
                    TableLost,
                    document.Name,
                    "像是一张任务表，但表格在转成文字时各栏已经打散，分不清哪些字属于哪一栏。",
                    "请改用原来的 docx、xlsx 或 pdf 文件导入；如果只有文字，请先在 Excel 里排成一项一行、一栏一列，存成 xlsx 再导入。");
            }

            throw new UnreadableDocumentException(
                NotAPlan,
                document.Name,
                "没有读出带编号的工作事项，看来不是工作要点、实施方案或责任清单。",
                "请改用写明任务、责任单位、完成时限的正式文件；如只有扫描图片，请先转成文字。");
        }

        progress?.Report(new("识别责任、时限和目标", 0.5));
        var findings = new List<Finding>([.. AtItems(document.Findings, drafts, tables.Blocks), .. tables.Findings, .. joined, .. ReferenceEquals(drafts, paragraphs.Items) ? paragraphs.Findings : []]);
        var items = ItemReader.Read(drafts, heading, options, findings, ct);
        var bodyItems = ItemReader.Read(body, heading, options, [], ct);

        findings.AddRange(items.Select(i => RecognisedItem(document, i)).OfType<Finding>());

        progress?.Report(new("识别通则和名词解释", 0.8));
        var goals = PlanTargetReader.Read(document, [.. paragraphs.Goals, .. tables.Overall], tables.Blocks, heading.Year);
        findings.AddRange(goals.Findings);
        var reading = new PlanReading
        {
            Plan = heading,
            Sections = NumberedSections.Of(drafts),
            Items = items,
            BodyItems = bodyItems,
            BodyTableLinks = links,
            PlanTargets = goals.Targets,
            Cadences = CadenceReader.Read([.. outline.Select(p => p.Text), .. items.Select(i => i.Text), .. items.Select(i => i.Deadline.Printed ?? TracedText.Empty)]),
            Glossary = GlossaryReader.Read(outline),
            Findings = findings,
        };

        progress?.Report(new("检查文件", 0.9));
        findings.AddRange(PlanChecker.Check(document, reading));
        findings.AddRange(TornTable.Check(document, items, [.. findings]));
        progress?.Report(new("完成", 1));
        return reading with { Findings = [.. findings.OrderBy(f => f.Where.Count > 0 ? (f.Where[0].Block, f.Where[0].Row ?? 0) : (int.MaxValue, 0))] };
    }

    /// <summary>What a format doubts in a row is doubted of the item there; rows of no item are nobody's doubt.</summary>
    private static IEnumerable<Finding> AtItems(IReadOnlyList<Finding> findings, IReadOnlyList<DraftItem> drafts, IReadOnlySet<int> tables)
    {
        var at = drafts.SelectMany((d, i) => d.Places.Select(p => ((p.Block, p.Row), No: i + 1))).DistinctBy(p => p.Item1).ToDictionary(p => p.Item1, p => p.No);
        foreach (var finding in findings)
        {
            if (finding.Items.Count == 0) yield return finding;
            else if (at.TryGetValue((finding.Where[0].Block, finding.Where[0].Row), out var no)) yield return finding with { Items = [no] };
            else if (tables.Contains(finding.Where[0].Block)) yield return finding with { Items = [] };
        }
    }

    private static Finding? RecognisedItem(SourceDocument document, ReadItem item)
    {
        var places = item.Text.Places;
        return places.Any(p => document.Blocks[p.Block].IsRecognised)
            ? new Finding(RecognisedWords, FindingSeverity.Doubt, null, [item.No], places, "", "本项由文字识别读出，可能有错字、漏字，请逐字对照原件。") { Field = "text" }
            : null;
    }
}

/// <summary>Limits, so that no file can take the machine with it.</summary>
public sealed record ReadingOptions
{
    /// <summary>The library alone: no other program is called.</summary>
    public static ReadingOptions Default { get; } = new();

    /// <summary>With the programs that are installed on this machine.</summary>
    public static ReadingOptions OnThisMachine { get; } = new() { Programs = OutsidePrograms.Installed };

    /// <summary>Largest file in bytes.</summary>
    public long MaxFileBytes { get; init; } = 64L << 20;

    /// <summary>Most bytes a packed file (docx, xlsx) may unpack to, all parts together.</summary>
    public long MaxUnpackedBytes { get; init; } = 512L << 20;

    /// <summary>Most blocks in a document.</summary>
    public int MaxBlocks { get; init; } = 200_000;

    /// <summary>Deepest nesting of tables and markup.</summary>
    public int MaxDepth { get; init; } = 64;

    public int MaxPages { get; init; } = 2_000;

    /// <summary>Whether a day is a working day, for deadlines counted in them; null for a year whose holidays are not announced. Without it such deadlines stay a doubt.</summary>
    public Func<DateOnly, bool?>? IsWorkday { get; init; }

    /// <summary>What may be called for old formats and scans; nothing, unless said.</summary>
    public OutsidePrograms Programs { get; init; } = OutsidePrograms.None;
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
