using Luoshi.Reading.Wording;
using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans;

/// <summary>Reads a plan's heading: title, 发文字号, issuer, place, year, day of issue.</summary>
internal static partial class HeadingReader
{
    /// <summary>Paragraphs in front that may belong to the heading.</summary>
    private const int MostParagraphs = 60;

    public static ReadHeading Read(SourceDocument document, IReadOnlyList<DraftItem> items, IEnumerable<TracedText> deadlines)
    {
        var first = items.SelectMany(i => i.Places.Take(1)).Select(p => p.Block).DefaultIfEmpty(document.Blocks.Count).Min();
        var front = Front(document, first);
        var number = DocNumber(front);
        var titles = TitleReader.Candidates(front);
        var (signer, signed) = Signature(document);
        var printed = Printed(document);
        var (maker, made) = MadeBy(front);
        var issued = signed ?? printed ?? made ?? DateUnderTitle(front);
        var year = PlanYear.Agreed(titles.Select(t => YearIn(t.Text)), YearIn(number?.Text) ?? NumberYear(number?.Text), issued, PlanYear.Common(document, deadlines));
        var title = TitleReader.Choose(titles, year, YearIn);
        var issuer = signer ?? RedHead(front) ?? titles.Select(OrganBefore).FirstOrDefault(o => o is not null) ?? maker;
        title = TitleReader.Issued(title);
        return new()
        {
            Title = title,
            DocNumber = number,
            Issuer = issuer,
            Jurisdiction = JurisdictionReader.Read(issuer, title, [.. items.Select(i => i.Text)]),
            Year = year,
            IssuedOn = issued,
        };
    }

    /// <summary>Paragraphs before the first item or task table; full-width rows above a table's header count too.</summary>
    private static List<(TracedText Text, ParagraphBlock? Block)> Front(SourceDocument document, int first)
    {
        var front = new List<(TracedText, ParagraphBlock?)>();
        for (var block = 0; block <= first && block < document.Blocks.Count && front.Count < MostParagraphs; block++)
        {
            if (document.Blocks[block] is ParagraphBlock paragraph)
            {
                var text = CleanText.Of(TracedText.Of(paragraph.Text, block));
                if (text.IsEmpty) continue;
                if (block < first && Numbering.Read(text.Text) is null) front.Add((text, paragraph));
            }
            else if (document.Blocks[block] is TableBlock table)
            {
                var grid = TableGrid.Of(block, table);
                for (var row = 0; row < grid.Rows && row < 6 && !TaskTableHeader.IsHeader(grid, row); row++)
                    if (grid.Filled(row).ToList() is [var only]) front.Add((CleanText.Of(TracedText.Of(only.Text, block, row, only.Column)), null));
                if (TaskTableHeader.Find(grid) is not null) break;
            }
        }

        return front;
    }

    private static TracedText? DocNumber(List<(TracedText Text, ParagraphBlock? Block)> front)
    {
        foreach (var (text, _) in front)
        {
            var match = Number().Match(text.Text);
            // In a sentence it is the number of another document.
            if (match.Success && (match.Index == 0 || text.Length < 40) && !text.Text.Contains('《', StringComparison.Ordinal) && (!text.Text.Contains('，', StringComparison.Ordinal) || InBrackets(text.Text)))
                return text.Slice(match.Index, match.Length);
        }

        return null;
    }

    /// <summary>The organ over the date at a notice's end.</summary>
    private static (TracedText? Organ, DateOnly? Day) Signature(SourceDocument document)
    {
        TracedText? before = null;
        for (var block = 0; block < document.Blocks.Count; block++)
        {
            if (document.Blocks[block] is not ParagraphBlock paragraph)
            {
                before = null;
                continue;
            }

            var text = CleanText.Of(TracedText.Of(paragraph.Text, block));
            if (text.IsEmpty) continue;
            var day = Day().Match(text.Text);
            if (day.Success && day.Length == text.Length && before is not null && OrganLine().IsMatch(before.Text)) return (before, Date(day));
            if (day.Success && day.Index > 3 && day.Index + day.Length == text.Length && OrganLine().IsMatch(text.Text[..day.Index])) return (text.Slice(0, day.Index), Date(day));
            before = text;
        }

        return (null, null);
    }

    /// <summary>…日印发 in the note at the end.</summary>
    private static DateOnly? Printed(SourceDocument document)
    {
        for (var block = document.Blocks.Count - 1; block >= 0; block--)
        {
            if (document.Blocks[block] is not ParagraphBlock paragraph || !paragraph.Text.Contains("印发", StringComparison.Ordinal)) continue;
            var text = CleanText.Of(TracedText.Of(paragraph.Text, block)).Text;
            if (text.EndsWith("印发", StringComparison.Ordinal) && Day().Match(text) is { Success: true } day) return Date(day);
        }

        return null;
    }

    /// <summary>A line under the title that is one bracket: （某卫发〔2024〕9号，2024年1月29日印发）.</summary>
    private static bool InBrackets(string text) => text.Length is > 2 and < 60 && text[0] is '（' or '(' && text[^1] is '）' or ')';

    /// <summary>编制单位：…　编制日期：… above a table.</summary>
    private static (TracedText? Organ, DateOnly? Day) MadeBy(List<(TracedText Text, ParagraphBlock? Block)> front)
    {
        TracedText? organ = null;
        DateOnly? day = null;
        foreach (var (text, _) in front)
        {
            if (organ is null && MakerLine().Match(text.Text) is { Success: true } maker && OrganLine().IsMatch(maker.Groups["organ"].Value)) organ = text.Slice(maker.Groups["organ"].Index, maker.Groups["organ"].Length);
            if (day is null && MadeLine().Match(text.Text) is { Success: true } made && Day().Match(text.Text, made.Index) is { Success: true } at && at.Index == made.Index + made.Length) day = Date(at);
        }

        return (organ, day);
    }

    private static DateOnly? DateUnderTitle(List<(TracedText Text, ParagraphBlock? Block)> front)
    {
        foreach (var (text, _) in front)
            if ((text.Length < 24 || InBrackets(text.Text)) && Day().Match(text.Text) is { Success: true } day) return Date(day);
        return null;
    }

    /// <summary>The organ whose name stands over the document: 某市卫生健康委员会文件.</summary>
    private static TracedText? RedHead(List<(TracedText Text, ParagraphBlock? Block)> front)
    {
        for (var i = 0; i < front.Count && i < 6; i++)
        {
            var text = front[i].Text;
            if (!text.Text.EndsWith("文件", StringComparison.Ordinal) || text.Length > 40) continue;
            var organ = text.Slice(0, text.Length - 2);
            if (i > 0 && front[i - 1].Text.Length < 16 && !Numbered().IsMatch(front[i - 1].Text.Text)) organ = TracedText.Concat([front[i - 1].Text, organ]);
            return organ.IsEmpty ? null : organ;
        }

        return null;
    }

    private static TracedText? OrganBefore(TracedText? title)
    {
        if (title is null) return null;
        var about = title.Text.IndexOf("关于", StringComparison.Ordinal);
        if (about < 0) about = Year().Match(title.Text) is { Success: true } year ? year.Index : -1;
        if (about < 4) return null;
        var organ = title.Slice(0, about);
        return OrganLine().IsMatch(organ.Text) ? organ : null;
    }

    /// <summary>2023 of 〔2023〕.</summary>
    private static int? NumberYear(string? number) => number is not null && Numbered().Match(number) is { Success: true, Length: > 4 } match ? Digits.Int(match.Value.AsSpan()[^4..]) : null;

    private static int? YearIn(string? text) => text is not null && Year().Match(text) is { Success: true } match ? Digits.Int(match.Groups[1].ValueSpan) : null;

    private static DateOnly? Date(Match day)
    {
        var year = Figure(day.Groups["y"].Value);
        var month = Figure(day.Groups["m"].Value);
        var date = Figure(day.Groups["d"].Value);
        return year is > 1900 and < 2100 && month is >= 1 and <= 12 && date >= 1 && date <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, date) : null;
    }

    /// <summary>2023 or 二〇二三, 12 or 十二.</summary>
    private static int Figure(string figure)
    {
        if (figure.All(char.IsAsciiDigit)) return Digits.Int(figure);
        const string digits = "〇一二三四五六七八九";
        if (figure.Length != 4) return Numbering.Alone(figure) ?? 0;
        var value = 0;
        foreach (var c in figure.Replace('○', '〇').Replace('零', '〇'))
        {
            var digit = digits.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0) return 0;
            value = (value * 10) + digit;
        }

        return value;
    }

    [GeneratedRegex(@"[\u4e00-\u9fa5]{2,16}[〔［\[（(【﹝]\s*(19|20)\d\d\s*[〕］\]）)】﹞]\s*第?\s*\d{1,4}\s*号")]
    internal static partial Regex Number();

    [GeneratedRegex(@"[〔［\[（(【﹝]\s*(19|20)\d\d|号$")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^[^，。、；：《》\d]{2,28}(委员会|局|委|党组|党委|办公室|人民政府|政府|领导小组|指挥部|管委会|医院|中心|办)$")]
    internal static partial Regex OrganLine();

    [GeneratedRegex(@"(?:编制|制定|制发|印发|发文|发布|制表|填报|填表)(?:单位|机关|部门|机构)[：:]\s*(?<organ>[^，。、；：《》\d\s]{2,24}?(?:委员会|局|委|党组|党委|办公室|人民政府|领导小组|指挥部|管委会|医院|中心))(?=\s|$|编制|制定|制发|印发|发文|发布|制表|日期|时间|说明|[（(，。；])")]
    private static partial Regex MakerLine();

    [GeneratedRegex(@"(?:编制|制定|制发|印发|发文|发布|制表|成文)(?:日期|时间)[：:]\s*")]
    private static partial Regex MadeLine();

    [GeneratedRegex(@"(?<y>(19|20)\d\d|[二一][〇○零九][〇○零一二三四五六七八九]{2})年(?<m>\d{1,2}|[一二三四五六七八九十]{1,2})月(?<d>\d{1,2}|[一二三四五六七八九十]{1,3})日")]
    internal static partial Regex Day();

    [GeneratedRegex(@"((?:19|20)\d\d)\s*年")]
    private static partial Regex Year();
}
