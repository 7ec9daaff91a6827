using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Plans;

/// <summary>What came of a posted review form.</summary>
/// <param name="Next">Address to go to; null after a refusal.</param>
/// <param name="Form">The form as posted, to be shown again after a refusal.</param>
/// <param name="ForThePlan">The refusal is about the plan as a whole.</param>
/// <param name="Stale">The field that someone else corrected first; null for none.</param>
public sealed record ReviewOutcome(string? Next, Refusal? Refusal, ReviewForm? Form, bool ForThePlan, string? Stale = null);

/// <summary>Takes the review page's one form apart and hands each wish to its use case, corrections first.</summary>
public sealed class ReviewDesk(
    DraftReview drafts,
    CorrectFieldHandler correct,
    CheckItemHandler check,
    SettleFindingHandler settle,
    ItemDesk items,
    ReviewNameDesk names,
    UndoActHandler undo,
    PlanVersionQuery versions,
    PutPlanInForceHandler putInForce,
    DiscardDraftHandler discard,
    Today today)
{
    public Task<DraftUnderReview?> FindAsync(Guid planId, CancellationToken ct) => drafts.FindAsync(planId, ct);

    /// <summary>What the names of the draft mean by the directory.</summary>
    public Task<NamesOfPlan?> NamesAsync(DraftUnderReview draft, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return names.FindAsync(draft.Plan.Id, ct);
    }

    /// <summary>What the reviewer could take back; null for nothing, or where the plan is no draft.</summary>
    public async Task<ReviewAct?> LastActAsync(DraftUnderReview draft, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return draft.Plan.Status == PlanStatus.Draft ? await drafts.LastActAsync(draft.Plan.Id, actor, ct) : null;
    }

    /// <summary>The plan in force that the draft seems to be the next version of; null for none.</summary>
    public Task<PlanState?> EarlierAsync(DraftUnderReview draft, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return versions.EarlierAsync(draft.Plan, ct);
    }

    /// <summary>Carries out what the pressed button asks for; inputs that were changed are never lost on the way.</summary>
    public async Task<ReviewOutcome> TakeAsync(DraftUnderReview draft, ItemState? item, IFormCollection posted, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(posted);
        var wish = posted["do"].ToString();
        if (wish == "discard") return await TakePlanAsync(draft, wish, posted, actor, ct);

        var form = ReviewForm.Posted(posted, item is not null, draft.Plan.Facts.Year);
        var changes = form.Changes();
        if (form.HasProblems) return new(null, new InputsWrong(), form, false);
        if (wish.StartsWith("undo", StringComparison.Ordinal))
        {
            return changes.Count > 0 ? new(null, new NotSavedYet(), form, false) : await UndoAsync(draft, item, wish, actor, ct);
        }

        if (changes.Count > 0)
        {
            var corrected = await correct.HandleAsync(new(draft.Plan.Id, item?.Id, changes, posted["reason"].ToString()), actor, ct);
            if (!corrected.Ok) return new(null, form.Take(corrected.Refusal) ? new InputsWrong() : corrected.Refusal, form, false, (corrected.Refusal as CorrectField.Stale)?.Field);
        }

        if (wish == "put-in-force") return await TakePlanAsync(draft, wish, posted, actor, ct);
        var no = item?.Facts.No ?? 0;
        if (item is not null && await items.TakeAsync(draft, item, wish, posted, actor, ct) is { } arranged)
        {
            return arranged.Ok ? new(Link(draft, no), null, null, false) : new(null, arranged.Refusal, null, false);
        }

        if (await names.TakeAsync(draft.Plan.Id, wish, posted, actor, ct) is { } named)
        {
            return named.Refusal is null ? new(Link(draft, no), null, null, false) : new(null, named.Refusal, null, false);
        }

        if (wish.Split(':') is [var how, var position] && int.TryParse(position, out var finding))
        {
            var settled = await settle.HandleAsync(new(draft.Plan.Id, finding, how), actor, ct);
            return settled.Ok ? new(Link(draft, no), null, null, false) : new(null, settled.Refusal, null, false);
        }

        if (wish == "check" && item is not null)
        {
            var done = await check.HandleAsync(new(draft.Plan.Id, item.Id), actor, ct);
            return done.Ok ? new(Link(draft, Next(draft, no) ?? no), null, null, false) : new(null, done.Refusal, null, false);
        }

        return new(Link(draft, wish == "next" ? Next(draft, no) ?? no : no), null, null, false);
    }

    /// <summary>The next item: the next number; after the last the first that is unchecked.</summary>
    public static int? Next(DraftUnderReview draft, int no)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return (draft.Items.FirstOrDefault(i => i.Facts.No > no) ?? draft.Items.FirstOrDefault(i => !i.Checked && i.Facts.No != no))?.Facts.No;
    }

    /// <summary>Address of an item's review, at its place in the document.</summary>
    public static string Link(DraftUnderReview draft, int no, int? finding = null)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var item = draft.Items.FirstOrDefault(i => i.Facts.No == no);
        var about = finding is null ? "" : $"&finding={finding}";
        return $"/plans/{draft.Plan.Id}/review?item={no}{about}{ReviewMarks.Anchor(ReviewMarks.First(draft.Plan, item))}";
    }

    /// <summary>A name short enough for a heading: the title, or how the text begins.</summary>
    public static string ShortName(ItemFacts item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var name = item.Title ?? item.Text;
        var end = name.IndexOfAny(['。', '；', '，', '：', '\n']);
        if (end > 0) name = name[..end];
        return name.Length > 24 ? name[..24] + "…" : name;
    }

    private async Task<ReviewOutcome> UndoAsync(DraftUnderReview draft, ItemState? item, string wish, Actor actor, CancellationToken ct)
    {
        var seen = wish.Split(':') is [_, var last] && long.TryParse(last, out var sequence) ? sequence : (long?)null;
        var act = await drafts.LastActAsync(draft.Plan.Id, actor, ct);
        var undone = await undo.HandleAsync(new(draft.Plan.Id, seen), actor, ct);
        if (!undone.Ok) return new(null, undone.Refusal, null, false);
        return new(Link(draft, act is null || undone.Value.Entries == 0 ? item?.Facts.No ?? 0 : About(draft, act)), null, null, false);
    }

    /// <summary>Number of the item that an act was about; 0 for the document as a whole.</summary>
    public static int About(DraftUnderReview draft, ReviewAct act)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(act);
        if (act.Main.Entry.ItemId is { } id) return draft.Items.FirstOrDefault(i => i.Id == id)?.Facts.No ?? 0;
        return act.Main.Facts is FindingSettled s && draft.Plan.Facts.Findings[s.Finding].Items is [var first, ..] ? first : 0;
    }

    private async Task<ReviewOutcome> TakePlanAsync(DraftUnderReview draft, string wish, IFormCollection posted, Actor actor, CancellationToken ct)
    {
        var id = draft.Plan.Id;
        if (wish == "discard")
        {
            var gone = await discard.HandleAsync(new(id, posted["discard-reason"].ToString()), actor, ct);
            return gone.Ok ? new("/plans", null, null, true) : new(null, gone.Refusal, null, true);
        }

        var from = FieldWords.ParseDay(posted["from"].ToString(), draft.Plan.Facts.Year) ?? today.Date;
        var done = await putInForce.HandleAsync(new(id, from, posted["confirmed"] == "on"), actor, ct);
        return done.Ok ? new($"/plans/{id}/ledger", null, null, true) : new(null, done.Refusal, null, true);
    }

    /// <summary>What was typed would be lost with the page.</summary>
    public sealed record NotSavedYet() : Refusal("RV002", "有改动还没有保存，没有撤回。请先保存，或改回原样，再撤回。");

    /// <summary>Inputs that cannot be taken as they are; each says why.</summary>
    public sealed record InputsWrong() : Refusal("RV001", "有填写不对的地方，没有保存。请看标红的字段。");
}
