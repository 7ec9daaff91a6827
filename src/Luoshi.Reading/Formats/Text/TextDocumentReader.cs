using Luoshi.Reading.Plans;

namespace Luoshi.Reading.Formats.Text;

/// <summary>Makes a document of a text file: paragraphs put together again, tables found again.</summary>
internal static class TextDocumentReader
{
    public const string TooManyBlocks = "TX001";

    /// <summary>Headers without a table below them, after which no more are tried: each costs a walk to the end of the text.</summary>
    private const int MostHeadersInVain = 20;

    /// <summary>Reads text already decoded, whatever converter or hand it came from; marks of Markdown are used and taken out.</summary>
    public static SourceDocument Read(string text, string fileName, ReadingOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        var lines = TextLine.Cut(text);
        var blocks = new List<Block>();
        var findings = new List<Finding>();
        var loose = new List<TextLine>();
        var left = new List<TextLine>();
        var joiner = new ParagraphJoiner(lines);
        var names = new Lazy<RuledNames>(() => new RuledNames(lines));
        var (at, inVain) = (0, 0);
        while (at < lines.Count)
        {
            ct.ThrowIfCancellationRequested();
            var header = false;
            if (MarkedTableReader.Read(lines, at) is { } marked)
            {
                Flush();
                blocks.AddRange(marked.Tables);
                at = marked.Next;
            }
            else if (TabTableReader.Read(lines, at) is { } tabbed)
            {
                Flush();
                blocks.Add(tabbed.Table);
                at = tabbed.Next;
            }
            else if (inVain < MostHeadersInVain && (LaidTableReader.Read(lines, at, ct) ?? StackedTableReader.Read(lines, at)) is { } laid)
            {
                Flush();
                findings.AddRange(laid.FindingsAt(blocks.Count));
                blocks.Add(laid.Table);
                at = laid.Next;
            }
            else if (inVain < MostHeadersInVain && RuledTableReader.Read(lines, at, loose, names, out header, ct) is { } ruled)
            {
                Flush();
                findings.AddRange(ruled.FindingsAt(blocks.Count));
                blocks.Add(ruled.Table);
                at = ruled.Next;
            }
            else
            {
                if (header) inVain++;
                left.Add(lines[at]);
                loose.Add(lines[at++]);
            }

            if (blocks.Count + loose.Count > options.MaxBlocks)
            {
                throw new UnreadableDocumentException(
                    TooManyBlocks,
                    fileName,
                    $"第{lines[Math.Min(at, lines.Count - 1)].Number}行起超过了{options.MaxBlocks}段的上限。",
                    "请拆成几份文件，或只保留工作要点正文和任务表。");
            }
        }

        Flush();
        if (LostHeader.Find(left) is { } lost)
        {
            findings.Add(FormatFinding.Of(RuledTableReader.TableNotRead, $"第{lost.Number}行起像是任务表的表头，但表格在转成文字时各栏已经打散，没有读成表格，读出的事项可能有缺漏、错位。请改用原来的 docx、xlsx 或 pdf 文件导入，或逐项对照原文。", lost.Trimmed));
        }

        return new(fileName, "txt", blocks, findings);

        void Flush()
        {
            blocks.AddRange(joiner.Join(loose));
            loose.Clear();
        }
    }

    /// <summary>Words of a header line: the line's cells, if at least three are column headers and work and responsibility are among them.</summary>
    internal static IReadOnlyList<string>? HeaderCells(string[] cells)
    {
        if (cells.Length < 3) return null;
        var known = 0;
        bool work = false, responsibility = false;
        foreach (var cell in cells)
        {
            if (cell.Length > 24) return null;
            var role = HeaderWords.Match(cell);
            if (role is null) continue;
            known++;
            work |= HeaderWords.IsWork(role) || role is ColumnRole.Section;
            responsibility |= HeaderWords.IsResponsibility(role);
        }

        return known >= 3 && known * 3 >= cells.Length * 2 && work && responsibility ? cells : null;
    }
}
