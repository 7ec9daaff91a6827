using SkiaSharp;

namespace Luoshi.Wall;

/// <summary>The Chinese letters that this machine has, for documents drawn here; none travel with the program.</summary>
public sealed class ChineseFont
{
    /// <summary>Letters that a font must have to count: simplified ones, of plans.</summary>
    private const string Asked = "督查办结卫生健康责任领导牵头滞后销号";

    // Sans serif faces that systems come with, the better to read from afar first; the words are parts of their files' names.
    private static readonly string[] Preferred = ["notosanscjk", "notosanssc", "notosanshans", "sourcehansans", "pingfang", "msyh", "hiragino", "stheiti", "simhei", "wqy", "droidsansfallback", "uos", "kylin", "fzhei", "fzlth"];

    private ChineseFont(SKTypeface regular, SKTypeface bold)
    {
        Regular = regular;
        Bold = bold;
    }

    /// <summary>Where systems keep their fonts; a folder that is not there is passed over.</summary>
    public static IReadOnlyList<string> Folders { get; } =
    [
        "/usr/share/fonts", "/usr/local/share/fonts",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share", "fonts"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".fonts"),
        "/System/Library/Fonts", "/Library/Fonts",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "Library", "Fonts"),
        Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Microsoft", "Windows", "Fonts"),
    ];

    private static readonly Lazy<ChineseFont?> Machine = new(() => Find(Folders));

    /// <summary>The machine's own; null where it has none.</summary>
    public static ChineseFont? OfThisMachine => Machine.Value;

    internal SKTypeface Regular { get; }

    internal SKTypeface Bold { get; }

    /// <summary>The best found in the folders and below them; null for none.</summary>
    public static ChineseFont? Find(IEnumerable<string> folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var ranked = folders.Where(f => f.Length > 0 && Directory.Exists(f))
            .SelectMany(f => Directory.EnumerateFiles(f, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }))
            .Where(f => Path.GetExtension(f).ToUpperInvariant() is ".TTF" or ".TTC" or ".OTF" or ".OTC")
            .GroupBy(Rank).OrderBy(g => g.Key);
        foreach (var rank in ranked)
        {
            var faces = rank.Order(StringComparer.Ordinal).SelectMany(Faces).ToList();
            if (faces.Count == 0) continue;
            var regular = faces.OrderBy(f => Math.Abs(f.FontWeight - 400)).First();
            var bold = faces.Where(f => f.FamilyName == regular.FamilyName).OrderBy(f => Math.Abs(f.FontWeight - 700)).First();
            return new(regular, bold);
        }

        return null;
    }

    private static int Rank(string file)
    {
        var name = string.Concat(Path.GetFileNameWithoutExtension(file).Where(char.IsLetterOrDigit)).ToUpperInvariant();
        var at = Array.FindIndex(Preferred, p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase));
        return at >= 0 ? at : Preferred.Length;
    }

    /// <summary>The faces of a file that have the letters; of a collection for several countries the simplified one.</summary>
    private static IEnumerable<SKTypeface> Faces(string file)
    {
        var faces = new List<SKTypeface>();
        for (var n = 0; n < 12 && SKTypeface.FromFile(file, n) is { } face; n++)
        {
            using var font = new SKFont(face);
            if (font.ContainsGlyphs(Asked)) faces.Add(face);
            else face.Dispose();
        }

        var simplified = faces.FindAll(f => f.FamilyName.EndsWith("SC", StringComparison.Ordinal) && !f.FamilyName.Contains("Mono", StringComparison.Ordinal));
        return simplified.Count > 0 ? simplified : faces;
    }
}
