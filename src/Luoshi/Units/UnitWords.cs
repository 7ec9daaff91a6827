namespace Luoshi.Units;

/// <summary>How the directory's kinds and rules are written in Chinese, and read back.</summary>
public static class UnitWords
{
    private const string KindIs = "类别", UnderIs = "上级", NameHas = "名称含", Direct = "只要直属";

    /// <summary>Kinds of units in the order of lists on screen.</summary>
    public static IReadOnlyList<UnitKind> Kinds { get; } = Enum.GetValues<UnitKind>();

    public static string Of(UnitKind kind) => kind switch
    {
        UnitKind.Commission => "卫生健康委",
        UnitKind.Office => "科室",
        UnitKind.County => "县区",
        UnitKind.Institution => "医疗卫生机构",
        UnitKind.Department => "其他部门",
        _ => "其他",
    };

    /// <summary>The kind that is written so; null for none.</summary>
    public static UnitKind? ParseKind(string? written) => Kinds.Cast<UnitKind?>().FirstOrDefault(k => Of(k!.Value) == written?.Trim());

    /// <summary>A rule as one line: 类别=县区；上级=泽宁市卫生健康委员会；只要直属；名称含=人民医院.</summary>
    public static string Of(GroupRule rule, UnitLabels labels)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(labels);
        var parts = new List<string>();
        if (rule.Kind is { } kind) parts.Add($"{KindIs}={Of(kind)}");
        if (rule.UnderId is { } under) parts.Add($"{UnderIs}={labels.Of(under)}");
        if (rule.Direct) parts.Add(Direct);
        if (rule.NameHas is { } has) parts.Add($"{NameHas}={has}");
        return string.Join('；', parts);
    }

    /// <summary>The rule that a line writes down; null with the part that is not understood.</summary>
    public static (GroupRule? Rule, string? Wrong) ParseRule(string line, Func<string, Unit?> find)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(find);
        var rule = new GroupRule(null, null);
        foreach (var part in line.Split('；', ';').Select(p => p.Trim()).Where(p => p.Length > 0))
        {
            var (name, value) = part.Split(['=', '＝', '：', ':'], 2) is [var n, var v] ? (n.Trim(), v.Trim()) : (part, "");
            var read = name switch
            {
                KindIs when ParseKind(value) is { } kind => rule with { Kind = kind },
                UnderIs when find(value) is { } unit => rule with { UnderId = unit.Id },
                NameHas when value.Length > 0 => rule with { NameHas = value },
                Direct when value.Length == 0 => rule with { Direct = true },
                _ => null,
            };
            if (read is null) return (null, part);
            rule = read;
        }

        return (rule, null);
    }
}
