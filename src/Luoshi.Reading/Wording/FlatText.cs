using System.Text;

namespace Luoshi.Reading.Wording;

/// <summary>Words with white space taken out and widths made one, each character remembering where it stood.</summary>
/// <remarks>The grammars here match against <see cref="Text"/>; what they report is always cut out of the source.</remarks>
internal sealed class FlatText
{
    private readonly TracedText _source;
    private readonly List<int> _at;

    private FlatText(TracedText source, string text, List<int> at)
    {
        _source = source;
        Text = text;
        _at = at;
    }

    public string Text { get; }

    public static FlatText Of(TracedText source)
    {
        var text = new StringBuilder(source.Length);
        var at = new List<int>(source.Length);
        for (var i = 0; i < source.Length; i++)
        {
            var c = source.Text[i];
            // Formula marks that text converters leave behind: $\geq 100\%$.
            if (c == '\\')
            {
                var sign = source.Text.AsSpan(i + 1);
                if (sign.StartsWith("ge", StringComparison.Ordinal)) i = Formula('≥', i, sign.StartsWith("geq", StringComparison.Ordinal) ? 3 : 2);
                else if (sign.StartsWith("le", StringComparison.Ordinal)) i = Formula('≤', i, sign.StartsWith("leq", StringComparison.Ordinal) ? 3 : 2);
                continue;
            }

            if (c is '$' or '\u200B' or '\uFEFF' || char.IsWhiteSpace(c)) continue;
            text.Append(Fold(c));
            at.Add(i);
        }

        return new(source, text.ToString(), at);

        int Formula(char sign, int i, int length)
        {
            text.Append(sign);
            at.Add(i);
            return i + length;
        }
    }

    /// <summary>The source's words from <paramref name="start"/> up to <paramref name="end"/>, without white space at the ends.</summary>
    public TracedText Slice(int start, int end) =>
        end <= start ? TracedText.Empty : _source.Slice(_at[start], _at[end - 1] + 1 - _at[start]);

    /// <summary>Where a character stood in the source.</summary>
    public int SourceIndex(int index) => _at[index];

    // One flat character for one of the source, so that positions carry over.
    private static char Fold(char c) => c switch
    {
        >= '０' and <= '９' => (char)(c - '０' + '0'),
        >= 'Ａ' and <= 'Ｚ' => (char)(c - 'Ａ' + 'A'),
        >= 'ａ' and <= 'ｚ' => (char)(c - 'ａ' + 'a'),
        '％' or '﹪' => '%',
        '．' => '.',
        '／' => '/',
        '＋' => '+',
        '（' => '(',
        '）' => ')',
        '；' or ';' => '；',
        '：' or ':' => '：',
        '，' or ',' => '，',
        '－' or '–' or '—' or '―' or '‐' or '‑' or '−' or '~' or '～' or '〜' => '-',
        '≧' or '⩾' or '＞' => c == '＞' ? '>' : '≥',
        '≦' or '⩽' or '＜' => c == '＜' ? '<' : '≤',
        '○' or '◯' => '〇',
        '"' or '＂' or '„' => '"',
        _ => c,
    };
}
