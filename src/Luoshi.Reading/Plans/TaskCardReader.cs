namespace Luoshi.Reading.Plans;

/// <summary>Reads items set as cards: a small table each, or one under another, with labels beside their words instead of headers over columns.</summary>
internal static class TaskCardReader
{
    /// <summary>Longest label: beyond it a cell is words.</summary>
    private const int LongestLabel = 10;

    /// <summary>Labels that make a card of a table.</summary>
    private const int FewestLabels = 4;

    /// <summary>Items of all cards in order, and the blocks they stand in.</summary>
    public static (List<DraftItem> Items, HashSet<int> Blocks) Read(SourceDocument document, CancellationToken ct)
    {
        var items = new List<DraftItem>();
        var blocks = new HashSet<int>();
        TracedText? section = null;
        for (var block = 0; block < document.Blocks.Count; block++)
        {
            ct.ThrowIfCancellationRequested();
            if (document.Blocks[block] is ParagraphBlock { Text.Length: < 60 } paragraph && Numbering.Read(paragraph.Text) is { Style: MarkerStyle.ChineseComma or MarkerStyle.Chapter } marker)
                section = CleanText.Of(TracedText.Of(paragraph.Text, block).Slice(marker.End));
            if (document.Blocks[block] is not TableBlock table) continue;
            var grid = TableGrid.Of(block, table);
            var cards = Cards(grid);
            if (!cards.Exists(IsCard)) continue;
            blocks.Add(block);
            items.AddRange(cards.Where(IsCard).Select(c => Item(c, section)));
        }

        return (items, blocks);
    }

    /// <summary>Labelled cells, cut into cards where the first label comes again.</summary>
    private static List<List<(ColumnRole Role, TracedText Words)>> Cards(TableGrid grid)
    {
        var cards = new List<List<(ColumnRole Role, TracedText Words)>>();
        ColumnRole? first = null;
        for (var row = 0; row < grid.Rows; row++)
        {
            var cells = grid.Filled(row).ToList();
            for (var i = 0; i + 1 < cells.Count; i++)
            {
                if (Role(cells[i].Text) is not { } role) continue;
                // A header stands over its column: beside it stands another.
                if (Role(cells[i + 1].Text) is not null) break;
                first ??= role;
                if (role == first && (cards.Count == 0 || cards[^1].Exists(l => l.Role == role))) cards.Add([]);
                cards[^1].Add((role, grid.Text(row, cells[i + 1].Column)));
                i++;
            }
        }

        return cards;
    }

    private static bool IsCard(List<(ColumnRole Role, TracedText Words)> card) =>
        card.Count >= FewestLabels && card.Exists(l => HeaderWords.IsWork(l.Role)) && card.Exists(l => HeaderWords.IsResponsibility(l.Role));

    /// <summary>What a label says of the words beside it: 任务编号, 任务名称, 工作目标.</summary>
    private static ColumnRole? Role(string cell)
    {
        var label = cell.Trim().TrimEnd('：', ':');
        if (label.Length > LongestLabel) return null;
        return label.EndsWith("编号", StringComparison.Ordinal) || label.EndsWith("序号", StringComparison.Ordinal) ? ColumnRole.Number
            : label.EndsWith("名称", StringComparison.Ordinal) ? ColumnRole.Task
            : HeaderWords.Match(label);
    }

    private static DraftItem Item(List<(ColumnRole Role, TracedText Words)> card, TracedText? section)
    {
        var name = card.Find(l => l.Role is ColumnRole.Task).Words;
        var cells = card.Where(l => HeaderWords.IsWork(l.Role) && l.Role is not ColumnRole.Task).Select((l, i) => new DraftCell(i, CleanText.Of(l.Words), l.Role is ColumnRole.Goal)).ToList();
        var title = name is null ? TracedText.Empty : CleanText.Of(name);
        var item = new DraftItem
        {
            NoPrinted = card.Find(l => l.Role is ColumnRole.Number).Words is { } number ? number.Trim().Text : "",
            Section = section,
            Title = cells.Count == 0 || title.IsEmpty ? null : title,
            Text = cells.Count == 0 ? title : TracedText.Concat(cells.Select(c => c.Words)),
        };
        item.Cells.AddRange(cells);
        foreach (var (role, words) in card)
        {
            if (HeaderWords.IsResponsibility(role)) OwnerCell.Take(item, role, words);
            item.Places.AddRange(words.Places);
        }

        return item;
    }
}
