using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Luoshi.Sheets;

/// <summary>A value in a cell: words, a number, or a day.</summary>
public readonly record struct SheetValue(string Words, decimal? Number = null, DateOnly? Day = null, uint Look = SheetLook.Wrapped)
{
    public SheetValue(int number)
        : this("", number, null, SheetLook.Number)
    {
    }

    public SheetValue(DateOnly day)
        : this("", null, day, SheetLook.Date)
    {
    }
}

/// <summary>A column of a sheet.</summary>
/// <param name="Width">In Excel's units: a Chinese character takes two.</param>
/// <param name="Choices">The words its cells are chosen from; null for any.</param>
public sealed record SheetColumn(string Head, double Width, IReadOnlyList<string>? Choices = null)
{
    /// <summary>There for the program, not for the reader.</summary>
    public bool IsHidden { get; init; }

    /// <summary>To be filled in; where a sheet has such columns, its other cells are locked against slips, without a password.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Only whole numbers from one to another; null for any.</summary>
    public (int From, int To)? Whole { get; init; }
}

/// <summary>The rows of a sheet under one header: frozen, filtered, wrapped, with room for their words.</summary>
public sealed class SheetRows
{
    /// <summary>Most characters Excel takes in a cell.</summary>
    private const int MostCharacters = 32_767;

    /// <summary>Height of a line of words, and the tallest row Excel shows, in points.</summary>
    private const double Line = 15, Tallest = 409;

    /// <summary>Rows below the last one that get drop-downs too.</summary>
    private const int RowsToCome = 500;

    private readonly List<IReadOnlyList<SheetValue>> _rows = [];
    private readonly List<(int Column, int Across, int Row, int Down)> _merges = [];
    private readonly List<(int Column, int Row, IReadOnlyList<string> Choices)> _choices = [];

    /// <summary>Number the next row will have; the header is row 1.</summary>
    public int Next => _rows.Count + 2;

    public void Add(IReadOnlyList<SheetValue> cells) => _rows.Add(cells);

    /// <summary>Shows the cells from one column and row, so many across and down, as one.</summary>
    public void Merge(int column, int row, int across, int down)
    {
        if (across > 1 || down > 1) _merges.Add((column, Math.Max(across, 1), row, Math.Max(down, 1)));
    }

    /// <summary>The words that one cell is chosen from.</summary>
    public void Choose(int column, int row, IReadOnlyList<string> choices) => _choices.Add((column, row, choices));

    public void Write(WorksheetPart part, IReadOnlyList<SheetColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(columns);
        var covered = _merges.SelectMany(m => Enumerable.Range(m.Row, m.Down).SelectMany(r => Enumerable.Range(m.Column, m.Across).Select(c => (Column: c, Row: r))).Skip(1)).ToHashSet();
        var data = new SheetData(new Row(columns.Select((c, i) => Text(i, 1, c.Head, SheetLook.Header))) { RowIndex = 1, Height = 24, CustomHeight = true });
        for (var i = 0; i < _rows.Count; i++)
        {
            var number = i + 2;
            var height = Math.Clamp(_rows[i].Select((v, at) => at < columns.Count && !columns[at].IsHidden && !covered.Contains((at, number)) && v.Look is SheetLook.Wrapped or SheetLook.Given ? Lines(v.Words, columns[at].Width) : 1).Max() * Line + 3, 18, Tallest);
            data.Append(new Row(_rows[i].Select((v, at) => covered.Contains((at, number)) ? Empty(at, number, v.Look) : Cell(at, number, v))) { RowIndex = (uint)number, Height = height, CustomHeight = true });
        }

        var sheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0, ShowGridLines = false }),
            new Columns(columns.Select((c, i) => new Column { Min = (uint)(i + 1), Max = (uint)(i + 1), Width = c.Width, CustomWidth = true, Hidden = c.IsHidden ? true : null })),
            data);

        // Widths, heights and the order of rows stay free: only what stands in the cells is kept.
        if (columns.Any(c => c.IsOpen)) sheet.Append(new SheetProtection { Sheet = true, FormatColumns = false, FormatRows = false, Sort = false, AutoFilter = false });
        if (_merges.Count > 0) sheet.Append(new MergeCells(_merges.Select(m => new MergeCell { Reference = $"{Name(m.Column)}{m.Row}:{Name(m.Column + m.Across - 1)}{m.Row + m.Down - 1}" })));
        if (DropDowns(columns) is { } choices) sheet.Append(choices);
        sheet.Append(new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.5, Header = 0.3, Footer = 0.3 });
        sheet.Append(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        sheet.Append(new HeaderFooter(new OddFooter("&C第 &P 页，共 &N 页")));
        part.Worksheet = sheet;
    }

    private DataValidations? DropDowns(IReadOnlyList<SheetColumn> columns)
    {
        var last = Next + RowsToCome;
        List<DataValidation> all = [];
        for (var i = 0; i < columns.Count; i++)
        {
            var (column, cells) = (columns[i], $"{Name(i)}2:{Name(i)}{last}");
            if (column.Choices is { } choices) all.Add(OneOf(choices, column.Head, cells));
            if (column.Whole is { } whole)
            {
                all.Add(new DataValidation(new Formula1(whole.From.ToString(CultureInfo.InvariantCulture)), new Formula2(whole.To.ToString(CultureInfo.InvariantCulture)))
                {
                    Type = DataValidationValues.Whole,
                    Operator = DataValidationOperatorValues.Between,
                    AllowBlank = true,
                    ShowErrorMessage = true,
                    ErrorTitle = column.Head,
                    Error = $"请填{whole.From}到{whole.To}的整数。",
                    SequenceOfReferences = new ListValue<StringValue> { InnerText = cells },
                });
            }
        }

        all.AddRange(_choices.Select(c => OneOf(c.Choices, columns[c.Column].Head, $"{Name(c.Column)}{c.Row}")));
        return all.Count == 0 ? null : new DataValidations(all) { Count = (uint)all.Count };
    }

    private static DataValidation OneOf(IReadOnlyList<string> choices, string head, string cells) => new(new Formula1($"\"{string.Join(',', choices)}\""))
    {
        Type = DataValidationValues.List,
        AllowBlank = true,
        ShowErrorMessage = true,
        ErrorTitle = head,
        Error = $"请从下拉的里选：{string.Join('、', choices)}",
        SequenceOfReferences = new ListValue<StringValue> { InnerText = cells },
    };

    private static Cell Cell(int column, int row, SheetValue value)
    {
        if (value.Number is { } number) return new Cell(new CellValue(number)) { CellReference = $"{Name(column)}{row}", StyleIndex = value.Look };
        if (value.Day is { } day) return new Cell(new CellValue(day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture))) { CellReference = $"{Name(column)}{row}", StyleIndex = value.Look };
        return value.Words.Length == 0 ? Empty(column, row, value.Look) : Text(column, row, value.Words, value.Look);
    }

    private static Cell Empty(int column, int row, uint look) => new() { CellReference = $"{Name(column)}{row}", StyleIndex = look };

    /// <summary>Always words, also where they begin with = as a formula would.</summary>
    private static Cell Text(int column, int row, string words, uint look) =>
        new(new InlineString(new Text(Sound(words)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, CellReference = $"{Name(column)}{row}", StyleIndex = look };

    /// <summary>Without characters that markup cannot hold.</summary>
    private static string Sound(string words)
    {
        var kept = words.Length > MostCharacters ? words[..(MostCharacters - 1)] + "…" : words;
        return kept.All(c => c >= ' ' && c < '\uD800' || c is '\n' or '\t' || c is >= '\uE000' and <= '\uFFFD') ? kept
            : string.Concat(kept.EnumerateRunes().Where(r => r.Value is (>= ' ' or '\n' or '\t') and not (0xFFFE or 0xFFFF)).Select(r => r.ToString()));
    }

    /// <summary>Lines the words take in a column so wide: a Chinese character takes two of its units.</summary>
    private static int Lines(string words, double width) =>
        words.Split('\n').Sum(l => Math.Max(1, (int)Math.Ceiling(TextWidth.Of(l) / Math.Max(1, width - 1.5))));

    /// <summary>A, B, … Z, AA, AB …: a column as Excel names it, counted from 0.</summary>
    private static string Name(int column) => column < 26 ? ((char)('A' + column)).ToString() : Name((column / 26) - 1) + Name(column % 26);
}

/// <summary>How the cells of the workbook look, by the number of their format.</summary>
public static class SheetLook
{
    public const uint Header = 1, Wrapped = 2, Number = 3, Date = 4, Centred = 5;

    /// <summary>Grey, for what is only read; and white, for what is filled in: words, a number.</summary>
    public const uint Given = 6, Fill = 7, FillNumber = 8;

    public static Stylesheet Styles()
    {
        var top = new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true };
        var middle = new Alignment { Vertical = VerticalAlignmentValues.Center, Horizontal = HorizontalAlignmentValues.Center, WrapText = true };
        var above = new Alignment { Vertical = VerticalAlignmentValues.Top, Horizontal = HorizontalAlignmentValues.Center };
        return new Stylesheet(
            new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy-mm-dd" }),
            new Fonts(new Font(new FontSize { Val = 10.5 }, new FontName { Val = "宋体" }), new Font(new Bold(), new FontSize { Val = 10.5 }, new FontName { Val = "宋体" })),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE8EEF4" }) { PatternType = PatternValues.Solid }), new Fill(new PatternFill(new ForegroundColor { Rgb = "FFF3F4F5" }) { PatternType = PatternValues.Solid })),
            new Borders(new Border(), Thin()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                Format(middle, 0, 1, 2),
                Format(top, 0, 0, 0),
                Format(above, 0, 0, 0),
                Format(above, 164, 0, 0),
                Format(middle, 0, 1, 0),
                Format(top, 0, 0, 3),
                Open(Format(top, 0, 0, 0)),
                Open(Format(above, 0, 0, 0))));
    }

    private static CellFormat Format(Alignment alignment, uint number, uint font, uint fill) =>
        new((Alignment)alignment.CloneNode(true)) { NumberFormatId = number, FontId = font, FillId = fill, BorderId = 1, ApplyNumberFormat = number > 0, ApplyFont = true, ApplyFill = fill > 0, ApplyBorder = true, ApplyAlignment = true };

    private static CellFormat Open(CellFormat format)
    {
        format.Append(new Protection { Locked = false });
        format.ApplyProtection = true;
        return format;
    }

    private static Border Thin() => new(
        new LeftBorder(Grey()) { Style = BorderStyleValues.Thin },
        new RightBorder(Grey()) { Style = BorderStyleValues.Thin },
        new TopBorder(Grey()) { Style = BorderStyleValues.Thin },
        new BottomBorder(Grey()) { Style = BorderStyleValues.Thin });

    private static Color Grey() => new() { Rgb = "FFB8C0C8" };
}
