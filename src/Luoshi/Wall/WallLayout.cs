using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Wall;

/// <summary>挂图 on paper: what stands where, on as many sheets as it takes for the letters to stay large enough.</summary>
/// <remarks>
/// Rows share a sheet's height evenly, so that a short plan is large and a long one is as small as the sheet allows; what
/// does not fit goes on on another sheet, groups whole where they can be.
/// </remarks>
public sealed class WallLayout
{
    // A row is so many times as high as its letters; not higher than a sheet looks well with.
    private const double RowOfLetter = 1.75;
    private const double TallestRow = 3.6;

    private readonly WallView _view;
    private readonly WallPaper _paper;
    private readonly double _unit;
    private readonly double _margin;
    private readonly bool _isToday;

    private WallLayout(WallView view, WallPaper paper, bool isToday)
    {
        _view = view;
        _paper = paper;
        _isToday = isToday;
        _unit = paper.Letter;
        _margin = Math.Round(paper.Width * .018, 1);
    }

    private double Left => _margin;

    private double Right => _paper.Width - _margin;

    private double HeadTop => _margin + (_unit * 6.2);

    private double RowsTop => HeadTop + HeadHeight;

    private double HeadHeight => _view.Matrix is null ? _unit * 2 : _unit * 11;

    private double RowsBottom => _paper.Height - _margin - (_unit * 2.6);

    /// <summary>The sheets, at least one.</summary>
    /// <param name="isToday">The day is today, not one in the past.</param>
    public static IReadOnlyList<Sheet> Of(WallView view, WallPaper paper, bool isToday)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(paper);
        var layout = new WallLayout(view, paper, isToday);
        return view.Matrix is { } matrix ? new WallMatrixLayout(layout.Frame, matrix).Sheets() : layout.Sheets();
    }

    private WallFrame Frame => new(_view, _paper, _unit, Left, Right, HeadTop, RowsTop, RowsBottom, _isToday);

    private List<Sheet> Sheets()
    {
        var most = Math.Max(1, (int)((RowsBottom - RowsTop) / (_unit * RowOfLetter)));
        var pages = WallPages.Of(_view.Groups, g => g.Rows.Count, most);
        var largest = pages.Max(p => p.Sum(g => g.Count));
        var row = Math.Min((RowsBottom - RowsTop) / Math.Max(1, largest), _unit * TallestRow);
        return [.. pages.Select((page, n) => new Sheet(_paper.Width, _paper.Height, [.. Draw(page, row, n + 1, pages.Count)]))];
    }

    private IEnumerable<Shape> Draw(IReadOnlyList<WallPart> page, double row, int number, int of)
    {
        var frame = Frame;
        var columns = WallColumns.Of(_view.Arrangement, Left, Right, _unit);
        var bottom = RowsTop + (row * page.Sum(p => p.Count));
        foreach (var shape in frame.Head()) yield return shape;
        foreach (var shape in Bands(columns, bottom)) yield return shape;

        var top = RowsTop;
        foreach (var part in page)
        {
            var group = _view.Groups[part.Group];
            foreach (var shape in frame.GroupName(group.Name, columns.Group, columns.Number - columns.Group, top, row * part.Count, part.Count)) yield return shape;
            for (var n = 0; n < part.Count; n++)
                foreach (var shape in Row(columns, group.Rows[part.First + n], top + (n * row), row, last: n == part.Count - 1)) yield return shape;
            top += row * part.Count;
            yield return new Stroke(Left, top, Right, top, Ink.StrongLine, _unit * .05);
        }

        foreach (var shape in Today(columns, bottom)) yield return shape;
        foreach (var shape in frame.Foot(number, of, Legend())) yield return shape;
    }

    private IEnumerable<Shape> Bands(WallColumns columns, double bottom)
    {
        var size = _unit * .78;
        var line = HeadTop + (HeadHeight * .64);
        yield return new Box(Left, HeadTop, Right - Left, HeadHeight, Ink.Band);
        yield return new Box(columns.Group, RowsTop, columns.Number - columns.Group, bottom - RowsTop, Ink.Band);
        var group = _view.Arrangement switch { WallArrangement.Leader => "领导", WallArrangement.Unit => "单位", _ => "板块" };
        var own = _view.Arrangement switch { WallArrangement.Leader => "牵头科室", WallArrangement.Unit => "承担", _ => "分管领导、牵头科室" };
        yield return new Words((columns.Group + columns.Number) / 2, line, group, size, Ink.Second, Anchor: Anchor.Middle);
        yield return new Words(columns.NumberEnd, line, "号", size, Ink.Second, Anchor: Anchor.End);
        yield return new Words(columns.Title, line, "事项", size, Ink.Second);
        yield return new Words(columns.Own, line, own, size, Ink.Second);
        yield return new Words(columns.DueEnd, line, "完成时限", size, Ink.Second, Anchor: Anchor.End);
        yield return new Words(columns.Light, line, "灯", size, Ink.Second);
        yield return new Words(columns.Why, line, "理由", size, Ink.Second);
        yield return new Words(columns.Pen, line, "会上批注", size, Ink.Second);
        for (var month = 0; month < WallYear.Months; month++)
        {
            var x = columns.Track + (columns.TrackWidth * month / WallYear.Months);
            yield return new Stroke(x, HeadTop, x, RowsTop, month % 3 == 0 ? Ink.StrongLine : Ink.Line, _unit * .04);
            yield return new Stroke(x, RowsTop, x, bottom, Ink.Line, _unit * .04);

            // Right of the day's line where that would run through the word.
            var crossed = _view.Year.Holds(_view.AsOf) && _view.AsOf.Month == month + 1 && _view.AsOf.Day <= 20;
            yield return new Words((crossed ? columns.Track + (columns.TrackWidth * _view.Year.Noon(_view.AsOf)) : x) + (_unit * .3), line, $"{month + 1}月", size, Ink.Second);
        }

        var pen = columns.Pen - (_unit * .5);
        yield return new Stroke(pen, HeadTop, pen, bottom, Ink.StrongLine, _unit * .04);
        yield return new Stroke(Left, HeadTop, Right, HeadTop, Ink.Main, _unit * .09);
        yield return new Stroke(Left, RowsTop, Right, RowsTop, Ink.Main, _unit * .06);
    }

    private IEnumerable<Shape> Row(WallColumns columns, WallRow row, double top, double height, bool last)
    {
        var light = row.Light.Color;
        var middle = top + (height / 2);
        var size = Math.Min(_unit * 1.15, height * .5);
        var line = middle + (size * .37);
        if (light == LightColor.Red) yield return new Box(columns.Number, top, Right - columns.Number, height, Ink.LateWash);
        yield return new Words(columns.NumberEnd, line, row.Item.Facts.Numeral, size, Ink.Third, Anchor: Anchor.End);
        foreach (var shape in Fitted(PlanWords.ShortTitle(row.Item.Facts), columns.Title, columns.Own - columns.Title - (_unit * .4), middle, size, Ink.Main)) yield return shape;
        foreach (var shape in Owners(columns, row, middle, size)) yield return shape;
        foreach (var shape in Due(columns, row, line, size)) yield return shape;

        var bar = WallBar.Of(row, _view.Year, _view.AsOf);
        var named = height > _unit * 2.2;
        var track = named && row.Steps.Count > 0 ? middle - (height * .12) : middle;
        var thick = Math.Min(height * .28, _unit * .62);
        foreach (var shape in WallMarks.Bar(bar, light, columns.Track, columns.TrackWidth, track, thick)) yield return shape;
        var free = columns.Track;
        foreach (var step in row.Steps.Where(s => _view.Year.Holds(s.Step.Due)))
        {
            var x = columns.Track + (columns.TrackWidth * _view.Year.Noon(step.Step.Due));
            yield return WallMarks.Step(step.Status, x, track, thick * .75);

            // Its name below it, where it runs into no other.
            var letter = size * .55;
            var half = WordWidth.Of(step.Step.What) * letter / 2;
            if (!named || x - half < free || x + half > columns.Track + columns.TrackWidth + _unit) continue;
            yield return new Words(x, track + (thick * .85) + letter, step.Step.What, letter, step.Status == StepStatus.Missed ? Ink.Late : Ink.Second, Anchor: Anchor.Middle);
            free = x + half + (letter * .5);
        }

        if (bar.Shut is { } shut)
            foreach (var shape in WallMarks.Shut(columns.Track + (columns.TrackWidth * shut), track, thick * .85)) yield return shape;

        foreach (var shape in WallMarks.Light(light, columns.Light + (size * .4), middle, size * .8)) yield return shape;
        yield return new Words(columns.Light + (size * 1.2), line, DutyWords.Of(light), size, WallMarks.WordOf(light), light == LightColor.Red);
        foreach (var shape in Fitted(row.Light.Reason, columns.Why, columns.Pen - columns.Why - (_unit * .7), middle, size, light == LightColor.Red ? Ink.Late : Ink.Second)) yield return shape;
        if (!last) yield return new Stroke(columns.Number, top + height, Right, top + height, Ink.Line, _unit * .035);
    }

    private IEnumerable<Shape> Owners(WallColumns columns, WallRow row, double middle, double size)
    {
        var width = columns.DueEnd - columns.DueWidth - columns.Own - (_unit * .3);
        if (row.Duty is { } duty) return Fitted(DutyWords.Of(duty.State.Role), columns.Own, width, middle, size, Ink.Second);
        var units = string.Join('、', row.Item.Facts.LeadUnits);
        if (_view.Arrangement == WallArrangement.Leader) return Fitted(units, columns.Own, width, middle, size, Ink.Second);
        var leaders = string.Join('、', row.Item.Facts.LeadLeaders.Concat(row.Item.Facts.Leaders).Distinct());
        return Fitted(leaders.Length == 0 ? units : $"{leaders}　{units}", columns.Own, width, middle, size, Ink.Second, leaders.Length);
    }

    private IEnumerable<Shape> Due(WallColumns columns, WallRow row, double line, double size)
    {
        var year = _view.Year.Year;
        if (row.Due is not { } due)
        {
            yield return new Words(columns.DueEnd, line, PlanWords.WithoutDay(row.Item.Facts.Deadline), size, Ink.Second, Anchor: Anchor.End);
            yield break;
        }

        var words = PlanWords.Day(due, year);
        yield return new Words(columns.DueEnd, line, words, size, Ink.Second, Anchor: Anchor.End);
        if (row.FirstDue is not { } first || first == due) yield break;

        // The first date stays, struck through, left of the new one.
        var was = PlanWords.Day(first, year);
        var letter = size * .72;
        var end = columns.DueEnd - (WordWidth.Of(words) * size) - (size * .3);
        yield return new Words(end, line, was, letter, Ink.Third, Anchor: Anchor.End);
        yield return new Stroke(end - (WordWidth.Of(was) * letter), line - (letter * .35), end, line - (letter * .35), Ink.Third, letter * .07);
    }

    /// <summary>Words in one line, or in two smaller ones around the middle of the row.</summary>
    /// <param name="strong">How many letters at the beginning are in the ink that is read.</param>
    private static IEnumerable<Shape> Fitted(string text, double x, double width, double middle, double size, Ink ink, int strong = 0)
    {
        var lines = WordWidth.Of(text) * size <= width ? [text] : WordWidth.Lines(text, width / (size * .78));
        var letter = lines.Count == 1 ? size : size * .78;
        if (lines.Count > 2)
        {
            letter = size * .62;
            lines = WordWidth.Lines(text, width / letter);
        }

        var line = middle + (letter * .37) - ((lines.Count - 1) * letter * .56);
        foreach (var words in lines)
        {
            var head = words[..Math.Min(strong, words.Length)];
            if (head.Length > 0) yield return new Words(x, line, head, letter, Ink.Main);
            if (words.Length > head.Length) yield return new Words(x + (WordWidth.Of(head) * letter), line, words[head.Length..], letter, ink);
            strong = Math.Max(0, strong - words.Length);
            line += letter * 1.12;
        }
    }

    private IEnumerable<Shape> Today(WallColumns columns, double bottom)
    {
        if (!_view.Year.Holds(_view.AsOf)) yield break;
        var x = columns.Track + (columns.TrackWidth * _view.Year.Noon(_view.AsOf));
        var words = $"{(_isToday ? "今天 " : "截至 ")}{_view.AsOf.Month}月{_view.AsOf.Day}日";
        var size = _unit * .8;
        var half = (WordWidth.Of(words) * size / 2) + (size * .4);
        yield return new Stroke(x, HeadTop, x, bottom, Ink.Accent, _unit * .14);
        yield return new Box(x - half, HeadTop - (size * 1.5), half * 2, size * 1.5, Ink.Accent);
        yield return new Words(x, HeadTop - (size * .42), words, size, Ink.Paper, true, Anchor.Middle);
    }

    private IEnumerable<(Func<double, double, IEnumerable<Shape>> Draw, double Width, string Words)> Legend()
    {
        var thick = _unit * .55;
        var width = _unit * 3.6;
        WallBar Bar(double fill, double to = 1, double? over = null, double? slip = null, bool end = false) => new(0, to, fill > 0 ? fill : null, end ? to : null, slip, over, null);
        yield return ((x, y) => WallMarks.Bar(Bar(.6, end: true), LightColor.Green, x, width, y, thick), width, "深色为上报进度，不到今日线为慢；竖线为时限");
        yield return ((x, y) => WallMarks.Bar(Bar(.5), LightColor.Yellow, x, width, y, thick), width, "预警");
        yield return ((x, y) => WallMarks.Bar(Bar(.4, .55, 1), LightColor.Red, x, width, y, thick), width, "滞后，斜线为逾期");
        yield return ((x, y) => WallMarks.Bar(new(.05, .05, null, 1, .05, null, null) { To = 1, From = 1 }, LightColor.Green, x, width, y, thick), width, "首次时限延至新时限");
        yield return ((x, y) => WallMarks.Bar(Bar(0), LightColor.NotYetDue, x, width, y, thick), width, "未到期");
        yield return ((x, y) => [WallMarks.Step(StepStatus.Met, x + (_unit * .5), y, thick * .75)], _unit, "节点已成");
        yield return ((x, y) => [WallMarks.Step(StepStatus.Ahead, x + (_unit * .5), y, thick * .75)], _unit, "节点未到");
        yield return ((x, y) => [WallMarks.Step(StepStatus.Missed, x + (_unit * .5), y, thick * .75)], _unit, "节点逾期");
        yield return ((x, y) => WallMarks.Shut(x + (_unit * .5), y, thick * .8), _unit, "销号");
    }
}

/// <summary>Where the columns of a wall chart on paper begin, millimetres.</summary>
internal sealed record WallColumns(double Group, double Number, double NumberEnd, double Title, double Own, double DueEnd, double DueWidth, double Track, double TrackWidth, double Light, double Why, double Pen)
{
    /// <param name="unit">The smallest letter: columns of words are as wide as their words want, the months take what is left.</param>
    public static WallColumns Of(WallArrangement arrangement, double left, double right, double unit)
    {
        var number = left + (unit * 2.9);
        var numberEnd = number + (unit * 2);
        var title = numberEnd + (unit * .7);
        var own = title + (unit * 16.5);
        var dueWidth = unit * 8.4;
        var dueEnd = own + (unit * (arrangement == WallArrangement.Unit ? 3 : 14)) + dueWidth;
        var track = dueEnd + unit;
        var pen = right - (unit * 8);
        var why = pen - (unit * 15);
        var light = why - (unit * 5.2);
        return new(left, number, numberEnd, title, own, dueEnd, dueWidth, track, light - unit - track, light, why, pen);
    }
}
