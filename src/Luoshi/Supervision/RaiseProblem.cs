using Luoshi.Ledger;
using Luoshi.Progress;

namespace Luoshi.Supervision;

/// <summary>列入问题清单: something found wrong at a unit, tied to its item and to the entries that show it.</summary>
/// <param name="Grounds">Sequences of the entries it rests on.</param>
public sealed record RaiseProblem(Guid RoundId, Guid UnitId, Guid? ItemId, string Title, string Text, IReadOnlyList<long> Grounds)
{
    public const int LongestTitle = 60;

    /// <summary>The same is in the list.</summary>
    public sealed record RaisedAlready(int No) : Refusal("SV058", $"这家单位的这个问题已在清单里（问题{No}），不必再列。");

    /// <summary>Nothing shows it.</summary>
    public sealed record NoGrounds() : Refusal("SV050", "请勾选依据：台账里的哪条记录、自查或实地记录能证明。还没有的，先写一条实地记录。");

    /// <summary>An entry that is not of this plan.</summary>
    public sealed record NoSuchEntry(long Sequence) : Refusal("SV051", $"台账里没有第{Sequence}条记录，请刷新后重选依据。");
}

/// <summary>Carries out <see cref="RaiseProblem"/>.</summary>
public sealed class RaiseProblemHandler(RoundTurn turn)
{
    /// <returns>The problem.</returns>
    public async Task<Result<Guid>> HandleAsync(RaiseProblem command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var id = Guid.CreateVersion7();
        var written = await turn.TakeAsync<RoundState>(command.RoundId, null, (round, now) => Decide(id, command, round, now, actor), actor, ct);
        return written.Ok ? id : written.Refusal;
    }

    public static Result<NewEntry[]> Decide(Guid id, RaiseProblem command, RoundState round, PlanYear year, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(year);
        if (!RoundRights.MayWork(actor, round)) return new OnlyTheTeam("列入问题清单");
        if (round.Status != RoundStatus.Running) return new RoundNotRunning(round.Status);
        if (round.Scheme.Units.FirstOrDefault(u => u.UnitId == command.UnitId) is not { } unit) return new NotOfThisRound();
        var (none, duty) = RoundRights.DutyOf(round, unit, command.ItemId, year);
        if (none is not null) return none;
        if ((DutyTexts.Refuse(command.Title, "问题", RaiseProblem.LongestTitle) ?? DutyTexts.Refuse(command.Text, "问题", DutyTexts.Report)) is { } refusal) return refusal;
        if (RefuseGrounds(command.Grounds, year) is { } grounds) return grounds;
        if (year.MattersOf<ProblemState>().FirstOrDefault(p => p.RoundId == round.Id && p.UnitId == unit.UnitId && p.ItemId == command.ItemId && p.Title == command.Title.Trim() && p.Status != ProblemStatus.Withdrawn) is { } known)
            return new RaiseProblem.RaisedAlready(known.No);
        return new NewEntry[]
        {
            new(new ProblemRaised(id, year.MattersOf<ProblemState>().Count() + 1, round.Id, unit.UnitId, unit.Unit, command.Title.Trim(), command.Text.Trim(), [.. command.Grounds.Distinct().Order()]), command.ItemId, duty),
        };
    }

    /// <summary>Why entries cannot be what something rests on; null where they can.</summary>
    internal static Refusal? RefuseGrounds(IReadOnlyList<long> grounds, PlanYear year) =>
        grounds.Count == 0 ? new RaiseProblem.NoGrounds()
        : grounds.FirstOrDefault(g => g < 1 || g > year.Plan.Version) is var wrong && wrong != 0 ? new RaiseProblem.NoSuchEntry(wrong)
        : null;
}
