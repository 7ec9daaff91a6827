using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Wall;

/// <summary>The matrix on paper: items down, units across, on as many sheets as both take.</summary>
internal sealed class WallMatrixLayout(WallFrame frame, WallMatrix matrix)
{
    private const double RowOfLetter = 1.75;
    private const double TallestRow = 3;

    private double Unit => frame.Unit;

    private double Cells => frame.Left + (Unit * 28);

    public IReadOnlyList<Sheet> Sheets()
    {
        var cell = Unit * 1.75;
        var across = Math.Max(1, (int)((frame.Right - Cells) / cell));
        var down = Math.Max(1, (int)((frame.RowsBottom - frame.RowsTop) / (Unit * RowOfLetter)));
        var pages = WallPages.Of(matrix.Sections, s => s.Rows.Count, down);
        var row = Math.Min((frame.RowsBottom - frame.RowsTop) / Math.Max(1, pages.Max(p => p.Sum(g => g.Count))), Unit * TallestRow);
        var wide = Math.Max(1, (matrix.Columns.Count + across - 1) / across);
        var each = (matrix.Columns.Count + wide - 1) / wide;
        cell = Math.Min((frame.Right - Cells) / Math.Max(1, each), Unit * 3);
        return [.. pages.SelectMany((page, p) => Enumerable.Range(0, wide).Select(w =>
            new Sheet(frame.Paper.Width, frame.Paper.Height, [.. Draw(page, w * each, Math.Min(each, matrix.Columns.Count - (w * each)), row, cell, (p * wide) + w + 1, pages.Count * wide)])))];
    }

    private IEnumerable<Shape> Draw(IReadOnlyList<WallPart> page, int first, int count, double row, double cell, int number, int of)
    {
        var bottom = frame.RowsTop + (row * page.Sum(p => p.Count));
        var (numberX, right) = (frame.Left + (Unit * 2.9), Cells + (count * cell));
        foreach (var shape in frame.Head()) yield return shape;
        yield return new Box(frame.Left, frame.HeadTop, right - frame.Left, frame.RowsTop - frame.HeadTop, Ink.Band);
        yield return new Box(frame.Left, frame.RowsTop, numberX - frame.Left, bottom - frame.RowsTop, Ink.Band);
        yield return new Words(numberX + (Unit * 2.7), frame.RowsTop - (Unit * .7), "事项", Unit * .8, Ink.Second);
        yield return new Words(Cells - (Unit * 5), frame.RowsTop - (Unit * .7), "灯", Unit * .8, Ink.Second);
        for (var c = 0; c < count; c++)
        {
            var x = Cells + (c * cell);
            yield return new Stroke(x, frame.HeadTop, x, bottom, Ink.Line, Unit * .04);
            foreach (var shape in UnitName(matrix.Columns[first + c].Name, x + (cell / 2))) yield return shape;
        }

        var top = frame.RowsTop;
        foreach (var part in page)
        {
            var (section, rows) = matrix.Sections[part.Group];
            foreach (var shape in frame.GroupName(section, frame.Left, numberX - frame.Left, top, row * part.Count, part.Count)) yield return shape;
            for (var n = 0; n < part.Count; n++)
            {
                foreach (var shape in Row(rows[part.First + n], first, count, numberX, top + (n * row), row, cell)) yield return shape;
                yield return new Stroke(numberX, top + ((n + 1) * row), right, top + ((n + 1) * row), Ink.Line, Unit * .035);
            }

            top += row * part.Count;
            yield return new Stroke(frame.Left, top, right, top, Ink.StrongLine, Unit * .05);
        }

        yield return new Stroke(frame.Left, frame.HeadTop, right, frame.HeadTop, Ink.Main, Unit * .09);
        yield return new Stroke(frame.Left, frame.RowsTop, right, frame.RowsTop, Ink.Main, Unit * .06);
        foreach (var shape in frame.Foot(number, of, Legend())) yield return shape;
    }

    private IEnumerable<Shape> UnitName(string name, double x)
    {
        // As tall as the head allows, from its foot upwards.
        var size = Math.Min(Unit * .85, (frame.RowsTop - frame.HeadTop - (Unit * .8)) / (name.Length * 1.1));
        var y = frame.RowsTop - (Unit * .5) - ((name.Length - 1) * size * 1.1);
        foreach (var letter in name.EnumerateRunes())
        {
            yield return new Words(x, y, letter.ToString(), size, Ink.Second, Anchor: Anchor.Middle);
            y += size * 1.1;
        }
    }

    private IEnumerable<Shape> Row(WallMatrixRow row, int first, int count, double numberX, double top, double height, double cell)
    {
        var light = row.Item.Light.Color;
        var middle = top + (height / 2);
        var size = Math.Min(Unit * 1.1, height * .5);
        if (light == LightColor.Red) yield return new Box(numberX, top, Cells + (count * cell) - numberX, height, Ink.LateWash);
        yield return new Words(numberX + (Unit * 2), middle + (size * .37), row.Item.Facts.Numeral, size, Ink.Third, Anchor: Anchor.End);
        var title = PlanWords.ShortTitle(row.Item.Facts);
        var letter = Math.Min(size, Unit * 16.5 / Math.Max(1, WordWidth.Of(title)));
        yield return new Words(numberX + (Unit * 2.7), middle + (letter * .37), title, letter, Ink.Main);
        foreach (var shape in WallMarks.Light(light, Cells - (Unit * 4.6), middle, size * .8)) yield return shape;
        yield return new Words(Cells - (Unit * 3.75), middle + (size * .37), DutyWords.Of(light), size, WallMarks.WordOf(light), light == LightColor.Red);
        for (var c = 0; c < count; c++)
        {
            if (row.Cells[first + c] is not { } found) continue;
            var x = Cells + (c * cell) + (cell / 2);
            foreach (var shape in WallMarks.Light(found.Duty.Light.Color, x, middle, size * .85)) yield return shape;
            if (found.Role == DutyRole.Lead) yield return new Stroke(x - (cell * .38), top + (height * .88), x + (cell * .38), top + (height * .88), Ink.Third, Unit * .12);
        }
    }

    private IEnumerable<(Func<double, double, IEnumerable<Shape>> Draw, double Width, string Words)> Legend()
    {
        foreach (var light in Enum.GetValues<LightColor>())
            yield return ((x, y) => WallMarks.Light(light, x + (Unit * .5), y, Unit * .8), Unit, DutyWords.Of(light));
        yield return ((x, y) => [new Stroke(x, y, x + (Unit * 1.4), y, Ink.Third, Unit * .12)], Unit * 1.4, "加底线的格子由该单位牵头");
    }
}
