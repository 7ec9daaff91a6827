using Luoshi.Units;

namespace Luoshi.Bench.Province;

/// <summary>A commission or bureau that issues a plan a year, and the units it gives duties to.</summary>
internal sealed record Issuer(Unit Own, string Place, IReadOnlyList<Unit> Gives);

/// <summary>The units of an invented province: a commission with its offices, 14 cities, 120 counties, the institutions of each.</summary>
internal sealed class ProvinceUnits
{
    public const int Cities = 14, Counties = 120;

    private const string First = "岚砚榆苇澍筠珩霁舫棠洵笙";
    private const string Second = "原陂屿墟岫堰渚磬圩崮";
    private static readonly string[] Offices = ["办公室", "人事处", "规划处", "财务处", "法规处", "医改处", "疾控处", "医政处", "基层处", "应急处", "科教处", "监督处", "药政处", "老龄处", "妇幼处", "职业健康处", "人口家庭处", "宣传处", "信息处", "中医处"];
    private static readonly string[] OfCity = ["中心医院", "中医院", "妇幼保健院", "疾控中心", "急救中心", "血站"];
    private static readonly string[] OfCounty = ["第一医院", "中医院", "妇幼保健院", "疾控中心", "急救站", "卫生监督所", "城关卫生院", "东乡卫生院", "西乡卫生院", "南乡卫生院", "北乡卫生院"];

    private readonly Random _random;

    public ProvinceUnits(int seed)
    {
        _random = new(seed);
        var province = Add("澄岚省卫生健康委员会", UnitKind.Commission, null);
        foreach (var office in Offices) Add($"省卫健委{office}", UnitKind.Office, province);
        List<Unit> cities = [];
        List<Issuer> below = [];
        for (var c = 0; c < Cities; c++)
        {
            var place = $"{First[c % First.Length]}{(c < First.Length ? '汀' : '浔')}市";
            var city = Add($"{place}卫生健康委员会", UnitKind.Commission, province);
            cities.Add(city);
            foreach (var name in OfCity) Add($"{place}{name}", UnitKind.Institution, city);
            List<Issuer> counties = [];
            for (var n = c; n < Counties; n += Cities)
            {
                var county = $"{First[n % First.Length]}{Second[n / First.Length]}县";
                var bureau = Add($"{county}卫生健康局", UnitKind.County, city);
                foreach (var name in OfCounty) Add($"{county}{name}", UnitKind.Institution, bureau);
                counties.Add(new(bureau, county, [bureau, .. ChildrenOf(bureau)]));
            }

            // A city with its counties together, so that a small database is a whole city.
            below.Add(new(city, place, [city, .. ChildrenOf(city)]));
            below.AddRange(counties);
        }

        Issuers = [new(province, "澄岚省", [.. ChildrenOf(province).Where(u => u.Kind == UnitKind.Office), .. cities]), .. below];
    }

    public List<Unit> All { get; } = [];

    /// <summary>The province, then city by city, each with its counties.</summary>
    public IReadOnlyList<Issuer> Issuers { get; }

    public IEnumerable<Unit> ChildrenOf(Unit unit) => All.Where(u => u.ParentId == unit.Id);

    private Unit Add(string name, UnitKind kind, Unit? parent)
    {
        var unit = new Unit(Numbers.Of(_random, new(2016, 1, 4, 0, 0, 0, TimeSpan.Zero)), parent?.Id, name, kind, [], All.Count(u => u.ParentId == parent?.Id));
        All.Add(unit);
        return unit;
    }
}

/// <summary>Identifiers in the order of time, the same for the same seed.</summary>
internal static class Numbers
{
    public static Guid Of(Random random, DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        var milliseconds = at.ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++) bytes[i] = (byte)(milliseconds >> (8 * (5 - i)));
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new(bytes, bigEndian: true);
    }
}
