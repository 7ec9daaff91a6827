using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>亮灯: how an item stands on a date.</summary>
public enum LightColor
{
    /// <summary>滞后.</summary>
    Red,

    /// <summary>预警.</summary>
    Yellow,

    /// <summary>正常.</summary>
    Green,

    /// <summary>未到期.</summary>
    NotYetDue,

    /// <summary>已销号.</summary>
    Done,
}

/// <summary>A light with the reason it shows.</summary>
/// <param name="Rule">Permanent code of the rule (LT001).</param>
/// <param name="Reason">One short Chinese phrase, at most 14 characters, figure first where there is one.</param>
public sealed record Light(LightColor Color, string Rule, string Reason);

/// <summary>The first rule: the due date against a date.</summary>
public static class LightRule
{
    public static Light Of(ItemState item, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(item);
        throw new NotSupportedException(asOf.ToString("O"));
    }
}
