using Luoshi.Papers;

namespace Luoshi.Bulletins;

/// <summary>Which paper the supervising office writes.</summary>
public enum PaperKind
{
    /// <summary>通报: to all units, as of a day.</summary>
    Bulletin,

    /// <summary>督办单: to one unit.</summary>
    Notice,

    /// <summary>报告: upward, by the quarter.</summary>
    Report,

    /// <summary>专报: one page for one leader.</summary>
    Briefing,
}

/// <summary>How earnest a supervision notice is.</summary>
public enum NoticeDegree
{
    /// <summary>提醒.</summary>
    Remind,

    /// <summary>预警.</summary>
    Warn,

    /// <summary>责令.</summary>
    Order,
}

/// <summary>A paragraph of a paper, with the entries of the ledger that it rests on.</summary>
/// <param name="Because">Sequences of entries; none for words that state no fact of the ledger.</param>
/// <param name="Item">The item in whose history they stand; null for none or several.</param>
public sealed record PaperLine(string Text, PaperLevel Level = PaperLevel.Text, IReadOnlyList<long>? Because = null, Guid? Item = null);

/// <summary>A part of a paper's text that is edited as one.</summary>
/// <param name="Key">Its name in entries and templates.</param>
/// <param name="Name">Its name on screen.</param>
public sealed record PaperSection(string Key, string Name, IReadOnlyList<PaperLine> Lines);

/// <summary>A table annexed to a paper.</summary>
/// <param name="Key">Its name in templates.</param>
/// <param name="Items">The item of each row; null where a row is about none.</param>
/// <param name="Grounds">What each row rests on; null where the table says nothing but figures.</param>
public sealed record PaperList(string Key, string Title, IReadOnlyList<PaperColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<Guid?>? Items = null, IReadOnlyList<PaperGround>? Grounds = null);

/// <summary>What a row of an annexed table rests on.</summary>
/// <param name="Because">Sequences of entries.</param>
/// <param name="Problem">The problem it tells of; null for none.</param>
public sealed record PaperGround(IReadOnlyList<long> Because, Guid? Problem = null);

/// <summary>What a paper says, as composed by the rules or changed by hand.</summary>
public sealed record PaperText
{
    public const string MarkKey = "mark", TitleKey = "title", AddresseeKey = "addressee", IssuerKey = "issuer", CopyToKey = "copyTo";

    /// <summary>发文机关标志; null for a paper without a red heading.</summary>
    public string? Mark { get; init; }

    public required string Title { get; init; }

    /// <summary>主送机关.</summary>
    public string? Addressee { get; init; }

    public required IReadOnlyList<PaperSection> Sections { get; init; }

    public IReadOnlyList<PaperList> Annexes { get; init; } = [];

    public string? Issuer { get; init; }

    /// <summary>抄送.</summary>
    public string? CopyTo { get; init; }

    /// <summary>Names on screen of what stands beside the sections, in order.</summary>
    public static IReadOnlyList<(string Key, string Name)> Heads { get; } =
        [(MarkKey, "发文机关标志"), (TitleKey, "标题"), (AddresseeKey, "主送"), (IssuerKey, "署名"), (CopyToKey, "抄送")];

    /// <summary>The words of a part as a form shows them; null for a part the paper has not.</summary>
    public string? Words(string key) => key switch
    {
        MarkKey => Mark ?? "",
        TitleKey => Title,
        AddresseeKey => Addressee ?? "",
        IssuerKey => Issuer ?? "",
        CopyToKey => CopyTo ?? "",
        _ => Sections.FirstOrDefault(s => s.Key == key) is { } section ? string.Join('\n', section.Lines.Select(l => l.Text)) : null,
    };

    /// <summary>The same with parts changed by hand.</summary>
    public PaperText With(IReadOnlyDictionary<string, string> edits)
    {
        ArgumentNullException.ThrowIfNull(edits);
        string? Of(string key, string? was) => edits.TryGetValue(key, out var words) ? words.Length == 0 ? null : words : was;
        return this with
        {
            Mark = Of(MarkKey, Mark),
            Title = Of(TitleKey, Title) ?? Title,
            Addressee = Of(AddresseeKey, Addressee),
            Issuer = Of(IssuerKey, Issuer),
            CopyTo = Of(CopyToKey, CopyTo),
            Sections = [.. Sections.Select(s => edits.TryGetValue(s.Key, out var words) ? s with { Lines = Lines(s, words) } : s)],
        };
    }

    // A line left as it was composed keeps what it rests on.
    private static List<PaperLine> Lines(PaperSection section, string words)
    {
        var composed = section.Lines.ToLookup(l => l.Text);
        return [.. words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => composed[l].FirstOrDefault() ?? new PaperLine(l, LevelOf(l)))];
    }

    private static PaperLevel LevelOf(string line)
    {
        const string numerals = "一二三四五六七八九十";
        var digits = line.TakeWhile(numerals.Contains).Count();
        if (digits > 0 && line.Length > digits && line[digits] == '、' && line.Length <= 30) return PaperLevel.First;
        return line.Length <= 30 && line[0] == '（' && line.IndexOf('）', StringComparison.Ordinal) is > 1 and <= 4 && numerals.Contains(line[1]) ? PaperLevel.Second : PaperLevel.Text;
    }
}
