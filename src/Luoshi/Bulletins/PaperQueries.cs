using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Luoshi.Supervision;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Bulletins;

/// <summary>Leaders who can approve: persons behind an account with the leader's role.</summary>
public sealed class ApproversQuery(IDbContextFactory<LuoshiDb> dbs)
{
    public async Task<IReadOnlyList<Person>> AskAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var ids = await (from account in db.Users.AsNoTracking()
                         join held in db.UserRoles on account.Id equals held.UserId
                         join role in db.Roles on held.RoleId equals role.Id
                         where role.Name == Roles.Leader && account.DisabledAt == null && account.PersonId != null
                         select account.PersonId!.Value).Distinct().ToListAsync(ct);
        return [.. (await UnitTreeQuery.LoadAsync(db, ct)).Persons.Where(p => ids.Contains(p.Id) && !p.IsRetired)];
    }
}

/// <summary>A paper as its page shows it.</summary>
/// <param name="Composed">As the rules composed it.</param>
/// <param name="Text">With what was changed by hand.</param>
/// <param name="Entries">First to last.</param>
/// <param name="Items">The item of each entry that a line of the text rests on, where it has one.</param>
public sealed record PaperView(PlanState Plan, PaperState Paper, PaperText Composed, PaperText Text, IReadOnlyList<ReadEntry> Entries, IReadOnlyDictionary<long, Guid> Items, IReadOnlyList<Person> Approvers)
{
    /// <summary>Templates it could be printed in.</summary>
    public IReadOnlyList<TemplateState> Templates { get; init; } = [];

    /// <summary>Problems of the annexed list that the one who asks may open.</summary>
    public IReadOnlySet<Guid> Problems { get; init; } = new HashSet<Guid>();
}

/// <summary>Papers of a plan that someone may read, newest first.</summary>
/// <param name="Rounds">Rounds of supervision that a bulletin can be about.</param>
public sealed record PlanPapers(PlanState Plan, IReadOnlyList<PaperState> Papers, IReadOnlyList<RoundState> Rounds);

/// <summary>通报与公文: the papers of a plan, one of them, and its files.</summary>
public sealed class PaperQuery(LuoshiDb db, MatterReader matters, ScopeQuery scopes, ApproversQuery approvers)
{
    /// <summary>Null when there is no such plan for the one who asks.</summary>
    public async Task<PlanPapers?> OfPlanAsync(Guid planId, Actor actor, CancellationToken ct)
    {
        if (await PlanAsync(planId, ct) is not { Status: not (PlanStatus.Draft or PlanStatus.Discarded) } plan) return null;
        var scope = await scopes.OfAsync(actor, ct);
        var papers = await matters.OfPlanAsync<PaperState>(planId, PaperState.Kind, ct);
        return new(plan, [.. papers.Where(p => p.Status != PaperStatus.Discarded && PaperRights.MayRead(actor, scope, p)).OrderByDescending(p => p.No)],
            PaperRights.MayWrite(actor) ? [.. (await matters.OfPlanAsync<RoundState>(planId, RoundState.Name, ct)).Where(r => r is { ApprovedOn: not null, Status: not RoundStatus.Withdrawn }).OrderByDescending(r => r.No)] : []);
    }

    /// <summary>Leaders whom the plan names, as persons of the directory; whom a briefing can be for.</summary>
    public async Task<IReadOnlyList<Person>> LeadersAsync(Guid planId, CancellationToken ct)
    {
        var items = (await db.Items.AsNoTracking().Where(i => i.PlanId == planId).OrderBy(i => i.No).Select(i => i.State).ToListAsync(ct)).ConvertAll(StateJson.Read<ItemState>);
        var tree = await UnitTreeQuery.LoadAsync(db, ct);
        return [.. items.SelectMany(i => i.Facts.LeadLeaders.Concat(i.Facts.Leaders)).Distinct().Select(n => (tree.ResolvePerson(n) as OnePerson)?.Person).OfType<Person>().DistinctBy(p => p.Id)];
    }

    /// <summary>Null when there is no such paper for the one who asks.</summary>
    public async Task<PaperView?> AskAsync(Guid paperId, Actor actor, CancellationToken ct)
    {
        if (await FindAsync(paperId, actor, ct) is not { } paper) return null;
        var plan = (await PlanAsync(paper.PlanId, ct))!;
        var composed = await PaperTurn.TextAsync(db, paper, ct);
        var entries = await matters.EntriesAsync(paper, ct);
        var scope = await scopes.OfAsync(actor, ct);
        var problems = composed.Annexes.Any(a => a.Grounds is not null) ? await matters.OfPlanAsync<ProblemState>(paper.PlanId, ProblemState.Name, ct) : [];
        var rests = composed.Sections.SelectMany(s => s.Lines).SelectMany(l => l.Because ?? []).Concat(composed.Annexes.SelectMany(a => a.Grounds ?? []).SelectMany(g => g.Because)).Distinct().ToList();
        var items = await db.Entries.AsNoTracking().Where(e => e.PlanId == paper.PlanId && e.ItemId != null && rests.Contains(e.Sequence)).ToDictionaryAsync(e => e.Sequence, e => e.ItemId!.Value, ct);
        return new(plan, paper, composed, composed.With(paper.Edits), [.. entries.Select(ReadEntry.Of)], items, PaperRights.MayWrite(actor) ? await approvers.AskAsync(ct) : [])
        {
            Problems = problems.Where(p => scope.SeesAll || scope.Sees(p.UnitId)).Select(p => p.Id).ToHashSet(),
            Templates = [.. (await matters.OfPlanAsync<TemplateState>(paper.PlanId, TemplateState.Kind, ct)).Where(t => t.Paper == paper.Subject.Kind && !t.IsRetired)],
        };
    }

    /// <summary>What a paper is made again from; null where there is none for the one who asks.</summary>
    public async Task<(PaperState Paper, PaperText Text, byte[]? Template)?> TextAsync(Guid paperId, Actor actor, CancellationToken ct)
    {
        if (await FindAsync(paperId, actor, ct) is not { } paper) return null;
        return (paper, await TextAsync(db, paper, ct), await PaperTurn.TemplateAsync(db, paper, ct));
    }

    /// <summary>A paper made again out of the ledger, as docx.</summary>
    public static async Task<byte[]> DocxAsync(LuoshiDb db, PaperState paper, CancellationToken ct) =>
        PaperSheet.Docx(await TextAsync(db, paper, ct), paper, await PaperTurn.TemplateAsync(db, paper, ct));

    /// <summary>Templates of a plan, newest first; those retired among them.</summary>
    public async Task<(PlanState Plan, IReadOnlyList<TemplateState> Templates)?> TemplatesAsync(Guid planId, CancellationToken ct) =>
        await PlanAsync(planId, ct) is { Status: not (PlanStatus.Draft or PlanStatus.Discarded) } plan
            ? (plan, [.. (await matters.OfPlanAsync<TemplateState>(planId, TemplateState.Kind, ct)).OrderByDescending(t => t.No)])
            : null;

    /// <summary>What a paper says, with what was changed by hand.</summary>
    public static async Task<PaperText> TextAsync(LuoshiDb db, PaperState paper, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return (await PaperTurn.TextAsync(db, paper, ct)).With(paper.Edits);
    }

    private async Task<PaperState?> FindAsync(Guid paperId, Actor actor, CancellationToken ct) =>
        await matters.FindAsync<PaperState>(paperId, ct) is { } paper && PaperRights.MayRead(actor, await scopes.OfAsync(actor, ct), paper) ? paper : null;

    private async Task<PlanState?> PlanAsync(Guid planId, CancellationToken ct) =>
        await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, ct) is { } row ? row.ToState() : null;
}
