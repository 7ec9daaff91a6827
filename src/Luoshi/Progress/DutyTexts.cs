namespace Luoshi.Progress;

/// <summary>How long what people write may be, and whether it says anything.</summary>
internal static class DutyTexts
{
    public const int Report = 4_000;
    public const int Short = 1_000;

    /// <summary>Why a wanted text cannot be taken; null where it can.</summary>
    public static Refusal? Refuse(string? text, string what, int most = Short) =>
        string.IsNullOrWhiteSpace(text) ? new ReasonWanted(what) : text.Length > most ? new TooLong(what, most) : null;

    /// <summary>Why a text that may be left out cannot be taken; null where it can.</summary>
    public static Refusal? RefuseLength(string? text, string what, int most = Short) =>
        text is not null && text.Length > most ? new TooLong(what, most) : null;

    public static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
