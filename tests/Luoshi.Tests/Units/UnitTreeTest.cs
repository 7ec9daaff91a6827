using Luoshi.Units;
using Xunit;

namespace Luoshi.Tests.Units;

public sealed class UnitTreeTest
{
    private readonly SmallDirectory _directory = new();

    [Fact]
    public void Units_StandEachBeforeThoseBelow()
    {
        var tree = _directory.Tree;
        Assert.Equal(tree.Units.Count, tree.Units.Select(u => u.Id).Distinct().Count());
        Assert.All(tree.Units, u => Assert.True(u.ParentId is not { } parent || tree.Position(parent) < tree.Position(u.Id)));
        Assert.Equal([_directory.North, _directory.NorthOffice, _directory.NorthPlanning, _directory.NorthHospital], tree.Within(_directory.North.Id));
        Assert.Equal(tree.Units.Count - 1, tree.Descendants(_directory.Commission.Id).Count);
        Assert.Equal("岚桥市卫生健康委员会 / 北屿县卫健局 / 办公室", tree.PathName(_directory.NorthOffice.Id));
        Assert.Equal(_directory.Commission, tree.Home);
    }

    [Fact]
    public void IsWithin_IsForItselfAndThoseBelowOnly()
    {
        var tree = _directory.Tree;
        Assert.True(tree.IsWithin(_directory.North.Id, _directory.North.Id));
        Assert.True(tree.IsWithin(_directory.NorthHospital.Id, _directory.North.Id));
        Assert.True(tree.IsWithin(_directory.NorthHospital.Id, _directory.Commission.Id));
        Assert.False(tree.IsWithin(_directory.North.Id, _directory.NorthHospital.Id));
        Assert.False(tree.IsWithin(_directory.SouthHospital.Id, _directory.North.Id));
        Assert.False(tree.IsWithin(Guid.NewGuid(), _directory.Commission.Id));
        Assert.False(tree.IsWithin(_directory.North.Id, Guid.NewGuid()));
    }

    [Fact]
    public void Of_RingInTheRows_ShowsEveryUnitOnce()
    {
        _directory.Change(_directory.North with { ParentId = _directory.NorthHospital.Id });
        var tree = _directory.Tree;
        Assert.Equal(14, tree.Units.Count);
        Assert.Contains(tree.Units, u => u.Id == _directory.North.Id);
        Assert.NotEmpty(tree.Path(_directory.NorthHospital.Id));
    }

    [Fact]
    public void UnitsOf_RulesAndMembers_WithoutExcludedAndRetired()
    {
        var counties = _directory.AddGroup("各县区卫健局", [new(UnitKind.County, _directory.Commission.Id)]);
        var hospitals = _directory.AddGroup("各医院", [new(UnitKind.Institution, _directory.Commission.Id, NameHas: "医院")], excluded: [_directory.SouthHospital]);
        var own = _directory.AddGroup("委机关各科室", [new(UnitKind.Office, _directory.Commission.Id, Direct: true)], members: [_directory.Hospital]);
        _directory.Change(_directory.South with { RetiredOn = new(2026, 3, 1) });
        var tree = _directory.Tree;

        Assert.Equal([_directory.North], tree.UnitsOf(counties));
        Assert.Equal([_directory.Hospital, _directory.NorthHospital], tree.UnitsOf(hospitals));
        Assert.Equal([_directory.Office, _directory.Disease, _directory.Finance, _directory.Hospital], tree.UnitsOf(own));
        Assert.Empty(tree.UnitsOf(own with { RetiredOn = new(2026, 1, 1) }));
    }
}
