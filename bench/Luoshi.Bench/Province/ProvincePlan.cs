using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Reading;
using Luoshi.Search;
using Luoshi.Units;

namespace Luoshi.Bench.Province;

/// <summary>A plan of one commission for one year, from its reading to its archive, folded entry by entry by the product's own rules.</summary>
internal sealed class ProvincePlan
{
    public const int Items = 60;

    /// <summary>Duties of a plan: 135 plans a year make 100,000.</summary>
    public const int Duties = 741;

    private static readonly string[] Verbs = ["推进", "建设", "完善", "开展", "强化", "优化", "健全", "拓展", "规范", "提升"];
    private static readonly string[] Subjects = ["县域医共体", "家庭医生签约", "疫苗接种", "远程会诊", "院前急救", "妇幼保健", "托育服务", "职业病防治", "中医适宜技术", "老年健康", "采供血", "电子病历", "行风监督", "村卫生室", "心理援助", "慢病管理", "院感防控", "人才培训", "检验互认", "爱国卫生"];
    private static readonly string[] Objects = ["体系", "能力", "机制", "网络", "平台", "示范点", "队伍", "基地", "制度", "环境"];
    private static readonly string[] Done = ["完成骨干医师下沉", "开展专题培训", "入户随访重点人群", "完成设备采购和安装", "组织应急演练", "修订管理制度", "完成现场核查", "与辖区单位签订协议", "上线信息系统模块", "召开调度会"];
    private static readonly string[] Stays = ["经费尚未到位", "编制不足", "设备到货延期", "系统接口未打通"];
    private static readonly string[] Leaders = ["闻一舟", "岑若谷", "祁望", "毕知行", "宿临川"];
    private static readonly TimeSpan OfChina = TimeSpan.FromHours(8);

    private readonly Random _random;
    private readonly Issuer _issuer;
    private readonly int _year;
    private readonly bool _past;
    private readonly Guid _id;
    private readonly PlanFold _fold = new();
    private readonly Actor _clerk;
    private string _previous = EntryHash.Genesis;
    private DateTimeOffset _last;

    private ProvincePlan(Issuer issuer, int year, bool past, int seed)
    {
        (_issuer, _year, _past, _random) = (issuer, year, past, new(seed));
        _id = Numbers.Of(_random, At(1, 8, 0));
        _clerk = new(null, "周若舟", Roles.Clerk);
    }

    public List<Entry> Entries { get; } = new(8_000);

    public List<SearchText> Texts { get; } = new(2_500);

    public PlanDocument Document { get; private set; } = null!;

    public PlanRow Plan { get; private set; } = null!;

    public IEnumerable<ItemRow> ItemRows => _fold.Items.Values.Select(ItemRow.Of);

    public IEnumerable<DutyRow> DutyRows => _fold.Duties.Values.Select(DutyRow.Of);

    /// <param name="past">The year is over: all is closed, the plan archived; else it stands as in late November.</param>
    public static ProvincePlan Of(Issuer issuer, int year, bool past, int seed)
    {
        var plan = new ProvincePlan(issuer, year, past, seed);
        plan.Tell();
        return plan;
    }

    private void Tell()
    {
        var items = Enumerable.Range(1, Items).Select(Item).ToList();
        var ids = items.ConvertAll(_ => Numbers.Of(_random, At(1, 8, 0)));
        Read(items, ids);
        foreach (var (facts, id) in items.Zip(ids)) Write(At(1, 8, 1), _clerk, new ItemRead(facts), id);
        Write(At(1, 12, 0), _clerk, new PutInForce(new(_year, 1, 12)));

        List<(Guid Item, Guid Duty, Unit Unit, DateOnly Due)> duties = [];
        foreach (var (facts, id, n) in items.Zip(ids, Enumerable.Range(0, Items)))
        {
            var count = (Duties / Items) + (n < Duties % Items ? 1 : 0);
            var from = _random.Next(_issuer.Gives.Count);
            for (var u = 0; u < Math.Min(count, _issuer.Gives.Count); u++)
            {
                var unit = _issuer.Gives[(from + u) % _issuer.Gives.Count];
                var duty = Numbers.Of(_random, At(1, 20, 0));
                var due = facts.Deadline.Due!.Value;
                DateOnly[] owed = [new(_year, 3, 31), new(_year, 6, 30), new(_year, 9, 30), due];
                Write(At(1, 20, 0), _clerk, new Dispatched(unit.Name, u == 0 ? DutyRole.Lead : DutyRole.Support, due, unit.Id, Owed: owed), id, duty);
                duties.Add((id, duty, unit, due));
            }
        }

        foreach (var d in Spread(duties, At(1, 21, 0), 12)) Write(d.At, Reporter(d.Of.Unit), new SignedFor(), d.Of.Item, d.Of.Duty);
        for (var quarter = 1; quarter <= 3; quarter++)
        {
            var silent = quarter == 3 && !_past ? 8 : 0;
            var waiting = quarter == 3 && !_past ? 20 : 0;
            var reported = duties.Where(_ => _random.Next(100) >= silent).ToList();
            foreach (var d in Spread(reported, At(quarter * 3, 18, 0), 12)) Write(d.At, Reporter(d.Of.Unit), Report(quarter, new DateOnly(_year, quarter * 3, quarter == 1 ? 31 : 30)), d.Of.Item, d.Of.Duty);
            foreach (var d in Spread(reported.Where(_ => _random.Next(100) >= waiting).ToList(), At((quarter * 3) + 1, 4, 0), 10)) Write(d.At, _clerk, new Accepted(), d.Of.Item, d.Of.Duty);
        }

        foreach (var d in Spread(duties, At(11, 10, 0), 9)) Write(d.At, _clerk, new Urged("请按期报送年度进展。"), d.Of.Item, d.Of.Duty);
        if (_past)
        {
            foreach (var d in Spread(duties, At(12, 20, 0), 7)) Write(d.At, _clerk, new Closed(), d.Of.Item, d.Of.Duty);
            foreach (var id in ids) Write(At(12, 29, 0), _clerk, new Closed(), id);
            Write(At(12, 30, 0), _clerk, new Archived());
        }

        Texts.Add(SearchIndex.Of(_fold.Plan!, At(1, 8, 0)));
        Texts.AddRange(_fold.Items.Values.Select(i => SearchIndex.Of(i, At(1, 8, 1))));
        Texts.Sort((a, b) => a.At.CompareTo(b.At));
        Plan = PlanRow.Of(_fold.Plan!, _previous, _last);
    }

    private void Read(List<ItemFacts> items, List<Guid> ids)
    {
        var name = $"{_issuer.Place}{_year}年工作要点.txt";
        var text = new StringBuilder($"{_issuer.Place}{_year}年卫生健康工作要点\n");
        foreach (var item in items) text.Append(CultureInfo.InvariantCulture, $"{item.NoPrinted}{item.Text}（牵头单位：{item.LeadUnits[0]}；完成时限：{item.Deadline.Printed}）\n");
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        using var content = new MemoryStream(bytes, writable: false);
        var blocks = SourceDocumentJson.Write(PlanReader.Open(content, name, ReadingOptions.Default));
        var sha = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Document = new() { Id = Numbers.Of(_random, At(1, 8, 0)), FileName = name, Sha256 = sha, Content = bytes, Blocks = blocks, At = At(1, 8, 0) };
        var facts = new PlanFacts { Title = $"{_issuer.Place}{_year}年卫生健康工作要点", Year = _year, Issuer = _issuer.Own.Name, Sections = ["疾病防控", "基层卫生", "医疗服务", "老龄健康", "综合监督"] };
        Write(At(1, 8, 0), _clerk, new PlanRead(Document.Id, name, sha, facts, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(blocks)))));
    }

    private ItemFacts Item(int no)
    {
        var title = $"{Pick(Verbs)}{Pick(Subjects)}{Pick(Objects)}";
        var section = (no - 1) * 5 / Items;
        var due = no % 3 == 0 ? new DateOnly(_year, 11, 30) : new DateOnly(_year, 12, 25);
        return new()
        {
            No = no,
            NoPrinted = $"{no}.",
            SectionNo = section + 1,
            Section = new[] { "疾病防控", "基层卫生", "医疗服务", "老龄健康", "综合监督" }[section],
            Title = title,
            Text = $"{title}。{Pick(Verbs)}{Pick(Subjects)}{Pick(Objects)}{2 + _random.Next(40)}个，{Pick(Done)}，{Pick(Subjects)}覆盖率达到{60 + _random.Next(39)}%以上。",
            Leaders = [Pick(Leaders)],
            LeadUnits = [_issuer.Gives[_random.Next(_issuer.Gives.Count)].Name],
            Deadline = new(due.Month == 11 ? "11月底前" : "12月底前", due, false, null, []),
        };
    }

    private Reported Report(int quarter, DateOnly answers) => new(
        Math.Min(95, (quarter * 25) + _random.Next(15)),
        $"{Pick(Done)}{1 + _random.Next(60)}次，{Pick(Verbs)}{Pick(Subjects)}{Pick(Objects)}{1 + _random.Next(30)}个，{Pick(Done)}。",
        _random.Next(6) == 0 ? Pick(Stays) : null,
        [],
        _random.Next(3) == 0 ? $"继续{Pick(Verbs)}{Pick(Subjects)}{Pick(Objects)}" : null,
        answers);

    private void Write(DateTimeOffset at, Actor actor, EntryFacts facts, Guid? item = null, Guid? duty = null)
    {
        if (at < _last) at = _last;
        var entry = new Entry
        {
            Id = Numbers.Of(_random, at),
            PlanId = _id,
            Sequence = Entries.Count + 1,
            At = at,
            ActorName = actor.Name,
            ActorRole = actor.Role,
            Kind = facts.KindName(),
            ItemId = item,
            DutyId = duty,
            Facts = facts.ToJson(),
            PreviousHash = _previous,
            Hash = "",
        }.Sealed();
        _fold.Add(entry);
        Entries.Add(entry);
        if (SearchIndex.Of(entry) is { } text) Texts.Add(text);
        (_previous, _last) = (entry.Hash, at);
    }

    private Actor Reporter(Unit unit) => new(null, $"{unit.Name}填报", Roles.Reporter);

    /// <summary>Over some days, in order of time.</summary>
    private IEnumerable<(T Of, DateTimeOffset At)> Spread<T>(List<T> of, DateTimeOffset from, int days) =>
        of.ConvertAll(o => (o, from.AddSeconds(_random.Next(days * 86_400)))).OrderBy(o => o.Item2);

    private DateTimeOffset At(int month, int day, int hour) => new DateTimeOffset(_year, month, day, 9 + hour, 0, 0, OfChina).ToUniversalTime();

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
