using Luoshi.Sheets;
using S = Luoshi.Units.DirectorySheets;

namespace Luoshi.Units;

/// <summary>A row of a workbook and what it does to the directory.</summary>
/// <param name="Facts">The change; null where the directory has it so already.</param>
public sealed record MergedLine(string Sheet, int Row, string Name, DirectoryFacts? Facts)
{
    /// <summary>Whether it brings something new, not another state of what is there.</summary>
    public bool IsNew => Facts is UnitAdded or GroupDefined or PersonAdded;
}

/// <summary>Lays the rows of a workbook over a directory: what each adds or changes, and what is wrong with it. What no row names stays as it is.</summary>
internal sealed class DirectoryMerge
{
    private readonly UnitTree _tree;
    private readonly UnitLabels _labels;
    private readonly List<SheetProblem> _problems;
    private readonly Dictionary<string, Unit?> _found = new(StringComparer.Ordinal);
    private readonly List<(HeadedLine Line, Unit? Before, Guid Id)> _units = [];
    private readonly Dictionary<Guid, HeadedLine> _taken = [];

    private DirectoryMerge(DirectorySheets sheets, UnitTree tree)
    {
        _tree = tree;
        _labels = new(tree);
        _problems = [.. sheets.Problems];
        Lines = [];
        After = tree;
    }

    public List<MergedLine> Lines { get; }

    public IReadOnlyList<SheetProblem> Problems => _problems;

    /// <summary>The directory as it would stand.</summary>
    public UnitTree After { get; private set; }

    /// <param name="use">What hangs on units outside the directory, of those that are to be retired.</param>
    public static DirectoryMerge Of(DirectorySheets sheets, UnitTree tree, IReadOnlyDictionary<Guid, UnitUse> use)
    {
        var merge = new DirectoryMerge(sheets, tree);
        merge.MatchUnits(sheets[S.Units]);
        var units = merge.MergeUnits();
        var standing = UnitTree.Of(tree.Version, With(tree.Units, units.Select(u => u.After), u => u.Id), tree.Groups, tree.Persons);
        var groups = merge.MergeGroups(sheets[S.Groups], standing);
        var persons = merge.MergePersons(sheets[S.Persons]);
        merge.After = UnitTree.Of(tree.Version, standing.Units, With(tree.Groups, groups.Select(g => g.After), g => g.Id), With(tree.Persons, persons.Select(p => p.After), p => p.Id));
        merge.CheckUnits(units, use);
        foreach (var (line, before, after) in groups)
        {
            if (IsSame(before, after)) merge.Add(line, after.Name, null);
            else if (DefineGroupHandler.Refuse(merge.After, after) is { } refusal) merge.Refuse(line, Column(refusal, after.Name), refusal);
            else merge.Add(line, after.Name, before is null ? new GroupDefined(after) : new GroupChanged(before, after));
        }

        foreach (var (line, before, after) in persons)
        {
            if (before == after) merge.Add(line, after.Name, null);
            else if (PersonRule.Refuse(merge.After, after) is { } refusal) merge.Refuse(line, Column(refusal, after.Name), refusal);
            else merge.Add(line, after.Name, before is null ? new PersonAdded(after) : new PersonChanged(before, after));
        }

        return merge;
    }

    /// <summary>Units in use that a row retires: what hangs on them must be known.</summary>
    public static IReadOnlyList<Unit> Retiring(DirectorySheets sheets, UnitTree tree)
    {
        var merge = new DirectoryMerge(sheets, tree);
        merge.MatchUnits(sheets[S.Units]);
        return [.. merge._units.Where(u => u.Before is { IsRetired: false } && u.Line[S.Retired].Length > 0).Select(u => u.Before!)];
    }

    /// <summary>Whether a row names the unit.</summary>
    public bool Names(Guid unit) => _taken.ContainsKey(unit);

    /// <summary>The changes in an order in which each can follow those before it: what is above comes first.</summary>
    public IReadOnlyList<DirectoryFacts> Changes() =>
    [
        .. Lines.Select(l => l.Facts).OfType<UnitAdded>().OrderBy(a => After.Position(a.Unit.Id)),
        .. Lines.Select(l => l.Facts).OfType<UnitChanged>(),
        .. Lines.Select(l => l.Facts).Where(f => f is GroupDefined or GroupChanged or PersonAdded or PersonChanged).OfType<DirectoryFacts>(),
    ];

    private void MatchUnits(IReadOnlyList<HeadedLine> lines)
    {
        foreach (var line in lines)
        {
            if (!TryId(line, id => _tree.Find(id), out var before)) continue;
            if (before is null && line[S.Id].Length == 0) before = Same(line);
            if (before is not null && IsTwice(line, before.Id)) continue;
            _units.Add((line, before, before?.Id ?? Guid.CreateVersion7()));
        }
    }

    // Without a number a unit is known by its name and the one above it.
    private Unit? Same(HeadedLine line)
    {
        List<Unit> named = [.. _tree.Units.Where(u => u.Name == line[S.Name])];
        if (!line.Has(S.Parent)) return named.Count == 1 ? named[0] : null;
        var parent = line[S.Parent].Length == 0 ? null : Known(line[S.Parent]);
        return line[S.Parent].Length > 0 && parent is null ? null : named.Find(u => u.ParentId == parent?.Id);
    }

    private List<(HeadedLine Line, Unit? Before, Unit After)> MergeUnits()
    {
        var merged = new List<(HeadedLine, Unit?, Unit)>();
        var last = new Dictionary<Guid, int>();
        foreach (var (line, before, id) in _units)
        {
            var kind = line.Has(S.Kind) ? UnitWords.ParseKind(line[S.Kind]) : before?.Kind ?? UnitKind.Other;
            if (kind is null) _problems.Add(line.Problem(S.Kind, "DS010", $"{(line[S.Kind].Length == 0 ? "类别空着" : $"“{NameRule.Shown(line[S.Kind])}”不是类别")}。请写{string.Join('、', UnitWords.Kinds.Select(UnitWords.Of))}之一。"));
            if (!TryUnit(line, S.Parent, line[S.Parent], out var parent) || !TryDay(line, S.Retired, out var retired) || kind is null) continue;
            if (!line.Has(S.Parent)) parent = before?.ParentId;
            var name = line[S.Name];
            var order = before is not null && before.ParentId == parent ? before.Order : last[parent ?? Guid.Empty] = 1 + last.GetValueOrDefault(parent ?? Guid.Empty, UnitRule.NextOrder(_tree, parent) - 1);
            merged.Add((line, before, new(
                id, parent, name, kind.Value, line.Has(S.Aliases) ? NameRule.CleanAliases(name, line.List(S.Aliases)) : before?.Aliases ?? [], order, line.Has(S.Retired) ? retired : before?.RetiredOn)));
        }

        return merged;
    }

    private void CheckUnits(List<(HeadedLine Line, Unit? Before, Unit After)> units, IReadOnlyDictionary<Guid, UnitUse> use)
    {
        foreach (var (line, before, after) in units)
        {
            if (before is not null && DirectorySeal.Of(before) == DirectorySeal.Of(after)) Add(line, after.Name, null);
            else if (UnitRule.Refuse(After, after) is { } refusal) Refuse(line, Column(refusal, after.Name), refusal);
            else if (before?.IsRetired != true && after.IsRetired && Retire(after, use) is { } kept) Refuse(line, S.Retired, kept);
            else Add(line, after.Name, before is null ? new UnitAdded(after) : new UnitChanged(before, after));
        }
    }

    private Refusal? Retire(Unit unit, IReadOnlyDictionary<Guid, UnitUse> use)
    {
        var below = After.Children(unit.Id).Count(u => !u.IsRetired);
        return below > 0 ? new RetireUnit.HasUnitsBelow(unit.Name, below)
            : use.TryGetValue(unit.Id, out var of) && of.OpenDuties > 0 ? new RetireUnit.OwesDuties(unit.Name, of.OpenDuties)
            : null;
    }

    private List<(HeadedLine Line, UnitGroup? Before, UnitGroup After)> MergeGroups(IReadOnlyList<HeadedLine> lines, UnitTree standing)
    {
        var merged = new List<(HeadedLine, UnitGroup?, UnitGroup)>();
        foreach (var line in lines)
        {
            if (!TryId(line, _tree.FindGroup, out var before)) continue;
            if (before is null && line[S.Id].Length == 0) before = _tree.Groups.FirstOrDefault(g => g.Name == line[S.Name]);
            if (before is not null && IsTwice(line, before.Id)) continue;
            var rules = RulesOf(line, before);
            var members = UnitsOf(line, S.Members, before?.Members, standing);
            var excluded = UnitsOf(line, S.Excluded, before?.Excluded, standing);
            if (!TryDay(line, S.Retired, out var retired) || rules is null || members is null || excluded is null) continue;
            var name = line[S.Name];
            merged.Add((line, before, new(
                before?.Id ?? Guid.CreateVersion7(), name, line.Has(S.Aliases) ? NameRule.CleanAliases(name, line.List(S.Aliases)) : before?.Aliases ?? [], rules, members, excluded, line.Has(S.Retired) ? retired : before?.RetiredOn)));
        }

        return merged;
    }

    private IReadOnlyList<GroupRule>? RulesOf(HeadedLine line, UnitGroup? before)
    {
        if (!line.Has(S.Rules)) return before?.Rules ?? [];
        var rules = new List<GroupRule>();
        foreach (var written in line[S.Rules].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (rule, wrong) = UnitWords.ParseRule(written, Anyhow);
            if (rule is not null)
            {
                rules.Add(rule);
                continue;
            }

            _problems.Add(line.Problem(S.Rules, "DS011", $"规则里的“{NameRule.Shown(wrong!)}”看不懂，或单位不在名录里。请写成：类别=县区；上级=某单位；只要直属；名称含=人民医院。"));
            return null;
        }

        return rules;
    }

    private IReadOnlyList<Guid>? UnitsOf(HeadedLine line, string column, IReadOnlyList<Guid>? before, UnitTree standing)
    {
        if (!line.Has(column)) return before ?? [];
        var units = new List<Guid>();
        foreach (var written in line.List(column))
        {
            if (!TryUnit(line, column, written, out var unit)) return null;
            units.Add(unit!.Value);
        }

        return before is not null && before.ToHashSet().SetEquals(units) ? before : [.. units.Distinct().OrderBy(standing.Position)];
    }

    private List<(HeadedLine Line, Person? Before, Person After)> MergePersons(IReadOnlyList<HeadedLine> lines)
    {
        var merged = new List<(HeadedLine, Person?, Person)>();
        foreach (var line in lines)
        {
            if (!TryId(line, _tree.FindPerson, out var before) || !TryUnit(line, S.Unit, line[S.Unit], out var unit) || !TryDay(line, S.Left, out var left)) continue;
            if (before is null && line[S.Id].Length == 0)
            {
                List<Person> same = [.. _tree.Persons.Where(p => p.Name == line[S.PersonName] && (!line.Has(S.Unit) || p.UnitId == unit))];
                before = same.Count == 1 ? same[0] : same.Find(p => p.Post == line[S.Post]);
            }

            if (before is not null && IsTwice(line, before.Id)) continue;
            merged.Add((line, before, new(
                before?.Id ?? Guid.CreateVersion7(),
                line[S.PersonName],
                line.Has(S.Post) ? line[S.Post] : before?.Post ?? "",
                line.Has(S.Unit) ? unit : before?.UnitId,
                line.Has(S.Left) ? left : before?.RetiredOn)));
        }

        return merged;
    }

    /// <summary>What a row's number names; false where it names nothing.</summary>
    private bool TryId<T>(HeadedLine line, Func<Guid, T?> find, out T? before)
        where T : class
    {
        before = null;
        if (line[S.Id].Length == 0) return true;
        before = Guid.TryParse(line[S.Id], out var id) ? find(id) : null;
        if (before is null) _problems.Add(line.Problem(S.Id, "DS012", "名录里没有这个编号。新增的请把编号留空；改动已有的，请用最新下载的 Excel。"));
        return before is not null;
    }

    private bool IsTwice(HeadedLine line, Guid id)
    {
        if (_taken.TryAdd(id, line)) return false;
        _problems.Add(line.Problem(null, "DS013", $"与第{_taken[id].Row}行说的是同一个。请删去一行；其实是另一个的，把编号清空。"));
        return true;
    }

    /// <summary>The unit that words mean, of the directory or of another row; null for no words.</summary>
    private bool TryUnit(HeadedLine line, string column, string written, out Guid? unit)
    {
        unit = null;
        if (written.Length == 0) return true;
        if (Known(written) is { } known)
        {
            unit = known.Id;
            return true;
        }

        var rows = Rows(written);
        if (rows.Count == 1)
        {
            unit = rows[0];
            return true;
        }

        Refuse(line, column, new NotOneUnit(written, rows.Count > 1 || _labels.IsShared(written)));
        return false;
    }

    // Rows that bear the name; of a path those whose 上级单位 says the rest of it.
    private List<Guid> Rows(string written)
    {
        var parts = written.Split('/', '／').Select(p => p.Trim()).ToList();
        var above = string.Join(" / ", parts.SkipLast(1));
        return [.. _units.Where(u => u.Line[S.Name] == parts[^1] && (above.Length == 0 || u.Line[S.Parent] == above || u.Line[S.Parent] == parts[^2])).Select(u => u.Id)];
    }

    private Unit? Anyhow(string written)
    {
        if (Known(written) is { } known) return known;
        return Rows(written) is [var id] ? new Unit(id, null, written, UnitKind.Other, []) : null;
    }

    private Unit? Known(string written)
    {
        if (!_found.TryGetValue(written, out var unit)) _found[written] = unit = _labels.Find(written);
        return unit;
    }

    private bool TryDay(HeadedLine line, string column, out DateOnly? day)
    {
        if (HeadedSheet.TryDay(line[column], out day)) return true;
        _problems.Add(line.Problem(column, "DS014", $"“{NameRule.Shown(line[column])}”不是日期。请写成 2026-03-01 或 2026年3月1日。"));
        return false;
    }

    private void Add(HeadedLine line, string name, DirectoryFacts? facts) => Lines.Add(new(line.Sheet, line.Row, name, facts));

    private void Refuse(HeadedLine line, string? column, Refusal refusal) => _problems.Add(line.Problem(column, refusal.Code, refusal.Message));

    private static string? Column(Refusal refusal, string name) => refusal switch
    {
        NameRule.TooManyAliases => S.Aliases,
        NameRule.Taken t => t.Name == name ? S.Name : S.Aliases,
        NameRule.NotAName n => n.Name == name ? S.Name : S.Aliases,
        NameRule.Missing => S.Name,
        UnitRule.NoSuchParent or UnitRule.Ring or UnitRule.TooDeep or UnitRule.ParentRetired => S.Parent,
        DefineGroup.RuleTakesAll => S.Rules,
        DefineGroup.UnknownMember => S.Members,
        PersonRule.NotAName => S.PersonName,
        PersonRule.PostTooLong => S.Post,
        PersonRule.NoUnit => S.Unit,
        _ => null,
    };

    private static bool IsSame(UnitGroup? before, UnitGroup after) => before is not null && DirectorySeal.Of(before) == DirectorySeal.Of(after);

    private static IEnumerable<T> With<T>(IEnumerable<T> all, IEnumerable<T> after, Func<T, Guid> id)
    {
        var changed = after.ToDictionary(id);
        return all.Where(a => !changed.ContainsKey(id(a))).Concat(changed.Values);
    }
}
