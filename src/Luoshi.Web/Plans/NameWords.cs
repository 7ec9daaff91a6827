using Luoshi.Plans;
using Luoshi.Units;

namespace Luoshi.Web.Plans;

/// <summary>What the pages say about the names of a plan.</summary>
public static class NameWords
{
    /// <summary>Places that are spelled out before the rest is counted.</summary>
    private const int MostPlaces = 12;

    /// <summary>第3、7项牵头，第9项配合.</summary>
    public static string Places(IReadOnlyList<NamePlace> where)
    {
        var shown = where.Take(MostPlaces).GroupBy(p => Field(p.Field)).Select(g => $"第{string.Join('、', g.Select(p => p.No).Distinct())}项{g.Key}");
        return string.Join('，', shown) + (where.Count > MostPlaces ? $"等{where.Count}处" : "");
    }

    public static string Field(string field) => field switch
    {
        "leadUnits" => "牵头",
        "supportUnits" => "配合",
        "leadLeaders" => "牵头领导",
        _ => "领导",
    };

    /// <summary>What the name means, in few words; what is missing where it is not settled.</summary>
    public static string Of(NameResolution means, UnitLabels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return means switch
        {
            OneUnit one => labels.Of(one.Unit.Id),
            WholeGroup { Units.Count: 0 } group => $"统称“{group.Group.Name}”，但一个单位也没有",
            WholeGroup group => $"统称，{group.Units.Count}个单位",
            NobodyMeant => "不指单位",
            SeveralUnits several => $"{several.Units.Count}个单位都叫这个名称",
            UnknownUnit { Retired: { } retired } => $"“{retired.Name}”已停用",
            UnknownUnit { Parts.Count: > 1 } => "像是几个名称连写",
            _ => "名录里没有",
        };
    }

    public static string Of(PersonResolution means) => means switch
    {
        OnePerson one => one.Person.Post.Length > 0 ? $"{one.Person.Name}，{one.Person.Post}" : one.Person.Name,
        NoPerson => "不指人员",
        SeveralPersons several => $"{several.Persons.Count}个人同名",
        UnknownPerson { Parts.Count: > 1 } => "像是几个名字连写",
        _ => "名录里没有",
    };

    /// <summary>How it came to mean that.</summary>
    public static string How(NameResolution means, NameTie? tie) => (means, tie) switch
    {
        (NobodyMeant, _) => "本计划指定",
        (_, not null) when means.IsSettled => "本计划指定",
        (OneUnit one, _) when one.Unit.Name == one.Printed => "名录",
        (OneUnit { BySpelling: true }, _) => "写法相近",
        (OneUnit, _) => "别名",
        _ => "",
    };
}
