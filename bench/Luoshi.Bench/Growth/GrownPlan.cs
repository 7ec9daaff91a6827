using System.Globalization;
using System.Text;

namespace Luoshi.Bench.Growth;

/// <summary>A plan of an invented city, as long as asked for: a notice, a body, and a table of items, about as many to a page as plans print.</summary>
internal static class GrownPlan
{
    /// <summary>2,000 items on 300 pages.</summary>
    private const double ItemsPerPage = 2_000 / 300.0;

    private static readonly string[] Heads = ["序号", "工作任务", "具体举措", "分管领导", "牵头科室", "配合单位", "完成时限"];
    private static readonly string[] Verbs = ["推进", "建设", "完善", "实施", "开展", "强化", "优化", "落实", "健全", "拓展", "规范", "提升"];
    private static readonly string[] Subjects = ["县域医共体", "家庭医生签约", "疫苗接种", "远程会诊", "院前急救", "妇幼保健", "托育服务", "职业病防治", "中医适宜技术", "老年健康", "采供血", "电子病历", "行风监督", "村卫生室", "心理援助", "慢病管理", "院感防控", "人才培训", "检验互认", "爱国卫生"];
    private static readonly string[] Objects = ["体系", "能力", "机制", "网络", "平台", "规范", "示范点", "试点", "队伍", "基地", "制度", "环境"];
    private static readonly string[] Means = ["组织骨干医师定期下沉", "按季度通报进度", "逐一核对台账", "选派专家驻点指导", "公开服务项目和价格", "把考核结果与绩效挂钩", "完善应急预案并组织演练", "统一数据口径和接口", "对薄弱单位挂牌督办", "每半年开展一次满意度调查"];
    private static readonly string[] Indicators = ["覆盖率", "签约率", "规范管理率", "知晓率", "合格率", "随访率", "建档率", "互认率"];
    private static readonly string[] Offices = ["基层卫生科", "医政科", "疾控科", "妇幼科", "人口家庭科", "科教科", "规划信息科", "财务科", "人事科", "监督科", "中医科", "办公室"];
    private static readonly string[] Units = ["各县（区）卫健局", "市中心医院", "市中医院", "市妇幼保健院", "市疾控中心", "市急救中心", "市血站", "各社区卫生服务中心"];
    private static readonly string[] Deadlines = ["3月底前", "6月底前", "9月底前", "11月底前", "12月底前", "长期坚持", "每季度末", "2026年10月底前"];
    private static readonly string[] Leaders = ["闻一舟", "岑若谷", "祁望", "毕知行", "宿临川"];

    private sealed record Item(string Task, string Text, string Leader, string Lead, string Support, string Due);

    /// <summary>The words of a docx body for so many pages; the same for the same number.</summary>
    public static string Body(int pages)
    {
        var random = new Random(pages);
        var items = (int)Math.Round(pages * ItemsPerPage);
        var body = new StringBuilder();
        body.Append(P("青榆市卫生健康委2026年重点工作任务分解表", "<w:jc w:val=\"center\"/>"));
        body.Append(P("为做好2026年卫生健康工作，现将重点任务分解如下，请各责任单位对照任务，细化措施，按时完成。"));
        body.Append("<w:tbl><w:tblPr><w:tblBorders><w:top w:val=\"single\" w:sz=\"4\"/><w:left w:val=\"single\" w:sz=\"4\"/><w:bottom w:val=\"single\" w:sz=\"4\"/><w:right w:val=\"single\" w:sz=\"4\"/><w:insideH w:val=\"single\" w:sz=\"4\"/><w:insideV w:val=\"single\" w:sz=\"4\"/></w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
        int[] widths = [700, 1900, 5600, 1200, 1500, 2100, 1400];
        foreach (var width in widths) body.Append(CultureInfo.InvariantCulture, $"<w:gridCol w:w=\"{width}\"/>");
        body.Append("</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>");
        foreach (var (head, i) in Heads.Select((h, i) => (h, i))) body.Append(Cell(head, widths[i]));
        body.Append("</w:tr>");
        var sections = Math.Max(2, items / 60);
        for (var i = 0; i < items; i++)
        {
            if (i % Math.Max(1, items / sections) == 0) body.Append(CultureInfo.InvariantCulture, $"<w:tr>{Cell($"{Ordinal(1 + (i / Math.Max(1, items / sections)))}、{Pick(Verbs, random)}{Pick(Subjects, random)}{Pick(Objects, random)}", widths.Sum(), 7)}</w:tr>");
            var item = Make(random);
            string[] cells = [(i + 1).ToString(CultureInfo.InvariantCulture), item.Task, item.Text, item.Leader, item.Lead, item.Support, item.Due];
            body.Append("<w:tr>").AppendJoin("", cells.Select((c, at) => Cell(c, widths[at]))).Append("</w:tr>");
        }

        return body.Append("</w:tbl><w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1000\" w:right=\"1200\" w:bottom=\"1000\" w:left=\"1200\" w:header=\"600\" w:footer=\"600\" w:gutter=\"0\"/></w:sectPr>").ToString();
    }

    private static Item Make(Random random)
    {
        var (verb, subject, target) = (Pick(Verbs, random), Pick(Subjects, random), Pick(Objects, random));
        var text = new StringBuilder();
        var sentences = 2 + random.Next(2);
        for (var n = 1; n <= sentences; n++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{n}.{Pick(Verbs, random)}{Pick(Subjects, random)}{Pick(Objects, random)}{1 + random.Next(40)}个，{Pick(Means, random)}，{Pick(Means, random)}，{Pick(Subjects, random)}{Pick(Indicators, random)}达到{60 + random.Next(39)}%以上。");
        }

        return new Item($"{verb}{subject}{target}", text.ToString(), Pick(Leaders, random), Pick(Offices, random), $"{Pick(Units, random)}、{Pick(Units, random)}", Pick(Deadlines, random));
    }

    private static string Pick(string[] from, Random random) => from[random.Next(from.Length)];

    private static string Ordinal(int n)
    {
        const string figures = "零一二三四五六七八九";
        return n < 10 ? figures[n].ToString() : $"{(n >= 20 ? figures[n / 10].ToString() : "")}十{(n % 10 > 0 ? figures[n % 10].ToString() : "")}";
    }

    private static string P(string words, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr><w:rFonts w:eastAsia=\"Noto Serif CJK SC\"/><w:sz w:val=\"20\"/></w:rPr><w:t>{words}</w:t></w:r></w:p>";

    private static string Cell(string words, int width, int span = 1) =>
        $"<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{(span > 1 ? $"<w:gridSpan w:val=\"{span}\"/>" : "")}</w:tcPr>{P(words)}</w:tc>";
}
