using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Supervision;
using Luoshi.Tests.Progress;
using Xunit;

namespace Luoshi.Tests.Supervision;

public sealed class ConclusionDecisionsTest
{
    private readonly RunningRound _round = new();

    private RunningYear Year => _round.Year;

    [Fact]
    public void Write_EveryPointRestsOnEntries_RewrittenUntilFedBack()
    {
        _round.Approved();
        var draft = RunningRound.Conclude();
        Assert.Equal("SV060", Write(draft with { Points = [] }));
        Assert.Equal("SV060", Write(draft with { Points = [new("三户", [])] }));
        Assert.Equal("SV051", Write(RunningRound.Conclude(9_999)));
        Assert.Equal("SV062", Write(draft with { Problems = [Guid.NewGuid()] }));
        Assert.Equal("SV005", Write(draft with { UnitId = RunningYear.Other.Id }));
        Assert.Equal("SV003", Write(draft, Year.Reporter));
        Year.Do(WriteConclusionHandler.Decide(RunningRound.Conclusion, draft, _round.Round, Year.Year, _round.Member), _round.Member);
        Assert.Equal("SV002", Write(draft));
        Assert.Null(Write(draft with { Seen = _round.TheConclusion.Version }));
        Year.Do(FeedBackConclusionHandler.Decide(_round.TheConclusion, Year.Clerk), Year.Clerk);
        Assert.Equal("SV061", Write(draft with { Seen = _round.TheConclusion.Version }));
        Assert.Equal("SV063", FeedBackConclusionHandler.Decide(_round.TheConclusion, Year.Clerk).Refusal?.Code);

        string? Write(WriteConclusion command, Actor? actor = null) => WriteConclusionHandler.Decide(RunningRound.Conclusion, command, _round.Round, Year.Year, actor ?? Year.Clerk).Refusal?.Code;
    }

    [Fact]
    public void Receive_ByTheUnit_OrRecordedByTheClerkWithHow_OnceAndOnceOnly()
    {
        _round.Concluded(received: false);
        Assert.Equal("SV007", Receive(Year.Nurse).Refusal?.Code);
        Assert.Equal("DU007", Receive(Year.Clerk).Refusal?.Code);
        Assert.True(Receive(Year.Clerk, "当面交局长").Ok);
        Year.Do(Receive(Year.Reporter), Year.Reporter);
        Assert.Equal("SV064", Receive(Year.Reporter).Refusal?.Code);
        Assert.Equal((Year.Reporter.Name, _round.Today.AddDays(30)), (_round.TheConclusion.ReceivedBy, _round.TheConclusion.ObjectBy));

        Result<NewEntry[]> Receive(Actor actor, string? how = null) => ReceiveConclusionHandler.Decide(new(RunningRound.Conclusion, 0, how), _round.TheConclusion, actor);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(30, null)]
    [InlineData(31, "SV066")]
    public void Object_WithinThirtyNaturalDaysOfReceipt(int days, string? code)
    {
        _round.Concluded();
        var objected = ObjectToConclusionHandler.Decide(new(RunningRound.Conclusion, 0, "不符"), [], _round.TheConclusion, _round.Today.AddDays(days), Year.Reporter);
        Assert.Equal(code, objected.Refusal?.Code);
    }

    [Fact]
    public void Object_BeforeReceiptOrByAnotherUnit_IsRefused()
    {
        _round.Concluded(received: false);
        Assert.Equal("SV065", Object(Year.Reporter));
        Year.Do(ReceiveConclusionHandler.Decide(new(RunningRound.Conclusion, 0), _round.TheConclusion, Year.Reporter), Year.Reporter);
        Assert.Equal("SV007", Object(Year.Lead));
        Assert.Null(Object(Year.Reporter));

        string? Object(Actor actor) => ObjectToConclusionHandler.Decide(new(RunningRound.Conclusion, 0, "不符"), [], _round.TheConclusion, _round.Today, actor).Refusal?.Code;
    }

    [Fact]
    public void Decide_WhoeverTookPart_StandsAside()
    {
        _round.Objected();
        Assert.Equal(_round.Today.AddDays(30), _round.TheConclusion.Objection!.DecideBy);
        Assert.Equal("SV069", Decide(Year.Clerk));
        Assert.Equal("SV069", Decide(_round.Member));

        // The same human being with another account, known by the person.
        Assert.Equal("SV069", Decide(new Actor(Guid.NewGuid(), "鲍", Roles.Clerk) { PersonId = _round.Member.PersonId }));
        Assert.Equal("SV068", Decide(Year.Lead));
        Assert.Equal("SV068", Decide(new Actor(Guid.NewGuid(), "别的领导", Roles.Leader) { PersonId = Guid.NewGuid() }));
        Assert.Null(Decide(_round.Second));
        Assert.Null(Decide(Year.Leader));
        Assert.Null(Decide(new Actor(Guid.NewGuid(), "主任", Roles.Leader) { SeesAll = true }));

        string? Decide(Actor actor) => DecideObjectionHandler.Decide(new(RunningRound.Conclusion, 0, ObjectionOutcome.Upheld, null, "属实"), _round.TheConclusion, actor).Refusal?.Code;
    }

    [Fact]
    public void Decide_TheLeaderWhoFedItBack_StandsAside()
    {
        _round.Approved();
        Year.Do(WriteConclusionHandler.Decide(RunningRound.Conclusion, RunningRound.Conclude(), _round.Round, Year.Year, Year.Clerk), Year.Clerk);
        Year.Do(FeedBackConclusionHandler.Decide(_round.TheConclusion, Year.Leader), Year.Leader);
        Assert.Contains(_round.TheConclusion.StandAside, p => p.Is(Year.Leader));
    }

    /// <summary>Whom the waiting list names is whom the decision takes: nobody is asked for what would be refused.</summary>
    [Fact]
    public void Waits_OfAnObjection_AreThoseWhoMayDecide()
    {
        _round.Objected();
        Actor[] all = [Year.Clerk, _round.Second, _round.Member, Year.Leader, Year.Reporter, Year.Lead, new(Guid.NewGuid(), "主任", Roles.Leader) { SeesAll = true }, new(Guid.NewGuid(), "别的领导", Roles.Leader)];
        foreach (var actor in all)
        {
            var may = DecideObjectionHandler.Decide(new(RunningRound.Conclusion, 0, ObjectionOutcome.Upheld, null, "属实"), _round.TheConclusion, actor).Ok;
            Assert.Equal(may, _round.TheConclusion.Waits.Any(w => MatterWaitsQuery.IsFor(actor, w)));
        }
    }

    [Fact]
    public void Decide_Changed_KeepsTheFirstText_OnceOnly()
    {
        _round.Objected();
        Assert.Equal("SV070", Decide(ObjectionOutcome.Changed, null).Refusal?.Code);
        Assert.Equal("SV070", Decide(ObjectionOutcome.Changed, "进度偏慢").Refusal?.Code);
        Year.Do(Decide(ObjectionOutcome.Changed, "进度正常"), _round.Second);
        Assert.Equal(("进度正常", "进度偏慢", ConclusionStatus.Decided), (_round.TheConclusion.Text, _round.TheConclusion.FirstText, _round.TheConclusion.Status));
        Assert.Equal("SV067", Decide(ObjectionOutcome.Upheld, null).Refusal?.Code);
        Assert.Equal("SV065", ObjectToConclusionHandler.Decide(new(RunningRound.Conclusion, 0, "再"), [], _round.TheConclusion, _round.Today, Year.Reporter).Refusal?.Code);

        Result<NewEntry[]> Decide(ObjectionOutcome outcome, string? text) => DecideObjectionHandler.Decide(new(RunningRound.Conclusion, 0, outcome, text, "核对"), _round.TheConclusion, _round.Second);
    }
}
