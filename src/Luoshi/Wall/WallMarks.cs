using Luoshi.Progress;

namespace Luoshi.Wall;

/// <summary>The signs of a wall chart on paper: lights, steps, closings, bars.</summary>
internal static class WallMarks
{
    public static Ink WordOf(LightColor light) => light switch
    {
        LightColor.Red => Ink.Late,
        LightColor.Yellow => Ink.WarnWord,
        LightColor.Green => Ink.Main,
        _ => Ink.Third,
    };

    /// <summary>The light's shape in a square of that size around a point.</summary>
    public static IEnumerable<Shape> Light(LightColor light, double x, double y, double size)
    {
        var half = size / 2;
        switch (light)
        {
            case LightColor.Red:
                yield return new Box(x - (half * .85), y - (half * .85), size * .85, size * .85, Ink.Late);
                break;
            case LightColor.Yellow:
                yield return new Polygon([(x, y - half), (x + half, y + (half * .8)), (x - half, y + (half * .8))], Ink.Warn);
                break;
            case LightColor.Green:
                yield return new Disc(x, y, half * .85, Ink.Ok);
                break;
            case LightColor.NotYetDue:
                yield return new Disc(x, y, half * .8, null, Ink.Future, size * .12);
                break;
            default:
                foreach (var shape in Shut(x, y, half * .9)) yield return shape;
                break;
        }
    }

    public static IEnumerable<Shape> Shut(double x, double y, double radius)
    {
        yield return new Disc(x, y, radius, Ink.Paper, Ink.Closed, radius * .22);
        yield return new Stroke(x - (radius * .48), y + (radius * .04), x - (radius * .12), y + (radius * .38), Ink.Closed, radius * .22);
        yield return new Stroke(x - (radius * .12), y + (radius * .38), x + (radius * .5), y - (radius * .34), Ink.Closed, radius * .22);
    }

    public static Shape Step(StepStatus status, double x, double y, double radius)
    {
        IReadOnlyList<(double, double)> corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)];
        return status switch
        {
            StepStatus.Met => new Polygon(corners, Ink.Second),
            StepStatus.Missed => new Polygon(corners, Ink.Paper, Ink.Late, radius * .3),
            _ => new Polygon(corners, Ink.Paper, Ink.Second, radius * .3),
        };
    }

    /// <summary>A bar between two edges, its middle on a line.</summary>
    public static IEnumerable<Shape> Bar(WallBar bar, LightColor light, double left, double width, double y, double height)
    {
        double X(double share) => left + (share * width);
        var top = y - (height / 2);
        if (light == LightColor.NotYetDue) yield return new Box(X(bar.From), top, X(bar.To) - X(bar.From), height, Ink.Future, height * .1);
        else yield return new Box(X(bar.From), top, X(bar.To) - X(bar.From), height, bar.Shut is null ? Ink.Bar : Ink.BarClosed);

        if (bar.Fill is { } fill) yield return new Box(X(bar.From), top, X(fill) - X(bar.From), height, light switch { LightColor.Red => Ink.Late, LightColor.Yellow => Ink.BarWarn, _ => Ink.BarFill });
        if (bar.Over is { } over)
            foreach (var shape in Hatch(X(bar.To), top, X(over) - X(bar.To), height)) yield return shape;
        if (bar.Slip is { } slip)
        {
            yield return new Stroke(X(slip), y - height, X(slip), y + height, Ink.Second, height * .16, height * .3);
            yield return new Stroke(X(slip), y - height, X(bar.To), y - height, Ink.Second, height * .16, height * .3);
        }

        if (bar.End is { } end) yield return new Stroke(X(end), y - (height * .95), X(end), y + (height * .95), Ink.Second, height * .22);
    }

    /// <summary>Slanting lines in a rectangle, cut at its edges.</summary>
    private static IEnumerable<Shape> Hatch(double x, double y, double width, double height)
    {
        yield return new Box(x, y, width, height, Ink.Late, height * .08);
        var step = height * .45;
        for (var at = step; at < width + height; at += step)
        {
            // From the lower edge up to the right, at 45 degrees.
            var (fromX, fromY) = at <= height ? (x, y + at) : (x + at - height, y + height);
            var (toX, toY) = at <= width ? (x + at, y) : (x + width, y + at - width);
            yield return new Stroke(fromX, fromY, toX, toY, Ink.Late, height * .14);
        }
    }
}
