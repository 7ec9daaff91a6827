using System.Text.Json.Serialization;
using Luoshi.Assessment;
using Luoshi.Supervision;
using Luoshi.Bulletins;

namespace Luoshi.Ledger;

/// <summary>The present state of a matter of the plan's year, neither item nor duty: the fold of the entries that name it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RoundState), RoundState.Name)]
[JsonDerivedType(typeof(SelfCheckState), SelfCheckState.Name)]
[JsonDerivedType(typeof(ProblemState), ProblemState.Name)]
[JsonDerivedType(typeof(ConclusionState), ConclusionState.Name)]
[JsonDerivedType(typeof(ScoringState), ScoringState.Name)]
[JsonDerivedType(typeof(AssessmentState), AssessmentState.Name)]
[JsonDerivedType(typeof(PaperState), PaperState.Kind)]
[JsonDerivedType(typeof(PublicPageState), PublicPageState.Kind)]
[JsonDerivedType(typeof(TemplateState), TemplateState.Kind)]
public abstract record MatterState
{
    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    /// <summary>Its number among those of its kind in the plan, from 1.</summary>
    public required int No { get; init; }

    /// <summary>Sequences of its entries, in order: its history.</summary>
    public required IReadOnlyList<long> Entries { get; init; }

    /// <summary>Sequence of the last entry folded in.</summary>
    public required long Version { get; init; }

    /// <summary>What lists call it: round, problem, bulletin.</summary>
    [JsonIgnore]
    public abstract string KindName { get; }

    /// <summary>Whether somebody still has to do something about it.</summary>
    [JsonIgnore]
    public abstract bool IsOpen { get; }

    /// <summary>The one unit it is about; null for none or several.</summary>
    [JsonIgnore]
    public virtual Guid? OfUnit => null;

    /// <summary>The next day by which something has to be done about it.</summary>
    [JsonIgnore]
    public virtual DateOnly? NextDay => null;

    /// <summary>What it waits for, and of whom; empty where nobody has to do anything now.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<MatterWait> Waits => [];
}

/// <summary>Of whom a matter wants something.</summary>
public enum MatterParty
{
    /// <summary>督查专干.</summary>
    Clerk,

    /// <summary>A unit: those who report for it.</summary>
    Unit,

    /// <summary>One leader.</summary>
    Leader,

    /// <summary>主要负责人: leaders to whom all is shown.</summary>
    Head,
}

/// <summary>Something that a matter wants of somebody.</summary>
/// <param name="Who">The unit, or the leader's person; null for clerks and heads.</param>
/// <param name="Act">What is to be done, in two to six characters (自查、整改、审签).</param>
/// <param name="What">What it is about, as a line of a list says it (第二季度督查).</param>
/// <param name="Since">The day it began to wait.</param>
/// <param name="By">The last day for it; null for none.</param>
/// <param name="Not">Accounts that may not do it, because they took part before.</param>
public sealed record MatterWait(MatterParty Party, Guid? Who, string Act, string What, DateOnly Since, DateOnly? By = null, IReadOnlyList<Guid>? Not = null);

/// <summary>The stored present state of a matter.</summary>
public sealed class MatterRow
{
    public required Guid Id { get; init; }
    public required Guid PlanId { get; init; }

    /// <summary><see cref="MatterState.KindName"/>.</summary>
    public required string Kind { get; set; }

    public required int No { get; set; }
    public required bool Open { get; set; }
    public Guid? UnitId { get; set; }
    public DateOnly? Due { get; set; }

    /// <summary><see cref="MatterState"/> as JSON.</summary>
    public required string State { get; set; }

    public required long Version { get; set; }

    internal static MatterRow Of(MatterState state)
    {
        var row = new MatterRow { Id = state.Id, PlanId = state.PlanId, Kind = "", No = 0, Open = false, State = "", Version = 0 };
        row.Set(state);
        return row;
    }

    internal void Set(MatterState state)
    {
        Kind = state.KindName;
        No = state.No;
        Open = state.IsOpen;
        UnitId = state.OfUnit;
        Due = state.NextDay;
        State = StateJson.Write(state);
        Version = state.Version;
    }

    internal MatterState ToState() => StateJson.Read<MatterState>(State);
}

/// <summary>A file that came with an act on a matter: a photo, a paper that was issued; written once, named by its content in the entry.</summary>
public sealed class MatterFile
{
    public required Guid Id { get; init; }
    public required Guid PlanId { get; init; }
    public required Guid MatterId { get; init; }
    public required string FileName { get; init; }
    public required long Size { get; init; }
    public required string Sha256 { get; init; }
    public required DateTimeOffset At { get; init; }
#pragma warning disable CA1819 // bytes of a file, as the database returns them
    public required byte[] Content { get; init; }
#pragma warning restore CA1819
}
