using System.Text.RegularExpressions;

namespace Luoshi.Wall;

/// <summary>How a group's name is written down the left edge of a wall chart.</summary>
public static partial class WallGroupName
{
    /// <summary>Upright letters that a row has room for.</summary>
    private const double LettersARow = 1.5;

    /// <summary>The name upright in one column, or in two where it is long; null where even two are too high for its rows and it must lie.</summary>
    public static IReadOnlyList<string>? Columns(string name, int rows)
    {
        ArgumentNullException.ThrowIfNull(name);
        var most = rows * LettersARow;
        if (name.Length <= most) return [name];

        // As it is read, before 与 or 和; else in the middle.
        var half = (name.Length + 1) / 2;
        var joint = Joint().Matches(name).Select(m => m.Index).Where(at => Math.Max(at, name.Length - at) <= most).OrderBy(at => Math.Abs(at - half)).FirstOrDefault(half);
        return Math.Max(joint, name.Length - joint) <= most ? [name[..joint], name[joint..]] : null;
    }

    [GeneratedRegex("(?<=..)(?=[与和及].)")]
    private static partial Regex Joint();
}
