using Luoshi.Assessment;
using Xunit;

namespace Luoshi.Tests.Assessment;

public sealed class ScoringRulesTest
{
    private static readonly (string, decimal?)[] Weights = [.. ScoringRules.Usual.Weights.Select(w => (w.Criterion.ToString(), (decimal?)w.Points))];

    [Fact]
    public void Usual_Rules_Hold()
    {
        Assert.Null(ScoringRules.Usual.Refuse());
        Assert.True(ScoringRules.Parse(Weights, [], false).Ok);
    }

    [Theory]
    [InlineData("OnlineHours")]
    [InlineData("Uploads")]
    [InlineData("Clicks")]
    [InlineData("0")]
    [InlineData("")]
    public void Parse_WhatBurdenRulesForbid_IsRefused(string name)
    {
        Assert.Equal("AS002", ScoringRules.Parse([.. Weights.Skip(1), (name, 40)], [], false).Refusal!.Code);
        Assert.Equal("AS002", ScoringRules.Parse(Weights, [(name, 1, 5)], false).Refusal!.Code);
    }

    [Fact]
    public void Refuse_NotAHundredTogether_OrOutOfRange()
    {
        Assert.Equal("AS001", ScoringRules.Parse(Weights.Skip(1), [], false).Refusal!.Code);
        Assert.Equal("AS001", ScoringRules.Parse([.. Weights.Skip(1), (nameof(Criterion.ClosedInTime), null)], [], false).Refusal!.Code);
        Assert.Equal("AS001", ScoringRules.Parse([.. Weights, (nameof(Criterion.ClosedInTime), 0)], [], false).Refusal!.Code);
        Assert.Equal("AS001", ScoringRules.Parse(Weights, [(nameof(Deduction.Urged), 5, 1)], false).Refusal!.Code);
    }
}
