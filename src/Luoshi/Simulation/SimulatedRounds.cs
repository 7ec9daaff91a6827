using Luoshi.Accounts;
using Luoshi.Bulletins;
using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Luoshi.Supervision;
using Luoshi.Units;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Simulation;

/// <summary>What the supervising office of a simulated city does: each quarter a round, over the counties first, from its scheme to the bulletin that is sent.</summary>
public sealed class SimulatedRounds(
    IDbContextFactory<LuoshiDb> dbs,
    SimulationClock clock,
    SimulatedCity city,
    OpenRoundHandler open,
    ApproveSchemeHandler approve,
    AnswerSelfCheckHandler answer,
    RaiseProblemHandler raise,
    SetRectificationHandler demand,
    HandInRectificationHandler handIn,
    VerifyRectificationHandler verify,
    ReturnRectificationHandler returnIt,
    WriteConclusionHandler conclude,
    FeedBackConclusionHandler feedBack,
    ReceiveConclusionHandler receive,
    CloseRoundHandler closeRound,
    DraftPaperHandler draft,
    SubmitPaperHandler submit,
    ApprovePaperHandler sign,
    SendPaperHandler send)
{
    /// <summary>Days before the quarter's end on which a round opens, must be answered, finds problems, is concluded and ends.</summary>
    private const int Opens = 32, AnsweredBy = 24, Finds = 20, HandedIn = 14, Verified = 11, Concludes = 9, Ends = 4;

    /// <summary>Units looked at in a round; counties come first.</summary>
    private const int MostUnits = 12;

    private CancellationToken _ct;

    /// <summary>Acts carried out so far.</summary>
    public long Count { get; private set; }

    private DateOnly Today => LedgerDay.Of(clock.GetUtcNow());

    /// <summary>Puts down a round for each quarter of the plan's year.</summary>
    internal async Task BeginAsync(Guid plan, int year, Agenda agenda, WorkCalendar calendar, CancellationToken ct)
    {
        _ct = ct;
        await OpenAccountsAsync();
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            var (no, end) = (quarter, new DateOnly(year, quarter * 3, 1).AddMonths(1).AddDays(-1));
            On(Opens, () => OpenAsync(plan, no, end));

            void On(int before, Func<Task> act) => agenda.On(calendar.OnOrBefore(end.AddDays(-before)), act);

            async Task OpenAsync(Guid id, int number, DateOnly last)
            {
                if (await ProposedAsync(id, number, last) is not { } round) return;
                On(Opens - 2, async () => Done(await approve.HandleAsync(new(round, await VersionAsync(round)), city.Head, _ct)));
                On(AnsweredBy + 1, () => AnswerAsync(round));
                On(Finds, () => FindAsync(round, last));
                On(HandedIn, () => HandInAsync(round));
                On(Verified, () => VerifyAsync(round));
                On(Concludes, () => ConcludeAsync(round));
                On(Ends, () => EndAsync(round, id));
            }
        }
    }

    private async Task<Guid?> ProposedAsync(Guid plan, int quarter, DateOnly end)
    {
        await using var db = await dbs.CreateDbContextAsync(_ct);
        var duties = (await db.Duties.AsNoTracking().Where(d => d.PlanId == plan).Select(d => d.State).ToListAsync(_ct)).Select(StateJson.Read<DutyState>).Where(d => d is { Parent: null, UnitId: not null } && d.Status != DutyStatus.Withdrawn).ToList();
        var units = duties.Select(d => city.Units.Find(d.UnitId!.Value)!).Distinct().Where(u => u.ParentId is not null && !u.IsRetired)
            .OrderBy(u => u.Kind == UnitKind.County ? 0 : 1).ThenBy(u => u.Name, StringComparer.Ordinal).Take(MostUnits).Select(u => u.Id).ToHashSet();
        var items = duties.Where(d => units.Contains(d.UnitId!.Value)).Select(d => d.ItemId).Distinct().ToList();
        if (items.Count == 0) return null;
        var scheme = new SchemeDraft(
            $"第{PlanWords.Ordinal(quarter)}季度督查", RoundForm.Comprehensive, "工作要点落实进度，指标完成情况，进展是否如实。", [RoundMethod.SelfCheck, RoundMethod.Statistics], [.. units], [], items,
            [city.Clerk.AccountId!.Value], [], city.Head.AccountId, Today, end, Today.AddDays(Opens - AnsweredBy), false, "一季度一督查一通报", "与季度调度同步，不另要材料");
        var opened = await open.HandleAsync(new(plan, scheme), city.Clerk, _ct);
        if (!opened.Ok) throw new SimulationException(opened.Refusal);
        Count++;
        return opened.Value;
    }

    // One unit in eight does not answer, one finds something itself.
    private async Task AnswerAsync(Guid round)
    {
        foreach (var (at, check) in (await OfAsync<SelfCheckState>(round, SelfCheckState.Name, c => c.RoundId)).Index().Where(c => c.Index % 8 != 7))
        {
            List<SelfCheckAnswer> answers = [.. check.Items.Select((item, i) => new SelfCheckAnswer(item, at != 2 || i > 0, at == 2 && i == 0 ? "上次多计一家" : null))];
            Done(await answer.HandleAsync(new(check.Id, check.Version, answers, at == 2 ? "一处口径有误，已更正" : null), Own(check.UnitId, check.Unit), _ct));
        }
    }

    // One unit in three has a problem, on its own answer where it gave one.
    private async Task FindAsync(Guid round, DateOnly end)
    {
        foreach (var (at, check) in (await OfAsync<SelfCheckState>(round, SelfCheckState.Name, c => c.RoundId)).Index().Where(c => c.Index % 3 == 0))
        {
            var raised = await raise.HandleAsync(new(round, check.UnitId, check.Items[0], "进展佐证不全", "抽查两处，一处没有佐证资料。", [check.Version]), city.Clerk, _ct);
            if (!raised.Ok) throw new SimulationException(raised.Refusal);
            Count++;
            Done(await demand.HandleAsync(new(raised.Value, await VersionAsync(raised.Value), "补齐佐证，举一反三", check.Unit + "分管负责人", at == 0 ? end.AddDays(-HandedIn + 1) : end.AddDays(30), []), city.Clerk, _ct));
        }
    }

    private async Task HandInAsync(Guid round)
    {
        foreach (var (at, problem) in (await OfAsync<ProblemState>(round, ProblemState.Name, p => p.RoundId)).Index().Where(p => p.Index != 3))
            Done(await handIn.HandleAsync(new(problem.Id, problem.Version, at == 1 ? "正在补。" : "佐证已补齐，并核对了其余各项。"), Own(problem.UnitId, problem.Unit), _ct));
    }

    private async Task VerifyAsync(Guid round)
    {
        foreach (var (at, problem) in (await OfAsync<ProblemState>(round, ProblemState.Name, p => p.RoundId)).Index().Where(p => p.Item.Status == ProblemStatus.HandedIn))
        {
            if (at == 1) Done(await returnIt.HandleAsync(new(problem.Id, problem.Version, "没有写补了哪些"), city.Clerk, _ct));
            else Done(await verify.HandleAsync(new(problem.Id, problem.Version, "查阅补报资料，属实"), city.Clerk, _ct));
        }
    }

    private async Task ConcludeAsync(Guid round)
    {
        var problems = await OfAsync<ProblemState>(round, ProblemState.Name, p => p.RoundId);
        foreach (var check in await OfAsync<SelfCheckState>(round, SelfCheckState.Name, c => c.RoundId))
        {
            var own = problems.Where(p => p.UnitId == check.UnitId).ToList();
            var written = await conclude.HandleAsync(new(round, check.UnitId, null, own.Count == 0 ? "进展与台账一致。" : "总体推进，佐证不全。", [new("自查与台账核对情况", [check.Version])], [.. own.Select(p => p.Id)]), city.Clerk, _ct);
            if (!written.Ok) throw new SimulationException(written.Refusal);
            Count++;
            Done(await feedBack.HandleAsync(new(written.Value, await VersionAsync(written.Value)), city.Clerk, _ct));
            Done(await receive.HandleAsync(new(written.Value, await VersionAsync(written.Value)), Own(check.UnitId, check.Unit), _ct));
        }
    }

    private async Task EndAsync(Guid round, Guid plan)
    {
        Done(await closeRound.HandleAsync(new(round, await VersionAsync(round)), city.Clerk, _ct));
        var command = new DraftPaper(plan, PaperKind.Bulletin, Today) { RoundId = round };
        Done(await draft.HandleAsync(command, city.Clerk, _ct));
        Done(await submit.HandleAsync(new(command.Id, await VersionAsync(command.Id), city.Head.PersonId), city.Clerk, _ct));
        Done(await sign.HandleAsync(new(command.Id, await VersionAsync(command.Id), true, null), city.Head, _ct));
        Done(await send.HandleAsync(new(command.Id, await VersionAsync(command.Id)), city.Clerk, _ct));
    }

    /// <summary>Accounts of the clerk and of the leader: schemes and papers name them.</summary>
    private async Task OpenAccountsAsync()
    {
        await using var db = await dbs.CreateDbContextAsync(_ct);
        if (await db.Users.AnyAsync(u => u.Id == city.Head.AccountId, _ct)) return;
        var role = await db.Roles.SingleOrDefaultAsync(r => r.Name == Roles.Leader, _ct);
        if (role is null) db.Roles.Add(role = new IdentityRole<Guid>(Roles.Leader) { Id = Guid.CreateVersion7(), NormalizedName = Roles.Leader.ToUpperInvariant() });
        foreach (var actor in new[] { city.Clerk, city.Head })
            db.Users.Add(new Account { Id = actor.AccountId!.Value, UserName = actor.Name, NormalizedUserName = actor.Name, DisplayName = actor.Name, PersonId = actor.PersonId });
        db.UserRoles.Add(new() { UserId = city.Head.AccountId!.Value, RoleId = role.Id });
        await db.SaveChangesAsync(_ct);
    }

    private Actor Own(Guid unit, string name) => city.Reporter(unit, name);

    /// <summary>Matters of a round, by the name of their unit: not by ids, which are new each time.</summary>
    private async Task<List<T>> OfAsync<T>(Guid round, string kind, Func<T, Guid?> roundOf)
        where T : MatterState
    {
        await using var db = await dbs.CreateDbContextAsync(_ct);
        var plan = await db.Matters.Where(m => m.Id == round).Select(m => m.PlanId).SingleAsync(_ct);
        return [.. (await new MatterReader(db).OfPlanAsync<T>(plan, kind, _ct)).Where(m => roundOf(m) == round)];
    }

    private async Task<long> VersionAsync(Guid matter)
    {
        await using var db = await dbs.CreateDbContextAsync(_ct);
        return await db.Matters.Where(m => m.Id == matter).Select(m => m.Version).SingleAsync(_ct);
    }

    private void Done(Result<Written> result)
    {
        if (!result.Ok) throw new SimulationException(result.Refusal);
        Count++;
    }
}
