using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Tests.Units;
using Luoshi.Units;
using Xunit;

namespace Luoshi.Tests.Plans;

public sealed class PlanNamesTest
{
    private readonly SmallDirectory _directory = new();
    private readonly Unit _medical;
    private readonly PlanState _draft = DraftOf.Plan();
    private readonly IReadOnlyList<ItemState> _items = DraftOf.Items();

    public PlanNamesTest()
    {
        _medical = _directory.Add("医政医管科", UnitKind.Office, _directory.Commission);
        _directory.Add("基层卫生科", UnitKind.Office, _directory.Commission);
        _directory.AddGroup("各县区卫健局", [new(UnitKind.County, _directory.Commission.Id)]);
        _directory.AddPerson("顾怀谦", _directory.Commission);
    }

    private PlanNames Names(PlanState? plan = null, IReadOnlyList<ItemState>? items = null) => PlanNames.Of(plan ?? _draft, items ?? _items, _directory.Tree);

    [Fact]
    public void Of_Plan_EveryNameOnceWithItsPlaces_UnsettledFirst()
    {
        var names = Names();
        Assert.Equal(["市中心血站", "二级以上医院", "市急救中心", "市直有关医疗机构", "医政医管科", "各县区卫健局", "基层卫生科"], names.Units.Select(u => u.Printed));
        Assert.Equal(4, names.UnsettledUnits);
        Assert.Equal([(1, "leadUnits"), (2, "leadUnits"), (3, "leadUnits")], names.Units[4].Where.Select(w => (w.No, w.Field)));
        Assert.Equal(["沈若琳", "顾怀谦"], names.Persons.Select(p => p.Printed));
        Assert.Equal(5, names.Unsettled);
    }

    [Fact]
    public void OfItem_SaysUnitsOrWhatIsUnsettled()
    {
        var names = Names();
        var first = names.OfItem(_items[0].Facts);
        Assert.Equal([_medical], first.Lead.SelectMany(n => n.Settled));
        Assert.Equal(["市中心血站"], first.Unsettled);
        var fourth = names.OfItem(_items[3].Facts);
        Assert.Empty(fourth.Unsettled);
        Assert.Equal([_directory.North, _directory.South], fourth.Support.SelectMany(n => n.Settled));
    }

    [Fact]
    public void Of_PlanOfACounty_MeansItsOwnOfficesFirst()
    {
        var plan = _draft with { Facts = _draft.Facts with { Issuer = "北屿县卫生健康局" } };
        List<ItemState> items = [_items[0] with { Facts = _items[0].Facts with { LeadUnits = ["办公室"], SupportUnits = ["规划股"] } }];
        var units = Names(plan, items).Units;
        Assert.Equal([_directory.NorthOffice, _directory.NorthPlanning], units.SelectMany(u => u.Means.Settled));
        Assert.Equal([_directory.Office], Names(_draft, items).Units[1].Means.Settled);
    }

    [Fact]
    public void Tie_Name_CountsInThisPlanOnly()
    {
        var tree = _directory.Tree;
        var entries = Tie("市急救中心", NameSubject.Unit, _directory.Hospital.Id).Value!;
        var tied = Assert.IsType<NameTied>(Assert.Single(entries).Facts);
        Assert.Equal(new NameTie(NameSubject.Unit, _directory.Hospital.Id, "市第一人民医院"), tied.To);

        var plan = After(_draft, tied);
        Assert.Equal([_directory.Hospital], Names(plan).Resolve("市急救中心").Settled);
        Assert.Equal(4, Names(plan).Unsettled);
        Assert.IsType<UnknownUnit>(tree.Resolve("市急救中心"));
        Assert.Empty(Tie("市急救中心", NameSubject.Unit, _directory.Hospital.Id, plan).Value!);

        var back = After(plan, Assert.IsType<NameTied>(Assert.Single(Tie("市急救中心", null, null, plan).Value!).Facts));
        Assert.Empty(back.UnitTies);
    }

    [Fact]
    public void Tie_NameToNobody_IsSettledWithoutUnits()
    {
        var plan = After(_draft, (NameTied)Tie("市直有关医疗机构", NameSubject.Nobody, null).Value![0].Facts);
        Assert.True(Names(plan).Resolve("市直有关医疗机构").IsSettled);
        Assert.Empty(Names(plan).Resolve("市直有关医疗机构").Settled);
    }

    [Fact]
    public void Tie_Person_SharedNameIsTheOneMeant()
    {
        var first = _directory.AddPerson("沈若琳", _directory.North);
        _directory.AddPerson("沈若琳", _directory.South);
        Assert.IsType<SeveralPersons>(Names().ResolvePerson("沈若琳"));
        var tied = TieNameHandler.Decide(new(_draft.Id, "沈若琳", true, NameSubject.Person, first.Id), _draft, _items, _directory.Tree, DraftOf.Clerk);
        Assert.Equal(first, ((OnePerson)Names(After(_draft, (NameTied)tied.Value![0].Facts)).ResolvePerson("沈若琳")).Person);
    }

    [Fact]
    public void Tie_UnitRetiredSince_IsUnsettledAgain()
    {
        var plan = After(_draft, (NameTied)Tie("市急救中心", NameSubject.Unit, _directory.Hospital.Id).Value![0].Facts);
        _directory.Change(_directory.Hospital with { RetiredOn = new(2026, 5, 1) });
        Assert.False(Names(plan).Resolve("市急救中心").IsSettled);
    }

    [Fact]
    public void Tie_UnitMergedSince_MeansTheOneThatHasItsNames()
    {
        var plan = After(_draft, (NameTied)Tie("市急救中心", NameSubject.Unit, _directory.Hospital.Id).Value![0].Facts);
        var stays = _directory.Add("市中心医院", UnitKind.Institution, _directory.Commission);
        _directory.Change(_directory.Hospital with { RetiredOn = new(2026, 5, 1) });
        _directory.Change(stays with { Aliases = ["市第一人民医院"] });
        Assert.Equal(stays.Id, Assert.Single(Names(plan).Resolve("市急救中心").Settled).Id);
    }

    [Fact]
    public void Tie_UnitRetiredSince_DoesNotMeanAnotherOfTheSameName()
    {
        var plan = After(_draft, (NameTied)Tie("市急救中心", NameSubject.Unit, _directory.NorthOffice.Id).Value![0].Facts);
        _directory.Change(_directory.NorthOffice with { RetiredOn = new(2026, 5, 1) });
        Assert.Equal(_directory.NorthOffice.Name, _directory.Office.Name);
        Assert.False(Names(plan).Resolve("市急救中心").IsSettled);
    }

    [Fact]
    public void Tie_WhatCannotBe_IsRefused()
    {
        Assert.Equal("TN001", Tie("没有的科", NameSubject.Nobody, null).Refusal!.Code);
        Assert.Equal("TN002", Tie("市急救中心", NameSubject.Unit, Guid.NewGuid()).Refusal!.Code);
        Assert.Equal("TN002", Tie("市急救中心", NameSubject.Person, _directory.Tree.Persons[0].Id).Refusal!.Code);
        Assert.Equal("TN002", TieNameHandler.Decide(new(_draft.Id, "沈若琳", true, NameSubject.Unit, _medical.Id), _draft, _items, _directory.Tree, DraftOf.Clerk).Refusal!.Code);
        Assert.Equal("TN004", TieNameHandler.Decide(new(_draft.Id, "市急救中心", false, NameSubject.Nobody, null, " "), _draft, _items, _directory.Tree, DraftOf.Clerk).Refusal!.Code);
        Assert.Equal("PL001", Tie("市急救中心", NameSubject.Nobody, null, actor: DraftOf.Viewer).Refusal!.Code);
        Assert.Equal("PL004", Tie("市急救中心", NameSubject.Nobody, null, _draft with { Status = PlanStatus.Discarded }).Refusal!.Code);
        Assert.Equal("TN003", Tie("市急救中心", NameSubject.Nobody, null, _draft with { Status = PlanStatus.Archived }).Refusal!.Code);
        Assert.Equal("CF005", Tie("市急救中心", NameSubject.Nobody, null, _draft with { Status = PlanStatus.InForce }, DraftOf.Administrator).Refusal!.Code);
    }

    [Fact]
    public void Split_Name_CorrectsEveryItemThatHasIt()
    {
        List<ItemState> items = [.. _items];
        items[0] = items[0] with { Facts = items[0].Facts with { LeadUnits = ["医政医管科基层卫生科"], SupportUnits = ["基层卫生科", "医政医管科基层卫生科"] } };
        items[3] = items[3] with { Facts = items[3].Facts with { SupportUnits = ["医政医管科基层卫生科", "市中心血站"] } };
        var entries = SplitNameHandler.Decide(new(_draft.Id, "医政医管科基层卫生科", false, ["医政医管科", " 基层卫生科 "]), _draft, items, DraftOf.Clerk).Value!;
        Assert.Equal(
            [(items[0].Id, "leadUnits", """["医政医管科","基层卫生科"]"""), (items[0].Id, "supportUnits", """["基层卫生科","医政医管科"]"""), (items[3].Id, "supportUnits", """["医政医管科","基层卫生科","市中心血站"]""")],
            entries.Where(e => e.Facts is Corrected).Select(e => (e.ItemId!.Value, ((Corrected)e.Facts).Field, ((Corrected)e.Facts).To.GetRawText())));
    }

    [Fact]
    public void Split_WithoutPartsOrAnUnknownName_IsRefused_AndInForceWantsAReason()
    {
        SplitName split = new(_draft.Id, "市急救中心", false, ["市中心血站"]);
        Assert.Equal("TN010", SplitNameHandler.Decide(split with { Parts = [" "] }, _draft, _items, DraftOf.Clerk).Refusal!.Code);
        Assert.Equal("TN001", SplitNameHandler.Decide(split with { Name = "没有的科" }, _draft, _items, DraftOf.Clerk).Refusal!.Code);
        Assert.Equal("CF004", SplitNameHandler.Decide(split, _draft with { Status = PlanStatus.InForce }, _items, DraftOf.Clerk).Refusal!.Code);
        Assert.Empty(SplitNameHandler.Decide(split with { Parts = ["市急救中心"] }, _draft, _items, DraftOf.Clerk).Value!);
    }

    private Result<NewEntry[]> Tie(string name, NameSubject? subject, Guid? id, PlanState? plan = null, Actor? actor = null) =>
        TieNameHandler.Decide(new(_draft.Id, name, false, subject, id, "泛指"), plan ?? _draft, _items, _directory.Tree, actor ?? DraftOf.Clerk);

    private static PlanState After(PlanState plan, NameTied tied) => LedgerFold.Apply(plan, new Entry
    {
        Id = Guid.CreateVersion7(),
        PlanId = plan.Id,
        Sequence = plan.Version + 1,
        At = DraftOf.Noon,
        ActorName = "周若舟",
        ActorRole = "督查专干",
        Kind = tied.KindName(),
        Facts = tied.ToJson(),
        PreviousHash = "",
        Hash = "",
    });
}
