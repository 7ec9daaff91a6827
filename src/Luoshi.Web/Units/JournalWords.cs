using Luoshi.Plans;
using Luoshi.Units;

namespace Luoshi.Web.Units;

/// <summary>One thing that a change of the directory made different.</summary>
public sealed record Difference(string What, string From, string To);

/// <summary>How the directory's journal is told.</summary>
public static class JournalWords
{
    // Where a new unit stands among the others says nothing worth reading.
    private const string Order = "次序";

    /// <summary>What was done, in one word or two.</summary>
    public static string Verb(DirectoryFacts facts) => facts switch
    {
        UnitAdded => "新增单位",
        UnitChanged { From.IsRetired: false, To.IsRetired: true } => "停用单位",
        UnitChanged { From.IsRetired: true, To.IsRetired: false } => "恢复单位",
        UnitChanged => "更改单位",
        UnitRemoved => "删除单位",
        GroupDefined => "新增统称",
        GroupChanged { From.IsRetired: false, To.IsRetired: true } => "停用统称",
        GroupChanged { From.IsRetired: true, To.IsRetired: false } => "恢复统称",
        GroupChanged => "更改统称",
        GroupRemoved => "删除统称",
        PersonAdded => "新增人员",
        PersonChanged { From.IsRetired: false, To.IsRetired: true } => "离任",
        PersonChanged { From.IsRetired: true, To.IsRetired: false } => "复任",
        PersonChanged => "更改人员",
        _ => "删除人员",
    };

    /// <summary>The unit, collective name or person under the name it has since.</summary>
    public static string Subject(DirectoryFacts facts) => facts switch
    {
        UnitAdded f => f.Unit.Name,
        UnitChanged f => f.To.Name,
        UnitRemoved f => f.Unit.Name,
        GroupDefined f => f.Group.Name,
        GroupChanged f => f.To.Name,
        GroupRemoved f => f.Group.Name,
        PersonAdded f => f.Person.Name,
        PersonChanged f => f.To.Name,
        PersonRemoved f => f.Person.Name,
        _ => "",
    };

    /// <summary>Whether it takes something out of use, so that it stands out.</summary>
    public static bool IsGrave(DirectoryFacts facts) => facts is UnitRemoved or GroupRemoved or PersonRemoved or UnitChanged { From.IsRetired: false, To.IsRetired: true } or GroupChanged { From.IsRetired: false, To.IsRetired: true };

    public static IReadOnlyList<Difference> Differences(DirectoryFacts facts, UnitLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return facts switch
        {
            UnitAdded f => Told(Unit(null, labels), Unit(f.Unit, labels)),
            UnitChanged f => Told(Unit(f.From, labels), Unit(f.To, labels)),
            GroupDefined f => Told(Group(null, labels), Group(f.Group, labels)),
            GroupChanged f => Told(Group(f.From, labels), Group(f.To, labels)),
            PersonAdded f => Told(Person(null, labels), Person(f.Person, labels)),
            PersonChanged f => Told(Person(f.From, labels), Person(f.To, labels)),
            _ => [],
        };
    }

    private static List<Difference> Told((string What, string Words)[] from, (string What, string Words)[] to) =>
        [.. from.Zip(to).Where(p => p.First.Words != p.Second.Words).Select(p => new Difference(p.First.What, p.First.Words, p.Second.Words)).Where(d => d.What != Order || d.From.Length > 0)];

    private static (string, string)[] Unit(Unit? unit, UnitLabels labels) =>
    [
        ("名称", unit?.Name ?? ""),
        ("类别", unit is null ? "" : UnitWords.Of(unit.Kind)),
        ("上级", labels.Of(unit?.ParentId)),
        ("别名", string.Join('、', unit?.Aliases ?? [])),
        ("停用", Day(unit?.RetiredOn)),
        (Order, unit is null ? "" : $"{unit.Order}"),
    ];

    private static (string, string)[] Group(UnitGroup? group, UnitLabels labels) =>
    [
        ("名称", group?.Name ?? ""),
        ("别名", string.Join('、', group?.Aliases ?? [])),
        ("规则", string.Join("，或 ", (group?.Rules ?? []).Select(r => UnitWords.Of(r, labels)))),
        ("逐个列入", string.Join('、', (group?.Members ?? []).Select(m => labels.Of(m)))),
        ("不列入", string.Join('、', (group?.Excluded ?? []).Select(m => labels.Of(m)))),
        ("停用", Day(group?.RetiredOn)),
    ];

    private static (string, string)[] Person(Person? person, UnitLabels labels) =>
        [("姓名", person?.Name ?? ""), ("职务", person?.Post ?? ""), ("单位", labels.Of(person?.UnitId)), ("离任", Day(person?.RetiredOn))];

    private static string Day(DateOnly? day) => day is { } on ? PlanWords.Day(on) : "";
}
