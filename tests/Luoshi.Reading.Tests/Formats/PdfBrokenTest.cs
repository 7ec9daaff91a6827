using System.IO.Compression;
using System.Text;
using Luoshi.Reading.Tests.Fuzz;
using Xunit;

namespace Luoshi.Reading.Tests.Formats;

/// <summary>References that lead in circles, nesting without end and streams that swell: read or refused in words, never a crash.</summary>
public sealed class PdfBrokenTest
{
    private const string Catalog = "<< /Type /Catalog /Pages 2 0 R >>";
    private const string Tree = "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>";
    private const string Page = "<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X1 6 0 R >> >> /Contents 4 0 R >>";
    private const string Font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
    private static readonly string Content = SmallDocuments.Stream("", "BT /F1 12 Tf 72 700 Td (hello) Tj ET /X1 Do");

    private static string Form(string resources, string content) => SmallDocuments.Stream($"/Type /XObject /Subtype /Form /BBox [0 0 595 842] {resources} ", content);

    private static string Uses(int other) => $"/Resources << /XObject << /X1 {other} 0 R >> >>";

    public static TheoryData<string, string[]> Circles => new()
    {
        { "page tree", [Catalog, "<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 /MediaBox [0 0 595 842] >>", Page, Content, Font, Form("", "")] },
        { "parents", [Catalog, "<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R >>", Page, Content, Font, Form("", "")] },
        { "contents", [Catalog, Tree, "<< /Type /Page /Parent 2 0 R /Contents 3 0 R >>"] },
        { "list of contents", [Catalog, Tree, "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>", "[4 0 R]"] },
        { "an object that is itself", [Catalog, Tree, Page, Content, "5 0 R", Form("", "")] },
        { "two objects", [Catalog, Tree, Page, Content, "7 0 R", Form("", ""), "5 0 R"] },
        { "length", [Catalog, Tree, Page, "<< /Length 4 0 R >>\nstream\nBT ET\nendstream", Font, Form("", "")] },
        { "resources", [Catalog, Tree, "<< /Type /Page /Parent 2 0 R /Resources 3 0 R /Contents 4 0 R >>", Content] },
        { "font", [Catalog, Tree, Page, Content, "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [5 0 R] >>", Form("", "")] },
        { "a drawing of itself", [Catalog, Tree, Page, Content, Font, Form(Uses(6), "/X1 Do")] },
        { "two drawings", [Catalog, Tree, Page, Content, Font, Form(Uses(7), "/X1 Do"), Form(Uses(6), "/X1 Do")] },
        { "two drawings, names written as codes", [Catalog, Tree, Page, Content, Font, Form(Uses(7), "/X#31 Do"), Form(Uses(6), "/#58#31 Do")] },
        { "drawings without resources", [Catalog, Tree, Page.Replace("/X1 6 0 R", "/X1 6 0 R /X2 7 0 R", StringComparison.Ordinal), Content, Font, Form("", "/X2 Do"), Form("", "/X1 Do")] },
        { "deep list", [Catalog, Tree, Page, Content, new string('[', 30_000) + new string(']', 30_000), Form("", "")] },
        { "deep dictionary", [Catalog, Tree, Page, Content, string.Concat(Enumerable.Repeat("<</A", 30_000)) + " 1 " + string.Concat(Enumerable.Repeat(">>", 30_000)), Form("", "")] },
    };

    [Theory]
    [MemberData(nameof(Circles))]
    public void Pdf_InCircles_IsReadOrRefused(string what, string[] objects)
    {
        _ = what;
        var whole = SmallDocuments.PdfOf(objects);
        // Also without its table of objects, which the parser then looks for by itself.
        var table = whole.AsSpan().LastIndexOf("xref\n0 "u8);
        byte[] bare = [.. whole[..table], .. Encoding.Latin1.GetBytes($"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\n%%EOF\n")];
        foreach (var file in new[] { whole, bare })
        {
            try
            {
                DocxFile.Open(file, "圈.pdf");
            }
            catch (UnreadableDocumentException refused)
            {
                Assert.StartsWith("FM01", refused.Code, StringComparison.Ordinal);
                Assert.NotEmpty(refused.Remedy);
            }
        }
    }

    [Fact]
    public void Pdf_ATreeOfManyLevels_IsReadOrRefused()
    {
        var levels = Enumerable.Range(2, 3_000).Select(i => $"<< /Type /Pages /Kids [{i + 1} 0 R] /Count 1 >>");
        Assert.Equal("FM011", Refused([Catalog, .. levels, "<< /Type /Page >>"]));
    }

    [Fact]
    public void Pdf_DrawingsThatMultiply_AreRefused()
    {
        // Each draws the next twice: two to the power of thirty in all.
        var chain = Enumerable.Range(6, 30).Select(i => Form(Uses(i + 1).Replace("/X1", $"/X2 {i + 1} 0 R /X1", StringComparison.Ordinal), "/X1 Do /X2 Do"));
        Assert.Equal("FM012", Refused([Catalog, Tree, Page, Content, Font, .. chain, Form("", "")]));
    }

    [Theory]
    [InlineData("1e9 begincodespacerange <0000> <FFFF> endcodespacerange")]
    [InlineData("1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange")]
    [InlineData("2 begincidrange <0000> <00FF> 1 <00000000> <7FFFFFFF> 1 endcidrange")]
    public void Pdf_ATableOfCharactersWithoutEnd_IsRefused(string table)
    {
        var font = "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [8 0 R] /ToUnicode 7 0 R >>";
        Assert.Equal("FM012", Refused([Catalog, Tree, Page, Content, font, Form("", ""), SmallDocuments.Stream("", $"begincmap {table} endcmap"), "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>"]));
    }

    [Fact]
    public void Pdf_AListOfWidthsWithoutEnd_IsRefused()
    {
        var font = "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [7 0 R] >>";
        Assert.Equal("FM012", Refused([Catalog, Tree, Page, Content, font, Form("", ""), "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [0 2000000000 500] >>"]));
    }

    [Fact]
    public void Pdf_AStreamThatSwells_IsRefusedByItsSize()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, true))
        {
            var blanks = Encoding.Latin1.GetBytes(new string(' ', 1 << 20));
            for (var i = 0; i < 100; i++) zlib.Write(blanks);
        }

        var bomb = $"<< /Filter /FlateDecode /Length {packed.Length} >>\nstream\n{Encoding.Latin1.GetString(packed.ToArray())}\nendstream";
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("FM003", Refused([Catalog, Tree, Page, bomb, Font, Form("", "")]));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 60 << 20);
    }

    private static string Refused(string[] objects) =>
        Assert.Throws<UnreadableDocumentException>(() => DocxFile.Open(SmallDocuments.PdfOf(objects), "坏.pdf")).Code;
}
