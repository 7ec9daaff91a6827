namespace Luoshi.Wall;

/// <summary>A sheet that a wall chart is printed on, lying on its long side.</summary>
/// <param name="Name">A3, A2, A1 or A0.</param>
/// <param name="Width">Millimetres.</param>
/// <param name="Height">Millimetres.</param>
/// <param name="Letter">Smallest height of the rows' letters, millimetres: seven and a half where it hangs to be read at two metres, less where it is laid on a table.</param>
public sealed record WallPaper(string Name, double Width, double Height, double Letter)
{
    public static IReadOnlyList<WallPaper> Sizes { get; } =
    [
        new("A3", 420, 297, 2.8),
        new("A2", 594, 420, 4.2),
        new("A1", 841, 594, 6),
        new("A0", 1189, 841, 7.5),
    ];

    /// <summary>A1.</summary>
    public static WallPaper Usual => Sizes[2];

    /// <summary>The sheet of that name; null for none.</summary>
    public static WallPaper? Find(string? name) => Sizes.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
