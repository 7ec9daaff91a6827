using System.Text.Json.Serialization;
using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Reading;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Bulletins;

/// <summary>What of a plan is shown to everyone.</summary>
/// <param name="Items">The items.</param>
/// <param name="Lights">Their lights.</param>
/// <param name="Figures">Values of their targets.</param>
/// <param name="Units">Names of their lead units; persons are never named.</param>
public sealed record PublicChoice(IReadOnlyList<Guid> Items, bool Lights, bool Figures, bool Units)
{
    public bool Equals(PublicChoice? other) => other is not null && Items.SequenceEqual(other.Items) && (Lights, Figures, Units) == (other.Lights, other.Figures, other.Units);

    public override int GetHashCode() => HashCode.Combine(Items.Count, Lights, Figures, Units);
}

/// <summary>拟公开: items and figures were chosen, and a leader is asked to release them.</summary>
public sealed record PublicPageProposed(Guid Matter, PublicChoice Choice, Guid Person, string Name) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry)
    {
        var page = matter is null
            ? new PublicPageState { Id = Matter, PlanId = entry.PlanId, No = 1, Entries = [entry.Sequence], Version = entry.Sequence, Since = LedgerDay.Of(entry.At) }
            : Known<PublicPageState>(matter, entry);
        return page with { Proposed = Choice, Approver = Person, ApproverName = Name, Since = LedgerDay.Of(entry.At) };
    }
}

/// <summary>公开: the leader released what was proposed; from now on everyone may read it.</summary>
public sealed record PublicPageReleased(Guid Matter) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry) =>
        Known<PublicPageState>(matter, entry) is { Proposed: { } proposed } page ? page with { Shown = proposed, Proposed = null, ReleasedOn = LedgerDay.Of(entry.At), Since = LedgerDay.Of(entry.At) } : throw LedgerFold.Wrong(entry, "没有待公开的内容");
}

/// <summary>停止公开, or 不予公开: the page is shut, or what was proposed is dropped.</summary>
public sealed record PublicPageShut(Guid Matter) : MatterFacts(Matter)
{
    protected internal override MatterState Apply(MatterState? matter, Entry entry) =>
        Known<PublicPageState>(matter, entry) with { Shown = null, Proposed = null, Since = LedgerDay.Of(entry.At) };
}

/// <summary>公开页: what of a plan everyone may read, and what waits to be released.</summary>
public sealed record PublicPageState : MatterState
{
    public const string Kind = "public-page";

    public PublicChoice? Shown { get; init; }

    public PublicChoice? Proposed { get; init; }

    public Guid? Approver { get; init; }

    public string? ApproverName { get; init; }

    public DateOnly? ReleasedOn { get; init; }

    public DateOnly Since { get; init; }

    [JsonIgnore]
    public override string KindName => Kind;

    [JsonIgnore]
    public override bool IsOpen => Proposed is not null;

    [JsonIgnore]
    public override IReadOnlyList<MatterWait> Waits => Proposed is null ? [] : [new(MatterParty.Leader, Approver, "审签", "公开页", Since)];
}

/// <summary>公开页的办理: propose, release, or shut.</summary>
/// <param name="Choice">What is proposed; null where it is released or shut.</param>
/// <param name="PersonId">The leader asked.</param>
/// <param name="Releases">The leader releases what was proposed.</param>
/// <param name="Seen">The page's version; 0 where there is none yet.</param>
public sealed record SetPublicPage(Guid PlanId, long Seen, PublicChoice? Choice, Guid? PersonId, bool Releases)
{
    /// <summary>Nothing was chosen.</summary>
    public sealed record NothingChosen() : Refusal("BU023", "请至少选一项任务，并选定审签的领导。");

    /// <summary>Only the leader asked may release.</summary>
    public sealed record NotAsked(string? Name) : Refusal("BU024", $"公开内容请{Name ?? "所选领导"}审签。");

    /// <summary>Nothing waits, nothing is shown.</summary>
    public sealed record NothingThere() : Refusal("BU025", "没有待公开或已公开的内容。请刷新后再看。");

    /// <summary>Somebody changed it meanwhile.</summary>
    public sealed record Stale() : Refusal("BU026", "公开页刚被他人改过。请刷新后再看。");
}

/// <summary>Carries out <see cref="SetPublicPage"/>.</summary>
public sealed class SetPublicPageHandler(PlanYearTurn turn, ApproversQuery approvers)
{
    public async Task<Result<Written>> HandleAsync(SetPublicPage command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var leaders = await approvers.AskAsync(ct);
        return await turn.TakeAsync(command.PlanId, null, year => Decide(command, leaders, year, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(SetPublicPage command, IReadOnlyList<Person> leaders, PlanYear year, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(year);
        var page = year.MattersOf<PublicPageState>().FirstOrDefault();
        var isAsked = page is { Proposed: not null } && actor.Is(Roles.Leader) && actor.PersonId is { } own && own == page.Approver;
        if (command.Releases && !isAsked) return page?.Proposed is null ? new SetPublicPage.NothingThere() : new SetPublicPage.NotAsked(page.ApproverName);
        if (!command.Releases && !PaperRights.MayWrite(actor) && !(isAsked && command.Choice is null)) return new NotYourPaper();
        if ((page?.Version ?? 0) != command.Seen) return new SetPublicPage.Stale();
        if (command.Releases) return new NewEntry[] { new(new PublicPageReleased(page!.Id)) };
        if (command.Choice is null) return page is null or { Shown: null, Proposed: null } ? new SetPublicPage.NothingThere() : new NewEntry[] { new(new PublicPageShut(page.Id)) };

        var known = year.Items.Select(i => i.Id).ToHashSet();
        List<Guid> items = [.. command.Choice.Items.Where(known.Contains).Distinct()];
        if (items.Count == 0 || leaders.FirstOrDefault(l => l.Id == command.PersonId) is not { } leader) return new SetPublicPage.NothingChosen();
        return new NewEntry[] { new(new PublicPageProposed(page?.Id ?? Guid.CreateVersion7(year.Now), command.Choice with { Items = items }, leader.Id, leader.Name)) };
    }
}

/// <summary>An item as everyone may read it.</summary>
public sealed record PublicItem(string Numeral, string? Section, string Title, string Due, LightColor? Light, IReadOnlyList<string> Figures, string? Units);

/// <summary>What everyone may read of a plan.</summary>
public sealed record PublicView(string Title, string? Issuer, DateOnly AsOf, IReadOnlyList<PublicItem> Items);

/// <summary>The public page as those who keep it see it.</summary>
/// <param name="Preview">What everyone would read if what was proposed is released; null while nothing waits.</param>
public sealed record PublicPageDesk(PlanState Plan, IReadOnlyList<ItemState> Items, PublicPageState? Page, IReadOnlyList<Person> Approvers, bool MayPropose, bool MayRelease, PublicView? Preview);

/// <summary>公开页: what is shown to everyone, and what is chosen for it.</summary>
public sealed class PublicPageQuery(LuoshiDb db, MatterReader matters, PlanOnDay plans, ApproversQuery approvers, UnitTreeQuery tree)
{
    /// <summary>Null unless it was released.</summary>
    public async Task<PublicView?> AskAsync(Guid planId, DateOnly today, CancellationToken ct)
    {
        if ((await matters.OfPlanAsync<PublicPageState>(planId, PublicPageState.Kind, ct)) is not [{ Shown: { } shown }, ..]) return null;
        return await plans.LitAsync(planId, today, Scope.All, ct) is { } lit ? Decide(lit, shown, await tree.LoadAsync(ct)) : null;
    }

    public static PublicView Decide(LitPlan plan, PublicChoice shown, UnitTree units)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(shown);
        var names = new NamesLeftOut(units, shown.Units);
        return new(plan.Plan.Facts.Title, plan.Plan.Facts.Issuer, plan.AsOf, [.. plan.Items.Where(i => shown.Items.Contains(i.State.Id)).Select(i => new PublicItem(
            i.Facts.Numeral, i.Facts.Section, names.In(PlanWords.ShortTitle(i.Facts), i.Facts), PaperLists.Due(i.State, plan.Plan.Facts.Year),
            shown.Lights ? i.Light.Color : null,
            shown.Figures ? [.. Enumerable.Range(0, i.Facts.Targets.Count).Where(t => i.Facts.Targets[t].Kind == TargetKind.Target && i.State.Values.ContainsKey(t)).Select(t => $"{names.In(i.Facts.Targets[t].Indicator, i.Facts)}：{PlanWords.Figure(i.State.Values[t])}{i.Facts.Targets[t].Unit}（目标{PlanWords.Number(i.Facts.Targets[t])}）")] : [],
            shown.Units ? PlanTally.Leads(i) : null))]);
    }

    /// <summary>Null when there is no such plan for the one who asks.</summary>
    public async Task<PublicPageDesk?> DeskAsync(Guid planId, DateOnly today, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, ct) is not { } row || row.ToState() is not { Status: PlanStatus.InForce } plan) return null;
        var page = await matters.OfPlanAsync<PublicPageState>(planId, PublicPageState.Kind, ct) is [var only, ..] ? only : null;
        var mayRelease = page?.Proposed is not null && actor.Is(Roles.Leader) && actor.PersonId is { } own && own == page.Approver;
        if (!PaperRights.MayWrite(actor) && !mayRelease) return null;
        var items = await db.Items.AsNoTracking().Where(i => i.PlanId == planId).OrderBy(i => i.No).Select(i => i.State).ToListAsync(ct);
        var preview = page?.Proposed is { } proposed && await plans.LitAsync(planId, today, Scope.All, ct) is { } lit ? Decide(lit, proposed, await tree.LoadAsync(ct)) : null;
        return new(plan, [.. items.Select(StateJson.Read<ItemState>)], page, await approvers.AskAsync(ct), PaperRights.MayWrite(actor), mayRelease, preview);
    }

    /// <summary>The plan that a public page belongs to; null where there is none.</summary>
    public async Task<Guid?> PlanOfAsync(Guid pageId, CancellationToken ct) => (await matters.FindAsync<PublicPageState>(pageId, ct))?.PlanId;
}
