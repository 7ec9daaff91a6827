using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Luoshi.Reading.Formats.Pdf;

/// <summary>What a small pdf may hold that would take the parser's stack, memory or time without end; refused before a page is read.</summary>
/// <remarks>
/// Drawings used again inside others (form XObjects, ISO 32000-1, 8.10) are followed by recursion: an overflowing stack would end the whole process.
/// Tables of characters and of widths (9.7.4.3, 9.7.5) are filled range by range.
/// </remarks>
internal sealed partial class PdfTraps(Structure structure)
{
    /// <summary>No font has more characters than Unicode.</summary>
    private const long MostCharacters = 0x110000;

    private const int Deepest = 40;

    /// <summary>Drawings inside drawings, all in all.</summary>
    private const long MostDrawn = 100_000;

    private const int MostHops = 8;

    private readonly Dictionary<IndirectReference, (StreamToken? Form, HashSet<string> Names)> _forms = [];
    private readonly Dictionary<(IndirectReference, DictionaryToken), long> _drawn = [];

    /// <exception cref="InvalidDataException">There is one.</exception>
    public static void Check(PdfDocument document, CancellationToken ct)
    {
        var traps = new PdfTraps(document.Structure);
        var met = new HashSet<IndirectReference>();
        var open = new Stack<IToken>([document.Structure.Catalog.CatalogDictionary]);
        // Along the references, as the parser goes: where a cross-reference table is broken it lists nothing.
        while (open.TryPop(out var token))
        {
            ct.ThrowIfCancellationRequested();
            switch (token)
            {
                case IndirectReferenceToken reference when met.Add(reference.Data):
                    if (document.Structure.GetObject(reference.Data)?.Data is { } named) open.Push(named);
                    break;
                case ArrayToken array:
                    foreach (var part in array.Data)
                        if (part is IndirectReferenceToken or ArrayToken or DictionaryToken)
                            open.Push(part);
                    break;
                case StreamToken stream:
                    open.Push(stream.StreamDictionary);
                    break;
                case DictionaryToken dictionary:
                    traps.Dictionary(dictionary);
                    foreach (var part in dictionary.Data.Values)
                        if (part is IndirectReferenceToken or ArrayToken or DictionaryToken)
                            open.Push(part);
                    break;
            }
        }
    }

    private void Dictionary(DictionaryToken dictionary)
    {
        Characters(dictionary);
        Widths(dictionary);
        if (Drawings(dictionary) is not { } drawings) return;
        foreach (var drawing in drawings.Data.Values.OfType<IndirectReferenceToken>()) Drawn(drawing.Data, drawings, 0);
    }

    private void Characters(DictionaryToken font)
    {
        foreach (var key in (NameToken[])[NameToken.ToUnicode, NameToken.Encoding])
        {
            if (!font.TryGet(key, out var named) || Direct(named) is not StreamToken stream) continue;
            var words = Words(stream);
            foreach (Match count in Counted().Matches(words))
                if (!long.TryParse(count.Groups[1].Value, out var number) || number > MostCharacters)
                    throw new InvalidDataException("a table of characters without end");
            if (Ranges().EnumerateMatches(words) is var all && Covered(words, all) > MostCharacters) throw new InvalidDataException("a table of characters without end");
        }
    }

    /// <summary>Characters that the ranges cover, each from its first code to its last; what it maps them to is a third code, a number or a list.</summary>
    private static long Covered(string words, Regex.ValueMatchEnumerator sections)
    {
        long covered = 0;
        foreach (var section in sections)
        {
            var codes = new List<long>();
            foreach (Match part in Part().Matches(words.Substring(section.Index, section.Length)))
            {
                if (codes.Count < 2)
                {
                    if (part.Groups[1].Success) codes.Add(part.Groups[1].Length > 12 ? MostCharacters + 1 : Convert.ToInt64(part.Groups[1].Value, 16));
                    continue;
                }

                covered += Math.Max(0, codes[1] - codes[0]);
                codes.Clear();
            }
        }

        return covered;
    }

    /// <summary>First, last, width: c c w in the list of widths.</summary>
    private void Widths(DictionaryToken font)
    {
        if (!font.TryGet(NameToken.W, out var named) || Direct(named) is not ArrayToken widths) return;
        for (var i = 0; i + 1 < widths.Data.Count; i++)
            if (Direct(widths.Data[i]) is NumericToken first && Direct(widths.Data[i + 1]) is NumericToken last && last.Double - first.Double > MostCharacters)
                throw new InvalidDataException("a list of widths without end");
    }

    private long Drawn(IndirectReference reference, DictionaryToken scope, int depth)
    {
        if (depth > Deepest) throw new InvalidDataException("drawings lead back to themselves");
        if (_drawn.TryGetValue((reference, scope), out var known)) return known;
        var (form, names) = Form(reference);
        if (form is null) return 0;

        // A drawing without resources of its own uses those of what draws it.
        var own = Drawings(form.StreamDictionary) ?? scope;
        long drawn = 1;
        foreach (var (name, inner) in own.Data)
            if (inner is IndirectReferenceToken { Data: var next } && names.Contains(name))
                drawn += Drawn(next, own, depth + 1);
        if (drawn > MostDrawn) throw new InvalidDataException("drawings multiply without end");
        return _drawn[(reference, scope)] = drawn;
    }

    /// <summary>The form, and every name its content says.</summary>
    private (StreamToken? Form, HashSet<string> Names) Form(IndirectReference reference)
    {
        if (_forms.TryGetValue(reference, out var known)) return known;
        var form = Direct(new IndirectReferenceToken(reference)) as StreamToken;
        var isForm = form is not null && form.StreamDictionary.TryGet(NameToken.Subtype, out var kind) && Direct(kind) is NameToken { Data: "Form" };
        var names = isForm
            ? Name().Matches(Words(form!)).Select(m => Unescaped(m.Groups[1].Value)).ToHashSet(StringComparer.Ordinal)
            : [];
        return _forms[reference] = (isForm ? form : null, names);
    }

    /// <summary>The dictionary of external objects among the resources that another dictionary names.</summary>
    private DictionaryToken? Drawings(DictionaryToken of) =>
        of.TryGet(NameToken.Resources, out var resources) && Direct(resources) is DictionaryToken direct && direct.TryGet(NameToken.Xobject, out var drawings)
            ? Direct(drawings) as DictionaryToken
            : null;

    private string Words(StreamToken stream) => Encoding.Latin1.GetString(stream.Decode(structure.FilterProvider, structure.TokenScanner).Span);

    private IToken? Direct(IToken? token)
    {
        for (var hops = 0; token is IndirectReferenceToken reference && hops < MostHops; hops++) token = structure.GetObject(reference.Data)?.Data;
        return token;
    }

    private static string Unescaped(string name) =>
        name.Contains('#', StringComparison.Ordinal) ? Escape().Replace(name, m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString()) : name;

    [GeneratedRegex(@"/([^\s/<>\[\](){}%]+)")]
    private static partial Regex Name();

    [GeneratedRegex(@"(\S+)\s+begin(?:codespacerange|bfchar|bfrange|cidchar|cidrange|notdefchar|notdefrange)")]
    private static partial Regex Counted();

    [GeneratedRegex(@"begin(?:bf|cid|notdef)range.*?(?:end(?:bf|cid|notdef)range|\z)", RegexOptions.Singleline)]
    private static partial Regex Ranges();

    [GeneratedRegex(@"<([0-9A-Fa-f]+)>|\[[^\]]*(?:\]|\z)|\d+|<[^>]*>")]
    private static partial Regex Part();

    [GeneratedRegex("#([0-9A-Fa-f]{2})")]
    private static partial Regex Escape();
}
