using System.Security.Cryptography;
using System.Text;
using Luoshi.Ledger;
using Luoshi.Reading;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Luoshi.Plans;

/// <summary>读入: a document is handed in and becomes the draft of a plan.</summary>
/// <param name="Again">Read it even though the same file was read before.</param>
public sealed record ImportPlan(ReadOnlyMemory<byte> Content, string FileName, bool Again = false)
{
    /// <summary>The file cannot be read, or is no plan.</summary>
    public sealed record Unreadable(string Reason, string File, string Problem, string Remedy) : Refusal(Reason, $"{File}：{Problem}{Remedy}");

    /// <summary>The same file was read before.</summary>
    public sealed record ReadBefore(Guid PlanId, string Title, PlanStatus Status, string By, DateTimeOffset At)
        : Refusal("IM001", $"同一份文件已由{By}读入，名为《{Title}》{(Status == PlanStatus.Draft ? "，草稿还在核对" : "，已施行")}。请打开它，或选“仍要读入”另立一稿。");

    /// <summary>Nothing in the document is an item.</summary>
    public sealed record NoItems(string File) : Refusal("IM002", $"{File}：没有读出任何事项，不像工作要点、实施方案或责任清单。请确认文件后重试。");
}

/// <summary>The draft that came of a document.</summary>
public sealed record ImportedPlan(Guid PlanId, string Title, int Items, int Findings);

/// <summary>Carries out <see cref="ImportPlan"/>: all or nothing, in one transaction.</summary>
public sealed class ImportPlanHandler(IDbContextFactory<LuoshiDb> dbs, TimeProvider clock, ReadingOptions options, ILogger<ImportPlanHandler>? log = null)
{
    public async Task<Result<ImportedPlan>> HandleAsync(ImportPlan command, Actor actor, IProgress<ReadingProgress>? progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!PlanRights.MayPrepare(actor)) return new NotYourPlan();

        var name = CleanName(command.FileName);
        var sha = Convert.ToHexStringLower(SHA256.HashData(command.Content.Span));
        if (!command.Again && await ReadBeforeAsync(sha, ct) is { } before) return before;

        SourceDocument document;
        PlanReading reading;
        try
        {
            (document, reading) = await Task.Run(() => Read(command.Content, name, progress, ct), ct);
        }
        catch (UnreadableDocumentException refused)
        {
            return new ImportPlan.Unreadable(refused.Code, refused.File, refused.Problem, refused.Remedy);
        }
        catch (Exception unforeseen) when (unforeseen is not OperationCanceledException)
        {
            // Whatever a file may hold, the one who dropped it gets an answer.
            // The name of a file may be someone's; the log says which one it was by its bytes.
            log?.LogError(unforeseen, "Reading a document ({Sha256}) failed.", sha);
            return new ImportPlan.Unreadable("IM003", name, "读取时遇到没有料到的内容，没有存入任何东西。", "请在文字处理软件里另存为 docx 或 txt 后重试；再不行，请把文件交给系统管理员。");
        }

        progress?.Report(new("存入台账", 0.95));
        var now = clock.GetUtcNow();
        var planId = Guid.CreateVersion7(now);
        var documentId = Guid.CreateVersion7(now);
        var decided = Decide(document, reading, documentId, sha, LedgerDay.Of(now), actor);
        if (!decided.Ok) return decided.Refusal;

        await using var db = await dbs.CreateDbContextAsync(ct);
        db.Documents.Add(new()
        {
            Id = documentId,
            FileName = name,
            Sha256 = sha,
            Content = command.Content.ToArray(),
            Blocks = SourceDocumentJson.Write(document),
            At = now,
        });
        await new LedgerWriter(db).AppendAsync(planId, 0, decided.Value, actor, now, ct);
        await db.SaveChangesAsync(ct);
        var facts = ((PlanRead)decided.Value[0].Facts).Plan;
        return new ImportedPlan(planId, facts.Title, decided.Value.Length - 1, facts.Findings.Count);
    }

    /// <summary>One entry for the plan, one for each item.</summary>
    public static Result<NewEntry[]> Decide(SourceDocument document, PlanReading reading, Guid documentId, string sha256, DateOnly today, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(reading);
        if (!PlanRights.MayPrepare(actor)) return new NotYourPlan();
        if (reading.Items.Count == 0) return new ImportPlan.NoItems(document.Name);
        return new[] { new NewEntry(new PlanRead(documentId, document.Name, sha256, ReadingFacts.PlanFactsFrom(reading, document, today))) }
            .Concat(reading.Items.Select(i => new NewEntry(new ItemRead(ReadingFacts.ItemFactsFrom(reading, i)), Guid.CreateVersion7())))
            .ToArray();
    }

    /// <summary>A file's name without folder and control characters, short enough to store.</summary>
    public static string CleanName(string fileName)
    {
        var last = (fileName ?? "").Split('/', '\\')[^1];
        var clean = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            var kind = Rune.GetUnicodeCategory(rune);
            var hidden = kind is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.Surrogate;
            if (!hidden && !"<>:\"|?*".Contains(rune.ToString(), StringComparison.Ordinal)) clean.Append(rune);
        }

        var name = clean.ToString().Trim();
        if (name.Trim('.').Length == 0) return "文件";
        if (name.Length <= 120) return name;
        var extension = Path.GetExtension(name);
        return extension.Length is > 0 and <= 10 ? string.Concat(name.AsSpan(0, 110), extension) : name[..120];
    }

    private (SourceDocument, PlanReading) Read(ReadOnlyMemory<byte> content, string name, IProgress<ReadingProgress>? progress, CancellationToken ct)
    {
        progress?.Report(new("读取文件", 0));
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        var document = PlanReader.Open(stream, name, options, ct);
        return (document, PlanReader.Read(document, options, progress, ct));
    }

    private async Task<ImportPlan.ReadBefore?> ReadBeforeAsync(string sha, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var documents = await db.Documents.Where(d => d.Sha256 == sha).Select(d => d.Id).ToListAsync(ct);
        if (documents.Count == 0) return null;
        var plans = await db.Plans.AsNoTracking().Where(p => p.Status != PlanStatus.Discarded).ToListAsync(ct);
        var same = plans.Select(p => StateJson.Read<PlanState>(p.State)).Where(p => documents.Contains(p.DocumentId)).OrderByDescending(p => p.ReadAt).FirstOrDefault();
        return same is null ? null : new(same.Id, same.Facts.Title, same.Status, same.ReadBy, same.ReadAt);
    }
}
