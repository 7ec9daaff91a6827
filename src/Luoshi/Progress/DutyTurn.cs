using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Progress;

/// <summary>An item as it stands at the moment of a decision, with its duties.</summary>
/// <param name="OfItem">All duties of the item.</param>
/// <param name="ActorPerson">Name of the person who acts, as the directory and the plan print it; null where the account belongs to none.</param>
public record ItemAsItStands(PlanState Plan, ItemState Item, IReadOnlyList<DutyState> OfItem, string? ActorPerson, DateTimeOffset Now)
{
    public DateOnly Today => LedgerDay.Of(Now);
}

/// <summary>A duty as it stands at the moment of a decision, with what surrounds it.</summary>
public sealed record DutyAsItStands(PlanState Plan, ItemState Item, DutyState Duty, IReadOnlyList<DutyState> OfItem, string? ActorPerson, DateTimeOffset Now)
    : ItemAsItStands(Plan, Item, OfItem, ActorPerson, Now);

/// <summary>One act on a duty or an item in a running year: load, decide, append, save; decided anew where another writer came first.</summary>
public sealed class DutyTurn(IDbContextFactory<LuoshiDb> dbs, TimeProvider clock)
{
    /// <summary>As often as a decision is made anew.</summary>
    private const int Attempts = 12;

    /// <param name="seen">The duty's version on the page that asks; null where the caller saw none. A duty changed since is refused.</param>
    /// <param name="files">Evidence that the entry names, stored in the same save.</param>
    /// <param name="once">What a program calls the act; null for a person's.</param>
    internal Task<Result<Written>> TakeAsync(
        Guid dutyId, long? seen, Func<DutyAsItStands, Result<NewEntry[]>> decide, Actor actor, CancellationToken ct, IReadOnlyList<HandedIn>? files = null, OnceKey? once = null) =>
        CountedAsync(AttemptAsync(
            async (db, at) =>
            {
                var where = await db.Duties.Where(d => d.Id == dutyId).Join(db.Plans, d => d.PlanId, p => p.Id, (d, p) => new { Plan = p, d.ItemId }).SingleOrDefaultAsync(ct);
                if (where is null) return null;
                var (item, rows) = await LoadAsync(db, where.Plan, where.ItemId, actor, at, ct);
                var own = rows.Single(d => d.Id == dutyId);
                db.Attach(own); // so that the append does not read it again
                return (where.Plan, new DutyAsItStands(item.Plan, item.Item, own.ToState(), item.OfItem, item.ActorPerson, item.Now));
            },
            new NoSuchDuty(),
            async (db, now) => seen is { } version && now.Duty.Version != version ? await FirstAsync(db, now.Plan.Id, now.Duty.Version, actor, ct) : null,
            decide,
            actor,
            files is { Count: > 0 } ? (db, now, entries) => Keep(db, now, entries, files) : null,
            once,
            ct));

    /// <param name="seen">The item's version on the page that asks; null where the caller saw none.</param>
    internal Task<Result<Written>> TakeItemAsync(
        Guid itemId, long? seen, Func<ItemAsItStands, Result<NewEntry[]>> decide, Actor actor, CancellationToken ct) =>
        CountedAsync(AttemptAsync(
            async (db, at) =>
            {
                var plan = await PlanOfAsync(db, itemId, ct);
                return plan is null ? null : (plan, (await LoadAsync(db, plan, itemId, actor, at, ct)).Now);
            },
            new NoSuchItemInForce(),
            async (db, now) => seen is { } version && now.Item.Version != version ? await FirstAsync(db, now.Plan.Id, now.Item.Version, actor, ct) : null,
            decide,
            actor,
            null,
            null,
            ct));

    private static async Task<Result<Written>> CountedAsync(Task<Result<Written>> act) => LedgerTelemetry.Counted(await act);

    private async Task<Result<Written>> AttemptAsync<T>(
        Func<LuoshiDb, DateTimeOffset, Task<(PlanRow Row, T Now)?>> load,
        Refusal absent,
        Func<LuoshiDb, T, Task<Refusal?>> stale,
        Func<T, Result<NewEntry[]>> decide,
        Actor actor,
        Action<LuoshiDb, T, NewEntry[]>? also,
        OnceKey? once,
        CancellationToken ct)
        where T : ItemAsItStands
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await dbs.CreateDbContextAsync(ct);
            await db.Database.OpenConnectionAsync(ct); // one for all that follows
            if (once is not null && await once.FindAsync(db, ct) is { } before) return before;
            if (await load(db, clock.GetUtcNow()) is not var (row, now)) return absent;
            var decided = await stale(db, now) is { } first ? first : DutyRights.Refuse(now.Plan) is { } refusal ? refusal : decide(now);

            // The same act may have come first between the two looks: then its outcome is the answer, not that it is done already.
            if (!decided.Ok) return once is not null && await once.FindAsync(db, ct) is { } meanwhile ? meanwhile : decided.Refusal;
            var version = row.Version;
            if (decided.Value.Length == 0) return new Written(row.Id, 0, version);

            try
            {
                await new LedgerWriter(db).AppendAsync(row.Id, version, decided.Value, actor, now.Now, ct);
                also?.Invoke(db, now, decided.Value);
                var written = new Written(row.Id, decided.Value.Length, version + decided.Value.Length);
                if (once is not null) db.WrittenOnce.Add(once.Kept(written, now.Now));
                await db.SaveChangesAsync(ct);
                return written;
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

    private static void Keep(LuoshiDb db, DutyAsItStands now, NewEntry[] entries, IReadOnlyList<HandedIn> files)
    {
        var marks = entries.SelectMany(e => e.Facts switch
        {
            Reported { Evidence: { } evidence } => evidence,
            CompletionClaimed claim => claim.Evidence,
            _ => [],
        });
        db.AddRange(marks.Zip(files, (mark, file) => EvidenceRules.Stored(mark, file, now.Duty, now.Now)));
    }

    /// <summary>The plan that an item is of; null where there is no such item.</summary>
    internal static Task<PlanRow?> PlanOfAsync(LuoshiDb db, Guid itemId, CancellationToken ct) =>
        db.Items.Where(i => i.Id == itemId).Join(db.Plans, i => i.PlanId, p => p.Id, (_, p) => p).SingleOrDefaultAsync(ct);

    /// <remarks>
    /// The plan is read first: whatever changes after that changes its version as well, so that the save is refused and the
    /// decision made anew. Rows that the append will need are held by the context, and not read twice.
    /// </remarks>
    /// <returns>The item, and the rows of its duties, which the context does not hold.</returns>
    internal static async Task<(ItemAsItStands Now, List<DutyRow> Duties)> LoadAsync(LuoshiDb db, PlanRow plan, Guid itemId, Actor actor, DateTimeOffset at, CancellationToken ct)
    {
        var item = await db.Items.SingleAsync(i => i.Id == itemId, ct);
        var ofItem = await db.Duties.AsNoTracking().Where(d => d.ItemId == itemId).OrderBy(d => d.Id).ToListAsync(ct);
        var person = actor.PersonId is { } id ? await db.Persons.Where(p => p.Id == id).Select(p => p.Name).SingleOrDefaultAsync(ct) : null;
        return (new(plan.ToState(), item.ToState(), new StoredDuties(ofItem), person, ByLedger(at, plan)), ofItem);
    }

    /// <summary>The moment that an entry written now will carry: where the clock was set back, the ledger's time stands still, for rules about days as well.</summary>
    internal static DateTimeOffset ByLedger(DateTimeOffset at, PlanRow plan) => at < plan.LastAt ? plan.LastAt : at;

    private static async Task<Refusal> FirstAsync(LuoshiDb db, Guid planId, long version, Actor actor, CancellationToken ct)
    {
        var last = await db.Entries.AsNoTracking().SingleAsync(e => e.PlanId == planId && e.Sequence == version, ct);
        return last.AccountId is not null && last.AccountId == actor.AccountId
            ? new AlreadyDone(last.At)
            : new SomeoneWasFirst(last.ActorName, last.At);
    }
}
