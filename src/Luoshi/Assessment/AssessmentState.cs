using Luoshi.Ledger;

namespace Luoshi.Assessment;

/// <summary>Where a score stands.</summary>
public enum AssessmentStatus
{
    Taken,
    FedBack,
    ReleaseAsked,
    Released,
    Withdrawn,
}

/// <summary>A unit's objection to its score.</summary>
public sealed record ScoreObjection(Guid Unit, string Text, string By, DateOnly On, ScoreDecision? Decision);

/// <summary>The answer to it.</summary>
/// <param name="Points">Added to the score; zero where it stays.</param>
public sealed record ScoreDecision(decimal Points, string Why, string By, DateOnly On);

/// <summary>考核: the scores of a plan's units as of a day.</summary>
public sealed record AssessmentState : MatterState
{
    public const string Name = "assessment";

    /// <summary>Days in which a unit may object, and in which the objection is decided (政府督查工作条例 Art. 17).</summary>
    public const int ObjectionDays = 30;

    public override string KindName => Name;

    public override bool IsOpen => Status is not (AssessmentStatus.Released or AssessmentStatus.Withdrawn);

    public override IReadOnlyList<MatterWait> Waits
    {
        get
        {
            var waits = new List<MatterWait>();
            var what = $"截至{AsOf.Month}月{AsOf.Day}日的考核得分";
            if (Status == AssessmentStatus.Taken) waits.Add(new(MatterParty.Clerk, null, "反馈", what, StatusOn));
            if (Status == AssessmentStatus.ReleaseAsked) waits.Add(new(MatterParty.Head, null, "公布", what, StatusOn));
            foreach (var objection in Objections.Where(o => o.Decision is null && IsOpen))
            {
                var (about, by) = ($"{NameOf(objection.Unit)}对得分的异议", objection.On.AddDays(ObjectionDays));
                IReadOnlyList<Guid> not = TakenByAccount is { } account ? [account] : [];
                waits.Add(new(MatterParty.Clerk, null, "异议", about, objection.On, by, not));
                waits.Add(new(MatterParty.Head, null, "异议", about, objection.On, by, not));
            }

            return waits;
        }
    }

    public required DateOnly AsOf { get; init; }

    /// <summary>The rules it was taken by, whatever binds later.</summary>
    public required ScoringRules Rules { get; init; }

    /// <summary>As they were taken, without what objections added.</summary>
    public required IReadOnlyList<UnitTotal> Totals { get; init; }

    public required AssessmentStatus Status { get; init; }

    /// <summary>The day it came to stand there.</summary>
    public required DateOnly StatusOn { get; init; }

    public required string TakenBy { get; init; }

    public Guid? TakenByAccount { get; init; }

    public DateOnly? FedBackOn { get; init; }

    public string? ReleasedBy { get; init; }

    /// <summary>Why a head would not have it shown; null once it is.</summary>
    public string? RefusedBecause { get; init; }

    public IReadOnlyList<ScoreObjection> Objections { get; init; } = [];

    /// <summary>The last day on which a unit may object; null before it was told its score.</summary>
    public DateOnly? ObjectionsUntil => FedBackOn?.AddDays(ObjectionDays);

    /// <summary>What a unit has after its objections were decided.</summary>
    public decimal? TotalOf(Guid unit) =>
        Totals.FirstOrDefault(t => t.Unit == unit)?.Total is { } total
            ? Math.Min(ScoringRules.Full, total + Objections.Where(o => o.Unit == unit).Sum(o => o.Decision?.Points ?? 0))
            : null;

    public string NameOf(Guid unit) => Totals.FirstOrDefault(t => t.Unit == unit)?.Name ?? "";

    internal AssessmentState Now(AssessmentStatus status, Entry entry) => this with { Status = status, StatusOn = LedgerDay.Of(entry.At) };
}
