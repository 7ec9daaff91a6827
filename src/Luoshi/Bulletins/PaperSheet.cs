using Luoshi.Papers;
using Luoshi.Sheets;

namespace Luoshi.Bulletins;

/// <summary>A paper as it is printed: from what it says and where it stands, nothing else, so that it can be made again at any time.</summary>
public static class PaperSheet
{
    /// <param name="template">The template it is printed in; null for the standard's form.</param>
    public static byte[] Docx(PaperText text, PaperState state, byte[]? template = null) =>
        template is null ? OfficialDocx.Write(Of(text, state)) : DocxTemplate.Fill(template, PaperTemplate.Of(text, state));

    /// <summary>The annexed tables as a workbook; null where the paper has none.</summary>
    public static byte[]? Workbook(PaperText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Annexes.Count == 0) return null;
        return WorkbookWriter.ToBytes([.. text.Annexes.Select(a =>
        {
            var rows = new SheetRows();
            foreach (var row in a.Rows)
                rows.Add([.. row.Select((words, i) => a.Columns[i].Centred && int.TryParse(words, out var number) && number.ToString(System.Globalization.CultureInfo.InvariantCulture) == words ? new SheetValue(number) : new SheetValue(words, Look: a.Columns[i].Centred ? SheetLook.Centred : SheetLook.Wrapped))]);
            return new SheetPage(a.Title, [.. a.Columns.Select(c => new SheetColumn(c.Head, Math.Max(8, c.Share * 1.6)))], rows);
        })]);
    }

    public static OfficialPaper Of(PaperText text, PaperState state)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(state);
        var isUpward = state.Subject.Kind == PaperKind.Report;
        return new OfficialPaper
        {
            Mark = text.Mark,
            Number = PaperWords.Number(state.Subject.Kind, state.Year, state.Number),
            SignedBy = isUpward ? state.ApproverName ?? "　　　" : null,
            Title = text.Title,
            Addressee = text.Addressee,
            Body = [.. text.Sections.SelectMany(s => s.Lines).Select(l => new PaperParagraph(l.Text, l.Level))],
            Annexes = [.. text.Annexes.Where(a => a.Rows.Count > 0).Select(a => new PaperAnnex(a.Title, [new PaperTable(a.Columns, a.Rows)]))],
            Issuer = text.Issuer,
            Date = state.SentOn,
            CopyTo = text.CopyTo,
            PrintedBy = text.Mark is null ? null : text.Issuer is { } issuer ? issuer + "办公室" : null,
            PrintedOn = state.SentOn,
        };
    }

    /// <summary>关于…的通报（〔2026〕第3期）.docx.</summary>
    public static string FileName(PaperState state, string ending)
    {
        ArgumentNullException.ThrowIfNull(state);
        var title = state.Title.Length > 60 ? state.Title[..60] : state.Title;
        var name = title + PaperWords.Number(state.Subject.Kind, state.Year, state.Number);
        return string.Concat(name.Select(c => Path.GetInvalidFileNameChars().Contains(c) || c is '/' or '\\' or ':' ? '_' : c)) + "." + ending;
    }
}
