using System.Text.Json;
using Luoshi.Progress;

namespace Luoshi.Ledger;

/// <summary>佐证要求: what has to be handed in with a report or a claim of this item.</summary>
/// <param name="What">In words a unit understands (验收报告扫描件); null when nothing is asked for any more.</param>
public sealed record EvidenceAsked(string? What) : EntryFacts;

/// <summary>A field of an item as it was and as it is proposed.</summary>
/// <param name="Field">Name of the field in <see cref="Plans.ItemFacts"/>, camelCase.</param>
/// <param name="From">JSON; the ledger fills it in.</param>
public sealed record ProposedField(string Field, JsonElement From, JsonElement To);

/// <summary>变更申请: another wording, target or owner of an item is proposed, with the entry's reason.</summary>
public sealed record ChangeProposed(IReadOnlyList<ProposedField> Changes) : EntryFacts;

/// <summary>变更批准: the proposal holds from now on; the plan is in its next version.</summary>
/// <param name="Proposal">Sequence of the proposal.</param>
public sealed record ChangeApproved(long Proposal) : EntryFacts;

/// <summary>变更不予批准; the entry's reason says why.</summary>
/// <param name="Proposal">Sequence of the proposal.</param>
public sealed record ChangeRefused(long Proposal) : EntryFacts;

/// <summary>设置: rhythm of reports and thresholds of lights of this plan.</summary>
public sealed record SettingsChanged(PlanSettings Settings) : EntryFacts;

/// <summary>结转: an item left open at the year's end goes on in another plan.</summary>
/// <param name="ToPlan">The plan it goes on in.</param>
/// <param name="ToItem">The item it becomes there.</param>
public sealed record CarriedOver(Guid ToPlan, Guid ToItem) : EntryFacts;

/// <summary>承接: an item of this plan goes on from an older plan's.</summary>
public sealed record CarriedIn(Guid FromPlan, Guid FromItem) : EntryFacts;

/// <summary>归档: the year is over; the plan can be read for ever and changed no more.</summary>
public sealed record Archived : EntryFacts;
