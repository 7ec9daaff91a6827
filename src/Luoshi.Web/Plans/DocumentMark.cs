using Luoshi.Reading;

namespace Luoshi.Web.Plans;

/// <summary>How a run of words is set off in a shown document.</summary>
[Flags]
public enum MarkKinds
{
    /// <summary>Only tied to its field, so that the page can point at it.</summary>
    None = 0,

    /// <summary>已读: a field was read here.</summary>
    Read = 1,

    /// <summary>存疑: an open doubt.</summary>
    Unsure = 2,

    /// <summary>文件疑误: the document itself looks wrong.</summary>
    Wrong = 4,

    /// <summary>当前存疑: the doubt under treatment.</summary>
    CurrentDoubt = 8,

    /// <summary>The field or words that the reader asked for.</summary>
    Asked = 16,
}

/// <summary>Words to set off in a shown document: where, how, and for which field.</summary>
/// <param name="Field">Name of the field as in the facts' places (leadUnits.0); the page ties field and words by it. Empty for none.</param>
public sealed record DocumentMark(Place Place, MarkKinds Kind, string Field = "")
{
    /// <summary>What a pointer resting there says.</summary>
    public string? Title { get; init; }
}
