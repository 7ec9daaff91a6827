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
