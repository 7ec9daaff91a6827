using Luoshi.Reading.Tests.Formats.Text;
using Xunit;

namespace Luoshi.Reading.Tests.Plans;

public class ParagraphItemReaderTest
{
    private static string[] Words(IEnumerable<TracedText> texts) => [.. texts.Select(t => t.Text)];

    [Fact]
    public void Read_NoticeThenPlanWithBracketedOffices_ReadsNumberedParagraphsUnderTheirGroups()
    {
        var reading = TextReading.Read(
            """
            云溪市卫生健康委员会

            云卫发〔2024〕15号

            云溪市卫生健康委员会关于印发2024年全市卫生健康工作要点的通知

            各县（市、区）卫生健康局，委直属各单位，机关各处室：
            现将《2024年全市卫生健康工作要点》印发给你们，请认真贯彻落实。

            云溪市卫生健康委员会
            2024年2月26日

            2024年全市卫生健康工作要点

            一、总体要求
            以人民健康为中心，坚持稳中求进。

            二、重点任务
            （一）深化医药卫生体制改革
            1．推进紧密型县域医共体建设。年底前全市紧密型县域医共体达到6个，县域内就诊率达到90%以上。〔责任处室：体改处、基层处〕
            2．深化公立医院薪酬制度改革。落实“两个允许”要求。〔责任处室：人事处；配合处室：财务处、体改处〕
            （二）强化公共卫生服务
            3．提升疾控能力。加强市县疾控机构实验室建设，6月底前完成验收。〔责任处室：疾控处、规划处〕
            4．做好免疫规划。适龄儿童疫苗接种率保持在95%以上。
            〔责任处室：疾控处〕
            三、保障措施
            （一）加强组织领导。各单位要高度重视，压实责任。
            （二）强化督导问效。实行月调度、季通报、年考核。
            """);

        Assert.Equal("2024年全市卫生健康工作要点", reading.Plan.Title?.Text);
        Assert.Equal("云卫发〔2024〕15号", reading.Plan.DocNumber?.Text);
        Assert.Equal("云溪市卫生健康委员会", reading.Plan.Issuer?.Text);
        Assert.Equal("云溪市", reading.Plan.Jurisdiction?.Text);
        Assert.Equal(new DateOnly(2024, 2, 26), reading.Plan.IssuedOn);
        Assert.Equal(["深化医药卫生体制改革", "强化公共卫生服务"], Words(reading.Sections));
        Assert.Equal(["1．", "2．", "3．", "4．"], reading.Items.Select(i => i.NoPrinted));
        Assert.Equal(["体改处", "基层处"], Words(reading.Items[0].LeadUnits));
        Assert.Equal(["财务处", "体改处"], Words(reading.Items[1].SupportUnits));
        Assert.Equal(["疾控处"], Words(reading.Items[3].LeadUnits));
        Assert.EndsWith("95%以上。", reading.Items[3].Text.Text, StringComparison.Ordinal);
        Assert.Equal(["月调度、季通报、年考核"], Words(reading.Cadences));
    }

    [Fact]
    public void Read_ClausesInBracketAtTheEnd_NameLeadSupportAndDeadline()
    {
        var reading = TextReading.Read(
            """
            关于下达2025年全县卫生健康重点工作任务的通知

            各乡镇卫生院、县直医疗卫生单位：

            为抓好2025年工作，现下达重点任务如下：

            一、加强基层服务能力建设。新建村卫生室20个，培训乡村医生120名，年底前完成。（基层卫生股牵头，财务股、人事股配合，12月底前完成）

            二、做好妇幼健康服务。孕产妇系统管理率达到92%以上。（妇幼健康股牵头，县妇幼保健院、各乡镇卫生院配合，11月30日前完成）

            三、推进信息化建设。完成电子病历四级评审（信息中心负责，9月底前）。

            四、加强行业监管。开展专项检查不少于4次（综合监督股，县卫生监督所）。

            五、抓好安全生产。严格落实责任制，每季度开展一次检查。（办公室牵头，各股室、各单位按职责分工负责，长期坚持）

            青禾县卫生健康局

            2025年1月16日
            """);

        Assert.Equal(5, reading.Items.Count);
        Assert.Empty(reading.Sections);
        Assert.EndsWith("培训乡村医生120名，年底前完成。", reading.Items[0].Text.Text, StringComparison.Ordinal);
        Assert.Equal(["基层卫生股"], Words(reading.Items[0].LeadUnits));
        Assert.Equal(["财务股", "人事股"], Words(reading.Items[0].SupportUnits));
        Assert.Equal(new DateOnly(2025, 11, 30), reading.Items[1].Deadline.Due);
        Assert.Equal(["信息中心"], Words(reading.Items[2].LeadUnits));
        Assert.Equal(["综合监督股", "县卫生监督所"], Words(reading.Items[3].LeadUnits));
        Assert.Equal(["办公室"], Words(reading.Items[4].LeadUnits));
        Assert.Equal(["各股室", "各单位"], Words(reading.Items[4].SupportUnits));
        Assert.True(reading.Items[4].Deadline.Standing);
    }

    [Fact]
    public void Read_OwnerLinesAfterEachParagraph_BelongToIt()
    {
        var reading = TextReading.Read(
            """
            枫林市2023年深化医改重点工作任务清单
            一、加强组织推动
            1.健全领导机制。调整充实医改领导小组，党政主要领导任双组长。
            责任单位：市卫生健康委、市医保局、市财政局，各县（市、区）人民政府
            完成时限：2023年3月底前
            2.强化宣传引导。及时总结推广典型经验，营造良好氛围。
            责任单位：市委宣传部、市卫生健康委
            完成时限：持续推进
            二、推动公立医院高质量发展
            3.加强重点专科建设。一是新增省级重点专科2个；二是建成市级专科联盟5个；三是推广日间手术。
            责任单位：市卫生健康委（牵头）、市级公立医院
            完成时限：2023年12月底前
            4.完善补偿机制。建立以服务收入为主的补偿机制，医疗服务收入占比达到
            32%以上。
            责任单位：市医保局、市财政局、市卫生健康委按职责分工负责
            完成时限：2023年底
            """);

        Assert.Equal(4, reading.Items.Count);
        Assert.Equal(["市卫生健康委", "市医保局", "市财政局", "各县（市、区）人民政府"], Words(reading.Items[0].SupportUnits));
        Assert.True(reading.Items[1].Deadline.Standing);
        Assert.Equal(["市卫生健康委"], Words(reading.Items[2].LeadUnits));
        Assert.Equal(["市级公立医院"], Words(reading.Items[2].SupportUnits));
        Assert.Equal(["新增省级重点专科2个", "建成市级专科联盟5个", "推广日间手术。"], Words(reading.Items[2].Measures));
        Assert.Equal(["市医保局", "市财政局", "市卫生健康委"], Words(reading.Items[3].SupportUnits));
        Assert.EndsWith("医疗服务收入占比达到32%以上。", reading.Items[3].Text.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OnlyTopLevelNumbers_AreItemsWithoutSections()
    {
        var reading = TextReading.Read(
            """
            禾泽县卫生健康局2024年工作要点

            2024年，全县卫生健康工作要坚持以人民为中心的发展思想，聚焦健康禾泽建设，推动各项工作再上新台阶。

            一、持续深化医药卫生体制改革。深入推进“三医”协同发展和治理，全面落实医共体建设任务，县域内住院率达到85%。加强药品供应保障，基本药物配备使用占比达到60%以上。

            二、全力提升医疗服务能力。一是加强县医院胸痛、卒中中心建设；二是开展优质服务基层行活动，达标率100%；三是推进临床路径管理。

            三、筑牢公共卫生防线。完善疾控体系，强化传染病监测预警，法定传染病报告率100%。

            四、促进中医药传承创新。推进中医馆建设，实现乡镇卫生院中医馆全覆盖。

            五、统筹做好其他工作。抓好安全生产、信访维稳、平安建设等工作。
            """);

        Assert.Equal(5, reading.Items.Count);
        Assert.Equal("禾泽县卫生健康局", reading.Plan.Issuer?.Text);
        Assert.Equal(["一、", "二、", "三、", "四、", "五、"], reading.Items.Select(i => i.NoPrinted));
        Assert.All(reading.Items, i => Assert.Null(i.Section));
        Assert.Equal(3, reading.Items[1].Measures.Count);
    }

    [Fact]
    public void Read_HardWrappedText_JoinsLinesAndBrackets()
    {
        var reading = TextReading.Read(
            """
                    澄湖市2023年公共卫生工作要点

                为做好全市公共卫生工作，结合我市实际，制定本要点，请各地各单位
            认真贯彻执行。
                一、加强疾病预防控制
                1.健全监测预警体系。依托全民健康信息平台，建设传染病多点触发监
            测预警系统，实现二级以上医院数据自动报送，年底前覆盖率达到100%。
            （牵头科室：疾控科；配合科室：信息科；完成时限：12月底）
                2.实施慢性病综合防控。推广“三高共管”，高血压患者规范管理率达
            到70%以上。
                （牵头科室：疾控科；完成时限：11月底）
                二、促进老龄健康
                3.发展医养结合。新增医养结合机构2家，打造老年友善医疗机构10家
            以上，为65岁以上老年人免费体检。（牵头科室：老龄科；配合科室：各县
            区卫健局、市直各医疗机构；完成时限：10月底前）
            """);

        Assert.Equal(3, reading.Items.Count);
        Assert.Equal(["加强疾病预防控制", "促进老龄健康"], Words(reading.Sections));
        Assert.Contains("建设传染病多点触发监测预警系统", reading.Items[0].Text.Text, StringComparison.Ordinal);
        Assert.Equal(["信息科"], Words(reading.Items[0].SupportUnits));
        Assert.Equal(new DateOnly(2023, 11, 30), reading.Items[1].Deadline.Due);
        Assert.Equal(["各县区卫健局", "市直各医疗机构"], Words(reading.Items[2].SupportUnits));
    }

    [Fact]
    public void Read_MeasuresInParagraphsOfTheirOwn_BelongToTheItem()
    {
        var reading = TextReading.Read(
            """
            2024年全县卫生健康工作要点

            一、医疗服务

            （一）加强县医院能力建设。围绕薄弱环节补短板，开展以下工作：

            1.建成胸痛中心；

            2.新增临床专科2个。

            责任领导：周平、吴小江  牵头股室：医政股  完成时限：10月底前

            （二）推进中医药发展。建设中医馆3个，开展适宜技术培训不少于10期。

            责任领导：周平

            牵头股室：中医股

            完成时限：年底前
            """);

        Assert.Equal(["（一）", "（二）"], reading.Items.Select(i => i.NoPrinted));
        Assert.Equal(["建成胸痛中心；", "新增临床专科2个。"], Words(reading.Items[0].Measures));
        Assert.Equal(["周平", "吴小江"], Words(reading.Items[0].Leaders));
        Assert.Equal(["医政股"], Words(reading.Items[0].LeadUnits));
        Assert.Equal(new DateOnly(2024, 10, 31), reading.Items[0].Deadline.Due);
    }

    [Fact]
    public void Read_SafeguardChapterWithoutOwners_IsLeftOutWithADoubt()
    {
        var reading = TextReading.Read(
            """
            2024年全县卫生健康工作方案

            一、主要任务

            （一）加强监测预警。建立多点触发机制，实现信息自动报送。（牵头科室：疾控科）

            （二）做好免疫规划。疫苗接种率达到95%以上。（牵头科室：疾控科）

            二、保障措施

            （一）加强组织领导。各单位要高度重视，主要负责人亲自抓。
            """);

        Assert.Equal(2, reading.Items.Count);
        Assert.Contains(reading.Findings, f => f.Code == "RD003");
    }

    [Fact]
    public void Read_DemandsOfTheNoticeInFront_AreNoItems()
    {
        var reading = TextReading.Read(
            """
            关于印发2024年重点工作任务的通知

            一、提高思想认识。各单位要充分认识做好工作的重要意义，切实增强责任感。

            二、加强组织领导。主要负责人要亲自抓，确保各项任务落到实处。

            青禾县卫生健康局

            2024年3月1日

            2024年重点工作任务

            一、推进医共体建设。完善管理机制，年底前建成医共体3个。（医改股牵头）

            二、加强基层能力建设。改造提升乡镇卫生院5所，培训骨干60名。（基层股牵头）

            三、做好妇幼健康服务。孕产妇系统管理率达到92%以上。（妇幼股牵头）

            四、强化综合监督执法。开展专项检查不少于4次。（监督股牵头）
            """);

        Assert.Equal(4, reading.Items.Count);
        Assert.Equal(["医改股"], reading.Items[0].LeadUnits.Select(u => u.Text));
        Assert.Equal("2024年重点工作任务", reading.Plan.Title?.Text);
        Assert.Equal(2, reading.Findings.Count(f => f.Code == "RD006"));
    }

    [Theory]
    [InlineData("2026年，全县卫生健康工作以强县域为主线，人均预期寿命提高到79.3岁。", 1)]
    [InlineData("2025年，全县卫生健康工作稳步推进，人均预期寿命提高到79.1岁。", 0)]
    public void Read_OpeningSentenceOfThePlanYear_SetsItsTargets(string opening, int targets)
    {
        var reading = new DocumentBuilder().Paragraph("2026年全县卫生健康工作要点").Paragraph(opening)
            .Paragraph("一、强基层").Paragraph("1.建设站点4个。").Paragraph("2.培训乡医30人次。").Read();

        Assert.Equal(targets, reading.PlanTargets.Count);
    }
}
