using System.Text;
using System.Text.RegularExpressions;

namespace Luoshi.Reading.Formats.Docx;

/// <summary>Fields (page numbers, cross references, circled characters) as they open and close along the text: the result is read, the instruction is not.</summary>
/// <param name="balanced">Every field of the story is closed, so that what a table of contents covers is known.</param>
internal sealed partial class DocxFields(bool balanced)
{
    private sealed class Field
    {
        public StringBuilder Instruction { get; } = new();
        public bool InResult { get; set; }
        public bool IsContents { get; set; }
    }

    private readonly Stack<Field> _open = new();

    /// <summary>Words here are shown: in no instruction, and in no table of contents (headings printed twice).</summary>
    public bool Shown => _open.All(f => f.InResult && !f.IsContents);

    public void Begin() => _open.Push(new Field());

    public void Instruction(string words)
    {
        if (_open.TryPeek(out var field) && !field.InResult && field.Instruction.Length < 4096) field.Instruction.Append(words);
    }

    public void Separate()
    {
        if (!_open.TryPeek(out var field)) return;
        field.InResult = true;
        field.IsContents = balanced && field.Instruction.ToString().TrimStart().StartsWith("TOC", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Closes a field; what a field without a result draws (带圈字符) is given back.</summary>
    public string End() => _open.TryPop(out var field) && !field.InResult ? Drawn(field.Instruction.ToString()) : "";

    /// <summary>An instruction never runs on into the next paragraph: a field left open must not swallow the document.</summary>
    public void EndOfParagraph()
    {
        while (_open.TryPeek(out var field) && !field.InResult) _open.Pop();
    }

    /// <summary>EQ \o(○,1) prints 1 over a circle; EQ \o(\s\up 9(luò),落) prints a reading over a character.</summary>
    internal static string Drawn(string instruction)
    {
        var match = Overlay().Match(instruction);
        if (!match.Success) return "";
        var (under, over) = (match.Groups["under"].Value.Trim(), match.Groups["over"].Value.Trim());
        return under is "○" or "◯" or "〇" && int.TryParse(over, out var number) ? NumberFormat.Circled(number) : over;
    }

    [GeneratedRegex(@"^\s*eq\b.*?\\o(?:\\a[lcrd])?\s*\((?<under>.*)[,，;；](?<over>[^,，;；]*)\)\s*$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Overlay();
}
