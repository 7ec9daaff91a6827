using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Units;

namespace Luoshi.Supervision;

/// <summary>修改方案: the scheme is written anew before it is approved, and waits for approval again.</summary>
/// <param name="Seen">The round's version on the page.</param>
public sealed record AmendScheme(Guid RoundId, long Seen, SchemeDraft Draft)
{
    /// <summary>Approved schemes stay as they were approved.</summary>
    public sealed record ApprovedAlready(RoundStatus Status) : Refusal("SV020", $"这轮督查“{RoundWords.Of(Status)}”，批准过的方案不再改动。没有开始的可以撤回，另行立项。");
}

/// <summary>Carries out <see cref="AmendScheme"/>.</summary>
public sealed class AmendSchemeHandler(RoundTurn turn)
{
    public async Task<Result<Written>> HandleAsync(AmendScheme command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var (units, people) = await turn.PeopleAsync(ct);
        return await turn.TakeAsync<RoundState>(command.RoundId, command.Seen, (round, now) => Decide(command, round, now, units, people, actor), actor, ct);
    }

    public static Result<NewEntry[]> Decide(AmendScheme command, RoundState round, PlanYear year, UnitTree units, IReadOnlyList<Colleague> people, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(actor);
        if (!DutyRights.IsClerk(actor)) return new OnlyTheClerk("修改方案");
        if (round.Status is not (RoundStatus.Proposed or RoundStatus.SentBack)) return new AmendScheme.ApprovedAlready(round.Status);
        var scheme = SchemeRule.Decide(command.Draft, year, units, people, round.Id);
        if (!scheme.Ok) return scheme.Refusal;
        return new NewEntry[] { new(new SchemeAmended(round.Id, scheme.Value, actor.PersonId)) };
    }
}
