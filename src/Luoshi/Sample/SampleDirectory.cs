using Luoshi.Units;

namespace Luoshi.Sample;

/// <summary>The units and persons of 泽宁市, an invented city, and what its collective names stand for.</summary>
internal sealed class SampleDirectory
{
    public const string Commission = "泽宁市卫生健康委员会";

    private static readonly string[] Municipal = ["市第一人民医院", "市第二人民医院", "市第四人民医院", "市中医医院", "市妇幼保健院"];

    private static readonly string[] RuralCounties = ["柏山县", "高埠县", "云峰县", "汀源县"];

    private static readonly string[] RuralInstitutions = ["人民医院", "中医医院", "疾控中心"];

    private static readonly (string Name, string Post)[] Leaders =
    [
        ("程立群", "党委书记、主任"),
        ("顾怀谦", "副主任，分管医改、医政"),
        ("罗景行", "副主任，分管疾控、应急、监督、健康促进"),
        ("沈若琳", "副主任，分管基层、妇幼、人口家庭"),
        ("葛文昭", "总会计师，分管财务、中医药、老龄"),
    ];

    private static readonly (string Unit, string Contact)[] Offices =
    [
        ("办公室", "宣以行"), ("机关党委", "凌书瑶"), ("人事科", "段知远"), ("规划信息科", "庄允文"), ("财务科", "尹素秋"),
        ("体制改革科", "裴景明"), ("疾病预防控制科", "路思齐"), ("卫生应急办公室", "骆长风"), ("医政医管科", "温以宁"), ("基层卫生科", "祝晓帆"),
        ("妇幼健康科", "舒念慈"), ("人口家庭科", "蒲清和"), ("中医药科", "岑百川"), ("老龄健康科", "乔蕴山"), ("职业健康科", "虞伯衡"),
        ("综合监督科", "鲍正则"), ("健康促进科", "费闻莺"),
    ];

    private static readonly (string Unit, string Contact, string[] Towns)[] Counties =
    [
        ("东浦区", "阮青禾", ["望桥街道", "青荻镇", "荻湾街道"]),
        ("西渡区", "霍以诚", ["石矶街道", "长堰镇", "渡口街道"]),
        ("柏山县", "时云帆", ["柏阳镇", "松坪乡", "栗坪镇"]),
        ("高埠县", "麦知秋", ["高埠镇", "泉口乡", "陂头镇"]),
        ("云峰县", "滕若谷", ["云峰镇", "茶坳乡", "溪边镇"]),
        ("汀源县", "蓝云生", ["汀口镇", "竹洋乡", "上汀镇"]),
    ];

    private static readonly (string Unit, string Contact, string[] Aliases)[] Institutions =
    [
        ("市第一人民医院", "卓亦凡", ["市一院"]), ("市第二人民医院", "柯望舒", ["市二院"]), ("市第四人民医院", "甄怀瑾", ["市四院"]),
        ("市中医医院", "古月明", []), ("市妇幼保健院", "苗初夏", []), ("市疾控中心", "戚远山", ["市疾病预防控制中心"]),
        ("市卫生健康监督支队", "尚行之", []), ("市中心血站", "闵向阳", []), ("市急救中心", "翁疾川", []),
        ("市卫生健康信息中心", "蔺思远", []), ("市职业病防治院", "连守拙", []), ("市托育综合服务中心", "冉小满", []),
    ];

    private static readonly string[][] CountyContacts =
    [
        ["柳一鸣", "车明远", "佟若水"],
        ["米子衿", "桂长青", "项南星"],
        ["符安之", "应若愚", "楚怀川"],
        ["韦一舟", "耿秋白", "郁青岚"],
    ];

    private readonly Dictionary<string, Person> _contacts = [];
    private readonly Dictionary<string, string[]> _towns = [];
    private readonly List<Unit> _units = [];
    private readonly List<UnitGroup> _groups = [];
    private readonly List<Person> _persons = [];
    private readonly UnitTree _tree;

    public SampleDirectory()
    {
        var commission = Add(Commission, UnitKind.Commission, null, "市卫生健康委", "市卫健委");
        foreach (var (name, post) in Leaders) AddPerson(name, post, commission);
        AddPerson(SampleAccounts.Viewer.DisplayName, "市委督查室联络员", commission);
        foreach (var (name, contact) in Offices)
        {
            var office = Add(name, UnitKind.Office, commission);
            AddContact(office, contact, "科长");
            if (name == "办公室") AddPerson(SampleAccounts.Clerk.DisplayName, "督查专干", office);
            if (name == "规划信息科") AddPerson(SampleAccounts.Administrator.DisplayName, "信息管理员", office);
        }

        foreach (var (name, contact, aliases) in Institutions) AddContact(Add(name, UnitKind.Institution, commission, aliases), contact, "办公室主任");
        foreach (var (place, contact, towns) in Counties)
        {
            var county = Add(place + "卫健局", UnitKind.County, commission, place + "卫生健康局");
            AddContact(county, contact, "综合股股长");
            if (place == "汀源县") AddPerson(SampleAccounts.CountyHead.DisplayName, "局长", county);
            _towns[county.Name] = towns;
            var at = Array.IndexOf(RuralCounties, place);
            if (at < 0) continue;
            AddContact(Add(place + "人民医院", UnitKind.Institution, county), CountyContacts[at][0], "办公室主任");
            AddContact(Add(place + "中医医院", UnitKind.Institution, county), CountyContacts[at][1], "办公室主任");
            AddContact(Add(place + "疾控中心", UnitKind.Institution, county, place + "疾病预防控制中心"), CountyContacts[at][2], "办公室主任");
        }

        AddGroups(commission);
        _tree = UnitTree.Of(0, _units, _groups, _persons);
    }

    public IReadOnlyList<Person> Persons => _persons;

    /// <summary>What fills an empty directory with it.</summary>
    public IReadOnlyList<DirectoryChange> Changes =>
    [
        .. _units.Select(u => new DirectoryChange(new UnitAdded(u))),
        .. _groups.Select(g => new DirectoryChange(new GroupDefined(g))),
        .. _persons.Select(p => new DirectoryChange(new PersonAdded(p))),
    ];

    /// <summary>Who reports for the unit.</summary>
    public Person Contact(string unit) => _contacts[unit];

    public static bool IsLeader(string person) => Leaders.Any(l => l.Name == person);

    public bool Knows(string unit) => _contacts.ContainsKey(unit);

    public bool IsCounty(string unit) => _towns.ContainsKey(unit);

    /// <summary>Townships of a county; none for another unit.</summary>
    public IReadOnlyList<string> Towns(string unit) => _towns.GetValueOrDefault(unit, []);

    /// <summary>The units behind a name of the plan: itself, or those a collective name stands for.</summary>
    public IEnumerable<Unit> Expand(string printed) => _tree.Resolve(printed).Settled;

    /// <summary>Whether a name of the plan is a collective one.</summary>
    public bool IsGroup(string printed) => _tree.Resolve(printed) is WholeGroup;

    private Unit Add(string name, UnitKind kind, Unit? parent, params string[] aliases)
    {
        var unit = new Unit(Guid.CreateVersion7(), parent?.Id, name, kind, aliases, _units.Count + 1);
        _units.Add(unit);
        return unit;
    }

    private void AddGroups(Unit commission)
    {
        AddGroup("各县区卫健局", ["各县区卫生健康局"], new GroupRule(UnitKind.County, commission.Id));
        AddGroup("委直属各单位", [], new GroupRule(UnitKind.Institution, commission.Id, Direct: true));
        AddGroup("委机关各科室", [], new GroupRule(UnitKind.Office, commission.Id, Direct: true));
        foreach (var kind in RuralInstitutions) AddGroup("四县" + kind, [], new GroupRule(UnitKind.Institution, commission.Id, NameHas: "县" + kind));
        string[] rural = [.. RuralCounties.Select(c => c + "人民医院")];
        AddGroup("市直各医院", Municipal);
        AddGroup("二级以上综合医院", [Municipal[0], Municipal[1], .. rural]);
        AddGroup("二级以上医院", [.. Municipal, .. rural, .. RuralCounties.Select(c => c + "中医医院")], "二级以上公立医院");
        AddGroup("各助产机构", [Municipal[4], Municipal[0], Municipal[1], .. rural]);
    }

    private void AddGroup(string name, string[] aliases, GroupRule rule) =>
        _groups.Add(new(Guid.CreateVersion7(), name, aliases, [rule], [], []));

    private void AddGroup(string name, string[] members, params string[] aliases) =>
        _groups.Add(new(Guid.CreateVersion7(), name, aliases, [], [.. members.Select(m => _units.Single(u => u.Name == m).Id)], []));

    private Person AddPerson(string name, string post, Unit unit)
    {
        var person = new Person(Guid.CreateVersion7(), name, post, unit.Id);
        _persons.Add(person);
        return person;
    }

    private void AddContact(Unit unit, string name, string post) => _contacts[unit.Name] = AddPerson(name, post, unit);
}
