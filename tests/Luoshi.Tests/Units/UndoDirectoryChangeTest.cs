using Luoshi.Ledger;
using Luoshi.Units;
using Xunit;
using static Luoshi.Tests.Units.Keepers;

namespace Luoshi.Tests.Units;

public sealed class UndoDirectoryChangeTest
{
    private static readonly UnitUse Unused = new(0, 0, 0);
    private static readonly DateOnly Today = new(2026, 3, 1);
    private readonly SmallDirectory _directory = new();

    private Result<DirectoryChange[]> Undo(DirectoryFacts? facts, UnitUse? use = null, int accounts = 0, Actor? actor = null) =>
        UndoDirectoryChangeHandler.Decide(new(7), facts, _directory.Tree, use ?? Unused, accounts, Today, actor ?? Clerk);

    [Fact]
    public void Undo_Change_PutsBackWhatWasThere()
    {
        var before = _directory.Finance;
        var renamed = _directory.Change(before with { Name = "计财科", Aliases = ["财务科"] });
        var back = Undo(new UnitChanged(before, renamed));
        Assert.Equal("财务科", After(_directory.Tree, back).Find(before.Id)!.Name);
        Assert.Equal("撤回第7条", Assert.Single(back.Value!).Reason);
    }

    [Fact]
    public void Undo_WhatWasChangedSince_IsRefused()
    {
        var before = _directory.Finance;
        var renamed = before with { Name = "计财科" };
        _directory.Change(renamed with { Name = "财审科" });
        Assert.Equal("DR071", Code(Undo(new UnitChanged(before, renamed))));
        Assert.Equal("DR071", Code(Undo(new UnitAdded(before))));
        Assert.Equal("DR070", Code(Undo(null)));
        Assert.Equal("DR001", Code(Undo(new UnitAdded(_directory.Office), actor: Reporter)));
    }

    [Fact]
    public void Undo_Addition_RemovesIt_UnlessItIsUsed()
    {
        Assert.Null(After(_directory.Tree, Undo(new UnitAdded(_directory.Finance))).Find(_directory.Finance.Id));
        Assert.Equal("DR040", Code(Undo(new UnitAdded(_directory.Finance), new(0, 1, 0))));
        Assert.Equal("DR040", Code(Undo(new UnitAdded(_directory.North))));
        var person = _directory.AddPerson("沈若琳", _directory.Commission);
        Assert.Null(After(_directory.Tree, Undo(new PersonAdded(person))).FindPerson(person.Id));
        Assert.Equal("DR072", Code(Undo(new PersonAdded(person), accounts: 1)));
        var group = _directory.AddGroup("各县区卫健局", [new(UnitKind.County, null)]);
        Assert.Empty(After(_directory.Tree, Undo(new GroupDefined(group))).Groups);
    }

    [Fact]
    public void Undo_Restoring_AsksAllThatRetiringAsks()
    {
        var now = _directory.Finance;
        var restored = new UnitChanged(now with { RetiredOn = new(2026, 1, 5) }, now);
        Assert.Equal(new DateOnly(2026, 1, 5), After(_directory.Tree, Undo(restored)).Find(now.Id)!.RetiredOn);
        Assert.Equal("DR030", Code(Undo(restored, new(2, 2, 0))));
    }

    [Fact]
    public void Undo_ToANameTakenMeanwhile_IsRefused()
    {
        var before = _directory.Finance;
        var renamed = _directory.Change(before with { Name = "计财科" });
        _directory.Add("财务科", UnitKind.Office, _directory.Commission);
        Assert.Equal("DR012", Code(Undo(new UnitChanged(before, renamed))));
    }

    [Fact]
    public void Undo_Removal_BringsItBack()
    {
        var removed = new Unit(Guid.CreateVersion7(), _directory.Commission.Id, "老干科", UnitKind.Office, []);
        Assert.NotNull(After(_directory.Tree, Undo(new UnitRemoved(removed))).Find(removed.Id));
    }
}
