using System.Collections;

namespace Luoshi.Progress;

/// <summary>Duties as they are stored; each state is read from its text only once someone looks at it.</summary>
/// <remarks>An item of a city has a duty for every county and hospital, and most acts look at one or two of them.</remarks>
internal sealed class StoredDuties(IReadOnlyList<DutyRow> rows) : IReadOnlyList<DutyState>
{
    public int Count => rows.Count;

    public DutyState this[int index] => rows[index].ToState();

    public IEnumerator<DutyState> GetEnumerator() => rows.Select(r => r.ToState()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
