using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Tests.Ledger;
using Luoshi.Tests.Units;
using Luoshi.Units;
using Xunit;

namespace Luoshi.Tests.Progress;

/// <summary>What each role sees of a plan of three items: the first led by an office, the second by another, the third not dispatched yet.</summary>
public sealed class ScopeTest
{
    private readonly SmallDirectory _units = new();
    private readonly Person _leader;
    private readonly ItemState[] _items;
    private readonly List<DutyState> _duties = [];

    public ScopeTest()
    {
        _leader = _units.AddPerson("罗景行", _units.Commission);
        _units.AddPerson("顾怀谦", _units.Commission);
        _units.AddGroup("各县卫健局", [new GroupRule(UnitKind.County, _units.Commission.Id)]);
        _items =
        [
            Item(1, "罗景行", "疾病预防控制科", "各县卫健局", "北屿县人民医院"),
            Item(2, "顾怀谦", "财务科", "市第一人民医院"),
            Item(3, "顾怀谦", "办公室", "各县卫健局"),
        ];
        Duty(0, _units.Disease, DutyRole.Lead);
        Duty(0, _units.North);
        Duty(0, _units.South);
        Duty(0, _units.NorthHospital);
        Duty(1, _units.Finance, DutyRole.Lead);
        Duty(1, _units.Hospital);
    }

    private PlanLedger Plan(PlanStatus status = PlanStatus.InForce) => new(
        new PlanState { Id = Guid.Empty, Status = status, Facts = SamplePlan.Facts, DocumentId = Guid.Empty, FileName = "要点.txt", ReadAt = SamplePlan.Start, ReadBy = "林晓", Version = 1 },
        _items, _duties);

    private static Actor Actor(string role, Unit? unit = null, Person? person = null, bool all = false) =>
        new(Guid.CreateVersion7(), "某人", role) { UnitId = unit?.Id, PersonId = person?.Id, SeesAll = all };

    private static ItemState Item(int no, string leader, string lead, params string[] support) => new()
    {
        Id = Guid.CreateVersion7(),
        PlanId = Guid.Empty,
        Facts = SamplePlan.Item(no) with { Leaders = [leader], LeadUnits = [lead], SupportUnits = support },
        Version = 1,
    };

    private void Duty(int item, Unit unit, DutyRole role = DutyRole.Support, bool named = false) => _duties.Add(new DutyState
    {
        Id = Guid.CreateVersion7(),
        PlanId = Guid.Empty,
        ItemId = _items[item].Id,
        Unit = unit.Name,
        UnitId = named ? null : unit.Id,
        Role = role,
        Status = DutyStatus.Dispatched,
        Version = 1,
    });

    // "1:疾病预防控制科,北屿县卫健局 3:" — items by number with the units of the duties that are seen.
    private string Seen(Actor actor, PlanStatus status = PlanStatus.InForce)
    {
        var plan = Scope.Of(actor, _units.Tree).Narrow(Plan(status));
        return plan is null ? "none" : string.Join(' ', plan.Items.Select(i => $"{i.Facts.No}:{string.Join(',', plan.Duties.Where(d => d.ItemId == i.Id).Select(d => d.Unit))}"));
    }

    // The lead unit is overdue; the county is not, and sees the item as it is all the same.
    [Fact]
    public void LitPlan_ItemSeenInPart_HasTheLightOfTheWhole()
    {
        var day = new DateOnly(2025, 7, 10);
        _duties[0] = _duties[0] with { Due = new(2025, 6, 30) };
        var whole = LitPlan.Of(Plan(), day).Items[0];
        var county = LitPlan.Of(Plan(), Scope.Of(Actor(Roles.Reporter, _units.North), _units.Tree), day)!.Items[0];
        Assert.Equal((LightColor.Red, "逾期10天"), (county.Light.Color, county.Light.Reason));
        Assert.Equal(whole.Light.Sentence, county.Light.Sentence);
        Assert.Equal(["北屿县卫健局", "北屿县人民医院"], county.Duties.Select(d => d.State.Unit));
        Assert.All(county.Duties, d => Assert.NotEqual(LightColor.Red, d.Light.Color));
    }

    private const string Everything = "1:疾病预防控制科,北屿县卫健局,南屿县卫健局,北屿县人民医院 2:财务科,市第一人民医院 3:";

    [Theory]
    [InlineData(Roles.Administrator)]
    [InlineData(Roles.Clerk)]
    [InlineData(Roles.Viewer)]
    public void Narrow_WholeCommission_SeesEverything(string role)
    {
        Assert.Equal(Everything, Seen(Actor(role)));
        Assert.Equal(Everything, Seen(Actor(role), PlanStatus.Draft));
    }

    [Fact]
    public void Narrow_ViewerOfTheCommission_SeesEverything() => Assert.Equal(Everything, Seen(Actor(Roles.Viewer, _units.Commission)));

    [Fact]
    public void Narrow_ViewerOfACounty_SeesItsSubtree() => Assert.Equal("1:北屿县卫健局,北屿县人民医院 3:", Seen(Actor(Roles.Viewer, _units.North)));

    [Fact]
    public void Narrow_ViewerOfALeadingOffice_SeesOnlyItsOwnDuty() => Assert.Equal("1:疾病预防控制科", Seen(Actor(Roles.Viewer, _units.Disease)));

    [Theory]
    [InlineData(Roles.UnitHead)]
    [InlineData(Roles.Reporter)]
    public void Narrow_County_SeesItsOwnAndItsInstitutions(string role) => Assert.Equal("1:北屿县卫健局,北屿县人民医院 3:", Seen(Actor(role, _units.North)));

    [Fact]
    public void Narrow_Institution_DoesNotSeeItsCounty() => Assert.Equal("1:北屿县人民医院", Seen(Actor(Roles.Reporter, _units.NorthHospital)));

    [Fact]
    public void Narrow_InstitutionOfAnotherCounty_SeesNothing() => Assert.Equal("", Seen(Actor(Roles.Reporter, _units.SouthHospital)));

    [Fact]
    public void Narrow_LeadUnit_SeesItsItemInEveryCounty() =>
        Assert.Equal("1:疾病预防控制科,北屿县卫健局,南屿县卫健局,北屿县人民医院", Seen(Actor(Roles.Reporter, _units.Disease)));

    [Fact]
    public void Narrow_BeforeDispatch_PrintedOwnersCount()
    {
        Assert.Equal("3:", Seen(Actor(Roles.Reporter, _units.Office)));
        Assert.Equal("1:南屿县卫健局 3:", Seen(Actor(Roles.Reporter, _units.South)));
    }

    [Fact]
    public void Narrow_AfterDispatch_PrintedOwnersNoLongerCount()
    {
        Duty(2, _units.Office, DutyRole.Lead);
        Duty(2, _units.South);
        Assert.Equal("1:北屿县卫健局,北屿县人民医院", Seen(Actor(Roles.Reporter, _units.North)));
    }

    [Fact]
    public void Narrow_DutyWithoutUnitInTheDirectory_GoesByItsPrintedName()
    {
        Duty(2, _units.South, named: true);
        Assert.Equal("1:南屿县卫健局 3:南屿县卫健局", Seen(Actor(Roles.Reporter, _units.South)));
        Assert.Equal("1:北屿县卫健局,北屿县人民医院", Seen(Actor(Roles.Reporter, _units.North)));
    }

    [Fact]
    public void Narrow_Leader_SeesThePortfolioWhole()
    {
        Assert.Equal("1:疾病预防控制科,北屿县卫健局,南屿县卫健局,北屿县人民医院", Seen(Actor(Roles.Leader, _units.Commission, _leader)));
        Assert.Equal(Everything, Seen(Actor(Roles.Leader, _units.Commission, _leader, all: true)));
    }

    [Fact]
    public void Narrow_SeesAllWithoutLeading_WidensNobodyElse() => Assert.Equal("1:北屿县卫健局,北屿县人民医院 3:", Seen(Actor(Roles.Reporter, _units.North, all: true)));

    [Fact]
    public void Narrow_LeaderOfAUnit_SeesPortfolioAndUnit() =>
        Assert.Equal("1:疾病预防控制科,北屿县卫健局,南屿县卫健局,北屿县人民医院 2:市第一人民医院", Seen(Actor(Roles.Leader, _units.Hospital, _leader).Holding([Roles.Leader, Roles.UnitHead])));

    // A plan's leaders are those of its own commission: a namesake in a county is not meant, two in the commission are a question.
    [Fact]
    public void Narrow_TwoPersonsOfOneName_TheCommissionsIsMeantIfOnlyOne()
    {
        _units.AddPerson("罗景行", _units.South);
        Assert.NotEqual("", Seen(Actor(Roles.Leader, _units.Commission, _leader)));
        _units.AddPerson("罗景行", _units.Commission);
        Assert.Equal("", Seen(Actor(Roles.Leader, _units.Commission, _leader)));
    }

    [Theory]
    [InlineData(Roles.Leader)]
    [InlineData(Roles.UnitHead)]
    [InlineData(Roles.Reporter)]
    public void Narrow_WithoutPersonOrUnit_SeesNothing(string role) => Assert.Equal("", Seen(Actor(role)));

    [Theory]
    [InlineData(PlanStatus.Draft)]
    [InlineData(PlanStatus.Discarded)]
    public void Narrow_NotInForce_IsSeenByThoseWhoSeeAll(PlanStatus status)
    {
        Assert.Equal("none", Seen(Actor(Roles.Reporter, _units.North), status));
        Assert.Equal("none", Seen(Actor(Roles.Leader, person: _leader), status));
    }
}
