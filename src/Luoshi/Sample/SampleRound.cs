using Luoshi.Supervision;

namespace Luoshi.Sample;

/// <summary>A round of supervision as the sample tells it.</summary>
/// <param name="Section">Position of the section it is about, with all its items.</param>
/// <param name="Despite">Why it is held although units are asked twice.</param>
internal sealed record SampleRound(
    string Title,
    RoundForm Form,
    string Rhythm,
    string Content,
    IReadOnlyList<RoundMethod> Methods,
    int Section,
    IReadOnlyList<string> Units,
    IReadOnlyList<string> Team,
    string Approver,
    bool Photos,
    DateTimeOffset OpenedAt,
    DateTimeOffset ApprovedAt,
    DateOnly From,
    DateOnly To,
    DateOnly SelfCheckBy,
    string? Despite,
    IReadOnlyList<SampleSelfCheck> SelfChecks,
    IReadOnlyList<SampleSpot> Records,
    IReadOnlyList<SampleProblem> Problems,
    IReadOnlyList<SampleConclusion> Conclusions,
    DateTimeOffset? ClosedAt);

/// <param name="Differs">What differs from the ledger, by the item's number.</param>
internal sealed record SampleSelfCheck(string Unit, DateTimeOffset At, IReadOnlyDictionary<int, string> Differs, string? Found);

internal sealed record SampleSpot(DateTimeOffset At, string By, string Unit, int Item, string Place, RoundMethod Method, string Text);

internal sealed record SampleProblem(
    DateTimeOffset At, string By, string Unit, int Item, string Title, string Text, SampleDemand? Set, SampleSaying? HandedIn, SampleSaying? Returned, SampleSaying? Verified, SampleSaying? Withdrawn);

internal sealed record SampleDemand(DateTimeOffset At, string Demand, string Owner, DateOnly Due, IReadOnlyList<Responsible> Responsible);

/// <summary>A step with its words, whatever they are called there.</summary>
internal sealed record SampleSaying(DateTimeOffset At, string? By, string? Text, string? Reason, string? How);

internal sealed record SampleConclusion(
    string Unit, DateTimeOffset At, string Text, IReadOnlyList<string> Points, DateTimeOffset FedBackAt, DateTimeOffset ReceivedAt, SampleSaying? Objection, SampleDecision? Decision);

internal sealed record SampleDecision(DateTimeOffset At, string By, ObjectionOutcome Outcome, string? Text, string Reason);
