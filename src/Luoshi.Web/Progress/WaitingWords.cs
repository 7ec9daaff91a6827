using Luoshi.Progress;

namespace Luoshi.Web.Progress;

/// <summary>What kinds of decisions are called on screen, and the order in which they are shown.</summary>
public static class WaitingWords
{
    /// <summary>In the order of the page: what a unit cannot go on without comes first.</summary>
    public static IReadOnlyList<WaitingFor> All { get; } =
        [WaitingFor.Extension, WaitingFor.Change, WaitingFor.Decline, WaitingFor.Review, WaitingFor.Verification, WaitingFor.Closing];

    public static string Of(WaitingFor what) => what switch
    {
        WaitingFor.Extension => "延期",
        WaitingFor.Change => "变更",
        WaitingFor.Decline => "退办",
        WaitingFor.Review => "审核",
        WaitingFor.Verification => "核查",
        _ => "销号",
    };

    /// <summary>The short name in addresses.</summary>
    public static string Key(WaitingFor what) => what.ToString().ToLowerInvariant();

    /// <summary>Decisions of which several can be taken at once.</summary>
    public static bool Together(WaitingFor what) => what is WaitingFor.Review or WaitingFor.Closing;

    /// <summary>What deciding on several at once is called.</summary>
    public static string AllOf(WaitingFor what) => what == WaitingFor.Review ? "所选审核通过" : "所选销号";
}
