using Luoshi.Accounts;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Reading;
using Luoshi.Storage;

namespace Luoshi.Web.Tests.Browser;

/// <summary>A plan of an invented city with half a year of entries, written through the ledger like any other.</summary>
internal sealed class WrittenPlan(Guid id, IReadOnlyDictionary<int, Guid> items)
{
    public Guid Id { get; } = id;

    /// <summary>The items by their numbers.</summary>
    public IReadOnlyDictionary<int, Guid> Items { get; } = items;

    private static readonly Actor Clerk = new(null, "周若舟", Roles.Clerk);
    private static readonly string[] Sections = ["疾病防控与公共卫生", "医疗服务能力", "基层卫生服务"];

    // Number, section, title, text, leader, lead unit, supporting units, printed deadline, last day, targets (indicator|op|value|unit|quote).
    private static readonly (int Section, string? Title, string Text, string Leader, string Lead, string Support, string Printed, string? Due, string[] Targets)[] Rows =
    [
        (1, "传染病多点监测预警", "健全监测预警体系，监测哨点医院达到14家，实验室结果24小时内上报。", "罗景行", "疾病预防控制科", "市疾控中心、各县区卫健局", "9月底前", "2026-09-30", ["监测哨点医院|=|14|家|监测哨点医院达到14家"]),
        (1, "适龄儿童免疫规划", "以乡镇为单位，适龄儿童免疫规划疫苗接种率保持在95%以上。", "罗景行", "疾病预防控制科", "市疾控中心、各县区卫健局", "12月底前", "2026-12-31", ["乡镇接种率|>=|95|%|接种率保持在95%以上"]),
        (1, null, "管好慢性病人群。高血压、2型糖尿病患者规范管理率分别提高到72%、70%，管理人群血压控制率达到55%以上，乡镇卫生院每季度对失访患者上门一次。", "罗景行", "基层卫生科", "各县区卫健局、市疾控中心", "12月底前", "2026-12-31", ["高血压规范管理率|>=|72|%|高血压、2型糖尿病患者规范管理率分别提高到72%、70%", "2型糖尿病规范管理率|>=|70|%|高血压、2型糖尿病患者规范管理率分别提高到72%、70%", "管理人群血压控制率|>=|55|%|管理人群血压控制率达到55%以上"]),
        (1, "卫生应急队伍轮训演练", "组建县级应急小分队，全年演练不少于2次。", "罗景行", "卫生应急办", "市急救中心、各县区卫健局", "11月底前", "2026-11-30", ["演练|>=|2|次|全年演练不少于2次"]),
        (1, "尘肺病康复站建设", "在柏山、高埠、云峰三县建成尘肺病康复站5个。", "罗景行", "职业健康科", "柏山县卫健局、高埠县卫健局、云峰县卫健局", "10月底前", "2026-10-31", ["康复站|=|5|个|建成尘肺病康复站5个"]),
        (2, "县域卒中防治中心建设", "四县人民医院全部建成卒中防治中心。", "顾怀谦", "医政医管科", "四县人民医院", "10月底前", "2026-10-31", ["防治中心|=|4|个|四县人民医院全部建成卒中防治中心"]),
        (2, "检查检验结果互认", "二级以上医院检查检验结果互认项目不少于180项。", "顾怀谦", "医政医管科", "二级以上医院", "6月底前", "2026-06-30", ["互认项目|>=|180|项|互认项目不少于180项"]),
        (2, "日间手术扩面", "市直三级医院日间手术占择期手术比例达到20%以上。", "顾怀谦", "医政医管科", "市直三级医院", "12月底前", "2026-12-31", ["占择期手术|>=|20|%|日间手术占择期手术比例达到20%以上"]),
        (2, "无偿献血队伍稳定", "全市每千人口献血达到12.5人次以上，团体献血占四成以上。", "顾怀谦", "医政医管科", "市中心血站、各县区卫健局", "12月底前", "2026-12-31", ["千人献血|>=|12.5|人次|每千人口献血达到12.5人次以上"]),
        (2, "院前急救网络", "城区新增急救站点3个，急救平均反应时间压到12分钟以内。", "顾怀谦", "医政医管科", "市急救中心、各县区卫健局", "9月底前", "2026-09-30", ["城区新增站点|=|3|个|城区新增急救站点3个", "急救平均反应时间|<=|12|分钟|急救平均反应时间压到12分钟以内"]),
        (2, "医疗质量控制", "每季度开展一次质控检查并通报。", "顾怀谦", "医政医管科", "市直各医院、各县区卫健局、市质控中心、市第一人民医院、市中医医院、市妇幼保健院、市精神卫生中心", "长期坚持", null, []),
        (3, "家庭医生签约服务", "重点人群签约率达到82%以上，签约居民续约率不低于75%。", "沈若琳", "基层卫生科", "各县区卫健局", "12月底前", "2026-12-31", ["重点人群签约率|>=|82|%|重点人群签约率达到82%以上", "续约率|>=|75|%|签约居民续约率不低于75%"]),
        (3, "村卫生室标准化改造", "完成96个村卫生室标准化改造，水、电、网络、取暖一次到位。", "沈若琳", "基层卫生科", "各县区卫健局", "9月底前", "2026-09-30", ["改造|=|96|个|完成96个村卫生室标准化改造"]),
        (3, "乡镇卫生院能力达标", "6家卫生院达到服务能力推荐标准，每县至少1家能开展常规手术。", "沈若琳", "基层卫生科", "各县区卫健局", "11月底前", "2026-11-30", ["推荐标准|=|6|家|6家卫生院达到服务能力推荐标准"]),
        (3, "大学生乡村医生招录", "面向医学专业毕业生招录乡村医生60名左右，年内全部到岗。", "沈若琳", "人事科", "各县区卫健局", "8月底前", "2026-08-31", ["招录|=|60|名|招录乡村医生60名左右"]),
    ];

    /// <summary>Writes the plan; in force since 24 February 2026 unless it is to stay a draft.</summary>
    /// <param name="copies">How many times over, for a plan of many items.</param>
    public static async Task<WrittenPlan> WriteAsync(LuoshiDb db, int copies = 1, bool draft = false, string title = "2026年卫生健康工作要点")
    {
        var facts = Enumerable.Range(0, copies).SelectMany(_ => Rows).Select((r, i) => ItemOf(r, i)).ToList();
        var document = DocumentOf(title, facts);
        var bytes = Encoding.UTF8.GetBytes(document.Blocks.Count + title);
        var stored = new PlanDocument
        {
            Id = Guid.CreateVersion7(),
            FileName = "任务分工表.docx",
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Content = bytes,
            Blocks = SourceDocumentJson.Write(document),
            At = Moment("2026-02-24 09:12"),
        };
        db.Documents.Add(stored);
        await db.SaveChangesAsync();

        var plan = Guid.CreateVersion7();
        var ids = facts.Select(_ => Guid.CreateVersion7()).ToList();
        var writer = new Writer(db, plan);
        await writer.WriteAsync("2026-02-24 09:12",
            [new(new PlanRead(stored.Id, stored.FileName, stored.Sha256, new PlanFacts { Title = title, DocNumber = "泽卫健发〔2026〕9号", Issuer = "泽宁市卫生健康委员会", Jurisdiction = "泽宁市", Year = 2026, IssuedOn = new(2026, 2, 20), Sections = Sections })),
            .. facts.Select((f, i) => new NewEntry(new ItemRead(f), ids[i]))]);
        var written = new WrittenPlan(plan, ids.Select((id, i) => (id, i)).ToDictionary(x => x.i + 1, x => x.id));
        if (draft) return written;

        await writer.WriteAsync("2026-02-24 10:05",
            [new(new Corrected("leadUnits", default, StateJson.Element<string[]>(["疾病预防控制科"])), ids[0], Reason: "原件此格漏印“控制”二字"), new(new Checked(), ids[0])]);
        await writer.WriteAsync("2026-02-24 11:30", [new(new PutInForce(new DateOnly(2026, 2, 24)))]);

        var duties = new Dictionary<(int, string), Guid>();
        var dispatched = new List<NewEntry>();
        for (var i = 0; i < Rows.Length; i++)
        {
            dispatched.Add(Duty(i, facts[i].LeadUnits[0], DutyRole.Lead));
            dispatched.AddRange(facts[i].SupportUnits.Select(u => Duty(i, u, DutyRole.Support)));
        }

        await writer.WriteAsync("2026-02-27 10:00", dispatched);
        await writer.WriteAsync("2026-03-02 14:51", [.. duties.Where(d => d.Key.Item1 != 14).Select(d => new NewEntry(new SignedFor(), ids[d.Key.Item1], d.Value))]);
        await writer.WriteAsync("2026-06-26 16:20", [new(new Closed(), ids[6], Reason: "佐证1件，互认186项")]);
        await writer.WriteAsync("2026-09-02 09:30", [new(new Reported(78, "已招录47名，13名因落户未到岗。", "两县编制不足", [new(0, 47)]), ids[14], duties[(14, "人事科")])]);
        await writer.WriteAsync("2026-09-14 09:30", [new(new Reported(60, "9月新增随访386人，失访由村医分片上门。", null, [new(0, 69.8m), new(1, 65.0m), new(2, 54.7m)]), ids[2], duties[(2, "基层卫生科")])]);
        await writer.WriteAsync("2026-09-15 11:00", [new(new Returned(), ids[2], duties[(2, "各县区卫健局")], "随访人数与系统差112人，请核对重报")]);
        await writer.WriteAsync("2026-09-22 15:40", [new(new Closed(), ids[0], Reason: "佐证2件")]);
        await writer.WriteAsync("2026-09-28 17:30", [new(new Extended(new DateOnly(2026, 9, 30), new DateOnly(2026, 10, 31)), ids[12], Reason: "8个村卫生室选址调整")]);
        await writer.WriteAsync("2026-09-29 17:30", [new(new Reported(91, "已改造88个。", null, [new(0, 88)]), ids[12], duties[(12, "基层卫生科")])]);
        await writer.WriteAsync("2026-09-30 17:30", [new(new Instructed("高埠、云峰10日内拿出补访计划，月底去看。", new DateOnly(2026, 10, 10)), ids[2])]);
        await writer.WriteAsync("2026-10-11 16:42", [new(new Urged("9月进展未报。"), ids[14], duties[(14, "各县区卫健局")])]);
        return written;

        NewEntry Duty(int item, string unit, DutyRole role)
        {
            var duty = duties[(item, unit)] = Guid.CreateVersion7();
            return new NewEntry(new Dispatched(unit, role, facts[item].Deadline.Due), ids[item], duty);
        }
    }

    private static ItemFacts ItemOf((int Section, string? Title, string Text, string Leader, string Lead, string Support, string Printed, string? Due, string[] Targets) row, int index)
    {
        var due = row.Due is null ? (DateOnly?)null : DateOnly.ParseExact(row.Due, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var copy = index / Rows.Length;
        Place At(int column, int length) => new(2, index + 1, column, 0, length);
        return new ItemFacts
        {
            No = index + 1,
            NoPrinted = (index + 1).ToString(CultureInfo.InvariantCulture),
            SectionNo = copy == 0 ? row.Section : 3,
            Section = copy == 0 ? Sections[row.Section - 1] : Sections[2],
            Title = row.Title,
            Text = row.Text,
            Leaders = [row.Leader],
            LeadUnits = [row.Lead],
            SupportUnits = row.Support.Split('、'),
            Deadline = new DeadlineFacts(row.Printed, due, due is null, null, []),
            Targets = [.. row.Targets.Select(t => t.Split('|')).Select(t => new TargetFacts(t[0], t[1], decimal.Parse(t[2], CultureInfo.InvariantCulture), null, t[3], null, TargetKind.Target, t[4], row.Text.IndexOf(t[4], StringComparison.Ordinal)))],
            Places = new Dictionary<string, IReadOnlyList<Place>>
            {
                ["text"] = [At(1, row.Text.Length)],
                ["leaders.0"] = [At(2, row.Leader.Length)],
                ["leadUnits.0"] = [At(3, row.Lead.Length)],
                ["deadline"] = [At(5, row.Printed.Length)],
            },
        };
    }

    private static SourceDocument DocumentOf(string title, List<ItemFacts> items)
    {
        string[] heads = ["序号", "工作任务", "分管领导", "牵头科室", "责任单位", "完成时限"];
        var rows = new List<TableRow> { new([.. heads.Select((h, c) => new TableCell(c, h))]) { IsHeader = true } };
        rows.AddRange(items.Select(i => new TableRow(
            [new(0, i.NoPrinted), new(1, i.Text), new(2, i.Leaders[0]), new(3, i.LeadUnits[0]), new(4, string.Join('、', i.SupportUnits)), new(5, i.Deadline.Printed!)])));
        return new SourceDocument("任务分工表.docx", "docx",
            [new ParagraphBlock(title + "任务分工表") { HeadingLevel = 1, Alignment = "center" }, new ParagraphBlock("泽卫健发〔2026〕9号") { Alignment = "center" }, new TableBlock(rows)], []);
    }

    private static DateTimeOffset Moment(string local) =>
        new(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), LedgerDay.Offset);

    private sealed class Writer(LuoshiDb db, Guid plan)
    {
        private long _version;

        public async Task WriteAsync(string local, List<NewEntry> entries)
        {
            var written = await new LedgerWriter(db).WriteAsync(plan, _version, entries, Clerk, Moment(local), CancellationToken.None);
            if (!written.Ok) throw new InvalidOperationException(written.Refusal.Message);
            _version += entries.Count;
        }
    }
}
