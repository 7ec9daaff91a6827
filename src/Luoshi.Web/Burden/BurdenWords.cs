using Luoshi.Burden;

namespace Luoshi.Web.Burden;

/// <summary>What the page of a unit's burden calls things.</summary>
internal static class BurdenWords
{
    public static string Of(AskKind kind) => kind switch
    {
        AskKind.Report => "报进展",
        AskKind.Again => "退回重报",
        AskKind.Urge => "催办",
        AskKind.Instruction => "批示回复",
        AskKind.SelfCheck => "自查",
        _ => "整改材料",
    };
}
