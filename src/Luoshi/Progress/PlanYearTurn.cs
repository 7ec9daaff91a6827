using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Progress;

/// <summary>A plan as it stands at the moment of a decision about many of its items.</summary>
public sealed record PlanYear(PlanState Plan, IReadOnlyList<ItemState> Items, IReadOnlyList<DutyState> Duties, DateTimeOffset Now)
{
    /// <summary>Rounds, problems, bulletins and what else the year holds.</summary>
    public IReadOnlyList<MatterState> Matters { get; init; } = [];

    public DateOnly Today => LedgerDay.Of(Now);

    /// <summary>Matters of one kind, by number.</summary>
    public IEnumerable<T> MattersOf<T>()
        where T : MatterState => Matters.OfType<T>().OrderBy(m => m.No);

    public IReadOnlyList<DutyState> Of(ItemState item) => [.. Duties.Where(d => d.ItemId == item.Id)];
}

/// <summary>One act on a whole plan in a running year, all of it or nothing.</summary>
public sealed class PlanYearTurn(IDbContextFactory<LuoshiDb> dbs, TimeProvider clock)
{
    private const int Attempts = 6;

    /// <param name="seen">The plan's version on the page that asks; null where the act holds whatever was done meanwhile.</param>
    /// <param name="files">Files that come with the act, as its entries name them.</param>
    internal async Task<Result<Written>> TakeAsync(Guid planId, long? seen, Func<PlanYear, Result<NewEntry[]>> decide, Actor actor, CancellationToken ct, IReadOnlyList<MatterFile>? files = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await dbs.CreateDbContextAsync(ct);
            if (await LoadAsync(db, planId, clock.GetUtcNow(), ct) is not var (row, year)) return new NoSuchPlan();
            if (seen is { } version && row.Version != version) return new PlanMovedOn();
            var decided = DutyRights.Refuse(year.Plan) is { } refusal ? refusal : decide(year);
            if (!decided.Ok) return decided.Refusal;
            if (decided.Value.Length == 0) return new Written(planId, 0, row.Version);

            try
            {
                await new LedgerWriter(db).AppendAsync(planId, row.Version, decided.Value, actor, year.Now, ct);
                db.MatterFiles.AddRange(files ?? []);
                await db.SaveChangesAsync(ct);
                return new Written(planId, decided.Value.Length, row.Version + decided.Value.Length);
            }
            catch (LedgerConflictException) when (attempt < Attempts)
            {
            }
            catch (LedgerConflictException)
            {
                return new PlanIsBusy();
            }
        }
    }

    internal static async Task<(PlanRow Row, PlanYear Year)?> LoadAsync(LuoshiDb db, Guid planId, DateTimeOffset at, CancellationToken ct)
    {
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, ct) is not { } row) return null;
        var items = await db.Items.AsNoTracking().Where(i => i.PlanId == planId).OrderBy(i => i.No).Select(i => i.State).ToListAsync(ct);
        var duties = await db.Duties.AsNoTracking().Where(d => d.PlanId == planId).OrderBy(d => d.Id).Select(d => d.State).ToListAsync(ct);
        var matters = await db.Matters.AsNoTracking().Where(m => m.PlanId == planId).OrderBy(m => m.Kind).ThenBy(m => m.No).Select(m => m.State).ToListAsync(ct);
        return (row, new(row.ToState(), [.. items.Select(StateJson.Read<ItemState>)], [.. duties.Select(StateJson.Read<DutyState>)], DutyTurn.ByLedger(at, row))
        {
            Matters = [.. matters.Select(StateJson.Read<MatterState>)],
        });
    }
}

/// <summary>The plan changed while someone looked at it.</summary>
public sealed record PlanMovedOn() : Refusal("DU015", "您看的这会儿，计划里又有了新的记录。请刷新后再办。");
