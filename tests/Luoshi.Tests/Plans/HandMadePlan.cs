using Luoshi.Reading;

namespace Luoshi.Tests.Plans;

/// <summary>A small plan with its reading made by hand: a title, a table of rows, doubts and mistakes, every field with its place.</summary>
public static class HandMadePlan
{
    public const int Year = 2026;

    private static readonly string[] Header = ["序号", "工作任务", "分管领导", "牵头科室", "责任单位", "完成时限"];

    private static readonly string[][] Rows =
    [
        ["1", "稳住无偿献血队伍。全市每千人口献血达到12.5人次以上，团体献血占四成以上，新设固定献血屋2处。", "顾怀谦", "医政\n医管科", "市中心血站、\n各县区卫健局", "12月底前"],
        ["2", "推开优质护理。二级以上医院病区优质护理实现全覆盖，上门护理服务项目不少于20项。", "顾怀谦", "医政\n医管科", "二级以上医院", "9月底前"],
        ["3", "织密院前急救网络。城区新增急救站点3个，中心乡镇急救站点全覆盖；急救平均反应时间压到12分钟以内，院前病历书写合格率不低于95%。", "顾怀谦", "医政\n医管科", "市急救中心、各县区卫健局、市直有关医疗机构", "站点9月底前，其余11月底前"],
        ["4", "做实家庭医生签约。重点人群签约率达到82%以上，签约居民续约率不低于75%，随访记录当月上传。", "沈若琳", "基层\n卫生科", "各县区卫健局", "12月底前"],
        ["51", "改造村卫生室。完成96个村卫生室标准化改造，水、电、网络、取暖一次到位。", "沈若琳", "基层\n卫生科", "各县区卫健局", "9月底前"],
        ["6", "提升乡镇卫生院。6家卫生院达到服务能力推荐标准，每县至少1家能开展常规手术。", "沈若琳", "基层\n卫生科", "各县区卫健局", "长期坚持"],
    ];

    /// <summary>The document: title, table with a section row before item 1 and item 4.</summary>
    public static SourceDocument Document(string title = "2026年全市卫生健康工作要点任务分工表", int times = 1)
    {
        var rows = new List<TableRow> { Cells(Header) with { IsHeader = true } };
        for (var n = 0; n < times; n++)
        {
            rows.Add(new([new TableCell(0, "一、医疗服务能力", 6)]));
            rows.AddRange(Rows.Take(3).Select(r => Cells(r)));
            rows.Add(new([new TableCell(0, "二、基层卫生服务", 6)]));
            rows.AddRange(Rows.Skip(3).Select(r => Cells(r)));
        }

        return new("任务分工表.docx", "docx", [new ParagraphBlock(title) { Alignment = "center", HeadingLevel = 1 }, new TableBlock(rows)], []);
    }

    /// <summary>What a clerk reads out of <see cref="Document"/>.</summary>
    public static PlanReading Reading(SourceDocument? document = null)
    {
        document ??= Document();
        var table = (TableBlock)document.Blocks[1];
        var items = new List<ReadItem>();
        for (var r = 1; r < table.Rows.Count; r++)
        {
            if (table.Rows[r].Cells.Count == 6) items.Add(Item(table, r, items.Count + 1));
        }

        var sections = new[] { 1, 5 }.Select(r => TracedText.Of(table.Rows[r].Cells[0].Text, 1, r, 0).Slice(2)).ToList();
        Place Word(int row, int column, string word) => new(1, row, column, table.Rows[row].Cells[column].Text.IndexOf(word, StringComparison.Ordinal), word.Length);
        return new()
        {
            Plan = new() { Title = TracedText.Of(((ParagraphBlock)document.Blocks[0]).Text, 0), Year = Year },
            Sections = sections,
            Items = items,
            Findings =
            [
                new("OW004", FindingSeverity.Doubt, null, [3], [Word(4, 4, "市直有关医疗机构")], "市直有关医疗机构", "统称没有写明是哪几家。") { Field = "support_units" },
                new("DL007", FindingSeverity.Doubt, null, [3], [Word(4, 5, "站点9月底前，其余11月底前")], "站点9月底前，其余11月底前", "一格两个日期，读作：时限11月30日，节点“站点”9月30日。") { Field = "deadline" },
                new("CK003", FindingSeverity.Mistake, "misprinted_number", [5], [Word(7, 0, "51")], "51", "序号印作51，应为5。"),
                new("TG011", FindingSeverity.Doubt, null, [6], [Word(8, 1, "推荐标准")], "推荐标准", "“推荐标准”是否计作目标。") { Field = "targets" },
            ],
        };
    }

    private static ReadItem Item(TableBlock table, int row, int no)
    {
        var cells = table.Rows[row].Cells.Select(c => TracedText.Of(c.Text, 1, row, c.Column)).ToList();
        var text = cells[1];
        var stop = text.Text.IndexOf('。', StringComparison.Ordinal);
        return new()
        {
            No = no,
            NoPrinted = cells[0].Text,
            Section = (no - 1) % 6 < 3 ? "医疗服务能力" : "基层卫生服务",
            Title = text.Slice(0, stop),
            Text = text,
            Leaders = [cells[2]],
            LeadUnits = [cells[3].Where((t, i) => t[i] != '\n')],
            SupportUnits = cells[4].Split("、"),
            Deadline = Deadline(cells[5]),
            Targets = Targets(text),
            Places = cells.SelectMany(c => c.Places).ToList(),
        };
    }

    private static ReadDeadline Deadline(TracedText printed) => printed.Text switch
    {
        "12月底前" => new() { Printed = printed, Due = new(Year, 12, 31) },
        "9月底前" => new() { Printed = printed, Due = new(Year, 9, 30) },
        "长期坚持" => new() { Printed = printed, Standing = true },
        _ => new() { Printed = printed, Due = new(Year, 11, 30), Milestones = [new(printed.Slice(0, 2), new(Year, 9, 30))] },
    };

    private static List<ReadTarget> Targets(TracedText text)
    {
        (string Quote, string Indicator, string Op, decimal Value, string Unit)[] known =
        [
            ("献血达到12.5人次以上", "每千人口献血", ">=", 12.5m, "人次"),
            ("上门护理服务项目不少于20项", "上门护理服务项目", ">=", 20, "项"),
            ("新增急救站点3个", "城区新增急救站点", "=", 3, "个"),
            ("中心乡镇急救站点全覆盖", "中心乡镇急救站点覆盖率", "=", 100, "%"),
            ("急救平均反应时间压到12分钟以内", "急救平均反应时间", "<=", 12, "分钟"),
            ("院前病历书写合格率不低于95%", "院前病历书写合格率", ">=", 95, "%"),
            ("重点人群签约率达到82%以上", "重点人群签约率", ">=", 82, "%"),
            ("签约居民续约率不低于75%", "签约居民续约率", ">=", 75, "%"),
            ("完成96个村卫生室标准化改造", "村卫生室标准化改造", "=", 96, "个"),
        ];
        return [.. known.Select(k => (k, At: text.Text.IndexOf(k.Quote, StringComparison.Ordinal))).Where(f => f.At >= 0).OrderBy(f => f.At).Select(f => new ReadTarget
        {
            Indicator = f.k.Indicator,
            Op = f.k.Op,
            Value = f.k.Value,
            Unit = f.k.Unit,
            Quote = text.Slice(f.At, f.k.Quote.Length),
            Start = f.At,
        })];
    }

    private static TableRow Cells(string[] texts) => new([.. texts.Select((t, c) => new TableCell(c, t))]);
}
