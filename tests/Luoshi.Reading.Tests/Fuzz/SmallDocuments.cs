using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Luoshi.Reading.Tests.Fuzz;

/// <summary>Small sound plans in every format, with as many of its features as fit: merged cells, numbering, footnotes, dates.</summary>
internal static class SmallDocuments
{
    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private const string S = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Kinds = "application/vnd.openxmlformats-officedocument.";

    private static readonly string[] Lines =
    [
        "青榆市卫生健康委2026年工作要点",
        "一、强化基层能力",
        "1.建成县域医共体3个，县域就诊率达到90%以上，6月底前完成。（牵头科室：基层科；配合单位：各县（区）卫健局）",
        "2.培训乡村医生1200人次，持续推进家庭医生签约。（牵头科室：科教科；完成时限：长期坚持）",
        "二、做好疾病防控",
        "3.适龄儿童免疫规划疫苗接种率不低于95%，孕产妇死亡率控制在10/10万以内。（牵头科室：疾控科；完成时限：12月底前）",
        "4.开展“杏林进牧区”活动，每季度通报一次。（责任单位：市中医院、市妇幼保健院）",
    ];

    private static readonly string[][] Rows =
    [
        ["序号", "工作任务", "目标要求", "牵头科室", "配合单位", "完成时限"],
        ["1", "建设健康小屋", "新建健康小屋12个，覆盖率达到80%以上", "基层科", "各县（区）卫健局", "6月底前"],
        ["2", "完善急救体系", "急救站点由5个增至8个，平均反应时间缩短至12分钟", "医政科", "市急救中心、市中心医院", "12月底前"],
        ["3", "推进托育服务", "每千人口3岁以下婴幼儿托位数达到4.6个", "人口科", "", "长期坚持"],
    ];

    public static string ParagraphsOfDocx { get; } =
        string.Concat(Lines.Select((l, i) => i is 2 or 3
            ? $"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{l[2..6]}</w:t></w:r><w:r><w:t>{l[6..]}</w:t></w:r></w:p>"
            : $"<w:p><w:pPr><w:pStyle w:val=\"1\"/><w:jc w:val=\"center\"/></w:pPr><w:ins w:id=\"1\"><w:r><w:t>{l}</w:t></w:r></w:ins><w:del w:id=\"2\"><w:r><w:delText>删</w:delText></w:r></w:del><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"))
        + "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>SEQ 表</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";

    public static string TableOfDocx { get; } =
        $"<w:p><w:r><w:t>{Lines[0]}</w:t></w:r></w:p><w:tbl><w:tblGrid>{string.Concat(Enumerable.Repeat("<w:gridCol w:w=\"900\"/>", 6))}</w:tblGrid>"
        + "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + string.Concat(Rows[0].Select(c => Cell(c))) + "</w:tr>"
        + $"<w:tr>{Cell("一、强化基层能力", "<w:gridSpan w:val=\"6\"/>")}</w:tr>"
        + string.Concat(Rows[1..].Select((r, i) => "<w:tr>" + string.Concat(r.Select((c, j) => Cell(j == 3 && i == 1 ? "" : c, j == 3 && i < 2 ? i == 0 ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>" : ""))) + "</w:tr>"))
        + $"<w:tr>{Cell("4")}<w:tc><w:tbl><w:tr>{Cell("内")}{Cell("嵌")}</w:tr></w:tbl><w:p/></w:tc>{Cell("核查2次")}{Cell("督查科")}{Cell("")}{Cell("每季度")}</w:tr></w:tbl>";

    public static byte[] Docx(string body) => Zip(
        ("[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{Kinds}wordprocessingml.document.main+xml\"/><Override PartName=\"/word/numbering.xml\" ContentType=\"{Kinds}wordprocessingml.numbering+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\"{Kinds}wordprocessingml.styles+xml\"/><Override PartName=\"/word/footnotes.xml\" ContentType=\"{Kinds}wordprocessingml.footnotes+xml\"/></Types>"),
        ("_rels/.rels", Relations(("rId1", "officeDocument", "word/document.xml"))),
        ("word/document.xml", $"<w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>"),
        ("word/_rels/document.xml.rels", Relations(("rId1", "numbering", "numbering.xml"), ("rId2", "styles", "styles.xml"), ("rId3", "footnotes", "footnotes.xml"))),
        ("word/numbering.xml", $"<w:numbering {W}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"（%2）\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num></w:numbering>"),
        ("word/styles.xml", $"<w:styles {W}><w:style w:type=\"paragraph\" w:styleId=\"0\"><w:name w:val=\"Normal\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"0\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style></w:styles>"),
        ("word/footnotes.xml", $"<w:footnotes {W}><w:footnote w:id=\"2\"><w:p><w:r><w:t>名词解释：健康小屋，指居民自测点。</w:t></w:r></w:p></w:footnote></w:footnotes>"));

    public static byte[] Xlsx()
    {
        var rows = new StringBuilder($"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{Lines[0]}</t></is></c></row>");
        for (var r = 0; r < Rows.Length; r++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{r + 2}\">");
            for (var c = 0; c < 6; c++)
            {
                var name = $"{(char)('A' + c)}{r + 2}";
                if (c == 0 && r > 0) rows.Append($"<c r=\"{name}\"><v>{r}</v></c>");
                else if (c == 5 && r == 1) rows.Append($"<c r=\"{name}\" s=\"1\"><v>46203</v></c>");
                else if (c == 1) rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{name}\" t=\"s\"><v>{r}</v></c>");
                else rows.Append($"<c r=\"{name}\" t=\"inlineStr\"><is><t>{Rows[r][c]}</t></is></c>");
            }

            rows.Append("</row>");
        }

        return XlsxOf(rows.ToString(), "<mergeCell ref=\"A1:F1\"/><mergeCell ref=\"D3:D4\"/>");
    }

    /// <summary>A workbook of one sheet; text cells that are no inline strings are the second cells of <see cref="Rows"/>.</summary>
    public static byte[] XlsxOf(string rows, string merges) =>
        Zip(
            ("[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Kinds}spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Kinds}spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Kinds}spreadsheetml.styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Kinds}spreadsheetml.sharedStrings+xml\"/></Types>"),
            ("_rels/.rels", Relations(("rId1", "officeDocument", "xl/workbook.xml"))),
            ("xl/workbook.xml", $"<workbook {S}><sheets><sheet name=\"清单\" sheetId=\"1\" r:id=\"rId1\"/></sheets><definedNames><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">清单!$2:$2</definedName></definedNames></workbook>"),
            ("xl/_rels/workbook.xml.rels", Relations(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"), ("rId3", "sharedStrings", "sharedStrings.xml"))),
            ("xl/worksheets/sheet1.xml", $"<worksheet {S}><cols><col min=\"7\" max=\"8\" hidden=\"1\"/></cols><sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells></worksheet>"),
            ("xl/styles.xml", $"<styleSheet {S}><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts><fonts><font/><font><b/></font></fonts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\" fontId=\"1\"><alignment horizontal=\"center\"/></xf></cellXfs></styleSheet>"),
            ("xl/sharedStrings.xml", $"<sst {S}>{string.Concat(Rows.Select(r => $"<si><r><t>{r[1][..2]}</t></r><r><t>{r[1][2..]}</t></r></si>"))}</sst>"));

    public static byte[] Text() => Encoding.UTF8.GetBytes(string.Join('\n', Lines));

    public static byte[] TabText() => Encoding.UTF8.GetBytes(Lines[0] + "\n" + string.Join('\n', Rows.Select(r => string.Join('\t', r))));

    /// <summary>What converters leave of a ruled table: one cell after another, section titles one character a line.</summary>
    public static byte[] RuledText() => Encoding.UTF8.GetBytes(Lines[0] + "\n" + string.Join('\n', Rows.SelectMany((r, i) => i == 1 ? ["强", "化", "基", "层", .. r] : r)));

    public static byte[] Html() => Encoding.UTF8.GetBytes(
        $"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>{Lines[0]}</title></head><body><h1>{Lines[0]}</h1><p>{string.Join("</p><p>", Lines[1..])}</p><table>"
        + string.Concat(Rows.Select((r, i) => "<tr>" + string.Concat(r.Select((c, j) => i == 2 && j == 3 ? "" : $"<td{(i == 1 && j == 3 ? " rowspan=\"2\"" : "")}>{c}</td>")) + "</tr>"))
        + "<tr><td colspan=\"6\">注：按季度通报。<br>完</td></tr></table></body></html>");

    /// <summary>A pdf with nothing compressed, so that every part of it can be mutated: composite font, words by their Unicode table.</summary>
    public static byte[] Pdf(bool ruled)
    {
        var page = new StringBuilder();
        var at = 760;
        if (ruled)
        {
            foreach (var row in Rows)
            {
                page.Append(CultureInfo.InvariantCulture, $"40 {at - 40} m 560 {at - 40} l S 40 {at} m 560 {at} l S\n");
                for (var c = 0; c < row.Length; c++)
                {
                    page.Append(CultureInfo.InvariantCulture, $"{40 + (c * 86)} {at} 0.5 -40 re f\n");
                    if (row[c].Length > 0) page.Append(CultureInfo.InvariantCulture, $"BT /F1 8 Tf {44 + (c * 86)} {at - 14} Td <{Hex(row[c][..Math.Min(9, row[c].Length)])}> Tj 0 -10 Td <{Hex(row[c][Math.Min(9, row[c].Length)..])}> Tj ET\n");
                }

                at -= 40;
            }
        }
        else
        {
            foreach (var line in Lines)
            {
                // As printed: the first line of a paragraph two characters in, the others full.
                for (var from = 0; from < line.Length; at -= 18)
                {
                    var (left, most) = from == 0 ? (84, 36) : (60, 38);
                    page.Append(CultureInfo.InvariantCulture, $"BT /F1 12 Tf 1 0 0 1 {left} {at} Tm [<{Hex(line.Substring(from, Math.Min(most, line.Length - from)))}> -20] TJ ET\n");
                    from += most;
                }

                at -= 6;
            }
        }

        var used = string.Concat(Lines).Concat(Rows.SelectMany(r => r).SelectMany(c => c)).Distinct().Select(c => ((int)c).ToString("X4", CultureInfo.InvariantCulture)).ToList();
        var table = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            + string.Concat(used.Chunk(100).Select(u => $"{u.Length} beginbfchar\n{string.Concat(u.Select(c => $"<{c}> <{c}>\n"))}endbfchar\n")) + "endcmap end end";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R /Outlines 9 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
            "<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X1 8 0 R >> >> /Contents 4 0 R >>",
            Stream("", page + "/X1 Do"),
            "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W [1 [500 500]] /FontDescriptor 10 0 R >>",
            Stream("", table),
            Stream("/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> ", $"BT /F1 9 Tf 280 30 Td <{Hex("－1－")}> Tj ET"),
            "<< /Type /Outlines /First 11 0 R /Last 11 0 R /Count 1 >>",
            "<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>",
            "<< /Title (A) /Parent 9 0 R /Dest [3 0 R /Fit] >>",
        ];

        return PdfOf(objects);
    }

    /// <summary>A pdf of these objects, numbered from 1; the first is the catalogue.</summary>
    public static byte[] PdfOf(params string[] objects)
    {
        var file = new StringBuilder("%PDF-1.7\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, true))
        {
            foreach (var (name, content) in parts)
            {
                using var written = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                written.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }

    private static string Cell(string words, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>";

    private static string Relations(params (string Id, string Kind, string Target)[] all) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(all.Select(r => $"<Relationship Id=\"{r.Id}\" Type=\"{Office}{r.Kind}\" Target=\"{r.Target}\"/>"))}</Relationships>";

    public static string Stream(string entries, string content) => $"<< {entries}/Length {content.Length} >>\nstream\n{content}\nendstream";

    private static string Hex(string words) => string.Concat(words.Select(c => ((int)c).ToString("X4", CultureInfo.InvariantCulture)));
}
