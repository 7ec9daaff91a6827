using Luoshi.Plans;

namespace Luoshi.Burden;

/// <summary>What a unit is asked for.</summary>
public enum AskKind
{
    /// <summary>报进展: a report owed on a day.</summary>
    Report,

    /// <summary>退回重报: a report, a claim or what was handed in came back.</summary>
    Again,

    /// <summary>催办.</summary>
    Urge,

    /// <summary>批示回复.</summary>
    Instruction,

    /// <summary>自查.</summary>
    SelfCheck,

    /// <summary>整改材料.</summary>
    Rectification,
}

/// <summary>One thing that a unit was asked for.</summary>
/// <param name="On">The day it is owed by, for a report; else the day it was asked on.</param>
/// <param name="By">Who asked: the name of the entry.</param>
/// <param name="ByRole">And the role it was asked in.</param>
/// <param name="Entry">Sequence of the entry that asked.</param>
/// <param name="Fields">Fields to fill in: two for a report (how far, what was done) and one for each target; one for each item of a self-check; else one.</param>
/// <param name="Files">1 where evidence has to be handed in with it.</param>
public sealed record Ask(AskKind Kind, DateOnly On, string By, string ByRole, Guid PlanId, long Entry, Guid? ItemId, Guid? DutyId, Guid? Matter, int Fields, int Files);

/// <summary>One figure that a unit is asked for in several places on days of the same month.</summary>
/// <param name="Indicator">As the first place prints it.</param>
/// <param name="Places">The duties that ask for it, with their plan and item.</param>
/// <param name="Months">In how many months of the year it is asked for more than once.</param>
public sealed record FigureAskedTwice(string Indicator, string Unit, IReadOnlyList<(PlanState Plan, ItemState Item, Guid DutyId)> Places, int Months);
