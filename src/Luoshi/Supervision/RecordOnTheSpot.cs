using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Supervision;

/// <summary>实地记录: a member of the team writes down what was seen, heard or counted at a unit; photos only where the scheme asks for them.</summary>
/// <param name="ItemId">The item it is about; null for the unit as a whole.</param>
public sealed record RecordOnTheSpot(Guid RoundId, Guid UnitId, Guid? ItemId, string Place, RoundMethod Method, string Text)
{
    public IReadOnlyList<HandedIn> Photos { get; init; } = [];

    /// <summary>The scheme asks for no photos.</summary>
    public sealed record NoPhotos() : Refusal("SV040", "方案没有要求拍照，不用上传照片。");

    /// <summary>A method the scheme does not name.</summary>
    public sealed record OtherMethod(RoundMethod Method) : Refusal("SV041", $"方案的督查方式里没有“{RoundWords.Of(Method)}”，请选方案写明的方式。");

    /// <summary>The round has not begun.</summary>
    public sealed record TooEarly(DateOnly From) : Refusal("SV042", $"这轮督查{From:M月d日}才开始，到时再记。");

    /// <summary>The same words by the same person.</summary>
    public sealed record RecordedAlready(DateOnly On) : Refusal("SV046", $"您{On:M月d日}已记过同样的内容，不必再记。");

    /// <summary>No picture.</summary>
    public sealed record NoPicture(string FileName) : Refusal("SV043", $"“{FileName}”不是照片。请传jpg或png。");
}

/// <summary>Carries out <see cref="RecordOnTheSpot"/>.</summary>
public sealed class RecordOnTheSpotHandler(RoundTurn turn, TimeProvider clock)
{
    public Task<Result<Written>> HandleAsync(RecordOnTheSpot command, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var files = RoundFiles.Of(command.Photos, clock.GetUtcNow());
        return turn.TakeAsync<RoundState>(command.RoundId, null, (round, now) => files.For(round.Id, round.PlanId, Decide(command, files.Marks, round, now, actor)), actor, ct, files.Stored);
    }

    public static Result<NewEntry[]> Decide(RecordOnTheSpot command, IReadOnlyList<EvidenceMark> photos, RoundState round, PlanYear year, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(year);
        ArgumentNullException.ThrowIfNull(actor);
        if (!RoundRights.MayWork(actor, round)) return new OnlyTheTeam("实地记录");
        if (round.Status != RoundStatus.Running) return new RoundNotRunning(round.Status);
        if (year.Today < round.Scheme.From) return new RecordOnTheSpot.TooEarly(round.Scheme.From);
        if (round.Scheme.Units.FirstOrDefault(u => u.UnitId == command.UnitId) is not { } unit) return new NotOfThisRound();
        var (none, duty) = RoundRights.DutyOf(round, unit, command.ItemId, year);
        if (none is not null) return none;
        if (command.Method == RoundMethod.SelfCheck || !round.Scheme.Methods.Contains(command.Method)) return new RecordOnTheSpot.OtherMethod(command.Method);
        if ((DutyTexts.RefuseLength(command.Place, "地点", 100) ?? DutyTexts.Refuse(command.Text, "看到的情况", DutyTexts.Report)) is { } refusal) return refusal;
        if (command.Photos.Count > 0 && !round.Scheme.Photos) return new RecordOnTheSpot.NoPhotos();
        if (EvidenceRules.Refuse(command.Photos, "照片") is { } wrong) return wrong;
        if (command.Photos.FirstOrDefault(p => !RoundFiles.IsPicture(p)) is { } other) return new RecordOnTheSpot.NoPicture(other.FileName);
        if (round.Records.FirstOrDefault(r => r.By.Is(actor) && r.UnitId == unit.UnitId && r.ItemId == command.ItemId && r.Text == command.Text.Trim()) is { } known) return new RecordOnTheSpot.RecordedAlready(known.On);
        return new NewEntry[] { new(new SpotRecorded(round.Id, unit.UnitId, unit.Unit, command.Place.Trim(), command.Method, command.Text.Trim(), photos, actor.PersonId), command.ItemId, duty) };
    }
}
