using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Supervision;
using Luoshi.Tests.Progress;

namespace Luoshi.Tests.Supervision;

/// <summary>A round of supervision in a running year, driven by decisions as pages drive it, without a database.</summary>
internal sealed class RunningRound
{
    public static readonly Guid Id = Guid.CreateVersion7();
    public static readonly Guid Problem = Guid.CreateVersion7();
    public static readonly Guid Conclusion = Guid.CreateVersion7();

    public RunningRound()
    {
        Member = new Actor(Guid.CreateVersion7(), "鲍正则", Roles.Reporter) { UnitId = RunningYear.Office.Id, PersonId = Guid.CreateVersion7() };
        Second = new Actor(Guid.CreateVersion7(), "宣以行", Roles.Clerk) { PersonId = Guid.CreateVersion7() };
        People =
        [
            Of(Year.Clerk), Of(Member), Of(Second), new(Year.Leader.AccountId!.Value, Year.Leader.Name, Year.Leader.PersonId, RunningYear.Commission.Id, "", true),
            new(Guid.CreateVersion7(), "县里的人", null, RunningYear.Hospital.Id, "", false),
        ];
    }

    public RunningYear Year { get; } = new RunningYear().Dispatched();

    public Actor Member { get; }

    /// <summary>Another clerk, who takes no part.</summary>
    public Actor Second { get; }

    public IReadOnlyList<Colleague> People { get; }

    public RoundState Round => Year.Year.MattersOf<RoundState>().Single(r => r.Id == Id);

    public SelfCheckState Check => Year.Year.MattersOf<SelfCheckState>().Single(c => c.UnitId == RunningYear.County.Id);

    public ProblemState TheProblem => Year.Year.MattersOf<ProblemState>().Single(p => p.Id == Problem);

    public ConclusionState TheConclusion => Year.Year.MattersOf<ConclusionState>().Single(c => c.Id == Conclusion);

    public DateOnly Today => LedgerDay.Of(Year.Now);

    public static long Report => 4;

    /// <summary>A scheme with nothing wrong, about the county alone.</summary>
    public SchemeDraft Draft => new(
        "2025年第一季度督查", RoundForm.Comprehensive, "签约进度", [RoundMethod.SelfCheck, RoundMethod.OnTheSpot], [RunningYear.County.Id], [], [RunningYear.ItemId],
        [Year.Clerk.AccountId!.Value, Member.AccountId!.Value], [], Year.Leader.AccountId, Today, Today.AddDays(30), Today.AddDays(10), false);

    public RunningRound Opened(SchemeDraft? draft = null)
    {
        Year.Do(OpenRoundHandler.Decide(Id, new(RunningYear.PlanId, draft ?? Draft), Year.Year, Year.Units, People, Year.Clerk), Year.Clerk);
        return this;
    }

    public RunningRound Approved(SchemeDraft? draft = null)
    {
        Opened(draft);
        Year.Do(ApproveSchemeHandler.Decide(Round, Year.Year, Year.Leader), Year.Leader);
        return this;
    }

    public RunningRound WithProblem(bool set = true)
    {
        Approved();
        Year.Do(RaiseProblemHandler.Decide(Problem, new(Id, RunningYear.County.Id, RunningYear.ItemId, "签约不实", "三户不知情", [Report]), Round, Year.Year, Member), Member);
        if (set) Year.Do(SetRectificationHandler.Decide(Set(), TheProblem, Year.Year, Year.Clerk), Year.Clerk);
        return this;
    }

    public SetRectification Set(int days = 20, string? reason = null) =>
        new(Problem, 0, "逐户核对", "时云帆", Today.AddDays(days), [new("柏山县卫健局", "时云帆", "直接责任"), new("", " ", "")], reason);

    public RunningRound Concluded(bool received = true)
    {
        if (Year.Year.MattersOf<RoundState>().All(r => r.Id != Id)) Approved();
        Year.Do(WriteConclusionHandler.Decide(Conclusion, Conclude(), Round, Year.Year, Year.Clerk), Year.Clerk);
        Year.Do(FeedBackConclusionHandler.Decide(TheConclusion, Year.Clerk), Year.Clerk);
        if (received) Year.Do(ReceiveConclusionHandler.Decide(new(Conclusion, 0), TheConclusion, Year.Reporter), Year.Reporter);
        return this;
    }

    public static WriteConclusion Conclude(params long[] grounds) =>
        new(Id, RunningYear.County.Id, null, "进度偏慢", [new("三户不知情", grounds.Length > 0 ? grounds : [Report])], []);

    public RunningRound Objected()
    {
        Concluded();
        Year.Do(ObjectToConclusionHandler.Decide(new(Conclusion, 0, "与事实不符"), [], TheConclusion, Today, Year.Reporter), Year.Reporter);
        return this;
    }

    private static Colleague Of(Actor actor) => new(actor.AccountId!.Value, actor.Name, actor.PersonId, actor.UnitId, "", false);
}
