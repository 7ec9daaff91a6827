namespace Luoshi.Reading.Plans;

/// <summary>Reads 名词解释: terms and what they mean.</summary>
internal static class GlossaryReader
{
    public static IReadOnlyList<GlossaryTerm> Read(IReadOnlyList<OutlineParagraph> paragraphs)
    {
        var terms = new List<GlossaryTerm>();
        foreach (var paragraph in paragraphs)
        {
            if (paragraph.Kind is not ParagraphKind.Glossary || ParagraphOutline.IsGlossaryTitle(paragraph.Text.Text)) continue;
            var text = Numbering.Read(paragraph.Text.Text) is { Style: not MarkerStyle.ChineseIs } marker ? paragraph.Text.Slice(marker.End) : paragraph.Text;
            var colon = Colon(text.Text);
            if (colon > 0)
            {
                var meaning = text.Slice(colon + 1).Trim();
                if (!meaning.IsEmpty) terms.Add(new(text.Slice(0, colon).Trim(), meaning));
            }
            else if (terms.Count > 0 && text.Text.Contains('。', StringComparison.Ordinal))
            {
                terms[^1] = terms[^1] with { Text = TracedText.Concat([terms[^1].Text, text]) };
            }
        }

        return terms;
    }

    /// <summary>The first colon outside quotation marks; else 是指, 指.</summary>
    private static int Colon(string text)
    {
        var quotes = 0;
        for (var i = 0; i < text.Length && i < 60; i++)
        {
            if (text[i] is '“' or '《') quotes++;
            else if (text[i] is '”' or '》') quotes--;
            else if (text[i] is '：' or ':' && quotes <= 0) return i;
        }

        return -1;
    }
}
