using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Progress;

/// <summary>结转: an item left open goes on in another plan, as one of its items or as a new one at its end.</summary>
/// <param name="Seen">The item's version on the page.</param>
/// <param name="ToItem">The item of the other plan it goes on as; null adds it there.</param>
public sealed record CarryOver(Guid ItemId, long Seen, Guid ToPlan, Guid? ToItem, string Reason)
{
    /// <summary>Nothing left to carry.</summary>
    public sealed record NothingLeft() : Refusal("YE003", "这个事项已销号或已结转，不用再结转。");

    /// <summary>No plan to carry it to.</summary>
    public sealed record NoSuchTarget() : Refusal("YE004", "没有找到要结转到的计划或事项，请从新一年已施行的计划里选。");

    /// <summary>The plan itself, or an older one.</summary>
    public sealed record NotALaterYear(int Year) : Refusal("YE005", $"只能结转到{Year}年以后的计划。");
}

/// <summary>Carries out <see cref="CarryOver"/>: an entry in each of the two plans, both or none.</summary>
public sealed class CarryOverHandler(IDbContextFactory<LuoshiDb> dbs, TimeProvider clock)
{
    /// <summary>The section that items of an older plan are added under.</summary>
    public const string Section = "上年结转";

    private const int Attempts = 6;

    public async Task<Result<Written>> HandleAsync(CarryOver command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await dbs.CreateDbContextAsync(ct);
            var now = clock.GetUtcNow();
            var fromId = await db.Items.Where(i => i.Id == command.ItemId).Select(i => (Guid?)i.PlanId).SingleOrDefaultAsync(ct);
            if (fromId is null || await PlanYearTurn.LoadAsync(db, fromId.Value, now, ct) is not var (fromRow, from)) return new NoSuchItemInForce();
            if (await PlanYearTurn.LoadAsync(db, command.ToPlan, now, ct) is not var (toRow, to)) return new CarryOver.NoSuchTarget();
            var decided = Decide(command, from, to, actor);
            if (!decided.Ok) return decided.Refusal;

            try
            {
                var writer = new LedgerWriter(db);
                await writer.AppendAsync(fromRow.Id, fromRow.Version, decided.Value.From, actor, now, ct);
                await writer.AppendAsync(toRow.Id, toRow.Version, decided.Value.To, actor, now, ct);
                await db.SaveChangesAsync(ct);
                return new Written(fromRow.Id, decided.Value.From.Length, fromRow.Version + decided.Value.From.Length);
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

    /// <summary>The entries of the older plan and those of the newer one.</summary>
    public static Result<CarriedEntries> Decide(CarryOver command, PlanYear from, PlanYear to, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (!DutyRights.IsClerk(actor)) return new OnlyTheClerk("结转");
        if (DutyRights.Refuse(from.Plan) is { } archived) return archived;
        if (to.Plan.Status != PlanStatus.InForce) return new CarryOver.NoSuchTarget();
        if (to.Plan.Facts.Year <= from.Plan.Facts.Year) return new CarryOver.NotALaterYear(from.Plan.Facts.Year);
        if (DutyTexts.Refuse(command.Reason, "结转") is { } refusal) return refusal;
        var item = from.Items.Single(i => i.Id == command.ItemId);
        if (item.Version != command.Seen) return new PlanMovedOn();
        if (item.ClosedOn is not null || item.CarriedTo is not null) return new CarryOver.NothingLeft();
        if (command.ToItem is { } goal && to.Items.All(i => i.Id != goal)) return new CarryOver.NoSuchTarget();

        var target = command.ToItem ?? Guid.CreateVersion7(to.Now);
        NewEntry[] added = command.ToItem is null ? [new(new ItemRead(Added(item, to)), target)] : [];
        return new CarriedEntries(
            [new(new CarriedOver(to.Plan.Id, target), item.Id, Reason: command.Reason)],
            [.. added, new(new CarriedIn(from.Plan.Id, item.Id), target, Reason: command.Reason)]);
    }

    // The places are those of the older document: they mean nothing in the newer one.
    private static ItemFacts Added(ItemState item, PlanYear to)
    {
        var no = to.Items.Count == 0 ? 1 : to.Items.Max(i => i.Facts.No) + 1;
        var last = to.Items.Count == 0 ? 0 : to.Items.Max(i => i.Facts.SectionNo);
        var section = to.Items.FirstOrDefault(i => i.Facts.Section == Section)?.Facts.SectionNo ?? last + 1;
        return item.Facts with
        {
            No = no,
            NoPrinted = no.ToString(),
            SectionNo = section,
            Section = Section,
            Deadline = item.Facts.Deadline.Standing
                ? item.Facts.Deadline
                : new(item.Facts.Deadline.Printed, new DateOnly(to.Plan.Facts.Year, 12, 31), false, item.Facts.Deadline.Cadence, []),
            Dates = [],
            Places = new Dictionary<string, IReadOnlyList<Reading.Place>>(),
        };
    }
}

/// <summary>What carrying over writes: in the older plan, and in the newer.</summary>
public sealed record CarriedEntries(NewEntry[] From, NewEntry[] To);
