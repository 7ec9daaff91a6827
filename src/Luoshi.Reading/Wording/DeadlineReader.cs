namespace Luoshi.Reading.Wording;

/// <summary>Reads a printed deadline such as 12月底前, 长期坚持 or 一季度一督查一通报.</summary>
public static class DeadlineReader
{
    public static DeadlineWords Read(TracedText printed, int planYear)
    {
        ArgumentNullException.ThrowIfNull(printed);
        return new(new ReadDeadline { Printed = printed }, []);
    }
}

/// <summary>What a deadline's words say.</summary>
public sealed record DeadlineWords(ReadDeadline Deadline, IReadOnlyList<Finding> Findings);
