namespace Luoshi.Reading.Tests.Fuzz;

/// <summary>A sound document that mutations start from.</summary>
internal sealed record FuzzSeed(string Name, byte[] Bytes)
{
    /// <summary>How often it is taken, compared with others: small documents more often, so that more is tried in the time.</summary>
    public int Weight { get; init; } = 1;

    public string Format => Path.GetExtension(Name).TrimStart('.');
}

/// <summary>The seeds: small documents made here, the samples, and the real plans where they are.</summary>
internal static class FuzzSeeds
{
    private static readonly string[] Endings = [".txt", ".md", ".html", ".docx", ".xlsx", ".pdf"];

    public static IReadOnlyList<FuzzSeed> All { get; } = [.. Made(), .. Files(Path.Combine(Repository.Root, "samples"), "sample-", 3), .. Files(Repository.Plans, "plan-", 1)];

    private static IEnumerable<FuzzSeed> Made() =>
    [
        new("paragraphs.docx", SmallDocuments.Docx(SmallDocuments.ParagraphsOfDocx)) { Weight = 12 },
        new("table.docx", SmallDocuments.Docx(SmallDocuments.TableOfDocx)) { Weight = 12 },
        new("table.xlsx", SmallDocuments.Xlsx()) { Weight = 24 },
        new("lines.pdf", SmallDocuments.Pdf(ruled: false)) { Weight = 12 },
        new("table.pdf", SmallDocuments.Pdf(ruled: true)) { Weight = 12 },
        new("paragraphs.txt", SmallDocuments.Text()) { Weight = 8 },
        new("tabs.txt", SmallDocuments.TabText()) { Weight = 8 },
        new("ruled.txt", SmallDocuments.RuledText()) { Weight = 8 },
        new("table.html", SmallDocuments.Html()) { Weight = 12 },
    ];

    private static IEnumerable<FuzzSeed> Files(string? folder, string prefix, int weight) =>
        folder is null ? [] : Directory.EnumerateFiles(folder)
            .Where(f => Endings.Contains(Path.GetExtension(f), StringComparer.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(f => new FuzzSeed(prefix + Path.GetFileName(f), File.ReadAllBytes(f)) { Weight = weight });
}
