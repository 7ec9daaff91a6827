using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Tests.Ledger;
using Luoshi.Units;

namespace Luoshi.Tests.Progress;

/// <summary>A plan in force with its units and people, driven by decisions as pages drive it, without a database.</summary>
internal sealed class RunningYear
{
    public static readonly Guid PlanId = Guid.CreateVersion7();
    public static readonly Guid ItemId = Guid.CreateVersion7();

    private readonly List<Entry> _entries = [];

    public RunningYear()
    {
        Units = UnitTree.Of(1, [Commission, Office, County, Hospital, Other], [], []);
        Clerk = new Actor(Guid.CreateVersion7(), "文静之", Roles.Clerk);
        Lead = Of("祝晓帆", Roles.UnitHead, Office.Id);
        Reporter = Of("时云帆", Roles.Reporter, County.Id);
        Nurse = Of("符安之", Roles.Reporter, Hospital.Id);
        Leader = new Actor(Guid.CreateVersion7(), "顾怀谦", Roles.Leader) { PersonId = Guid.CreateVersion7() };
        Write(new PlanRead(Guid.Empty, "要点.docx", "", SamplePlan.Facts), null, null, Clerk);
        Write(new ItemRead(SamplePlan.Item(1) with
        {
            Leaders = ["顾怀谦"],
            LeadUnits = ["基层卫生科"],
            SupportUnits = ["柏山县卫健局"],
            Deadline = new("6月底前", new(2025, 6, 30), false, null, []),
        }), ItemId, null, Clerk);
        Write(new PutInForce(new(2025, 1, 10)), null, null, Clerk);
    }

    public static Unit Commission { get; } = new(Guid.CreateVersion7(), null, "泽宁市卫生健康委员会", UnitKind.Commission, []);

    public static Unit Office { get; } = new(Guid.CreateVersion7(), Commission.Id, "基层卫生科", UnitKind.Office, []);

    public static Unit County { get; } = new(Guid.CreateVersion7(), Commission.Id, "柏山县卫健局", UnitKind.County, []);

    public static Unit Hospital { get; } = new(Guid.CreateVersion7(), County.Id, "柏山县人民医院", UnitKind.Institution, []);

    public static Unit Other { get; } = new(Guid.CreateVersion7(), Commission.Id, "高埠县卫健局", UnitKind.County, []);

    public UnitTree Units { get; }

    public Actor Clerk { get; }

    public Actor Lead { get; }

    public Actor Reporter { get; }

    public Actor Nurse { get; }

    public Actor Leader { get; }

    public DateTimeOffset Now { get; set; } = new(2025, 2, 10, 2, 0, 0, TimeSpan.Zero);

    public PlanLedger Ledger => PlanLedger.Of(_entries)!;

    public ItemState Item => Ledger.Items[0];

    public PlanYear Year => new(Ledger.Plan, Ledger.Items, Ledger.Duties, Now) { Matters = Ledger.Matters };

    public ItemAsItStands AtItem(Actor? actor = null) => new(Ledger.Plan, Item, Ledger.Duties, Person(actor), Now);

    public DutyState DutyOf(Unit unit) => Ledger.Duties.Single(d => d.UnitId == unit.Id);

    public DutyAsItStands At(Unit unit, Actor? actor = null)
    {
        var ledger = Ledger;
        return new(ledger.Plan, ledger.Items[0], ledger.Duties.Single(d => d.UnitId == unit.Id), ledger.Duties, Person(actor), Now);
    }

    /// <summary>Dispatched to the lead office and the county, with reports owed on two days.</summary>
    public RunningYear Dispatched()
    {
        Do(DispatchPlanHandler.Decide(new(PlanId), Year, Units.Resolve, (_, _) => [new(2025, 3, 25), new(2025, 4, 25)], Clerk), Clerk);
        return this;
    }

    /// <summary>Writes what was decided; fails where it was refused.</summary>
    public void Do(Result<NewEntry[]> decided, Actor actor)
    {
        if (!decided.Ok) throw new InvalidOperationException(decided.Refusal.Message);
        foreach (var entry in decided.Value) Write(entry.Facts, entry.ItemId, entry.DutyId, actor, entry.Reason);
    }

    private string? Person(Actor? actor) => actor == Leader ? Leader.Name : null;

    private static Actor Of(string name, string role, Guid unit) => new(Guid.CreateVersion7(), name, role) { UnitId = unit };

    private void Write(EntryFacts facts, Guid? item, Guid? duty, Actor actor, string? reason = null) => _entries.Add(new Entry
    {
        Id = Guid.CreateVersion7(),
        PlanId = PlanId,
        Sequence = _entries.Count + 1,
        At = Now,
        AccountId = actor.AccountId,
        ActorName = actor.Name,
        ActorRole = actor.Role,
        Kind = facts.KindName(),
        ItemId = item,
        DutyId = duty,
        Facts = facts.ToJson(),
        Reason = reason,
        PreviousHash = "",
        Hash = "",
    });
}
