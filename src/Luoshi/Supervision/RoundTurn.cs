using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Supervision;

/// <summary>One act on a round, a self-check, a problem or a conclusion: found, compared with what the page showed, decided on its plan as it stands.</summary>
public sealed class RoundTurn(IDbContextFactory<LuoshiDb> dbs, PlanYearTurn year)
{
    /// <param name="seen">The matter's version on the page that asks; null where the act holds whatever was done meanwhile.</param>
    internal async Task<Result<Written>> TakeAsync<T>(
        Guid id, long? seen, Func<T, PlanYear, Result<NewEntry[]>> decide, Actor actor, CancellationToken ct, IReadOnlyList<MatterFile>? files = null)
        where T : MatterState
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await db.Matters.Where(m => m.Id == id).Select(m => (Guid?)m.PlanId).SingleOrDefaultAsync(ct) is not { } planId) return new NoSuchMatter();
        return await year.TakeAsync(planId, null, now => Decide(id, seen, decide, now), actor, ct, files);
    }

    private static Result<NewEntry[]> Decide<T>(Guid id, long? seen, Func<T, PlanYear, Result<NewEntry[]>> decide, PlanYear now)
        where T : MatterState
    {
        if (now.Matters.OfType<T>().FirstOrDefault(m => m.Id == id) is not { } matter) return new NoSuchMatter();
        return seen is { } version && version != matter.Version ? new MatterMovedOn() : decide(matter, now);
    }

    /// <summary>Units, and the people of whom a scheme names some.</summary>
    internal async Task<(UnitTree Units, IReadOnlyList<Colleague> People)> PeopleAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return (await UnitTreeQuery.LoadAsync(db, ct), await ColleagueQuery.LoadAsync(db, ct));
    }
}

/// <summary>There is no such round, problem or conclusion.</summary>
public sealed record NoSuchMatter() : Refusal("SV001", "没有找到这件事。请回到督查列表重选。");

/// <summary>The page was older than what it shows.</summary>
public sealed record MatterMovedOn() : Refusal("SV002", "您看的这会儿，别人（或您在另一个页面）先办了一步。请刷新后再看。");

/// <summary>Only the clerk and the team do this.</summary>
public sealed record OnlyTheTeam(string Doing) : Refusal("SV003", $"{Doing}由督查组成员或督查专干办理，您不在其中。");

/// <summary>The round is not running.</summary>
public sealed record RoundNotRunning(RoundStatus Status) : Refusal("SV004", $"这轮督查目前是“{RoundWords.Of(Status)}”，方案批准后、结束前才能办这一步。");

/// <summary>The unit is not one the round looks at.</summary>
public sealed record NotOfThisRound() : Refusal("SV005", "所选单位不在本轮督查对象里，请从方案所列单位中选。");

/// <summary>The item is out of the round's scope.</summary>
public sealed record OutOfScope() : Refusal("SV006", "所选事项不在本轮督查范围里，请从方案所列事项中选。");

/// <summary>The unit has no duty in the item.</summary>
public sealed record NoDutyThere(string Unit) : Refusal("SV008", $"{Unit}在这个事项上没有责任，请另选事项，或选“不针对某一项”。");

/// <summary>The matter belongs to another unit.</summary>
public sealed record NotYourUnit(string Unit) : Refusal("SV007", $"这件事由{Unit}办理，请用该单位的账号。");
