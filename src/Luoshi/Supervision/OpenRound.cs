using Luoshi.Ledger;
using Luoshi.Progress;
using Luoshi.Units;

namespace Luoshi.Supervision;

/// <summary>督查立项: a scheme is written and handed to the leader who approves it; nothing starts before that.</summary>
public sealed record OpenRound(Guid PlanId, SchemeDraft Draft)
{
    /// <summary>The same was opened before.</summary>
    public sealed record OpenedAlready(int No) : Refusal("SV019", $"同名、同日期的督查已经立项（第{No}轮），不必再报。要另开一轮，请换个名称。");
}

/// <summary>Carries out <see cref="OpenRound"/>.</summary>
public sealed class OpenRoundHandler(PlanYearTurn year, RoundTurn turn)
{
    /// <returns>The round.</returns>
    public async Task<Result<Guid>> HandleAsync(OpenRound command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(actor);
        var (units, people) = await turn.PeopleAsync(ct);
        var id = Guid.CreateVersion7();
        var written = await year.TakeAsync(command.PlanId, null, now => Decide(id, command, now, units, people, actor), actor, ct);
        return written.Ok ? id : written.Refusal;
    }

    public static Result<NewEntry[]> Decide(Guid id, OpenRound command, PlanYear year, UnitTree units, IReadOnlyList<Colleague> people, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(year);
        ArgumentNullException.ThrowIfNull(actor);
        if (!DutyRights.IsClerk(actor)) return new OnlyTheClerk("督查立项");
        var scheme = SchemeRule.Decide(command.Draft, year, units, people);
        var known = year.MattersOf<RoundState>().FirstOrDefault(r => r.Status != RoundStatus.Withdrawn && r.Scheme.Title == command.Draft.Title.Trim() && r.Scheme.From == command.Draft.From && r.Scheme.To == command.Draft.To);
        if (known is not null) return new OpenRound.OpenedAlready(known.No);
        if (!scheme.Ok) return scheme.Refusal;
        return new NewEntry[] { new(new RoundOpened(id, year.MattersOf<RoundState>().Count() + 1, scheme.Value, actor.PersonId)) };
    }
}
