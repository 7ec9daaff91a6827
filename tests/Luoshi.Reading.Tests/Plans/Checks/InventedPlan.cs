using Luoshi.Reading.Plans;

namespace Luoshi.Reading.Tests.Plans.Checks;

/// <summary>Small plans of places that do not exist, to be checked: paragraph i holds item i.</summary>
internal sealed class InventedPlan
{
    private readonly List<Block> _blocks = [];
    private readonly List<ReadItem> _items = [];
    private readonly List<ReadItem> _body = [];
    private readonly List<BodyTableLink> _links = [];

    public ReadHeading Heading { get; init; } = new() { Year = 2031, IssuedOn = new DateOnly(2031, 3, 20), Title = TracedText.Of("2031年望川县卫生健康工作要点", 0) };

    /// <summary>A paragraph that is no item.</summary>
    public InventedPlan Paragraph(string text)
    {
        _blocks.Add(new ParagraphBlock(text));
        return this;
    }

    public InventedPlan Table(params string[][] rows)
    {
        _blocks.Add(new TableBlock([.. rows.Select(r => new TableRow([.. r.Select((c, i) => new TableCell(i, c))]))]));
        return this;
    }

    public InventedPlan Item(string text, Func<ReadItem, ReadItem>? with = null) => Add(_items, text, with);

    public InventedPlan Body(string text, Func<ReadItem, ReadItem>? with = null) => Add(_body, text, with);

    public InventedPlan Link(int body, params int[] rows)
    {
        _links.Add(new(body, rows));
        return this;
    }

    /// <summary>Items that raise nothing, so that there is something usual to differ from.</summary>
    public InventedPlan Usual(int count, Func<ReadItem, ReadItem>? with = null)
    {
        // Thirty-odd different words, so that no two of these items are alike.
        const string Words = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥乾坎艮震巽离坤兑";
        for (var i = 0; i < count; i++)
        {
            var (a, b) = (Words[i % Words.Length], Words[(i * 7 + 3) % Words.Length]);
            Item($"{a}{b}事务要理顺。", with);
        }

        return this;
    }

    public IReadOnlyList<Finding> Check() => PlanChecker.Check(
        new SourceDocument("望川县要点.docx", "docx", _blocks, []),
        new PlanReading { Plan = Heading, Items = _items, BodyItems = _body, BodyTableLinks = _links });

    /// <summary>The findings of one code.</summary>
    public IReadOnlyList<Finding> Check(string code) => [.. Check().Where(f => f.Code == code)];

    public static TracedText Words(string text) => TracedText.Of(text, 0);

    public static IReadOnlyList<TracedText> Names(params string[] names) => [.. names.Select(Words)];

    public static ReadDeadline Due(string printed, int year, int month, int day) => new() { Printed = Words(printed), Due = new DateOnly(year, month, day) };

    public static ReadTarget Target(string indicator, decimal value, string unit, string op = ">=") =>
        new() { Indicator = indicator, Op = op, Value = value, Unit = unit, Quote = Words($"{indicator}达到{value}{unit}") };

    private InventedPlan Add(List<ReadItem> to, string text, Func<ReadItem, ReadItem>? with)
    {
        var item = new ReadItem { No = to.Count + 1, NoPrinted = $"{to.Count + 1}", Text = TracedText.Of(text, _blocks.Count) };
        _blocks.Add(new ParagraphBlock(text));
        to.Add(with is null ? item : with(item));
        return this;
    }
}
