using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Wall;

/// <summary>What every sheet of a wall chart has around its rows: title, counts, names of groups, legend, seal.</summary>
/// <param name="Unit">The smallest letter of a row, millimetres; everything else is measured by it.</param>
internal sealed record WallFrame(WallView View, WallPaper Paper, double Unit, double Left, double Right, double HeadTop, double RowsTop, double RowsBottom, bool IsToday)
{
    public IEnumerable<Shape> Head()
    {
        yield return new Box(0, 0, Paper.Width, Paper.Height, Ink.Paper);
        var counts = Counts().ToList();
        var room = counts.OfType<Words>().Min(w => w.X) - Left - (Unit * 3);
        var title = View.Plan.Facts.Title + (View.Plan.Facts.Title.EndsWith("挂图", StringComparison.Ordinal) ? "作战" : "挂图作战");
        var size = Math.Min(Unit * 2.6, room / Math.Max(1, WordWidth.Of(title)));
        yield return new Words(Left, HeadTop - (Unit * 3.3), title, size, Ink.Main, true);
        var items = View.Items == View.OfPlan ? $"{View.Items}项" : $"{View.OfPlan}项中的{View.Items}项";
        string?[] facts = [View.Plan.Facts.DocNumber, $"{items}，截至{PlanWords.Day(View.AsOf)}。灯由规则算出，右侧写明理由。"];
        yield return new Words(Left, HeadTop - (Unit * 1.5), string.Join('　', facts.Where(f => !string.IsNullOrEmpty(f))), Unit, Ink.Second);
        foreach (var shape in counts) yield return shape;
    }

    /// <summary>A group's name down the left edge, upright in one column or two; lying and small where its rows are too low.</summary>
    public IEnumerable<Shape> GroupName(string name, double left, double width, double top, double height, int rows)
    {
        var size = Unit * 1.05;
        var columns = WallGroupName.Columns(name, (int)(height / (size * 1.15) / 1.5));
        var middle = left + (width / 2);
        if (columns is null)
        {
            var letter = Math.Min(size * .72, height / (rows * 1.2));
            var lines = WordWidth.Lines(name, width * .94 / letter);
            if (lines.Count * letter * 1.1 > height) letter *= height / (lines.Count * letter * 1.1);
            for (var n = 0; n < lines.Count; n++)
                yield return new Words(middle, top + (height / 2) + (letter * ((1.1 * n) + .37 - ((lines.Count - 1) * .55))), lines[n], letter, Ink.Main, true, Anchor.Middle);
            yield break;
        }

        // Read from the right, as upright Chinese is.
        for (var c = 0; c < columns.Count; c++)
        {
            var x = middle + (((columns.Count - 1) / 2.0 - c) * size * 1.12);
            var y = top + (height / 2) - (columns[c].Length * size * 1.15 / 2) + (size * .93);
            foreach (var letter in columns[c].EnumerateRunes())
            {
                yield return new Words(x, y, letter.ToString(), size, Ink.Main, true, Anchor.Middle);
                y += size * 1.15;
            }
        }
    }

    /// <param name="legend">Signs with their widths and words.</param>
    public IEnumerable<Shape> Foot(int number, int of, IEnumerable<(Func<double, double, IEnumerable<Shape>> Draw, double Width, string Words)> legend)
    {
        var size = Unit * .78;
        var y = RowsBottom + (Unit * 1.5);
        var x = Left;
        foreach (var (draw, width, words) in legend)
        {
            foreach (var shape in draw(x, y)) yield return shape;
            yield return new Words(x + width + (Unit * .5), y + (size * .37), words, size, Ink.Second);
            x += width + (Unit * 2) + (WordWidth.Of(words) * size);
        }

        string?[] last = [of > 1 ? $"第{number}张，共{of}张" : null, View.Seal is { } seal ? $"台账第{seal.Sequence:N0}条　校验码 {seal.Short}" : null];
        yield return new Words(Right, y + (size * .37), string.Join('　', last.Where(l => l is not null)), size, Ink.Third, Anchor: Anchor.End);
    }

    private IEnumerable<Shape> Counts()
    {
        var y = HeadTop - (Unit * 2.2);
        var x = Right;
        foreach (var light in Enum.GetValues<LightColor>().Reverse())
        {
            var (size, count) = (Unit * 1.3, $"{View.Lights[light]}");
            var name = DutyWords.Of(light);
            x -= WordWidth.Of(name) * size;
            yield return new Words(x, y, name, size, WallMarks.WordOf(light));
            x -= size * .75;
            foreach (var shape in WallMarks.Light(light, x, y - (size * .37), size * .85)) yield return shape;
            x -= size * .7;
            yield return new Words(x, y, count, Unit * 2.2, Ink.Main, true, Anchor.End);
            x -= (WordWidth.Of(count) * Unit * 2.2) + (Unit * 1.6);
        }
    }
}
