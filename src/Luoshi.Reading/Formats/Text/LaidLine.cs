using Luoshi.Reading.Plans;

namespace Luoshi.Reading.Formats.Text;

/// <summary>A run of words without a blank, and where it stands on its line.</summary>
internal readonly record struct LaidRun(string Text, int Start, int End)
{
    public int Overlap(int from, int to) => Math.Min(End, to) - Math.Max(Start, from);
}

/// <summary>A line of a table laid out with blanks.</summary>
internal sealed record LaidLine(TextLine Source, IReadOnlyList<LaidRun> Runs)
{
    /// <param name="line">The line as the file has it.</param>
    /// <param name="wide">Places a Chinese character takes: one, as converters count, or two, as a fixed font shows it.</param>
    public static LaidLine Of(TextLine line, int wide)
    {
        var runs = new List<LaidRun>();
        var (place, from, start) = (line.Indent, -1, 0);
        for (var i = 0; i <= line.Text.Length; i++)
        {
            var blank = i == line.Text.Length || char.IsWhiteSpace(line.Text[i]);
            if (!blank && from < 0) (from, start) = (i, place);
            if (blank && from >= 0)
            {
                runs.Add(new(line.Text[from..i], start, place));
                from = -1;
            }

            if (i < line.Text.Length) place += line.Text[i] >= '\u2E80' ? wide : 1;
        }

        return new(line, runs);
    }

    /// <summary>Words of one cell on this line: blanks between a figure and its unit are the converter's.</summary>
    public static string Words(IEnumerable<LaidRun> runs)
    {
        var text = "";
        foreach (var run in runs)
        {
            var apart = text.Length > 0 && OrganWords.IsHan(text[^1]) == OrganWords.IsHan(run.Text[0]) && (OrganWords.IsHan(text[^1]) || char.IsAsciiLetter(text[^1]));
            text += apart ? " " + run.Text : run.Text;
        }

        return text;
    }
}
