using Luoshi.Units;
using Xunit;

namespace Luoshi.Tests.Units;

public sealed class ChangeUnitsTest
{
    private static readonly DateOnly Day = new(2026, 5, 6);
    private static readonly UnitUse Unused = new(0, 0, 0);
    private readonly SmallDirectory _directory = new();

    private static AddUnit New(string name, Unit? parent, UnitKind kind = UnitKind.Office, params string[] aliases) => new(Guid.CreateVersion7(), name, kind, parent?.Id, aliases);

    private static ChangeUnit Change(Unit unit, string? name = null, Unit? parent = null, string[]? aliases = null) =>
        new(unit.Id, name ?? unit.Name, unit.Kind, parent?.Id ?? unit.ParentId, aliases ?? unit.Aliases, DirectorySeal.Of(unit));

    [Fact]
    public void Add_Unit_StandsLastBesideItsSiblings()
    {
        var tree = _directory.Tree;
        var after = Keepers.After(tree, AddUnitHandler.Decide(New(" 人事科 ", _directory.Commission, UnitKind.Office, "人事处", "人事处", "", "人事科"), tree, Keepers.Clerk));
        var unit = after.Children(_directory.Commission.Id).Last();
        Assert.Equal("人事科", unit.Name);
        Assert.Equal(["人事处"], unit.Aliases);
        Assert.Equal(tree.Version + 1, after.Version);
    }

    [Fact]
    public void Add_SameFormTwice_AddsOne()
    {
        var tree = _directory.Tree;
        var command = New("人事科", _directory.Commission);
        var after = Keepers.After(tree, AddUnitHandler.Decide(command, tree, Keepers.Clerk));
        Assert.Empty(AddUnitHandler.Decide(command, after, Keepers.Clerk).Value!);
    }

    [Theory]
    [InlineData("", "DR010")]
    [InlineData("、", "DR011")]
    [InlineData("人事\n科", "DR011")]
    [InlineData("财务科", "DR012")]
    [InlineData("疾控科", "DR012")]
    public void Add_NameThatCannotBe_IsRefused(string name, string code)
    {
        var tree = _directory.Tree;
        Assert.Equal(code, Keepers.Code(AddUnitHandler.Decide(New(name, _directory.Commission), tree, Keepers.Clerk)));
    }

    [Fact]
    public void Add_NameTooLongOrAliasesTooMany_IsRefused()
    {
        var tree = _directory.Tree;
        Assert.Equal("DR011", Keepers.Code(AddUnitHandler.Decide(New(new string('科', UnitLimits.Name + 1), _directory.Commission), tree, Keepers.Clerk)));
        string[] aliases = [.. Enumerable.Range(0, UnitLimits.Aliases + 1).Select(n => $"人事{n}科")];
        Assert.Equal("DR013", Keepers.Code(AddUnitHandler.Decide(New("人事科", _directory.Commission, UnitKind.Office, aliases), tree, Keepers.Clerk)));
    }

    [Fact]
    public void Add_OfficeOfTheSameNameInAnotherCounty_IsAllowed_ButNotAnInstitution()
    {
        var tree = _directory.Tree;
        Assert.True(AddUnitHandler.Decide(New("办公室", _directory.South), tree, Keepers.Clerk).Ok);
        Assert.Equal("DR012", Keepers.Code(AddUnitHandler.Decide(New("市一院", _directory.South, UnitKind.Institution), tree, Keepers.Clerk)));
    }

    [Fact]
    public void Add_NameOfACollectiveName_IsRefused()
    {
        _directory.AddGroup("各县区卫健局", [new(UnitKind.County, _directory.Commission.Id)]);
        Assert.Equal("DR012", Keepers.Code(AddUnitHandler.Decide(New("各县区卫生健康局", _directory.Commission), _directory.Tree, Keepers.Clerk)));
    }

    [Fact]
    public void Add_NameOfARetiredUnit_IsAllowed()
    {
        _directory.Change(_directory.Finance with { RetiredOn = Day });
        Assert.True(AddUnitHandler.Decide(New("财务科", _directory.Commission), _directory.Tree, Keepers.Clerk).Ok);
    }

    [Fact]
    public void Add_BelowNobodyOrARetiredUnit_IsRefused()
    {
        Assert.Equal("DR020", Keepers.Code(AddUnitHandler.Decide(New("人事科", _directory.Commission) with { ParentId = Guid.NewGuid() }, _directory.Tree, Keepers.Clerk)));
        _directory.Change(_directory.South with { RetiredOn = Day });
        Assert.Equal("DR023", Keepers.Code(AddUnitHandler.Decide(New("人事股", _directory.South), _directory.Tree, Keepers.Clerk)));
    }

    [Fact]
    public void Change_Renamed_KeepsTheOldNameAsAlias()
    {
        var tree = _directory.Tree;
        var after = Keepers.After(tree, ChangeUnitHandler.Decide(Change(_directory.Finance, "规划财务科"), tree, Keepers.Clerk));
        Assert.Equal(["财务科"], after.Find(_directory.Finance.Id)!.Aliases);
        Assert.Equal(_directory.Finance.Id, after.Find("财务科")!.Id);

        var forgotten = Keepers.After(tree, ChangeUnitHandler.Decide(Change(_directory.Finance, "规划财务科") with { KeepOldName = false }, tree, Keepers.Clerk));
        Assert.Null(forgotten.Find("财务科"));
    }

    [Fact]
    public void Change_Moved_StandsBelowTheOtherWithAllBelowIt()
    {
        var tree = _directory.Tree;
        var after = Keepers.After(tree, ChangeUnitHandler.Decide(Change(_directory.North, parent: _directory.South), tree, Keepers.Clerk));
        Assert.True(after.IsWithin(_directory.NorthHospital.Id, _directory.South.Id));
        Assert.Equal(_directory.North.Id, after.Children(_directory.South.Id).Last().Id);
    }

    [Fact]
    public void Change_BelowItself_IsRefused()
    {
        var tree = _directory.Tree;
        Assert.Equal("DR021", Keepers.Code(ChangeUnitHandler.Decide(Change(_directory.North, parent: _directory.NorthHospital), tree, Keepers.Clerk)));
        Assert.Equal("DR021", Keepers.Code(ChangeUnitHandler.Decide(Change(_directory.North, parent: _directory.North), tree, Keepers.Clerk)));
    }

    [Fact]
    public void Change_TooDeep_IsRefused()
    {
        var above = _directory.NorthHospital;
        for (var level = 4; level <= UnitLimits.Depth; level++) above = _directory.Add($"第{level}层", UnitKind.Other, above);
        var tree = _directory.Tree;
        Assert.Equal("DR022", Keepers.Code(AddUnitHandler.Decide(New("再一层", above), tree, Keepers.Clerk)));
        Assert.Equal("DR022", Keepers.Code(ChangeUnitHandler.Decide(Change(_directory.North, parent: _directory.South), tree, Keepers.Clerk)));
    }

    [Fact]
    public void Change_StalePage_IsRefused_AndTheSameAgainWritesNothing()
    {
        var tree = _directory.Tree;
        var command = Change(_directory.Finance, "规划财务科");
        var after = Keepers.After(tree, ChangeUnitHandler.Decide(command, tree, Keepers.Clerk));
        Assert.Equal("DR006", Keepers.Code(ChangeUnitHandler.Decide(command with { Name = "计财科" }, after, Keepers.Clerk)));
        Assert.Empty(ChangeUnitHandler.Decide(Change(_directory.Office), tree, Keepers.Clerk).Value!);
        Assert.Equal("DR002", Keepers.Code(ChangeUnitHandler.Decide(command with { UnitId = Guid.NewGuid() }, tree, Keepers.Clerk)));
    }

    [Fact]
    public void Order_UpAndDown_ChangesPlacesWithTheNeighbour()
    {
        var tree = _directory.Tree;
        var after = Keepers.After(tree, OrderUnitHandler.Decide(new(_directory.Disease.Id, Up: true), tree, Keepers.Clerk));
        Assert.Equal([_directory.Disease.Id, _directory.Office.Id, _directory.Finance.Id], after.Children(_directory.Commission.Id).Take(3).Select(u => u.Id));
        Assert.Empty(OrderUnitHandler.Decide(new(_directory.Disease.Id, Up: true), after, Keepers.Clerk).Value!);
        Assert.Empty(OrderUnitHandler.Decide(new(_directory.South.Id, Up: false), after, Keepers.Clerk).Value!);
    }

    [Fact]
    public void Order_EqualNumbers_ArePutApart()
    {
        foreach (var unit in new[] { _directory.Office, _directory.Disease, _directory.Finance }) _directory.Change(unit with { Order = 1 });
        var tree = _directory.Tree;
        var third = tree.Children(_directory.Commission.Id).ElementAt(2);
        var after = Keepers.After(tree, OrderUnitHandler.Decide(new(third.Id, Up: true), tree, Keepers.Clerk));
        Assert.Equal(third.Id, after.Children(_directory.Commission.Id).ElementAt(1).Id);
    }

    [Fact]
    public void Retire_Unit_WantsReasonNoDutiesAndNobodyBelow()
    {
        var tree = _directory.Tree;
        RetireUnit retire = new(_directory.Finance.Id, Day, "机构合并");
        Assert.Equal("DR032", Keepers.Code(RetireUnitHandler.Decide(retire with { Reason = " " }, tree, Unused, Keepers.Clerk)));
        Assert.Equal("DR030", Keepers.Code(RetireUnitHandler.Decide(retire, tree, new(2, 5, 0), Keepers.Clerk)));
        Assert.Equal("DR031", Keepers.Code(RetireUnitHandler.Decide(retire with { UnitId = _directory.North.Id }, tree, Unused, Keepers.Clerk)));

        var after = Keepers.After(tree, RetireUnitHandler.Decide(retire, tree, new(0, 5, 0), Keepers.Clerk));
        Assert.Equal(Day, after.Find(_directory.Finance.Id)!.RetiredOn);
        Assert.Null(after.Find("财务科"));
        Assert.Empty(RetireUnitHandler.Decide(retire, after, Unused, Keepers.Clerk).Value!);
    }

    [Fact]
    public void Restore_Unit_WhoseNameIsTakenMeanwhile_IsRefused()
    {
        _directory.Change(_directory.Finance with { RetiredOn = Day });
        var back = Keepers.After(_directory.Tree, RestoreUnitHandler.Decide(new(_directory.Finance.Id), _directory.Tree, Keepers.Clerk));
        Assert.Equal(_directory.Finance.Id, back.Find("财务科")!.Id);

        _directory.Add("财务科", UnitKind.Office, _directory.Commission);
        Assert.Equal("DR012", Keepers.Code(RestoreUnitHandler.Decide(new(_directory.Finance.Id), _directory.Tree, Keepers.Clerk)));
    }

    [Fact]
    public void Remove_Unit_OnlyWhereNothingRefersToIt()
    {
        var tree = _directory.Tree;
        Assert.Equal("DR040", Keepers.Code(RemoveUnitHandler.Decide(new(_directory.Finance.Id), tree, new(0, 1, 0), Keepers.Clerk)));
        Assert.Equal("DR040", Keepers.Code(RemoveUnitHandler.Decide(new(_directory.Finance.Id), tree, new(0, 0, 1), Keepers.Clerk)));
        Assert.Equal("DR040", Keepers.Code(RemoveUnitHandler.Decide(new(_directory.North.Id), tree, Unused, Keepers.Clerk)));
        var after = Keepers.After(tree, RemoveUnitHandler.Decide(new(_directory.Finance.Id), tree, Unused, Keepers.Clerk));
        Assert.Null(after.Find(_directory.Finance.Id));
        Assert.Empty(RemoveUnitHandler.Decide(new(_directory.Finance.Id), after, Unused, Keepers.Clerk).Value!);

        _directory.AddGroup("各科室", [], members: [_directory.Finance]);
        Assert.Equal("DR040", Keepers.Code(RemoveUnitHandler.Decide(new(_directory.Finance.Id), _directory.Tree, Unused, Keepers.Clerk)));
        _directory.AddPerson("华予安", _directory.Disease);
        Assert.Equal("DR040", Keepers.Code(RemoveUnitHandler.Decide(new(_directory.Disease.Id), _directory.Tree, Unused, Keepers.Clerk)));
    }

    [Fact]
    public void AddAlias_UnitOrCollectiveName_IsFoundUnderIt()
    {
        var group = _directory.AddGroup("各县区卫健局", [new(UnitKind.County, _directory.Commission.Id)]);
        var tree = _directory.Tree;
        var after = Keepers.After(tree, AddAliasHandler.Decide(new(_directory.Finance.Id, "财审科"), tree, Keepers.Clerk));
        Assert.Equal(_directory.Finance.Id, after.Find("财审科")!.Id);
        after = Keepers.After(tree, AddAliasHandler.Decide(new(group.Id, "各地卫健部门"), tree, Keepers.Clerk));
        Assert.Equal(2, after.Resolve("各地卫健部门").Settled.Count);

        Assert.Empty(AddAliasHandler.Decide(new(_directory.Finance.Id, "财务科"), tree, Keepers.Clerk).Value!);
        Assert.Equal("DR012", Keepers.Code(AddAliasHandler.Decide(new(_directory.Finance.Id, "疾控科"), tree, Keepers.Clerk)));
        Assert.Equal("DR002", Keepers.Code(AddAliasHandler.Decide(new(Guid.NewGuid(), "财审科"), tree, Keepers.Clerk)));
    }

    [Fact]
    public void Everything_ByAReporter_IsRefused()
    {
        var group = _directory.AddGroup("各县区卫健局", [new(UnitKind.County, _directory.Commission.Id)]);
        var person = _directory.AddPerson("华予安", _directory.Commission);
        var tree = _directory.Tree;
        var unit = _directory.Finance;
        var who = Keepers.Reporter;
        Result<DirectoryChange[]>[] refused =
        [
            AddUnitHandler.Decide(New("人事科", _directory.Commission), tree, who),
            ChangeUnitHandler.Decide(Change(unit, "计财科"), tree, who),
            OrderUnitHandler.Decide(new(unit.Id, true), tree, who),
            RetireUnitHandler.Decide(new(unit.Id, Day, "合并"), tree, Unused, who),
            RestoreUnitHandler.Decide(new(unit.Id), tree, who),
            RemoveUnitHandler.Decide(new(unit.Id), tree, Unused, who),
            AddAliasHandler.Decide(new(unit.Id, "财审科"), tree, who),
            DefineGroupHandler.Decide(new(Guid.NewGuid(), "各科", [], [], [], []), tree, who),
            SetGroupMemberHandler.Decide(new(group.Id, unit.Id, true), tree, who),
            RetireGroupHandler.Decide(new(group.Id, Day), tree, who),
            AddPersonHandler.Decide(new(Guid.NewGuid(), "凌霁", "", null), tree, who),
            ChangePersonHandler.Decide(new(person.Id, "凌霁", "", null), tree, who),
            RetirePersonHandler.Decide(new(person.Id, Day), tree, who),
        ];
        Assert.All(refused, r => Assert.Equal("DR001", Keepers.Code(r)));
    }
}
