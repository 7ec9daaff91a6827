using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Luoshi.Bulletins;
using Luoshi.Ledger;
using Luoshi.Tests.Progress;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Tests.Bulletins;

/// <summary>A person's own docx as template: refused whole where a placeholder is unknown, and bound to the paper that was laid out in it.</summary>
public sealed class TemplateStorageTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Template_WithAnUnknownPlaceholder_IsRefusedByPlace_AndAKnownOneIsFilled(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        var plan = await year.DispatchedAsync();
        year.Clock.Advance(TimeSpan.FromDays(200));
        var upload = year.Get<UploadTemplateHandler>();

        var wrong = await upload.HandleAsync(new(plan, PaperKind.Bulletin, "模板.docx", Docx("{{标题}}", "{{责任人电话}}")), year.Clerk, Ct);
        Assert.Equal("BU021", wrong.Refusal?.Code);
        Assert.Contains("第2段“{{责任人电话}}”", wrong.Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal("BU019", (await upload.HandleAsync(new(plan, PaperKind.Bulletin, "模板.docx", "不是"u8.ToArray()), year.Clerk, Ct)).Refusal?.Code);
        Assert.Equal("BU020", (await upload.HandleAsync(new(plan, PaperKind.Bulletin, "模板.docx", new byte[UploadTemplate.MostBytes + 1]), year.Clerk, Ct)).Refusal?.Code);
        Assert.Equal("BU001", (await upload.HandleAsync(new(plan, PaperKind.Bulletin, "模板.docx", Docx("{{标题}}")), year.Lead, Ct)).Refusal?.Code);
        await using (var db = year.Open())
        {
            Assert.False(await db.Matters.AnyAsync(m => m.Kind == TemplateState.Kind, Ct));
            Assert.False(await db.MatterFiles.AnyAsync(Ct));
        }

        YearInDatabase.Done(await upload.HandleAsync(new(plan, PaperKind.Bulletin, "模板.docx", Docx("本委通报", "{{标题}}", "{{总体情况}}", "{{附表：单位}}")), year.Clerk, Ct));
        var draft = new DraftPaper(plan, PaperKind.Bulletin, LedgerDay.Of(year.Clock.GetUtcNow()));
        YearInDatabase.Done(await year.Get<DraftPaperHandler>().HandleAsync(draft, year.Clerk, Ct));
        TemplateState template;
        await using (var db = year.Open()) template = (await new MatterReader(db).OfPlanAsync<TemplateState>(plan, TemplateState.Kind, Ct)).Single();
        YearInDatabase.Done(await year.Get<ChooseTemplateHandler>().HandleAsync(new(draft.Id, await VersionAsync(year, draft.Id), template.Id), year.Clerk, Ct));

        var filled = await FilledAsync();
        var rows = DocxText.Rows(filled);
        var (paper, text, _) = (await year.AskAsync<PaperQuery, (PaperState, PaperText, byte[]?)?>(q => q.TextAsync(draft.Id, year.Clerk, Ct)))!.Value;
        Assert.StartsWith("本委通报" + paper.Title, DocxText.All(filled), StringComparison.Ordinal);
        Assert.Equal(text.Annexes.Single(a => a.Key == BulletinComposer.UnitsList).Rows, rows.Skip(1).Select(r => (IReadOnlyList<string>)r));

        // A retired template is offered no more; the paper laid out in it stays as it is.
        YearInDatabase.Done(await upload.RetireAsync(plan, template.Id, year.Clerk, Ct));
        Assert.Equal(filled, await FilledAsync());
        Assert.Equal("BU022", (await upload.RetireAsync(plan, template.Id, year.Clerk, Ct)).Refusal?.Code);
        await year.HoldsAsync();

        async Task<byte[]> FilledAsync()
        {
            var (state, words, own) = (await year.AskAsync<PaperQuery, (PaperState, PaperText, byte[]?)?>(q => q.TextAsync(draft.Id, year.Clerk, Ct)))!.Value;
            Assert.NotNull(own);
            return PaperSheet.Docx(words, state, own);
        }
    }

    private static async Task<long> VersionAsync(YearInDatabase year, Guid id)
    {
        await using var db = year.Open();
        return await db.Matters.Where(m => m.Id == id).Select(m => m.Version).SingleAsync(Ct);
    }

    private static byte[] Docx(params string[] paragraphs)
    {
        using var file = new MemoryStream();
        using (var package = WordprocessingDocument.Create(file, DocumentFormat.OpenXml.WordprocessingDocumentType.Document))
            package.AddMainDocumentPart().Document = new Document(new Body(paragraphs.Select(p => new Paragraph(new Run(new Text(p))))));
        return file.ToArray();
    }
}
