namespace Luoshi.Assessment;

/// <summary>What a score has to know of a problem that a supervision round found.</summary>
/// <param name="Unit">The unit that has to put it right.</param>
/// <param name="Item">The item it is tied to; null for none.</param>
/// <param name="By">The last day for it.</param>
/// <param name="RightOn">The day the unit handed in what was then found true; null while it was not.</param>
public sealed record ScoredProblem(int No, Guid? Unit, Guid? Item, DateOnly? By, DateOnly? RightOn);
