using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Supervision;

namespace Luoshi.Web.Supervision;

/// <summary>What an entry of a round, a self-check, a problem or a conclusion is called, and what it says in a history.</summary>
/// <remarks>A history is read by all who see the item: what was seen on the spot and what was found is told on the pages of the round, to those who may know it.</remarks>
public static class RoundEntryWords
{
    /// <summary>Null for an entry of another kind.</summary>
    public static string? Verb(EntryFacts facts) => facts switch
    {
        RoundOpened => "督查立项",
        SchemeAmended => "修改方案",
        SchemeSentBack => "退回方案",
        SchemeApproved => "批准方案",
        RoundWithdrawn => "撤回督查",
        SpotRecorded => "实地记录",
        SpotRecordCorrected => "更正实地记录",
        RoundClosed => "督查结束",
        SelfCheckAsked => "布置自查",
        SelfCheckGiven => "自查",
        SelfCheckCalledOff => "取消自查",
        ProblemRaised => "列入问题清单",
        RectificationSet => "整改要求",
        RectificationHandedIn => "报整改",
        RectificationReturned => "整改退回",
        RectificationVerified => "整改核查通过",
        ProblemFollowedUp => "回头看",
        ProblemWithdrawn => "撤销问题",
        ConclusionWritten => "督查结论",
        ConclusionRewritten => "修改结论",
        ConclusionFedBack => "反馈结论",
        ConclusionReceived => "签收结论",
        ObjectionRaised => "异议",
        ObjectionWithdrawn => "撤回异议",
        ObjectionDecided => "复核决定",
        _ => null,
    };

    /// <summary>What it says after its verb; empty where the verb says it all.</summary>
    /// <param name="unit">The unit of the duty the entry is about.</param>
    public static string Line(EntryFacts facts, string? unit, int year) => facts switch
    {
        RoundOpened opened => $"第{opened.No}轮，{opened.Scheme.Title}。",
        SelfCheckAsked asked => $"{asked.Unit}，{PlanWords.Day(asked.Due, year)}截止。",
        SpotRecorded spot => $"督查组在{spot.Unit}{RoundWords.Of(spot.Method)}。",
        ProblemRaised problem => $"{problem.Unit}，问题{problem.No}。",
        RectificationSet set => $"{unit}，{PlanWords.Day(set.Due, year)}前整改。",
        RectificationHandedIn or RectificationReturned or RectificationVerified or ProblemFollowedUp or ProblemWithdrawn when unit is not null => $"{unit}的问题。",
        ConclusionWritten conclusion => $"对{conclusion.Unit}的结论。",
        ObjectionDecided decided => $"{RoundWords.Of(decided.Outcome)}。",
        _ => "",
    };
}
