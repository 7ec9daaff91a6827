using Luoshi.Reading.Plans;
using Xunit;

namespace Luoshi.Reading.Tests.Plans;

public class OwnerReaderTest
{
    [Theory]
    [InlineData("医政科、药政科", "医政科|药政科")]
    [InlineData("各乡镇卫生院、社区卫生服务中心", "各乡镇卫生院|社区卫生服务中心")]
    [InlineData("机关各科室\n配合落实", "机关各科室")]
    [InlineData("医政科、规划科按职责分工分别牵头落实", "医政科|规划科")]
    [InlineData("各县（市、区）卫生健康局，市直各医院", "各县（市、区）卫生健康局|市直各医院")]
    [InlineData("疾控与慢病科 基层指导科\n应急办", "疾控与慢病科|基层指导科|应急办")]
    [InlineData("水务管理 分局 各镇街", "水务管理分局|各镇街")]
    [InlineData("机关后勤\n服务中心\n教育局", "机关后勤服务中心|教育局")]
    [InlineData("人力资源和社会\n保障局 民政局", "人力资源和社会保障局|民政局")]
    [InlineData("县财政局、县民政局等", "县财政局|县民政局")]
    [InlineData("工会 团委 妇联 科协", "工会|团委|妇联|科协")]
    public void Units_PrintedCell_IsCutIntoUnits(string cell, string units) =>
        Assert.Equal(units, string.Join('|', Read(cell, ColumnRole.Lead, (o, i) => o.Units(i, ColumnRole.Lead))));

    [Theory]
    [InlineData("周平、吴小江", "周平|吴小江")]
    [InlineData("周 平 吴小江", "周平|吴小江")]
    [InlineData("周　平\n欧阳 明", "周平|欧阳明")]
    [InlineData("郑 立\n周平\n孙大海", "郑立|周平|孙大海")]
    public void Persons_PrintedCell_IsCutIntoNames(string cell, string names) =>
        Assert.Equal(names, string.Join('|', Read(cell, ColumnRole.Leader, (_, i) => OwnerReader.Persons(i, ColumnRole.Leader))));

    [Theory]
    [InlineData("县人民医院牵头，县中医院、各乡镇卫生院配合，9月底前建成影像中心1个。", "县人民医院", "县中医院|各乡镇卫生院")]
    [InlineData("做强质控。由医政股牵头建立质量台账；信息股配合做好数据对接。", "医政股", "信息股")]
    [InlineData("人事股会同财务股于10月底前出台补助办法。", "人事股", "财务股")]
    [InlineData("建立健全党委牵头的工作机制，推进部门协作。", "", "")]
    [InlineData("做好监测预警。定期研判形势，市疾控中心牵头做好艾滋病防治。", "", "")]
    [InlineData("落实院长负责制，牵头医院下沉专家。", "", "")]
    public void Read_OwnersAtTheSentencesBeginning_AreTakenWithADoubt(string text, string lead, string support)
    {
        var reading = new DocumentBuilder().Paragraph("云山县2026年卫生健康工作要点").Paragraph("一、重点任务").Paragraph("1." + text).Paragraph("2.加强院感防控，整改率100%。").Paragraph("3.开展义诊20场。").Read();

        Assert.Equal((lead, support), (string.Join('|', reading.Items[0].LeadUnits.Select(u => u.Text)), string.Join('|', reading.Items[0].SupportUnits.Select(u => u.Text))));
        Assert.Equal(lead.Length > 0, reading.Findings.Any(f => f.Code == SentenceOwners.FromSentence));
    }

    [Theory]
    [InlineData("责任单位（排在首位的为牵头单位）", "备注", "体改股", "医政股|县总医院")]
    [InlineData("责任单位", "注：责任单位中列第一位的为牵头单位。", "体改股", "医政股|县总医院")]
    [InlineData("责任单位", "注：按季调度。", "", "体改股|医政股|县总医院")]
    public void Read_FirstUnitIsSaidToLead_Leads(string header, string note, string lead, string support)
    {
        var reading = new DocumentBuilder().Paragraph("云山县2026年卫生健康重点任务清单").Paragraph(note)
            .Table($"序号|工作任务|{header}|完成时限", "1|推进医共体建设|体改股、医政股、县总医院|12月底", "2|加强院感防控|医政股|每季度", "3|更新老旧设备|财务股/各乡镇卫生院|8月底").Read();

        Assert.Equal((lead, support), (string.Join('|', reading.Items[0].LeadUnits.Select(u => u.Text)), string.Join('|', reading.Items[0].SupportUnits.Select(u => u.Text))));
    }

    [Fact]
    public void Units_MarkedLeadAmongResponsible_LeadsAndTheOthersSupport()
    {
        var item = Item("市卫生健康局（牵头）、市财政局、市民政局（配合）", ColumnRole.Support);
        var owners = new OwnerReader([item]);

        Assert.Equal(["市卫生健康局"], owners.Units(item, ColumnRole.Lead).Select(u => u.Text));
        Assert.Equal(["市财政局", "市民政局"], owners.Units(item, ColumnRole.Support).Select(u => u.Text));
    }

    [Fact]
    public void Units_BrokenNameSeenWholeElsewhere_IsJoined()
    {
        var whole = Item("质量管理处业务科", ColumnRole.Lead);
        var broken = Item("质量管理处\n业务科", ColumnRole.Lead);
        var owners = new OwnerReader([whole, broken]);

        Assert.Equal(["质量管理处业务科"], owners.Units(broken, ColumnRole.Lead).Select(u => u.Text));
    }

    private static IEnumerable<string> Read(string cell, ColumnRole role, Func<OwnerReader, DraftItem, IReadOnlyList<TracedText>> read)
    {
        var item = Item(cell, role);
        return read(new OwnerReader([item]), item).Select(t => t.Text);
    }

    private static DraftItem Item(string cell, ColumnRole role)
    {
        var item = new DraftItem { NoPrinted = "1", Text = TracedText.Of("加强管理。", 0) };
        item.Notes.Add(new(role, TracedText.Of(cell, 1)));
        return item;
    }
}
