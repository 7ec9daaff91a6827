namespace Luoshi.Reading.Plans;

/// <summary>What the numbered paragraphs of a document hold.</summary>
/// <param name="Items">Items in order.</param>
/// <param name="Goals">Paragraphs that state goals of the plan as a whole.</param>
/// <param name="Findings">Doubts.</param>
internal sealed record ParagraphItemWords(IReadOnlyList<DraftItem> Items, IReadOnlyList<TracedText> Goals, IReadOnlyList<Finding> Findings);

/// <summary>Reads items out of paragraphs, each with the responsibilities set after it.</summary>
internal static class ParagraphItemReader
{
    public const string SafeguardLeftOut = "RD003";
    public const string NoticeLeftOut = "RD006";

    public static ParagraphItemWords Read(IReadOnlyList<OutlineParagraph> paragraphs, CancellationToken ct)
    {
        var levels = Levels(paragraphs);
        if (levels.All(l => l is null)) return new([], [.. paragraphs.Where(p => SectionWords.StatesGoal(p.Text.Text)).Select(p => p.Text)], []);
        var walk = new ParagraphWalk(paragraphs, levels);
        for (var i = 0; i < paragraphs.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            walk.Take(i);
        }

        return walk.Finish();
    }

    /// <summary>For each paragraph the level of items in force there: one for the document, another for a chapter that has no paragraph of it.</summary>
    private static ItemLevel?[] Levels(IReadOnlyList<OutlineParagraph> paragraphs)
    {
        var chapters = Chapters(paragraphs);
        var work = chapters.Where(c => !HoldsNoItems(paragraphs[c.Start])).SelectMany(c => paragraphs.Skip(c.Start).Take(c.End - c.Start)).ToList();
        var all = ItemLevel.Of(work) ?? ItemLevel.Of(paragraphs);
        var levels = new ItemLevel?[paragraphs.Count];
        Array.Fill(levels, all);
        if (all is not { } level || level.Style is MarkerStyle.ChineseComma) return levels;
        foreach (var (start, end) in chapters)
        {
            var own = paragraphs.Skip(start).Take(end - start).ToList();
            if (level.Style is null ? OwnerEvent.In(own).Count > 0 : own.Exists(p => p.Marker?.Style == level.Style)) continue;
            var inside = own.Count > 0 && IsChapter(own[0]) ? own.Skip(1).ToList() : own;
            Array.Fill(levels, ItemLevel.Of(inside), start, end - start);
        }

        return levels;
    }

    /// <summary>Stretches from one 一、 or 第一章 to the next; what stands in front of the first is one too.</summary>
    private static List<(int Start, int End)> Chapters(IReadOnlyList<OutlineParagraph> paragraphs)
    {
        var chapters = new List<(int, int)>();
        var start = 0;
        for (var i = 1; i <= paragraphs.Count; i++)
        {
            if (i < paragraphs.Count && !IsChapter(paragraphs[i])) continue;
            chapters.Add((start, i));
            start = i;
        }

        return chapters;
    }

    private static bool IsChapter(OutlineParagraph paragraph) => paragraph.Marker?.Style is MarkerStyle.ChineseComma or MarkerStyle.Chapter || paragraph.IsHeading;

    private static bool HoldsNoItems(OutlineParagraph chapter) =>
        IsChapter(chapter) && SectionWords.Bare(ParagraphWalk.LeadOf(chapter.Text)).Text is var title && (SectionWords.HoldsNoWork(title) || SectionWords.IsSafeguard(title));
}
