using Xunit;

namespace Luoshi.Reading.Tests.Plans;

/// <summary>Builds small documents for tests: paragraphs as lines, tables as rows of cells parted by |.</summary>
internal sealed class DocumentBuilder
{
    private readonly List<Block> _blocks = [];

    public DocumentBuilder Paragraph(string text, int level = 0)
    {
        _blocks.Add(new ParagraphBlock(text) { HeadingLevel = level });
        return this;
    }

    /// <summary>Rows of cells parted by |. A cell ^ is merged with the one above, a cell &lt; with the one to its left; / is a line break.</summary>
    public DocumentBuilder Table(params string[] rows)
    {
        var grid = rows.Select(r => r.Split('|').Select(c => c.Trim()).ToArray()).ToArray();
        var table = new List<TableRow>();
        for (var row = 0; row < grid.Length; row++)
        {
            var cells = new List<TableCell>();
            for (var column = 0; column < grid[row].Length; column++)
            {
                if (grid[row][column] is "^" or "<") continue;
                int across = 1, down = 1;
                while (column + across < grid[row].Length && grid[row][column + across] == "<") across++;
                while (row + down < grid.Length && column < grid[row + down].Length && grid[row + down][column] == "^") down++;
                cells.Add(new(column, grid[row][column].Replace("/", "\n", StringComparison.Ordinal), across, down));
            }

            table.Add(new(cells));
        }

        _blocks.Add(new TableBlock(table));
        return this;
    }

    public SourceDocument Build() => new("测试.docx", "docx", _blocks, []);

    public PlanReading Read() => PlanReader.Read(Build(), ReadingOptions.Default, null, TestContext.Current.CancellationToken);
}
