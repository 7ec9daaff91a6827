using Luoshi.Ledger;

namespace Luoshi.Assessment;

/// <summary>What points are given for. Nothing else can be counted.</summary>
/// <remarks>
/// The list is closed on purpose: the burden-relief rules for local offices forbid points for time online, for clicks and for
/// the number of uploads, so there is no way to ask for them.
/// </remarks>
public enum Criterion
{
    /// <summary>按时办结: duties claimed or closed by their last day.</summary>
    ClosedInTime,

    /// <summary>按时报送: reports that came by the day they were owed.</summary>
    ReportsInTime,

    /// <summary>报送质量: reports and claims accepted without being returned.</summary>
    ReportsAccepted,

    /// <summary>目标达成: targets reached by the lead unit.</summary>
    TargetsReached,

    /// <summary>问题整改: problems put right and verified in time.</summary>
    ProblemsPutRight,
}

/// <summary>What points are taken off for.</summary>
public enum Deduction
{
    /// <summary>逾期未办结: a duty past its last day that nobody claimed.</summary>
    Overdue,

    /// <summary>被催办.</summary>
    Urged,

    /// <summary>整改逾期: a problem past its day that was not put right.</summary>
    ProblemOverdue,
}

/// <summary>How much a criterion weighs, in points of a hundred.</summary>
public sealed record Weight(Criterion Criterion, decimal Points);

/// <summary>What one case costs, and what all together cost at most, in points.</summary>
public sealed record Fine(Deduction Deduction, decimal Each, decimal Most);

/// <summary>考核办法: how units are scored in a plan. Data, not code: a plan has its own, proposed by a clerk and bound by a head.</summary>
/// <param name="Weights">Together a hundred. A criterion that did not occur for a unit is left out, and the others count for the whole.</param>
/// <param name="Ranking">Whether an order of units may be shown once a score is released.</param>
public sealed record ScoringRules(IReadOnlyList<Weight> Weights, IReadOnlyList<Fine> Fines, bool Ranking)
{
    /// <summary>Most a weight can be, and what all of them are together.</summary>
    public const decimal Full = 100;

    private const decimal MostFine = 30;

    public static ScoringRules Usual { get; } = new(
        [
            new(Criterion.ClosedInTime, 40), new(Criterion.ReportsInTime, 20), new(Criterion.ReportsAccepted, 10),
            new(Criterion.TargetsReached, 20), new(Criterion.ProblemsPutRight, 10),
        ],
        [new(Deduction.Overdue, 1, 10), new(Deduction.Urged, 0.2m, 5), new(Deduction.ProblemOverdue, 1, 10)],
        false);

    /// <summary>A rule that means nothing.</summary>
    public sealed record Invalid(string Field, string Problem) : Refusal("AS001", Problem);

    /// <summary>Something is counted that may not be.</summary>
    public sealed record Forbidden(string Name) : Refusal(
        "AS002", $"“{Name}”不能计分。按为基层减负的规定，在线时长、登录次数、点击、上传数量等不得作为考核内容；可计分的只有{string.Join('、', Enum.GetValues<Criterion>().Select(AssessmentWords.Of))}。");

    public decimal WeightOf(Criterion criterion) => Weights.FirstOrDefault(w => w.Criterion == criterion)?.Points ?? 0;

    public Fine FineOf(Deduction deduction) => Fines.FirstOrDefault(f => f.Deduction == deduction) ?? new(deduction, 0, 0);

    /// <summary>Rules from the names of what is counted, as a form or a file gives them.</summary>
    public static Result<ScoringRules> Parse(IEnumerable<(string Name, decimal? Points)> weights, IEnumerable<(string Name, decimal? Each, decimal? Most)> fines, bool ranking)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(fines);
        var counted = new List<Weight>();
        foreach (var (name, points) in weights)
        {
            if (!Enum.TryParse<Criterion>(name, out var criterion) || !Enum.IsDefined(criterion) || name.Any(char.IsAsciiDigit)) return new Forbidden(name);
            if (points is not { } given) return new Invalid(name, $"{AssessmentWords.Of(criterion)}的分值请填数字。");
            counted.Add(new(criterion, given));
        }

        var taken = new List<Fine>();
        foreach (var (name, each, most) in fines)
        {
            if (!Enum.TryParse<Deduction>(name, out var deduction) || !Enum.IsDefined(deduction) || name.Any(char.IsAsciiDigit)) return new Forbidden(name);
            if (each is not { } one || most is not { } all) return new Invalid(name, $"{AssessmentWords.Of(deduction)}的扣分请填数字。");
            taken.Add(new(deduction, one, all));
        }

        var rules = new ScoringRules([.. counted.OrderBy(w => w.Criterion)], [.. taken.OrderBy(f => f.Deduction)], ranking);
        return rules.Refuse() is { } refusal ? refusal : rules;
    }

    /// <summary>Why they cannot hold; null where they can.</summary>
    public Invalid? Refuse()
    {
        foreach (var weight in Weights)
            if (weight.Points is < 0 or > Full || Math.Round(weight.Points, 1) != weight.Points) return new(weight.Criterion.ToString(), $"{AssessmentWords.Of(weight.Criterion)}的分值请填0至100，最多一位小数。");
        foreach (var fine in Fines)
            if (fine.Each is < 0 or > MostFine || fine.Most is < 0 or > MostFine || fine.Most < fine.Each) return new(fine.Deduction.ToString(), $"{AssessmentWords.Of(fine.Deduction)}：每次扣分和最多扣分请填0至{MostFine:0}，最多扣分不少于一次的扣分。");
        if (Weights.GroupBy(w => w.Criterion).Any(g => g.Count() > 1) || Fines.GroupBy(f => f.Deduction).Any(g => g.Count() > 1)) return new("", "同一项不能写两遍。");
        var sum = Weights.Sum(w => w.Points);
        return sum == Full ? null : new("", $"各项分值合计应为100分，现在是{sum:0.#}分。");
    }

    internal bool SameAs(ScoringRules other) => StateJson.Write(this) == StateJson.Write(other);
}
