namespace Luoshi.Assessment;

/// <summary>One case behind a score: what was counted, and why it counts or not.</summary>
/// <param name="Good">Counts for the unit; false where it does not, or costs points.</param>
/// <param name="Why">In a sentence, with days and figures.</param>
/// <param name="Item">The item it is about; null for none.</param>
/// <param name="Duty">The duty it is about; null for a problem.</param>
public sealed record ScoreCase(bool Good, string Why, Guid? Item, Guid? Duty);

/// <summary>The points of one criterion.</summary>
/// <param name="Weight">What it weighs after those that did not occur were left out.</param>
/// <param name="Good">How many cases count for the unit, of <paramref name="All"/>; a criterion without cases is left out.</param>
public sealed record CriterionScore(Criterion Criterion, decimal Weight, int Good, int All, decimal Points, IReadOnlyList<ScoreCase> Cases);

/// <summary>The points of one deduction.</summary>
/// <param name="Points">What is taken off, not below zero.</param>
public sealed record FineScore(Deduction Deduction, int Times, decimal Points, IReadOnlyList<ScoreCase> Cases);

/// <summary>得分: a unit's points of a hundred, with every point explained.</summary>
/// <param name="Total">To two places; null where nothing was owed yet that could be scored.</param>
public sealed record UnitScore(Guid UnitId, string Unit, decimal? Total, IReadOnlyList<CriterionScore> Parts, IReadOnlyList<FineScore> Fines);
