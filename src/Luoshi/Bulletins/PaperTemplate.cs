using Luoshi.Ledger;
using Luoshi.Papers;
using Luoshi.Plans;
using Luoshi.Progress;
using System.Security.Cryptography;

namespace Luoshi.Bulletins;

/// <summary>模板: a person's own docx for one kind of paper, uploaded for a plan.</summary>
/// <param name="No">Its number among the plan's templates.</param>
public sealed record TemplateUploaded(Guid Matter, int No, PaperKind Paper, EvidenceMark File) : MatterFacts(Matter)
{
    internal override IReadOnlyList<EvidenceMark> Files => [File];

    protected internal override MatterState Apply(MatterState? matter, Entry entry)
    {
        Begins(matter, entry);
        return new TemplateState { Id = Matter, PlanId = entry.PlanId, No = No, Entries = [entry.Sequence], Version = entry.Sequence, Paper = Paper, File = File, On = LedgerDay.Of(entry.At), By = entry.ActorName };
    }
}

/// <summary>停用模板: no new paper takes it; papers that went out in it stay as they are.</summary>
public sealed record TemplateRetired(Guid Matter) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry) =>
        Known<TemplateState>(matter, entry) is { IsRetired: false } template ? template with { IsRetired = true } : throw LedgerFold.Wrong(entry, "模板已停用");
}

/// <summary>A template as it stands.</summary>
public sealed record TemplateState : MatterState
{
    public const string Kind = "template";

    public required PaperKind Paper { get; init; }

    public required EvidenceMark File { get; init; }

    public required DateOnly On { get; init; }

    public required string By { get; init; }

    public bool IsRetired { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public override string KindName => Kind;

    [System.Text.Json.Serialization.JsonIgnore]
    public override bool IsOpen => false;
}

/// <summary>What a paper puts into a template.</summary>
public static class PaperTemplate
{
    /// <summary>The names of placeholders that every template may use, with nothing in them.</summary>
    public static TemplateValues Blank { get; } = new(
        new[] { "发文机关标志", "期号", "签发人", "标题", "主送", "正文", "署名", "印发日期", "截至日期", "抄送", "开头", "总体情况", "做得好的方面", "督查情况", "进展滞后的事项及原因", "问题清单", "下一步要求", "督办事项", "办理要求", "主要进展", "存在的问题及原因", "下一步工作", "滞后和预警", "近期需要关注", "结尾" }.ToDictionary(n => n, _ => ""),
        new Dictionary<string, PaperTable>
        {
            ["任务"] = new([.. new[] { "序号", "任务", "牵头单位", "完成时限", "进度", "灯", "原因" }.Select(h => new PaperColumn(h, 1))], []),
            ["问题"] = new([.. new[] { "序号", "责任单位", "任务", "问题", "责任人", "整改期限", "状态" }.Select(h => new PaperColumn(h, 1))], []),
            ["单位"] = new([.. new[] { "单位", "责任", "已销号", "正常", "未到期", "预警", "滞后", "应报", "按期报", "未报" }.Select(h => new PaperColumn(h, 1))], []),
        });

    public static TemplateValues Of(PaperText text, PaperState state)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(state);
        var words = Blank.Words.ToDictionary(w => w.Key, w => w.Value);
        words["发文机关标志"] = text.Mark ?? "";
        words["期号"] = PaperWords.Number(state.Subject.Kind, state.Year, state.Number);
        words["签发人"] = state.ApproverName ?? "";
        words["标题"] = text.Title;
        words["主送"] = text.Addressee ?? "";
        words["署名"] = text.Issuer ?? "";
        words["抄送"] = text.CopyTo ?? "";
        words["印发日期"] = state.SentOn is { } on ? PlanWords.Day(on) : "";
        words["截至日期"] = PlanWords.Day(state.Subject.AsOf);
        words["正文"] = string.Join('\n', text.Sections.SelectMany(s => s.Lines).Select(l => l.Text));

        // A template names a section itself, so its head is left out.
        foreach (var section in text.Sections) words[section.Name] = string.Join('\n', section.Lines.Where(l => l.Level != PaperLevel.First).Select(l => l.Text));
        var lists = Blank.Lists.ToDictionary(l => l.Key, l => l.Value);
        foreach (var (key, name) in new[] { (BulletinComposer.ItemsList, "任务"), (BulletinComposer.ProblemsList, "问题"), (BulletinComposer.UnitsList, "单位") })
            if (text.Annexes.FirstOrDefault(a => a.Key == key) is { } annex) lists[name] = new(annex.Columns, annex.Rows);
        return new(words, lists);
    }
}

/// <summary>上传模板: checked whole before anything is kept.</summary>
public sealed record UploadTemplate(Guid PlanId, PaperKind Paper, string FileName, ReadOnlyMemory<byte> Content)
{
    public const int MostBytes = 5 << 20;

    /// <summary>Not a docx.</summary>
    public sealed record NotDocx() : Refusal("BU019", "模板要是 docx 文件。旧的 doc 请先在 Word 或 WPS 里另存为 docx。");

    /// <summary>Too large, or empty.</summary>
    public sealed record WrongSize() : Refusal("BU020", $"模板不能是空的，也不能超过{MostBytes >> 20} MB。");

    /// <summary>Placeholders that do not exist.</summary>
    public sealed record Unknown(IReadOnlyList<UnknownPlaceholder> Placeholders)
        : Refusal("BU021", $"模板里有不认识的占位符，没有保存：{string.Join('；', Placeholders.Take(10).Select(p => $"{p.Place}“{{{{{p.Name}}}}}”"))}。请对照下面的占位符表改正后再传。");

    /// <summary>A template already retired, or none.</summary>
    public sealed record NoSuchTemplate() : Refusal("BU022", "没有这个模板，或已停用。请刷新后重选。");
}

/// <summary>Carries out <see cref="UploadTemplate"/>, and retires templates.</summary>
public sealed class UploadTemplateHandler(PlanYearTurn turn)
{
    public Task<Result<Written>> HandleAsync(UploadTemplate command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var files = new List<MatterFile>();
        return turn.TakeAsync(command.PlanId, null, year => Decide(command, year, actor, files), actor, ct, files);
    }

    /// <param name="files">Gets the template as it is kept.</param>
    public static Result<NewEntry[]> Decide(UploadTemplate command, PlanYear year, Actor actor, ICollection<MatterFile> files)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(year);
        ArgumentNullException.ThrowIfNull(files);
        if (!PaperRights.MayWrite(actor)) return new NotYourPaper();
        if (command.Content.Length is 0 or > UploadTemplate.MostBytes) return new UploadTemplate.WrongSize();
        var content = command.Content.ToArray();
        try
        {
            if (DocxTemplate.Check(content, PaperTemplate.Blank) is { Count: > 0 } unknown) return new UploadTemplate.Unknown(unknown);
        }
        catch (FileFormatException)
        {
            return new UploadTemplate.NotDocx();
        }

        var id = Guid.CreateVersion7(year.Now);
        var name = Path.GetFileName(command.FileName.Replace('\\', '/'));
        var mark = new EvidenceMark(Guid.CreateVersion7(year.Now), name.Length > 120 ? name[^120..] : name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
        files.Clear();
        files.Add(new MatterFile { Id = mark.Id, PlanId = year.Plan.Id, MatterId = id, FileName = mark.FileName, Size = mark.Size, Sha256 = mark.Sha256, At = LedgerWriter.ToSecond(year.Now.ToUniversalTime()), Content = content });
        var no = year.MattersOf<TemplateState>().Select(t => t.No).DefaultIfEmpty().Max() + 1;
        return new NewEntry[] { new(new TemplateUploaded(id, no, command.Paper, mark)) };
    }

    public Task<Result<Written>> RetireAsync(Guid planId, Guid template, Actor actor, CancellationToken ct) =>
        turn.TakeAsync(
            planId, null,
            year => !PaperRights.MayWrite(actor) ? new NotYourPaper()
                : year.MattersOf<TemplateState>().Any(t => t.Id == template && !t.IsRetired) ? new NewEntry[] { new(new TemplateRetired(template)) }
                : new UploadTemplate.NoSuchTemplate(),
            actor, ct);
}

/// <summary>选版式: the paper is printed in a template, or in the standard's form.</summary>
/// <param name="Template">Null for the standard's form.</param>
public sealed record ChooseTemplate(Guid PaperId, long Seen, Guid? Template);

/// <summary>Carries out <see cref="ChooseTemplate"/>.</summary>
public sealed class ChooseTemplateHandler(PaperTurn turn)
{
    public Task<Result<Written>> HandleAsync(ChooseTemplate command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.PaperId, command.Seen, "选版式", [PaperStatus.Draft], now => Decide(command, now, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(ChooseTemplate command, PaperAtHand now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        if (!PaperRights.MayWrite(actor)) return new NotYourPaper();
        if (command.Template is not { } id) return now.State.Template is null ? new EditPaper.NothingChanged() : new NewEntry[] { new(new PaperLaidOut(now.State.Id, null)) };
        if (now.Year.MattersOf<TemplateState>().FirstOrDefault(t => t.Id == id && !t.IsRetired && t.Paper == now.State.Subject.Kind) is not { } template) return new UploadTemplate.NoSuchTemplate();
        return now.State.Template?.Id == template.File.Id ? new EditPaper.NothingChanged() : new NewEntry[] { new(new PaperLaidOut(now.State.Id, template.File)) };
    }
}
