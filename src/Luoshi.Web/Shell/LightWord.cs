using Luoshi.Progress;

namespace Luoshi.Web.Shell;

/// <summary>A light's word on screen and its short name in addresses and style sheets.</summary>
public sealed record LightWord(LightColor Color, string Key, string Word)
{
    /// <summary>In order of urgency.</summary>
    public static IReadOnlyList<LightWord> All { get; } =
    [
        new(LightColor.Red, "late", DutyWords.Of(LightColor.Red)),
        new(LightColor.Yellow, "warn", DutyWords.Of(LightColor.Yellow)),
        new(LightColor.Green, "ok", DutyWords.Of(LightColor.Green)),
        new(LightColor.NotYetDue, "future", DutyWords.Of(LightColor.NotYetDue)),
        new(LightColor.Done, "closed", DutyWords.Of(LightColor.Done)),
    ];

    public static LightWord Of(LightColor color) => All.First(l => l.Color == color);

    /// <summary>The light an address asks for; null for none or one that is unknown.</summary>
    public static LightColor? Parse(string? key) => All.FirstOrDefault(l => l.Key == key)?.Color;
}
