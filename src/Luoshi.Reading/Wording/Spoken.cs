namespace Luoshi.Reading.Wording;

/// <summary>What the words before a number speak about.</summary>
/// <param name="Name">The thing; empty when nothing.</param>
/// <param name="JustBefore">It is the object of the clause just before, not the indicator of an earlier number.</param>
internal readonly record struct Spoken(string Name, bool JustBefore)
{
    /// <summary>Of what a part is named next (其中建制镇不少于18个): the thing counted last, or all that was said of it.</summary>
    public string? Whole => Thing ?? (JustBefore ? null : Name);

    /// <summary>Indicator of the number before.</summary>
    public string? Last { get; init; }

    /// <summary>Thing counted last in the sentence.</summary>
    public string? Thing { get; init; }

    /// <summary>Unit it was counted in.</summary>
    public string? ThingUnit { get; init; }

    /// <summary>The rate set over a list of those it is stated for: 基本药物占比，三级医院…，二级医院….</summary>
    public string? Topic { get; init; }

    /// <summary>What the last clause without a number spoke about, however far back in the sentence.</summary>
    public string? Earlier { get; init; }

    public bool IsEmpty => string.IsNullOrEmpty(Name);
}
