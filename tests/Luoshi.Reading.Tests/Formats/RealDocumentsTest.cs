using Xunit;

namespace Luoshi.Reading.Tests.Formats;

/// <summary>Every real document opens, and says the same in each of its formats.</summary>
public sealed class RealDocumentsTest
{
    public static TheoryData<string> Files() => [.. Found("*.docx").Concat(Found("*.pdf")).Concat(Found("*.xlsx")).Concat(Found("*.txt"))];

    public static TheoryData<string> WithSister(string ending) => [.. Found("*." + ending)];

    private static IEnumerable<string> Found(string pattern) =>
        Repository.Plans is null ? [""] : Directory.EnumerateFiles(Repository.Plans, pattern).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal);

    private static SourceDocument Open(string name)
    {
        if (Repository.Plans is null || name.Length == 0) Assert.Skip(Repository.PlansAbsent);
        return DocxFile.Open(File.ReadAllBytes(Path.Combine(Repository.Plans, name)), name);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Document_Real_Opens(string name)
    {
        var read = Open(name);
        Assert.NotEmpty(read.Blocks);
        Assert.DoesNotContain(read.Findings, f => f.Code is "FM103" or "FM105");
        Assert.All(read.Blocks.OfType<TableBlock>(), AssertTiled);
    }

    [Theory]
    [MemberData(nameof(WithSister), "pdf")]
    public void Pdf_Real_SaysWhatItsDocxSays(string name)
    {
        var (pdf, docx) = (Open(name), Open(Path.ChangeExtension(name, ".docx")));
        Assert.Equal(Cells(docx), Cells(pdf));

        // A paragraph may be parted by chance where a page ends; words may not be lost or moved.
        Assert.Equal(Bare(string.Concat(Words(docx))), Bare(string.Concat(Words(pdf))));
        Assert.InRange(Words(pdf).Count(), Words(docx).Count(), Words(docx).Count() + 1);
        Assert.All(pdf.Blocks, b => Assert.NotNull(b.Page));
    }

    [Theory]
    [MemberData(nameof(WithSister), "xlsx")]
    public void Xlsx_Real_SaysWhatItsDocxSays(string name)
    {
        var (xlsx, docx) = (Open(name), Open(Path.ChangeExtension(name, ".docx")));
        Assert.Equal(Cells(docx).Where(c => !c.EndsWith(':')), Cells(xlsx));
        Assert.Equal(Words(docx).Select(Bare), Words(xlsx).Select(Bare));
    }

    private static IEnumerable<string> Words(SourceDocument document) => document.Blocks.OfType<ParagraphBlock>().Select(b => b.Text);

    private static IEnumerable<string> Cells(SourceDocument document) =>
        from table in document.Blocks.OfType<TableBlock>()
        from row in table.Rows.Select((r, i) => (r.Cells, Index: i))
        from cell in row.Cells
        select $"{row.Index},{cell.Column},{cell.ColumnSpan},{cell.RowSpan}:{Bare(cell.Text)}";

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>No two cells cover the same place.</summary>
    private static void AssertTiled(TableBlock table)
    {
        var taken = new HashSet<(int, int)>();
        for (var row = 0; row < table.Rows.Count; row++)
            foreach (var cell in table.Rows[row].Cells)
                for (var r = row; r < row + cell.RowSpan; r++)
                    for (var c = cell.Column; c < cell.Column + cell.ColumnSpan; c++)
                        Assert.True(taken.Add((r, c)), $"row {r}, column {c}");
    }
}
