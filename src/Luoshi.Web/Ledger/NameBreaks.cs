using System.Text.RegularExpressions;

namespace Luoshi.Web.Ledger;

/// <summary>Where a long name may go on to the next line of a narrow column: before 与 or 和, as it is read.</summary>
public static partial class NameBreaks
{
    public static IReadOnlyList<string> Parts(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Joint().Split(name);
    }

    [GeneratedRegex("(?<=..)(?=[与和及]..)")]
    private static partial Regex Joint();
}
