namespace Luoshi.Reading.Plans.Checks;

/// <summary>One unit under two names: a character exchanged, or the end of the name lost.</summary>
internal static class UnitNames
{
    public const string Code = "AN053";

    // Names shorter than this differ by a character because they are different units (人事科, 人教科).
    private const int OneCharacter = 7;
    private const int TwoCharacters = 9;
    private const int FixedHead = 3;
    private const int Grouped = 2;
    private const int BureauHead = 4;

    // A name that ends so is whole.
    private static readonly string[] Ends =
        ["科", "处", "室", "股", "局", "委", "办", "院", "站", "所", "岗位", "单位", "机构", "部", "组", "会", "队", "校", "厅", "府", "中心", "公司", "集团", "馆", "园", "县", "区", "市", "镇", "乡", "街道", "部门", "学校", "企业", "系统"];

    private static readonly (string Full, string Short)[] ShortNames =
        [("疾病预防控制", "疾控"), ("卫生健康", "卫健"), ("人力资源社会保障", "人社"), ("医疗保障", "医保"), ("发展改革", "发改"), ("市场监督管理", "市场监管"), ("妇幼保健计划生育服务", "妇幼保健")];

    // What tells one unit from its sister: ordinals, ranks, points of the compass.
    private const string Telling = "一二三四五六七八九十东西南北中上下左右前后新老大小市县区省乡镇村州盟旗省直甲乙丙丁男女内外";

    public static IEnumerable<Finding> Check(CheckedPlan plan)
    {
        var names = Names(plan);
        var alike = names.Values.GroupBy(n => n.Bare[..Grouped], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var order = names.Values.OrderBy(n => n.Items.Count).ThenBy(n => n.Bare, StringComparer.Ordinal).ToList();
        foreach (var rare in order)
        {
            var usual = alike[rare.Bare[..Grouped]].Where(n => n.Items.Count >= rare.Items.Count && n.Bare != rare.Bare && !n.Items.Overlaps(rare.Items))
                .OrderByDescending(n => n.Items.Count).FirstOrDefault(n => IsSlip(rare, n));
            if (usual is null || (usual.Items.Count == rare.Items.Count && string.CompareOrdinal(usual.Bare, rare.Bare) < 0 && !IsCut(rare.Bare, usual.Bare))) continue;
            yield return new Finding(
                Code,
                FindingSeverity.Mistake,
                "other",
                [.. rare.Items],
                [.. rare.Printed.SelectMany(p => p.Places)],
                rare.Printed[0].Text,
                $"“{rare.Printed[0].Text}”与别处的“{usual.Printed[0].Text}”疑为同一单位，名称不一致。") { Field = rare.Field };
        }
    }

    private static Dictionary<string, UnitName> Names(CheckedPlan plan)
    {
        var names = new Dictionary<string, UnitName>(StringComparer.Ordinal);
        foreach (var item in plan.Reading.Items)
        {
            Add(item.LeadUnits, "lead_units");
            Add(item.SupportUnits, "support_units");

            void Add(IReadOnlyList<TracedText> units, string field)
            {
                foreach (var unit in units)
                {
                    var bare = BareText.Of(unit.Text);
                    // 局 in front is printed for the first of a list only.
                    if (bare.Length > 4 && bare[0] is '局' or '委') bare = bare[1..];
                    if (bare.Length < Grouped) continue;
                    if (!names.TryGetValue(bare, out var name)) names[bare] = name = new UnitName(bare, field);
                    name.Items.Add(item.No);
                    name.Printed.Add(unit);
                    name.Followers.AddRange(units.SkipWhile(u => !ReferenceEquals(u, unit)).Skip(1).Select(u => BareText.Of(u.Text)));
                }
            }
        }

        return names;
    }

    private static bool IsSlip(UnitName rare, UnitName usual) =>
        IsCut(rare.Bare, usual.Bare) ? !rare.SharesEnd(usual.Bare[rare.Bare.Length..]) : IsExchanged(rare.Bare, usual.Bare) || IsBureau(rare.Bare, usual.Bare) || IsShort(rare.Bare, usual.Bare);

    /// <summary>One name in full and one cut short as officials do: 疾病预防控制中心, 疾控中心.</summary>
    private static bool IsShort(string rare, string usual) => rare.Length != usual.Length && Short(rare) == Short(usual);

    private static string Short(string name) => ShortNames.Aggregate(Joined(name), (so, pair) => so.Replace(pair.Full, pair.Short, StringComparison.Ordinal));

    /// <summary>One bureau by two names: another rank (发展改革局, 发展改革委), a joining word, or a field of work more or less.</summary>
    private static bool IsBureau(string rare, string usual)
    {
        if (rare[^1] is not ('局' or '委') || usual[^1] is not ('局' or '委')) return false;
        if (Joined(rare) == Joined(usual)) return rare.Length > BureauHead;
        if (rare[..^1] == usual[..^1]) return rare.Length > BureauHead;
        if (rare[^1] != usual[^1]) return false;
        var (shorter, longer) = rare.Length < usual.Length ? (rare, usual) : (usual, rare);
        var head = 0;
        while (head < shorter.Length && shorter[head] == longer[head]) head++;
        return head >= BureauHead && longer.EndsWith(shorter[head..], StringComparison.Ordinal);
    }

    private static string Joined(string name) => string.Concat(name.Where(c => c is not ('和' or '与' or '及')));

    private static bool IsCut(string rare, string usual) =>
        usual.Length > rare.Length && usual.StartsWith(rare, StringComparison.Ordinal) && rare.Length >= 4 && !Ends.Any(e => rare.EndsWith(e, StringComparison.Ordinal));

    private static bool IsExchanged(string rare, string usual)
    {
        int head = 0, tail = 0, shorter = Math.Min(rare.Length, usual.Length);
        while (head < shorter && rare[head] == usual[head]) head++;
        while (tail < shorter - head && rare[^(tail + 1)] == usual[^(tail + 1)]) tail++;
        string one = rare[head..^tail], other = usual[head..^tail];
        var changed = Math.Max(one.Length, other.Length);
        if (head < FixedHead || tail < 1 || changed is 0 or > 2) return false;
        if (shorter < (changed == 1 ? OneCharacter : TwoCharacters)) return false;
        return !(one + other).Any(c => char.IsDigit(c) || Telling.Contains(c, StringComparison.Ordinal));
    }

    private sealed record UnitName(string Bare, string Field)
    {
        public SortedSet<int> Items { get; } = [];

        public List<TracedText> Printed { get; } = [];

        /// <summary>Names that follow this one in a list.</summary>
        public List<string> Followers { get; } = [];

        /// <summary>甲、乙岗位 prints the end once for both.</summary>
        public bool SharesEnd(string end) => Followers.Any(f => f.EndsWith(end, StringComparison.Ordinal));
    }
}
