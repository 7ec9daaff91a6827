using Luoshi.Units;
using Xunit;

namespace Luoshi.Tests.Units;

public sealed class ChangeGroupsAndPersonsTest
{
    private static readonly DateOnly Day = new(2026, 5, 6);
    private readonly SmallDirectory _directory = new();

    private DefineGroup Counties() => new(Guid.CreateVersion7(), "各县区卫健局", [], [new(UnitKind.County, _directory.Commission.Id)], [], []);

    [Fact]
    public void Define_NewAndChanged_StandsForItsUnits()
    {
        var tree = _directory.Tree;
        var command = Counties() with { Excluded = [_directory.South.Id], Members = [_directory.Hospital.Id, _directory.Hospital.Id] };
        var after = Keepers.After(tree, DefineGroupHandler.Decide(command, tree, Keepers.Clerk));
        Assert.Equal([_directory.Hospital, _directory.North], after.Resolve("各县区卫健局").Settled);
        Assert.Empty(DefineGroupHandler.Decide(command, after, Keepers.Clerk).Value!);

        var seen = DirectorySeal.Of(after.FindGroup(command.GroupId)!);
        var changed = Keepers.After(after, DefineGroupHandler.Decide(Counties() with { GroupId = command.GroupId, Seen = seen }, after, Keepers.Clerk));
        Assert.Equal([_directory.North, _directory.South], changed.Resolve("各县区卫健局").Settled);
        Assert.Equal("DR006", Keepers.Code(DefineGroupHandler.Decide(command with { Name = "各县", Seen = seen }, changed, Keepers.Clerk)));
    }

    [Fact]
    public void Define_NameTakenUnknownUnitOrRuleWithoutBounds_IsRefused()
    {
        var tree = _directory.Tree;
        Assert.Equal("DR012", Keepers.Code(DefineGroupHandler.Decide(Counties() with { Name = "财务科" }, tree, Keepers.Clerk)));
        Assert.Equal("DR050", Keepers.Code(DefineGroupHandler.Decide(Counties() with { Members = [Guid.NewGuid()] }, tree, Keepers.Clerk)));
        Assert.Equal("DR050", Keepers.Code(DefineGroupHandler.Decide(Counties() with { Rules = [new(null, Guid.NewGuid())] }, tree, Keepers.Clerk)));
        Assert.Equal("DR051", Keepers.Code(DefineGroupHandler.Decide(Counties() with { Rules = [new(null, null, NameHas: " ")] }, tree, Keepers.Clerk)));
        _directory.AddGroup("各县（区）卫健局", []);
        Assert.Equal("DR012", Keepers.Code(DefineGroupHandler.Decide(Counties(), _directory.Tree, Keepers.Clerk)));
    }

    [Fact]
    public void SetMember_TakesAUnitInOrOut_ByRuleOrByName()
    {
        var group = _directory.AddGroup("各县区卫健局", [new(UnitKind.County, _directory.Commission.Id)]);
        var tree = _directory.Tree;
        var without = Keepers.After(tree, SetGroupMemberHandler.Decide(new(group.Id, _directory.South.Id, false), tree, Keepers.Clerk));
        Assert.Equal([_directory.South.Id], without.FindGroup(group.Id)!.Excluded);
        var again = Keepers.After(without, SetGroupMemberHandler.Decide(new(group.Id, _directory.South.Id, true), without, Keepers.Clerk));
        Assert.Empty(again.FindGroup(group.Id)!.Excluded);
        Assert.Empty(again.FindGroup(group.Id)!.Members);

        var with = Keepers.After(tree, SetGroupMemberHandler.Decide(new(group.Id, _directory.Hospital.Id, true), tree, Keepers.Clerk));
        Assert.Equal([_directory.Hospital.Id], with.FindGroup(group.Id)!.Members);
        var out2 = Keepers.After(with, SetGroupMemberHandler.Decide(new(group.Id, _directory.Hospital.Id, false), with, Keepers.Clerk));
        Assert.Empty(out2.FindGroup(group.Id)!.Members);
        Assert.Empty(SetGroupMemberHandler.Decide(new(group.Id, _directory.South.Id, true), tree, Keepers.Clerk).Value!);
    }

    [Fact]
    public void RetireGroup_AndBack()
    {
        var group = _directory.AddGroup("各县区卫健局", [new(UnitKind.County, _directory.Commission.Id)]);
        var tree = _directory.Tree;
        var retired = Keepers.After(tree, RetireGroupHandler.Decide(new(group.Id, Day), tree, Keepers.Clerk));
        Assert.False(retired.Resolve("各县区卫健局").IsSettled);
        Assert.Empty(RetireGroupHandler.Decide(new(group.Id, Day), retired, Keepers.Clerk).Value!);
        var back = Keepers.After(retired, RetireGroupHandler.Decide(new(group.Id, null), retired, Keepers.Clerk));
        Assert.True(back.Resolve("各县区卫健局").IsSettled);
    }

    [Fact]
    public void Person_AddedChangedRetired()
    {
        var tree = _directory.Tree;
        AddPerson add = new(Guid.CreateVersion7(), " 华予安 ", "副主任", _directory.Commission.Id);
        tree = Keepers.After(tree, AddPersonHandler.Decide(add, tree, Keepers.Clerk));
        Assert.IsType<OnePerson>(tree.ResolvePerson("华予安"));
        Assert.Empty(AddPersonHandler.Decide(add, tree, Keepers.Clerk).Value!);
        Assert.Equal("DR063", Keepers.Code(AddPersonHandler.Decide(add with { PersonId = Guid.NewGuid(), Name = "华 予安" }, tree, Keepers.Clerk)));
        Assert.True(AddPersonHandler.Decide(add with { PersonId = Guid.NewGuid(), Post = "一级调研员" }, tree, Keepers.Clerk).Ok);

        var seen = DirectorySeal.Of(tree.FindPerson(add.PersonId)!);
        var changed = Keepers.After(tree, ChangePersonHandler.Decide(new(add.PersonId, "华予安", "主任", _directory.North.Id, seen), tree, Keepers.Clerk));
        Assert.Equal("主任", Assert.Single(changed.Staff(_directory.North.Id)).Post);
        Assert.Equal("DR006", Keepers.Code(ChangePersonHandler.Decide(new(add.PersonId, "华予安", "局长", null, seen), changed, Keepers.Clerk)));

        var gone = Keepers.After(changed, RetirePersonHandler.Decide(new(add.PersonId, Day, "退休"), changed, Keepers.Clerk));
        Assert.IsType<UnknownPerson>(gone.ResolvePerson("华予安"));
        Assert.IsType<OnePerson>(Keepers.After(gone, RetirePersonHandler.Decide(new(add.PersonId, null), gone, Keepers.Clerk)).ResolvePerson("华予安"));
    }

    [Fact]
    public void Person_ThatCannotBe_IsRefused()
    {
        var tree = _directory.Tree;
        AddPerson add = new(Guid.CreateVersion7(), "华予安", "副主任", _directory.Commission.Id);
        Assert.Equal("DR060", Keepers.Code(AddPersonHandler.Decide(add with { Name = " " }, tree, Keepers.Clerk)));
        Assert.Equal("DR061", Keepers.Code(AddPersonHandler.Decide(add with { Post = new string('长', UnitLimits.Post + 1) }, tree, Keepers.Clerk)));
        Assert.Equal("DR062", Keepers.Code(AddPersonHandler.Decide(add with { UnitId = Guid.NewGuid() }, tree, Keepers.Clerk)));
        Assert.Equal("DR004", Keepers.Code(ChangePersonHandler.Decide(new(Guid.NewGuid(), "华予安", "", null), tree, Keepers.Clerk)));
        Assert.Equal("DR004", Keepers.Code(RetirePersonHandler.Decide(new(Guid.NewGuid(), Day), tree, Keepers.Clerk)));
    }
}
