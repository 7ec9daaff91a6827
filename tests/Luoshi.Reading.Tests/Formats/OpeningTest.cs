using System.IO.Compression;
using System.Text;
using Xunit;

namespace Luoshi.Reading.Tests.Formats;

/// <summary>Bad input: each gets its own code, the file's name and a remedy, and nothing else happens.</summary>
public sealed class OpeningTest
{
    private static readonly byte[] Docx = DocxFile.Make(DocxFile.P("一、加强监督"));
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    private static UnreadableDocumentException Refused(byte[] bytes, string name, ReadingOptions? options = null)
    {
        var refused = Assert.Throws<UnreadableDocumentException>(() => DocxFile.Open(bytes, name, options));
        Assert.Equal(name, refused.File);
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("。", refused.Remedy, StringComparison.Ordinal);
        return refused;
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, true))
        {
            foreach (var (name, content) in parts)
            {
                using var written = zip.CreateEntry(name).Open();
                written.Write(content);
            }
        }

        return file.ToArray();
    }

    private static byte[] Compound(string stream)
    {
        byte[] start = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        return [.. start, .. new byte[1024], .. Encoding.Unicode.GetBytes(stream), .. new byte[512]];
    }

    public static TheoryData<string, byte[], string> Bad => new()
    {
        { "空.docx", [], "FM001" },
        { "文字.docx", "并不是压缩包"u8.ToArray(), "FM004" },
        { "截断.docx", Docx[..(Docx.Length / 2)], "FM004" },
        { "别的包.docx", Zip(("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"u8.ToArray())), "FM004" },
        { "无目录.docx", Zip(("word/document.xml", "<document/>"u8.ToArray())), "FM005" },
        { "坏部件.docx", DocxFile.WithPart(Docx, "word/document.xml", "<w:document><w:body>"u8.ToArray()), "FM005" },
        { "外部实体.docx", DocxFile.WithPart(Docx, "word/document.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>"u8.ToArray()), "FM005" },
        { "照片.docx", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "FM006" },
        { "照片.pdf", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10], "FM006" },
        { "旧.doc", Compound("WordDocument"), "FM007" },
        { "旧.wps", Compound("WordDocument"), "FM007" },
        { "旧.xls", Compound("Workbook"), "FM007" },
        { "旧.et", Compound("Workbook"), "FM007" },
        { "加密.docx", Compound("EncryptedPackage"), "FM008" },
        { "程序.bin", [.. "MZ"u8, .. new byte[64]], "FM009" },
        { "乱.txt", [.. "前面是字"u8, 0, 1, 2, 0, .. "后面是字"u8], "FM009" },
        { "乱码.txt", [0xC4, 0xE3, 0xFF, 0xFF, 0xBA, 0xC3], "FM010" },
        { "压缩.zip", Zip(("方案.docx", Docx)), "FM016" },
        { "图.odg", Zip(("mimetype", "x"u8.ToArray()), ("content.xml", "<a/>"u8.ToArray())), "FM016" },
        { "版式.ofd", Zip(("OFD.xml", "<a/>"u8.ToArray())), "FM016" },
        { "讲稿.pptx", Zip(("[Content_Types].xml", "<a/>"u8.ToArray()), ("ppt/presentation.xml", "<a/>"u8.ToArray())), "FM016" },
        { "旧.rtf", "{\\rtf1 x}"u8.ToArray(), "FM007" },
        { "文字.odt", Zip(("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()), ("content.xml", "<a/>"u8.ToArray())), "FM007" },
        { "表格.ods", Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"u8.ToArray()), ("content.xml", "<a/>"u8.ToArray())), "FM007" },
        { "二进制.xlsb", Zip(("xl/workbook.bin", [1, 2])), "FM007" },
        { "网页.doc", "MIME-Version: 1.0\r\n"u8.ToArray(), "FM016" },
        { "无字.docx", DocxFile.Make(""), "FM017" },
        { "空白.txt", " \r\n　\r\n"u8.ToArray(), "FM017" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Open_BadInput_IsRefusedByItsCode(string name, byte[] bytes, string code) => Assert.Equal(code, Refused(bytes, name).Code);

    [Fact]
    public void Open_BrokenPart_IsNamedWithItsLine()
    {
        var refused = Refused(DocxFile.WithPart(DocxFile.Make("", styles: "<w:style/>"), "word/styles.xml", "<w:styles xmlns:w=\"x\">\n</oops>"u8.ToArray()), "方案.docx");
        Assert.Equal("FM005", refused.Code);
        Assert.Contains("word/styles.xml", refused.Problem, StringComparison.Ordinal);
        Assert.Contains("第 2 行", refused.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FlippedBytes_NeverCrash()
    {
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var bytes = (byte[])Docx.Clone();
            for (var n = 0; n < 3; n++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                DocxFile.Open(bytes, "方案.docx");
            }
            catch (UnreadableDocumentException e)
            {
                Assert.StartsWith("FM", e.Code, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Open_HugeText_IsRefusedBeforeAByteIsRead()
    {
        using var huge = new Unread(300L << 20);
        var refused = Assert.Throws<UnreadableDocumentException>(() => PlanReader.Open(huge, "大.txt", ReadingOptions.Default, TestContext.Current.CancellationToken));
        Assert.Equal("FM002", refused.Code);
        Assert.Equal(0, huge.BytesRead);
    }

    [Fact]
    public void Open_HugeStreamOfUnknownLength_IsRefusedAtTheLimit()
    {
        using var huge = new Unread(300L << 20) { KnowsLength = false };
        var refused = Assert.Throws<UnreadableDocumentException>(() => PlanReader.Open(huge, "大.txt", new ReadingOptions { MaxFileBytes = 1 << 20 }, TestContext.Current.CancellationToken));
        Assert.Equal("FM002", refused.Code);
        Assert.InRange(huge.BytesRead, 1 << 20, 2 << 20);
    }

    [Fact]
    public void Open_PackedZeros_AreRefusedByProportion() =>
        Assert.Equal("FM003", Refused(DocxFile.WithPart(Docx, "word/media/big.bin", new byte[40 << 20]), "炸弹.docx").Code);

    [Fact]
    public void Open_ManyPackedBytes_AreRefusedByTheirSum()
    {
        var noise = new byte[600_000];
        new Random(1).NextBytes(noise);
        var bytes = DocxFile.WithPart(DocxFile.WithPart(Docx, "word/media/1.bin", noise), "word/media/2.bin", noise);
        Assert.Equal("FM003", Refused(bytes, "大.docx", new ReadingOptions { MaxUnpackedBytes = 1 << 20 }).Code);
    }

    [Fact]
    public void Open_TablesTooDeep_AreRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 400)) + DocxFile.P("底") + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 400));
        Assert.Equal("FM014", Refused(DocxFile.Make(deep), "深.docx").Code);
        var nested = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 8)) + DocxFile.P("底") + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 8));
        Assert.Equal("FM014", Refused(DocxFile.Make(nested), "深.docx", new ReadingOptions { MaxDepth = 6 }).Code);
        Assert.NotEmpty(DocxFile.Open(DocxFile.Make(nested), "深.docx").Blocks);
    }

    [Fact]
    public void Open_TooManyParagraphs_AreRefused() =>
        Assert.Equal("FM013", Refused(DocxFile.Make(string.Concat(Enumerable.Repeat(DocxFile.P("段"), 60))), "长.docx", new ReadingOptions { MaxBlocks = 50 }).Code);

    [Theory]
    [InlineData("方案.txt")]
    [InlineData("方案.doc")]
    [InlineData("方案")]
    [InlineData("C:\\督查\\方案.DOCX")]
    public void Open_DocxUnderAnyName_IsRead(string name)
    {
        var read = DocxFile.Open(Docx, name);
        Assert.Equal("docx", read.Format);
        Assert.DoesNotContain('\\', read.Name);
    }

    [Fact]
    public void Open_BrokenPicture_TakesNothingFromTheWords()
    {
        var bytes = DocxFile.WithPart(Docx, "word/media/1.png", [1, 2, 3]);
        Assert.Single(DocxFile.Open(bytes, "方案.docx").Blocks);
    }

    private const string Words = "一、加强组织领导，明确责任分工。\n二、开展督查，每季度通报一次。\n";

    public static TheoryData<string, byte[]> Encoded => new()
    {
        { "utf-8", Encoding.UTF8.GetBytes(Words) },
        { "utf-8 mark", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Words)] },
        { "gb18030", Gb18030.GetBytes(Words) },
        { "utf-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Words)] },
        { "utf-16 big", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Words)] },
        { "utf-16 unmarked", Encoding.Unicode.GetBytes(Words) },
        { "utf-16 big unmarked", Encoding.BigEndianUnicode.GetBytes(Words) },
        { "gb18030 mark", [0x84, 0x31, 0x95, 0x33, .. Gb18030.GetBytes(Words)] },
        { "utf-32", [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(Words)] },
        { "windows line ends", Encoding.UTF8.GetBytes(Words.Replace("\n", "\r\n", StringComparison.Ordinal)) },
        { "old mac line ends", Encoding.UTF8.GetBytes(Words.Replace('\n', '\r')) },
    };

    [Theory]
    [MemberData(nameof(Encoded))]
    public void Open_TextInAnyEncoding_ReadsTheSame(string encoding, byte[] bytes)
    {
        var read = DocxFile.Open(bytes, "方案.txt");
        Assert.Equal(["一、加强组织领导，明确责任分工。", "二、开展督查，每季度通报一次。"], read.Blocks.Cast<ParagraphBlock>().Select(b => b.Text));
        Assert.Equal(encoding == "gb18030" ? ["FM101"] : [], read.Findings.Select(f => f.Code));
    }

    [Fact]
    public void Open_Gb18030_ReadsCharactersOfFourBytes()
    {
        const string name = "一、请㐂田镇和𬭚村加强督查工作，按期办结，逐项销号；各科室每季度末报送进展情况，由办公室汇总后报主任办公会研究，未按期完成的书面说明原因并限期整改。";
        Assert.Equal(name, ((ParagraphBlock)DocxFile.Open(Gb18030.GetBytes(name), "方案.txt").Blocks[0]).Text);
    }

    [Theory]
    [InlineData("到２０２６年底覆盖率达到９５％", 95)]
    [InlineData("到2026年底覆盖率达到95%", 95)]
    public void Read_FullWidthFigures_AreTheSameNumbers(string words, int value)
    {
        var text = $"2026年卫生健康工作要点\n一、{words}。（牵头单位：疾控科）\n二、推进家庭医生签约。（牵头单位：基层科）\n三、加强院感防控。（牵头单位：医政科）\n";
        var reading = PlanReader.Read(DocxFile.Open(Encoding.UTF8.GetBytes(text), "方案.txt"), ReadingOptions.Default, ct: TestContext.Current.CancellationToken);
        Assert.Equal((value, "%"), ((int)reading.Items[0].Targets[0].Value, reading.Items[0].Targets[0].Unit));
    }

    [Fact]
    public void Open_Utf8WithACutEnd_IsMendedAndSaid()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Words, 10)));
        Assert.Equal("FM101", Assert.Single(DocxFile.Open(bytes[..^2], "方案.txt").Findings).Code);
    }

    [Fact]
    public void Open_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => PlanReader.Open(new MemoryStream(Docx), "方案.docx", ReadingOptions.Default, source.Token));
    }

    /// <summary>A long stream of letters that counts how much of it was read.</summary>
    private sealed class Unread(long length) : Stream
    {
        public bool KnowsLength { get; init; } = true;
        public long BytesRead { get; private set; }
        public override bool CanRead => true;
        public override bool CanSeek => KnowsLength;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get => BytesRead; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - BytesRead);
            Array.Fill(buffer, (byte)'a', offset, read);
            BytesRead += read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
