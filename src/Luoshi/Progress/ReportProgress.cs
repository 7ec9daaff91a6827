using Luoshi.Ledger;
using Luoshi.Plans;

namespace Luoshi.Progress;

/// <summary>上报进展: what a unit did, how far it is, the figures, what stands in the way, what comes next.</summary>
/// <param name="Seen">The duty's version on the page.</param>
/// <param name="Percent">0 to 100.</param>
public sealed record ReportProgress(Guid DutyId, long Seen, int Percent, string Text)
{
    public string? Difficulty { get; init; }
    public string? Next { get; init; }
    public UnitView? View { get; init; }
    public IReadOnlyList<TargetValue> Values { get; init; } = [];

    /// <summary>The owed day it answers; the earliest not yet answered where none is given.</summary>
    public DateOnly? For { get; init; }

    public IReadOnlyList<HandedIn> Files { get; init; } = [];

    /// <summary>Sequences of the supporting units' reports it was written from.</summary>
    public IReadOnlyList<long> Sources { get; init; } = [];

    /// <summary>A percentage outside 0 to 100.</summary>
    public sealed record NoSuchPercent() : Refusal("PR001", "完成进度要填0到100的整数。");

    /// <summary>Nobody asked for a report on that day.</summary>
    public sealed record NotOwed(DateOnly For) : Refusal("PR003", $"{For:M月d日}没有应报的进展，或已审核通过。请刷新后重选。");

    /// <summary>A value of a target that the item has not.</summary>
    public sealed record NoSuchTarget() : Refusal("PR004", "事项的目标已有变化，请刷新后重填目标现值。");

    /// <summary>A value no figure of this world.</summary>
    public sealed record NoFigure(string Indicator) : Refusal("PR005", $"“{Indicator}”的现值不对，请填不超过12位的数字。");
}

/// <summary>Carries out <see cref="ReportProgress"/>.</summary>
public sealed class ReportProgressHandler(DutyTurn turn)
{
    private const decimal Largest = 1_000_000_000_000m;

    /// <param name="once">What a program calls the act; null for a person's.</param>
    public Task<Result<Written>> HandleAsync(ReportProgress command, Actor actor, CancellationToken ct, OnceKey? once = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        return turn.TakeAsync(command.DutyId, command.Seen, now => Decide(command, now, actor), actor, ct, command.Files, once);
    }

    public static Result<NewEntry[]> Decide(ReportProgress command, DutyAsItStands now, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(now);
        var duty = now.Duty;
        if (!DutyRights.IsOwn(actor, duty)) return new NotYourDuty(duty.Unit);
        if (duty.Status is not (DutyStatus.Dispatched or DutyStatus.SignedFor or DutyStatus.Reported or DutyStatus.Returned)) return new NotInThisState("上报进展", duty.Status);
        if (RefuseWords(command.Percent, command.Text, command.Difficulty, command.Next) is { } words) return words;
        if (RefuseValues(command.Values, now.Item.Facts) is { } values) return values;
        if (EvidenceRules.Refuse(command.Files, now.Item.Evidence) is { } files) return files;

        var owed = command.For ?? duty.Owed.FirstOrDefault(o => o.Status is OwedStatus.Returned or OwedStatus.Missing)?.Due;
        if (command.For is { } wanted && !duty.Owed.Any(o => o.Due == wanted && o.Status != OwedStatus.Accepted)) return new ReportProgress.NotOwed(wanted);

        var evidence = command.Files.Select(f => EvidenceRules.Mark(f, now.Now)).ToList();
        var report = new Reported(
            command.Percent,
            command.Text.Trim(),
            DutyTexts.OrNull(command.Difficulty),
            [.. command.Values.OrderBy(v => v.Target)],
            DutyTexts.OrNull(command.Next),
            owed,
            command.View,
            evidence.Count > 0 ? evidence : null,
            command.Sources.Count > 0 ? [.. command.Sources.Distinct().Order()] : null);
        // Who reports has plainly taken the duty on: signing is not asked for as an act of its own.
        NewEntry[] signed = duty.Status == DutyStatus.Dispatched ? [new(new SignedFor(), now.Item.Id, duty.Id)] : [];
        return (NewEntry[])[.. signed, new(report, now.Item.Id, duty.Id)];
    }

    internal static Refusal? RefuseWords(int percent, string text, string? difficulty, string? next) =>
        percent is < 0 or > 100 ? new ReportProgress.NoSuchPercent()
        : DutyTexts.Refuse(text, "进展情况", DutyTexts.Report)
            ?? DutyTexts.RefuseLength(difficulty, "存在困难")
            ?? DutyTexts.RefuseLength(next, "下一步打算");

    internal static Refusal? RefuseValues(IReadOnlyList<TargetValue> values, ItemFacts item)
    {
        if (values.Any(v => v.Target < 0 || v.Target >= item.Targets.Count) || values.DistinctBy(v => v.Target).Count() < values.Count) return new ReportProgress.NoSuchTarget();
        var wrong = values.FirstOrDefault(v => Math.Abs(v.Value) >= Largest);
        return wrong is null ? null : new ReportProgress.NoFigure(item.Targets[wrong.Target].Indicator);
    }
}
