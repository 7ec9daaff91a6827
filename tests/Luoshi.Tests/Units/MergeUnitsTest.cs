using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Tests.Progress;
using Luoshi.Units;
using Xunit;
using static Luoshi.Tests.Units.Keepers;

namespace Luoshi.Tests.Units;

public sealed class MergeUnitsTest
{
    private static readonly MergedUse Unused = new([], [], 0);
    private static readonly DateOnly Today = new(2026, 3, 1);
    private readonly SmallDirectory _directory = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Result<DirectoryChange[]> Merge(Unit unit, Unit into, MergedUse? use = null, Actor? actor = null, string reason = "录重了") =>
        MergeUnitsHandler.Decide(new(unit.Id, into.Id, reason), _directory.Tree, use ?? Unused, Today, actor ?? Clerk);

    [Fact]
    public void Merge_NamesChildrenPeopleAndGroups_GoToTheOneThatStays()
    {
        var twin = _directory.Add("岚桥市第一医院", UnitKind.Institution, _directory.Commission, "一院");
        var ward = _directory.Add("感染科", UnitKind.Office, twin);
        var person = _directory.AddPerson("沈若琳", twin, "院长");
        var members = _directory.AddGroup("定点医院", [], [twin, _directory.NorthHospital]);
        var below = _directory.AddGroup("一院各科", [new(UnitKind.Office, twin.Id)]);

        var after = After(_directory.Tree, Merge(twin, _directory.Hospital));

        var stays = after.Find(_directory.Hospital.Id)!;
        Assert.Equal(["岚桥市第一医院", "一院"], stays.Aliases);
        Assert.Equal(stays, after.Find("一院"));
        Assert.Equal(Today, after.Find(twin.Id)!.RetiredOn);
        Assert.Equal(stays.Id, after.Find(ward.Id)!.ParentId);
        Assert.Equal(stays.Id, after.FindPerson(person.Id)!.UnitId);
        Assert.Equal(["市第一人民医院", "北屿县人民医院"], after.UnitsOf(after.FindGroup(members.Id)!).Select(u => u.Name));
        Assert.Equal(["感染科"], after.UnitsOf(after.FindGroup(below.Id)!).Select(u => u.Name));
    }

    [Fact]
    public void Merge_TakenBackFromTheLastChangeOn_IsAsItWas()
    {
        var twin = _directory.Add("岚桥市第一医院", UnitKind.Institution, _directory.Commission);
        _directory.Add("感染科", UnitKind.Office, twin);
        _directory.AddPerson("沈若琳", twin, "院长");
        _directory.AddGroup("定点医院", [], [twin]);
        var merged = Merge(twin, _directory.Hospital).Value!;
        var tree = _directory.Tree.After(merged);
        foreach (var change in merged.Reverse())
        {
            var back = UndoDirectoryChangeHandler.Decide(new(9), change.Facts, tree, new(0, 0, 0), 0, Today, Clerk);
            Assert.True(back.Ok, back.Refusal?.Message);
            tree = tree.After(back.Value);
        }

        Assert.Equal(_directory.Tree.Units.Select(DirectorySeal.Of), tree.Units.Select(DirectorySeal.Of));
        Assert.Equal(_directory.Tree.Groups.Select(DirectorySeal.Of), tree.Groups.Select(DirectorySeal.Of));
        Assert.Equal(_directory.Tree.Persons, tree.Persons);
    }

    [Fact]
    public void Merge_WhatCannotBe_IsRefusedInWords()
    {
        var twin = _directory.Add("岚桥市第一医院", UnitKind.Institution, _directory.Commission);
        Assert.Equal("DR001", Code(Merge(twin, _directory.Hospital, actor: Reporter)));
        Assert.Equal("DR002", Code(MergeUnitsHandler.Decide(new(twin.Id, Guid.NewGuid(), "录重了"), _directory.Tree, Unused, Today, Clerk)));
        Assert.Equal("DR090", Code(Merge(twin, twin)));
        Assert.Equal("DR091", Code(Merge(twin, _directory.Hospital, reason: " ")));
        Assert.Equal("DR093", Code(Merge(_directory.North, _directory.NorthHospital)));
        Assert.Equal("DR096", Code(Merge(twin, _directory.Hospital, new([], [], 2))));
        Assert.Equal("DR097", Code(Merge(_directory.South, _directory.North)));
        _directory.Change(twin with { RetiredOn = Today });
        Assert.Equal("DR092", Code(Merge(twin, _directory.Hospital)));
        Assert.Equal("DR092", Code(Merge(_directory.Hospital, twin)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Merge_UnitThatOwes_ItsOpenDutiesGoOver_AndBothChainsHold(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        var plan = await year.DispatchedAsync(items: 3);
        var (north, other) = (year.Directory.North, year.Directory.Hospital);
        var merge = year.Get<MergeUnitsHandler>();

        // What waits for review first, and what both owe, is said; nothing is written.
        await year.ReportedAsync(plan, 1, north, year.County);
        Assert.Equal("DR095", Code(await merge.HandleAsync(new(north.Id, year.Directory.South.Id, "撤并"), year.Clerk, Ct)));
        var duty = await year.DutyAsync(plan, 1, north);
        YearInDatabase.Done(await year.Get<AcceptReportHandler>().HandleAsync(new(duty.Id, duty.Version), year.Lead, Ct));
        var second = await year.DutyAsync(plan, 2, north);
        YearInDatabase.Done(await year.Get<ReassignDutyHandler>().HandleAsync(new(second.Id, second.Version, other.Id, "归医院"), year.Clerk, Ct));
        var lead = await year.DutyAsync(plan, 2, year.Directory.Disease);
        Assert.Equal("DR094", Code(await merge.HandleAsync(new(other.Id, year.Directory.Disease.Id, "撤并"), year.Clerk, Ct)));
        Assert.Equal("DU011", Code(await merge.HandleAsync(new(other.Id, year.Directory.Bureau.Id, "撤并"), new Actor(null, "纪安澜", Roles.Administrator), Ct)));

        var done = await merge.HandleAsync(new(other.Id, year.Directory.Bureau.Id, "撤并"), year.Clerk, Ct);
        Assert.True(done.Ok, done.Refusal?.Message);
        var given = await year.DutyAsync(plan, 2, year.Directory.Bureau);
        Assert.Equal((second.Id, "市财政局", DutyStatus.Dispatched), (given.Id, given.Unit, given.Status));
        Assert.Equal(lead.Version, (await year.DutyAsync(plan, 2, year.Directory.Disease)).Version);
        Assert.Equal("市财政局", done.Value!.Tree.Find("市第一人民医院")!.Name);
        await year.HoldsAsync();
        await using var db = year.Open();
        Assert.Empty((await new DirectoryVerifier(db).VerifyAsync(Ct))!.Problems);
        Assert.Equal("DR092", Code(await merge.HandleAsync(new(other.Id, year.Directory.Bureau.Id, "撤并"), year.Clerk, Ct)));
    }
}
