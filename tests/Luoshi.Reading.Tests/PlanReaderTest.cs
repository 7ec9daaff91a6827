using System.Text;
using Luoshi.Reading.Tests.Formats.Text;
using Xunit;

namespace Luoshi.Reading.Tests;

public class PlanReaderTest
{
    /// <summary>Least share of units and leaders that must be as in the readings made by hand.</summary>
    private const double Floor = 0.99;

    public static TheoryData<string, string> Golds => new()
    {
        { "zhongwei-2023", "txt" }, { "zhongwei-2023", "docx" },
        { "tongxin-2020", "txt" }, { "tongxin-2020", "docx" },
        { "baoji-2023", "txt" }, { "baoji-2023", "docx" },
    };

    [Theory]
    [MemberData(nameof(Golds))]
    public void Read_RealPlan_AgreesWithTheReadingMadeByHand(string name, string format)
    {
        var gold = GoldReading.Load(name).Reading;
        var read = Read(name + "." + format);

        Assert.Equal(gold.Items.Count, read.Items.Count);
        Assert.Equal(gold.BodyItems.Count, read.BodyItems.Count);
        Assert.Equal(gold.Items.Select(i => i.NoPrinted), read.Items.Select(i => i.NoPrinted));
        Assert.Equal(Bare(gold.Sections), Bare(read.Sections));
        Assert.Equal(gold.Items.Select(i => Bare(i.Section)), read.Items.Select(i => Bare(i.Section)));
        Assert.Equal(gold.Items.Select(i => Whole(i)), read.Items.Select(i => Whole(i)));
        Assert.Equal(gold.BodyItems.Select(i => Whole(i)), read.BodyItems.Select(i => Whole(i)));
        Assert.Equal((Bare(gold.Plan.Title?.Text), Bare(gold.Plan.DocNumber?.Text), Bare(gold.Plan.Issuer?.Text)), (Bare(read.Plan.Title?.Text), Bare(read.Plan.DocNumber?.Text), Bare(read.Plan.Issuer?.Text)));
        Assert.Equal((gold.Plan.Jurisdiction?.Text, gold.Plan.Year, gold.Plan.IssuedOn), (read.Plan.Jurisdiction?.Text, read.Plan.Year, read.Plan.IssuedOn));
        Assert.Equal(gold.Items.Select(i => (i.Deadline.Due, i.Deadline.Standing, i.Deadline.Cadence)), read.Items.Select(i => (i.Deadline.Due, i.Deadline.Standing, i.Deadline.Cadence)));
        foreach (var owners in new Func<ReadItem, IReadOnlyList<TracedText>>[] { i => i.Leaders, i => i.LeadLeaders, i => i.LeadUnits, i => i.SupportUnits })
            Assert.InRange(Agreement(gold.Items, read.Items, owners), Floor, 1);
        Assert.InRange(Agreement(Links(gold), Links(read)), 0.97, 1);
    }

    [Theory]
    [InlineData("xixia-2021", 34)]
    [InlineData("mianyang-2023", 32)]
    public void Read_RealPlanInTwoFormats_ReadsTheSame(string name, int items)
    {
        var text = Read(name + ".txt");
        var docx = Read(name + ".docx");

        Assert.Equal(items, text.Items.Count);
        Assert.Equal(text.Items.Select(i => (Bare(i.Section), Whole(i))), docx.Items.Select(i => (Bare(i.Section), Whole(i))));
        Assert.Equal(text.Items.SelectMany(i => Bare(i.LeadUnits).Concat(Bare(i.SupportUnits)).Concat(Bare(i.Leaders)).Concat(Bare(i.LeadLeaders))), docx.Items.SelectMany(i => Bare(i.LeadUnits).Concat(Bare(i.SupportUnits)).Concat(Bare(i.Leaders)).Concat(Bare(i.LeadLeaders))));
        Assert.Equal(text.Items.Select(i => i.Deadline.Due), docx.Items.Select(i => i.Deadline.Due));
    }

    [Theory]
    [MemberData(nameof(Golds))]
    public void Read_EveryText_StandsWhereItSays(string name, string format)
    {
        var document = Open(name + "." + format);
        var reading = PlanReader.Read(document, ReadingOptions.Default, null, TestContext.Current.CancellationToken);

        var texts = reading.Items.Concat(reading.BodyItems).SelectMany(i => i.LeadUnits.Concat(i.SupportUnits).Concat(i.Leaders).Concat(i.Measures).Append(i.Text)).ToList();
        Assert.All(texts, t => Assert.Equal(t.Text, string.Concat(t.Places.Select(p => Words(document, p)))));
    }

    [Theory]
    [InlineData("第一章 初遇\n\n那年冬天，雪下得很大。他站在月台上，看着远去的列车。\n\n第二章 重逢\n\n十年之后，他们在街头相遇。“好久不见。”她说。\n")]
    [InlineData("本周菜谱\n星期\t早餐\t午餐\t晚餐\n星期一\t豆浆\t红烧肉\t面条\n星期二\t小米粥\t鱼香肉丝\t水饺\n1. 早餐七点供应\n2. 请自觉排队\n")]
    [InlineData("购物单\n1. 鸡蛋\n2. 牛奶\n3. 面包\n4. 苹果\n5. 酱油\n")]
    public void Read_NoPlan_IsRefusedWithARemedy(string text)
    {
        var refusal = Assert.Throws<UnreadableDocumentException>(() => TextReading.Read(text));

        Assert.Equal(PlanReader.NotAPlan, refusal.Code);
        Assert.NotEmpty(refusal.Remedy);
    }

    [Fact]
    public void Read_LongPlan_TakesTimeInProportion()
    {
        var reading = TextReading.Read(Long(5000));

        Assert.Equal(5000, reading.Items.Count);
        Assert.Equal(100, reading.Sections.Count);
        Assert.Equal("基层科", reading.Items[^1].LeadUnits[0].Text);
    }

    [Fact]
    public void Read_Cancelled_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        var document = TextReading.Document(Long(10));
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => PlanReader.Read(document, ReadingOptions.Default, null, cancelled.Token));
    }

    [Fact]
    public void Read_NoYearPrinted_LeavesTheDueDateOpenWithADoubt()
    {
        var reading = TextReading.Read("全县卫生健康重点任务清单\n\n序号\t工作任务\t责任科室\t完成时限\n1\t推进医共体建设。\t医改科\t10月底前\n2\t加强质控中心建设。\t医政科\t12月底前\n");

        Assert.Null(reading.Plan.Year);
        Assert.All(reading.Items, i => Assert.Null(i.Deadline.Due));
        Assert.Contains(reading.Findings, f => f.Code == "RD005");
    }

    [Fact]
    public void Read_NumberedDemandsBesideATable_AreNoBody()
    {
        var reading = TextReading.Read(
            """
            2024年重点任务分工的通知

            一、加强组织领导。各单位要高度重视，主要负责人亲自抓，分管负责人具体抓。

            二、强化督导检查。实行一月一调度一通报。

            序号	工作任务	责任科室	完成时限
            1	推进医共体建设，下派专家100人次。	医改科	12月底前
            2	建设市级重点专科3个。	医政科	9月底前
            """);

        Assert.Equal(2, reading.Items.Count);
        Assert.Empty(reading.BodyItems);
        Assert.Empty(reading.BodyTableLinks);
    }

    private static string Long(int items)
    {
        var text = new StringBuilder("2024年全县卫生健康工作要点\n\n");
        for (var i = 0; i < items; i++)
        {
            if (i % 50 == 0) text.Append("一、第").Append(i).Append("板块工作\n\n");
            text.Append(i + 1 > 999 ? "999" : i + 1).Append(".加强第").Append(i).Append("项基层服务能力建设。改造卫生院").Append(i).Append("所，培训").Append(i * 3).Append("人次。（牵头科室：基层科；完成时限：12月底前）\n\n");
        }

        return text.ToString();
    }

    private static SourceDocument Open(string file)
    {
        using var stream = File.OpenRead(RealPlans.Path(file));
        return PlanReader.Open(stream, file, ReadingOptions.Default, TestContext.Current.CancellationToken);
    }

    private static PlanReading Read(string file) => PlanReader.Read(Open(file), ReadingOptions.Default, null, TestContext.Current.CancellationToken);

    private static string Words(SourceDocument document, Place place) => document.Blocks[place.Block] switch
    {
        ParagraphBlock paragraph => paragraph.Text.Substring(place.Start, place.Length),
        TableBlock table => table.Rows[place.Row!.Value].Cells.First(c => c.Column == place.Column).Text.Substring(place.Start, place.Length),
        _ => "",
    };

    private static IEnumerable<string> Links(PlanReading reading) => reading.BodyTableLinks.SelectMany(l => l.Table.Select(t => $"{l.Body}-{t}"));

    private static double Agreement(IReadOnlyList<ReadItem> gold, IReadOnlyList<ReadItem> read, Func<ReadItem, IReadOnlyList<TracedText>> owners) =>
        Agreement(gold.SelectMany((item, i) => Bare(owners(item)).Select(o => $"{i} {o}")), read.SelectMany((item, i) => Bare(owners(item)).Select(o => $"{i} {o}")));

    private static double Agreement(IEnumerable<string> gold, IEnumerable<string> read)
    {
        var (a, b) = (gold.ToHashSet(), read.ToHashSet());
        return a.Count + b.Count == 0 ? 1 : 2.0 * a.Intersect(b).Count() / (a.Count + b.Count);
    }

    private static string Whole(ReadItem item)
    {
        var (title, text) = (Bare(item.Title?.Text), Bare(item.Text.Text));
        return text.StartsWith(title, StringComparison.Ordinal) ? text : title + text;
    }

    private static string[] Bare(IEnumerable<TracedText> texts) => [.. texts.Select(t => Bare(t.Text))];

    /// <summary>Width of marks, white space and quotation marks do not count.</summary>
    private static string Bare(string? text) =>
        string.Concat((text ?? "").Normalize(NormalizationForm.FormKC).Where(c => char.IsLetterOrDigit(c) || c is '+' or '%' or '‰' or '/' or '×'));
}
