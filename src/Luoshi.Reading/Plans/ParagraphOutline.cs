using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans;

/// <summary>A paragraph of the document with what its looks say.</summary>
/// <param name="Block">Index of its block.</param>
/// <param name="Text">Its words, layout taken out.</param>
/// <param name="Raw">Its words as set: white space may part labels and names.</param>
/// <param name="Marker">The number it begins with; null for none.</param>
/// <param name="Kind">What it is.</param>
/// <param name="HeadingLevel">Outline level where the format marks headings.</param>
/// <param name="Bold">Characters at its start set bold.</param>
internal sealed record OutlineParagraph(int Block, TracedText Text, TracedText Raw, Marker? Marker, ParagraphKind Kind, int HeadingLevel, int Bold)
{
    private (TracedText Text, IReadOnlyList<ResponsibilityNote> Notes)? _bare;

    /// <summary>Its words without the responsibilities at their end, and what those say.</summary>
    /// <remarks>They come off as set, for white space parts them; the words are then cleaned.</remarks>
    public (TracedText Text, IReadOnlyList<ResponsibilityNote> Notes) WithoutOwners => _bare ??= TakeOff();

    /// <summary>Whether it says itself who answers.</summary>
    public bool HasOwners => Kind is ParagraphKind.Plain && WithoutOwners.Notes.Count > 0;

    private (TracedText, IReadOnlyList<ResponsibilityNote>) TakeOff()
    {
        var (text, notes) = ResponsibilityNotes.TakeOff(Raw);
        return (notes.Count == 0 ? Text : CleanText.Of(text), notes);
    }

    /// <summary>A heading without a number: marked as one by the format, or set alone in 【】.</summary>
    public bool IsHeading =>
        Marker is null && Kind is ParagraphKind.Plain && Text.Length < 60 && (HeadingLevel is > 1 and < 4 || Text.Text[0] is '【' && Text.Text[^1] is '】' && Text.Text.IndexOf('】', StringComparison.Ordinal) == Text.Length - 1);
}

/// <summary>What a paragraph is.</summary>
internal enum ParagraphKind
{
    Plain,

    /// <summary>A line or a bracket that says only who and by when.</summary>
    Responsibility,

    /// <summary>A signature, a date, 附件, 抄送: the plan's words end here.</summary>
    End,

    /// <summary>A note to the whole: 备注.</summary>
    Note,

    /// <summary>名词解释 and the paragraphs after it.</summary>
    Glossary,
}

/// <summary>Looks at every paragraph once and says what it is.</summary>
internal static partial class ParagraphOutline
{
    public static IReadOnlyList<OutlineParagraph> Of(SourceDocument document, CancellationToken ct)
    {
        var paragraphs = new List<OutlineParagraph>();
        var glossary = false;
        var foot = PageFoot(document);
        for (var block = 0; block < document.Blocks.Count; block++)
        {
            ct.ThrowIfCancellationRequested();
            if (document.Blocks[block] is not ParagraphBlock paragraph || string.IsNullOrWhiteSpace(paragraph.Text)) continue;
            var raw = TracedText.Of(paragraph.Text, block).Trim();
            var text = CleanText.Of(raw);
            if (text.IsEmpty) continue;
            glossary = GlossaryTitle().IsMatch(text.Text) || (glossary && !(Numbering.Read(text.Text) is { Style: MarkerStyle.ChineseComma or MarkerStyle.Chapter }) && !Ending().IsMatch(text.Text));
            var kind = block >= foot ? ParagraphKind.End : glossary ? ParagraphKind.Glossary : Kind(text, raw, paragraph);
            paragraphs.Add(new(block, text, raw, kind is ParagraphKind.Plain ? Numbering.Read(text.Text) ?? Numbering.Spaced(raw.Text) : null, kind, paragraph.HeadingLevel, paragraph.BoldPrefix));
        }

        return paragraphs;
    }

    /// <summary>名词解释 set alone, with or without 附件 in front.</summary>
    public static bool IsGlossaryTitle(string text) => GlossaryTitle().IsMatch(text);

    /// <summary>The block at which what a web page sets under an article begins; numbered paragraphs before it outweigh those after it.</summary>
    private static int PageFoot(SourceDocument document)
    {
        var from = document.Blocks.Count;
        int before = 0, after = 0;
        for (var block = 0; block < document.Blocks.Count; block++)
        {
            if (document.Blocks[block] is not ParagraphBlock paragraph)
            {
                if (from == document.Blocks.Count) before++;
                else after++;
                continue;
            }

            if (from == document.Blocks.Count && before > 0 && paragraph.Text.Length < 80 && FootWords().IsMatch(paragraph.Text.Trim())) from = block;
            if (Numbering.Read(paragraph.Text) is null) continue;
            if (from == document.Blocks.Count) before++;
            else after++;
        }

        return before > after * 2 ? from : document.Blocks.Count;
    }

    private static ParagraphKind Kind(TracedText text, TracedText raw, ParagraphBlock paragraph)
    {
        if (ResponsibilityNotes.StartsWithLabel(raw.Text)) return ParagraphKind.Responsibility;
        if (text.Length < 200 && ResponsibilityNotes.WholeBracket(text).Count > 0) return ParagraphKind.Responsibility;
        if (Remark().IsMatch(text.Text)) return ParagraphKind.Note;
        if (paragraph.HeadingLevel > 0 || Numbering.Read(text.Text) is not null) return ParagraphKind.Plain;
        if (Ending().IsMatch(text.Text) || (paragraph.Alignment is "right" && text.Length < 40)) return ParagraphKind.End;
        return ParagraphKind.Plain;
    }

    [GeneratedRegex(@"^(上一[篇条页]|下一[篇条页])\s*[：:]|^(相关(链接|阅读|文章|新闻|信息|文件|解读|附件下载|稿件)|延伸阅读|推荐阅读|分享到|【?打印本页】?|【?关闭窗口】?|扫一扫.*|版权所有.*|网站标识码.*)\s*[：:]?$")]
    private static partial Regex FootWords();

    [GeneratedRegex(@"^[（(]?(名词解释|名词注释|名词说明|术语解释|有关名词)(和|及|与)?(有关)?(说明|解释)?[）)]?[：:]?$|^附件?\d*[：:]?\s*名词解释$")]
    private static partial Regex GlossaryTitle();

    [GeneratedRegex(@"^[（(]?\s*(备注|注|说明)\s*[：:]")]
    private static partial Regex Remark();

    [GeneratedRegex(@"^(附\s*件\s*\d*\s*([：:.．].*)?|附\s*件\s*\d+[^。，；]{2,40}|附[：:].*|抄\s*[送报][：:].*|主\s*送[：:].*|[^，。：；]{4,40}(\d{4}|二〇\S\S)年\d{1,2}月\d{1,2}日印发|[（(]?此件.{2,12}[）)]?|.{0,12}((19|20)\d\d|[〇○一二三四五六七八九]{4})\s*年\s*[0-9一二三四五六七八九十]{1,3}\s*月\s*[0-9一二三四五六七八九十]{1,3}\s*日(印发)?|[^，。、；：]{3,30}(委员会|局|党组|党委|办公室|人民政府|领导小组|指挥部|管委会|医院|中心))$")]
    private static partial Regex Ending();
}
