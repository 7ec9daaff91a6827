using Luoshi.Supervision;
using Luoshi.Tests.Progress;
using Xunit;

namespace Luoshi.Tests.Supervision;

public sealed class SchemeRuleTest
{
    private readonly RunningRound _round = new();

    private string? Code(SchemeDraft draft) => SchemeRule.Decide(draft, _round.Year.Year, _round.Year.Units, _round.People).Refusal?.Code;

    [Fact]
    public void Decide_NothingWrong_HoldsWhatWasWritten()
    {
        var scheme = SchemeRule.Decide(_round.Draft with { Others = ["外请专家"] }, _round.Year.Year, _round.Year.Units, _round.People).Value!;
        Assert.Equal([new RoundUnit(RunningYear.County.Id, "柏山县卫健局")], scheme.Units);
        Assert.Equal(["文静之", "鲍正则", "外请专家"], scheme.Team.Select(t => t.Name));
        Assert.Equal(_round.Year.Leader.PersonId, scheme.Approver.PersonId);
        Assert.Null(scheme.Despite);
    }

    [Fact]
    public void Decide_NoUnitsChosen_TakesAllThatHaveADutyInScope()
    {
        var scheme = SchemeRule.Decide(_round.Draft with { Units = [], Team = [_round.Year.Clerk.AccountId!.Value] }, _round.Year.Year, _round.Year.Units, _round.People).Value!;
        Assert.Equal(["基层卫生科", "柏山县卫健局"], scheme.Units.Select(u => u.Unit));
    }

    [Fact]
    public void Decide_SomethingMissing_IsRefused()
    {
        var draft = _round.Draft;
        Assert.All(
            new[] { draft with { Title = " " }, draft with { Content = "" }, draft with { Methods = [] }, draft with { Items = [] }, draft with { Team = [] }, draft with { From = null }, draft with { SelfCheckBy = null } },
            d => Assert.Equal("SV010", Code(d)));
        Assert.Equal("SV016", Code(draft with { Approver = null }));
        Assert.Equal("SV016", Code(draft with { Approver = _round.Year.Clerk.AccountId }));
    }

    [Fact]
    public void Decide_DaysThatDoNotFit_AreRefused()
    {
        var (draft, today) = (_round.Draft, _round.Today);
        Assert.All(
            new[]
            {
                draft with { To = today.AddDays(-1), From = today.AddDays(-3) }, draft with { To = draft.From!.Value.AddDays(-1) },
                draft with { To = today.AddDays(SchemeDraft.MostDays) }, draft with { SelfCheckBy = today.AddDays(31) },
            },
            d => Assert.Equal("SV011", Code(d)));
        Assert.Null(Code(draft with { To = today.AddDays(SchemeDraft.MostDays - 1) }));
    }

    [Fact]
    public void Decide_UnitWithoutADutyThere_IsNotToBeAsked() =>
        Assert.Equal("SV013", Code(_round.Draft with { Units = [RunningYear.Other.Id] }));

    [Fact]
    public void Decide_WhatIsNotThere_IsRefused()
    {
        Assert.Equal("SV012", Code(_round.Draft with { Items = [Guid.NewGuid()] }));
        Assert.Equal("SV012", Code(_round.Draft with { Units = [Guid.NewGuid()] }));
        Assert.Equal("SV012", Code(_round.Draft with { Team = [Guid.NewGuid()] }));
    }

    [Fact]
    public void Decide_MemberOfAUnitLookedAt_StandsAside() =>
        Assert.Equal("SV015", Code(_round.Draft with { Team = [_round.People[^1].AccountId] }));

    [Fact]
    public void Decide_PhotosWithoutAVisit_AreRefused()
    {
        Assert.Equal("SV017", Code(_round.Draft with { Photos = true, Methods = [RoundMethod.SelfCheck, RoundMethod.Hearing] }));
        Assert.Null(Code(_round.Draft with { Photos = true }));
    }

    [Fact]
    public void Decide_AnotherRoundOnTheSameInTheSameDays_WantsAReason()
    {
        _round.Opened();
        var second = _round.Draft with { Title = "专项督查" };
        Assert.Equal("SV018", Code(second));
        Assert.Equal("SV018", Code(second with { From = _round.Today.AddDays(30), SelfCheckBy = _round.Today.AddDays(30), To = _round.Today.AddDays(40) }));
        Assert.Null(Code(second with { From = _round.Today.AddDays(31), SelfCheckBy = _round.Today.AddDays(40), To = _round.Today.AddDays(45), Methods = [RoundMethod.OnTheSpot] }));
        var scheme = SchemeRule.Decide(second with { Despite = "上级要求" }, _round.Year.Year, _round.Year.Units, _round.People).Value!;
        Assert.Equal("上级要求", scheme.Despite);
    }

    [Fact]
    public void Decide_AReportOwedInTheDaysOfTheSelfCheck_IsAskedTwice()
    {
        // Reports are owed on 25 March.
        var draft = _round.Draft with { From = new(2025, 3, 20), SelfCheckBy = new(2025, 3, 25), To = new(2025, 4, 2) };
        var refused = Assert.IsType<SchemeDraft.AskedTwiceNow>(SchemeRule.Decide(draft, _round.Year.Year, _round.Year.Units, _round.People).Refusal);
        Assert.Equal([1], Assert.Single(refused.Twice).Items);
        Assert.Null(Code(draft with { SelfCheckBy = new(2025, 3, 24) }));
        Assert.Null(Code(draft with { Methods = [RoundMethod.OnTheSpot] }));
    }

    [Fact]
    public void Open_ByAnyoneButTheClerk_OrTwice_IsRefused()
    {
        Assert.Equal("DU011", OpenRoundHandler.Decide(RunningRound.Id, new(RunningYear.PlanId, _round.Draft), _round.Year.Year, _round.Year.Units, _round.People, _round.Year.Leader).Refusal?.Code);
        _round.Opened();
        Assert.Equal("SV019", OpenRoundHandler.Decide(Guid.NewGuid(), new(RunningYear.PlanId, _round.Draft with { Despite = "再报" }), _round.Year.Year, _round.Year.Units, _round.People, _round.Year.Clerk).Refusal?.Code);
    }

    [Theory]
    [InlineData("一季度一督查一通报", 8, 6, "2026年第三季度督查", 7, 1, 9, 30)]
    [InlineData("每月调度", 8, 6, "2026年8月督查", 8, 1, 8, 31)]
    [InlineData("每周调度", 8, 6, "8月6日这一周督查", 8, 3, 8, 9)]
    [InlineData("每半年评估", 8, 6, "2026年下半年督查", 7, 1, 12, 31)]
    public void Days_OfARhythm_AreThoseAroundTheDay(string printed, int month, int day, string title, int fromMonth, int fromDay, int toMonth, int toDay) =>
        Assert.Equal((title, new DateOnly(2026, fromMonth, fromDay), new DateOnly(2026, toMonth, toDay)), RoundRhythm.Days(printed, new(2026, month, day)));
}
