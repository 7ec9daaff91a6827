using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Units;

namespace Luoshi.Simulation;

/// <summary>An invented city with counties and institutions, and the people who act in it.</summary>
/// <remarks>Names of a plan that mean nobody yet are settled as a clerk would: a collective name by the units it may stand for, any other as an office.</remarks>
public sealed class SimulatedCity(UnitTreeQuery tree, AddUnitHandler addUnit, DefineGroupHandler defineGroup, AddPersonHandler addPerson)
{
    public const int Counties = 12;
    public const int InstitutionsEach = 5;

    private const string Home = "模拟市卫生健康委员会", HeadName = "分管领导甲";

    private static readonly string[] CountyNames = ["甲山", "乙水", "丙原", "丁川", "戊岭", "己湖", "庚台", "辛岛", "壬谷", "癸泉", "子午", "卯酉"];
    private static readonly string[] Kinds = ["人民医院", "中医医院", "妇幼保健院", "疾病预防控制中心", "卫生健康监督所"];

    private readonly Dictionary<string, Actor> _leaders = [];
    private readonly Dictionary<Guid, Actor> _reporters = [];

    /// <summary>督查专干.</summary>
    public Actor Clerk { get; } = new(Guid.CreateVersion7(), "督查专干甲", Roles.Clerk);

    /// <summary>The leader who approves schemes and papers.</summary>
    public Actor Head { get; private set; } = new(Guid.CreateVersion7(), HeadName, Roles.Leader);

    public UnitTree Units { get; private set; } = UnitTree.Empty;

    /// <summary>Adds what of the city is missing.</summary>
    internal async Task FoundAsync(CancellationToken ct)
    {
        Units = await tree.LoadAsync(ct);
        if (Units.Find(Home) is not null) return;
        var home = Guid.CreateVersion7();
        await AddAsync(home, Home, UnitKind.Commission, null, ct);
        Head = Head with { PersonId = Guid.CreateVersion7() };
        Must(await addPerson.HandleAsync(new(Head.PersonId!.Value, HeadName, "副主任", home), Clerk, ct));
        foreach (var name in CountyNames)
        {
            var county = Guid.CreateVersion7();
            await AddAsync(county, name + "县卫生健康局", UnitKind.County, home, ct);
            foreach (var kind in Kinds) await AddAsync(Guid.CreateVersion7(), name + "县" + kind, UnitKind.Institution, county, ct);
        }

        Units = await tree.LoadAsync(ct);
    }

    /// <summary>Gives every owner that the items print a meaning in the directory.</summary>
    internal async Task SettleAsync(IEnumerable<ItemState> items, CancellationToken ct)
    {
        var all = items.ToList();
        foreach (var name in all.SelectMany(i => i.Facts.LeadUnits.Concat(i.Facts.SupportUnits)).Distinct())
        {
            if (Units.Resolve(name).IsSettled) continue;
            if (IsCollective(name)) await DefineAsync(name, ct);
            else await AddAsync(Guid.CreateVersion7(), name, UnitKind.Office, Units.Home!.Id, ct);
            Units = await tree.LoadAsync(ct);
        }

        foreach (var name in all.SelectMany(i => i.Facts.Leaders.Concat(i.Facts.LeadLeaders)).Distinct())
        {
            if (Units.ResolvePerson(name) is OnePerson) continue;
            Must(await addPerson.HandleAsync(new(Guid.CreateVersion7(), name, "委领导", Units.Home!.Id), Clerk, ct));
        }

        Units = await tree.LoadAsync(ct);
    }

    /// <summary>The leader of that name; null where the directory has none, or several.</summary>
    internal Actor? Leader(string name)
    {
        if (_leaders.TryGetValue(name, out var known)) return known;
        return Units.ResolvePerson(name) is OnePerson one ? _leaders[name] = new(Guid.CreateVersion7(), name, Roles.Leader) { PersonId = one.Person.Id } : null;
    }

    /// <summary>Who reports for a unit.</summary>
    internal Actor Reporter(Guid unit, string name) =>
        _reporters.TryGetValue(unit, out var known) ? known : _reporters[unit] = new(Guid.CreateVersion7(), name + "联络员", Roles.Reporter) { UnitId = unit };

    private static bool IsCollective(string name) =>
        name.StartsWith('各') || name.StartsWith('全') || name.Contains("所属", StringComparison.Ordinal) || name.Contains("直属", StringComparison.Ordinal)
        || name.Contains("相关", StringComparison.Ordinal) || name.Contains("有关", StringComparison.Ordinal);

    // By what the name speaks of: counties, or institutions of a kind; of a name that says neither, the institutions of the first county.
    private async Task DefineAsync(string name, CancellationToken ct)
    {
        var rule =
            name.Contains('县') || name.Contains('区') || name.Contains('旗') ? new GroupRule(UnitKind.County, null)
            : name.Contains("疾控", StringComparison.Ordinal) ? new GroupRule(UnitKind.Institution, null, NameHas: "疾病预防控制")
            : name.Contains("妇幼", StringComparison.Ordinal) || name.Contains("助产", StringComparison.Ordinal) ? new GroupRule(UnitKind.Institution, null, NameHas: "妇幼")
            : name.Contains("医院", StringComparison.Ordinal) ? new GroupRule(UnitKind.Institution, null, NameHas: "医院")
            : name.Contains('科') || name.Contains('处') || name.Contains('股') ? new GroupRule(UnitKind.Office, Units.Home!.Id, Direct: true)
            : new GroupRule(UnitKind.Institution, Units.Units.First(u => u.Kind == UnitKind.County).Id);
        Must(await defineGroup.HandleAsync(new(Guid.CreateVersion7(), name, [], [rule], [Units.Units.First(u => u.Kind == UnitKind.County).Id], []), Clerk, ct));
    }

    private async Task AddAsync(Guid id, string name, UnitKind kind, Guid? parent, CancellationToken ct) =>
        Must(await addUnit.HandleAsync(new(id, name, kind, parent), Clerk, ct));

    private static void Must<T>(Result<T> result)
    {
        if (!result.Ok) throw new SimulationException(result.Refusal);
    }
}

/// <summary>An act was refused that the simulated people had every right to.</summary>
public sealed class SimulationException(Refusal refusal) : Exception($"{refusal.Code} {refusal.Message}")
{
    public Refusal Refusal { get; } = refusal;
}
