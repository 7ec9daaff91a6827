using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Wall;

/// <summary>By what the wall chart is put in groups.</summary>
public enum WallArrangement
{
    /// <summary>按板块.</summary>
    Section,

    /// <summary>按领导.</summary>
    Leader,

    /// <summary>按单位: each unit with its own duties.</summary>
    Unit,

    /// <summary>单位与事项对照: a light where a unit has a duty.</summary>
    Matrix,
}

/// <summary>A row of the wall chart: an item, or one unit's duty in it.</summary>
/// <param name="Duty">Null for the item as a whole.</param>
/// <param name="From">First day of the span.</param>
/// <param name="Due">Last day allowed; null for a standing duty.</param>
/// <param name="FirstDue">The last day first set, where it was another.</param>
/// <param name="ClosedOn">The day it was closed; null while it is open.</param>
/// <param name="Percent">Progress as the units themselves reported it, 0 to 100; null where nothing was reported.</param>
/// <param name="Steps">Its dated steps, as they stand.</param>
public sealed record WallRow(
    LitItem Item,
    LitDuty? Duty,
    Light Light,
    DateOnly From,
    DateOnly? Due,
    DateOnly? FirstDue,
    DateOnly? ClosedOn,
    int? Percent,
    IReadOnlyList<StepOnDay> Steps);

/// <summary>Rows that belong together: a section's, a leader's, a unit's.</summary>
/// <param name="UnitId">The unit in the directory, where the group is a unit's.</param>
public sealed record WallGroup(string Name, IReadOnlyList<WallRow> Rows, Guid? UnitId = null);

/// <summary>A unit's column of the matrix.</summary>
public sealed record WallColumn(string Name, Guid? UnitId);

/// <summary>What stands where an item and a unit meet: the most urgent of its duties there.</summary>
/// <param name="Role">Lead where one of them leads.</param>
public sealed record WallCell(LitDuty Duty, DutyRole Role);

/// <summary>A row of the matrix: an item, and a cell or nothing for each unit.</summary>
public sealed record WallMatrixRow(LitItem Item, IReadOnlyList<WallCell?> Cells);

/// <summary>单位与事项对照: which unit has a duty in which item, and how it stands.</summary>
public sealed record WallMatrix(IReadOnlyList<WallColumn> Columns, IReadOnlyList<(string Section, IReadOnlyList<WallMatrixRow> Rows)> Sections);

/// <summary>挂图: a plan on one page as of a day.</summary>
/// <param name="Groups">Empty where the matrix is asked for.</param>
/// <param name="Items">How many items the filters leave.</param>
/// <param name="OfPlan">Items of the plan that are shown to the one who asks.</param>
/// <param name="Lights">How many items each light has, under every filter but the light's own.</param>
public sealed record WallView(
    PlanState Plan,
    DateOnly AsOf,
    WallArrangement Arrangement,
    LedgerFilter Filter,
    IReadOnlyList<WallGroup> Groups,
    WallMatrix? Matrix,
    int Items,
    int OfPlan,
    IReadOnlyDictionary<LightColor, int> Lights,
    LedgerChoices Choices)
{
    /// <summary>What the one who asks is shown.</summary>
    public Scope Scope { get; init; } = Scope.All;

    /// <summary>Null in an empty ledger.</summary>
    public WallSeal? Seal { get; init; }

    /// <summary>The months across.</summary>
    public WallYear Year => new(Plan.Facts.Year);
}

/// <summary>The last entry a wall chart counts: its number and its hash.</summary>
public sealed record WallSeal(long Sequence, string Hash)
{
    /// <summary>7c1e 09b4 a94f: enough of the hash to be read out and compared.</summary>
    public string Short => Hash.Length < 12 ? Hash : $"{Hash[..4]} {Hash[4..8]} {Hash[8..12]}";
}
