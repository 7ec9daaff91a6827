namespace Luoshi.Reading.Formats.Docx;

/// <summary>Signs that Word keeps as codes of a symbol font, as the characters a reader sees.</summary>
internal static class SymbolFont
{
    private static readonly Dictionary<int, string> Wingdings = new()
    {
        [0x6C] = "●", [0x6E] = "■", [0x6F] = "□", [0x71] = "□", [0x75] = "◆", [0x76] = "❖", [0x9F] = "•", [0xA1] = "○", [0xA7] = "▪", [0xA8] = "□",
        [0xD8] = "➢", [0xE0] = "→", [0xDF] = "←", [0xFB] = "✗", [0xFC] = "✓", [0xFD] = "☒", [0xFE] = "☑",
        [0x81] = "①", [0x82] = "②", [0x83] = "③", [0x84] = "④", [0x85] = "⑤", [0x86] = "⑥", [0x87] = "⑦", [0x88] = "⑧", [0x89] = "⑨", [0x8A] = "⑩",
    };

    private static readonly Dictionary<int, string> Wingdings2 = new() { [0x50] = "✓", [0x52] = "☑", [0x54] = "☒", [0xA3] = "□" };

    private static readonly Dictionary<int, string> Symbol = new()
    {
        [0xA3] = "≤", [0xA5] = "∞", [0xB0] = "°", [0xB1] = "±", [0xB3] = "≥", [0xB4] = "×", [0xB7] = "•", [0xB8] = "÷", [0xB9] = "≠", [0xBB] = "≈",
        [0xAE] = "→", [0x61] = "α", [0x62] = "β", [0x67] = "γ", [0x6D] = "μ", [0x44] = "Δ",
    };

    /// <param name="font">Name of the font; null where unknown.</param>
    /// <param name="code">Code, with or without the private-use offset F000.</param>
    public static string Read(string? font, int code)
    {
        var table = font switch
        {
            "Wingdings" => Wingdings,
            "Wingdings 2" => Wingdings2,
            "Symbol" => Symbol,
            _ => null,
        };
        var low = code is >= 0xF000 and <= 0xF0FF ? code - 0xF000 : code;
        if (table is not null && table.TryGetValue(low, out var sign)) return sign;
        return code is >= 0xE000 and <= 0xF8FF or < 0x20 or > 0xFFFD ? "" : ((char)code).ToString();
    }
}
