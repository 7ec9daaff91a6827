namespace Luoshi.Reading.Formats.Text;

/// <summary>Words of a text file to blocks.</summary>
internal static class TextDocumentReader
{
    public static SourceDocument Read(string text, string fileName, ReadingOptions options, CancellationToken ct)
    {
        var blocks = new List<Block>();
        var line = 0;
        foreach (var words in text.Split('\n'))
        {
            ct.ThrowIfCancellationRequested();
            line++;
            if (!string.IsNullOrWhiteSpace(words)) blocks.Add(new ParagraphBlock(words.Trim()) { Locator = line.ToString() });
        }

        return new(fileName, "txt", blocks, []);
    }
}
