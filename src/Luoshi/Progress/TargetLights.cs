using Luoshi.Plans;
using Luoshi.Reading;

namespace Luoshi.Progress;

/// <summary>Lights from the values of an item's targets, against the path to them and against their date.</summary>
/// <remarks>
/// The path is a straight line from the baseline on the plan's first day to the target on its last; the baseline is the
/// target's own, else that of the plan's indicator table, else zero for a change (提高, 下降), which is reported as the
/// change itself. Without a baseline there is no path, and the target only counts near its date.
/// A value is held against the path of the day it was reported on, for the unit could know no later one; after a quarter
/// without a new one, against that of a quarter ago. No value is not zero: it is missing.
/// </remarks>
internal static class TargetLights
{
    private const int Quarter = 92;

    /// <param name="duty">A lead unit's: the targets that it reports. Null for all targets of an item without duties.</param>
    public static IEnumerable<Light> Of(LightCase now, DutyState? duty)
    {
        for (var i = 0; i < now.Item.Facts.Targets.Count; i++)
        {
            var target = now.Item.Facts.Targets[i];
            if (target.Kind != TargetKind.Target) continue;
            var mark = now.Item.ValueMarks.TryGetValue(i, out var known) ? known : null;
            if (duty is not null && mark?.Duty is { } other && other != duty.Id) continue;

            var by = By(now, target);
            if (!now.Item.Values.TryGetValue(i, out var value))
            {
                if (Unreported(now, target, by, duty) is { } missing) yield return missing;
            }
            else if (Judged(now, target, by, value, mark) is { } light)
            {
                yield return light;
            }
        }
    }

    /// <summary>Each target of the item with the day it is due, what was reported of it, and whether that reaches it.</summary>
    public static IEnumerable<(TargetFacts Target, DateOnly By, decimal? Value, bool Met)> Standing(LightCase now)
    {
        for (var i = 0; i < now.Item.Facts.Targets.Count; i++)
        {
            var target = now.Item.Facts.Targets[i];
            if (target.Kind != TargetKind.Target) continue;
            decimal? value = now.Item.Values.TryGetValue(i, out var reported) ? reported : null;
            yield return (target, By(now, target), value, value is { } known && Goal.Of(target, known, BaselineOf(now.Plan.Facts, target)).Met(known));
        }
    }

    /// <summary>Whether a value that has to be reached from below is reached.</summary>
    internal static bool IsReached(PlanFacts plan, TargetFacts target, decimal value) =>
        Goal.Of(target, value, BaselineOf(plan, target)) is { Up: true } goal && goal.Met(value);

    private static Light? Unreported(LightCase now, TargetFacts target, DateOnly by, DutyState? duty)
    {
        if (by >= now.AsOf) return null;
        return new(
            now.Since(by) > now.Thresholds.ReportMissing ? LightColor.Red : LightColor.Yellow, LightRule.TargetUnreported, "目标到期未报数",
            $"“{target.Indicator}”应于{now.Day(by)}达到{PlanWords.Number(target)}，{duty?.Unit}没有报过数值。",
            LightCase.Entries(duty?.DispatchEntry ?? now.Item.DueEntry));
    }

    private static Light? Judged(LightCase now, TargetFacts target, DateOnly by, decimal value, ValueMark? mark)
    {
        var baseline = BaselineOf(now.Plan.Facts, target);
        var goal = Goal.Of(target, value, baseline);
        if (goal.Met(value)) return null;

        var on = mark?.On ?? now.AsOf;
        var because = LightCase.Entries(mark?.Report ?? now.Item.DueEntry);
        var said = $"“{target.Indicator}”{now.Day(on)}为{Figure(value, target)}";
        var toward = $"目标{PlanWords.Number(target)}";
        if (by < now.AsOf) return new(LightColor.Red, LightRule.TargetMissed, Short(goal, value, target), $"{said}，{toward}已于{now.Day(by)}到期，{Short(goal, value, target)}。", because);

        if (baseline is { } from && from != goal.Value && Start(now, by) is var start && start < by)
        {
            var at = on < now.AsOf.AddDays(-Quarter) ? now.AsOf.AddDays(-Quarter) : on;
            if (at > by) at = by;
            if (at < start) at = start;

            // A bound that the baseline keeps already is to be kept all year.
            var kept = goal.Met(from);
            var expected = kept ? goal.Value : from + ((goal.Value - from) * LightCase.Days(start, at) / LightCase.Days(start, by));
            var behind = goal.Up ? expected - value : value - expected;
            var share = behind * 100 / Math.Abs(goal.Value - from);
            if (share > now.Thresholds.LagYellow)
            {
                // Rounded as the target is printed, so that 17.3 of 18 houses is not asked for.
                var lag = Math.Round(behind, Decimals(target.Value, value), MidpointRounding.AwayFromZero);
                return new(
                    share > now.Thresholds.LagRed ? LightColor.Red : LightColor.Yellow, LightRule.TargetBehind, Fit(kept ? goal.Up ? "差" : "超" : "比进度差", lag, target, share),
                    kept ? $"{said}，起点已是{Figure(from, target)}，{toward}，不应再退。" : $"{said}，按{now.Day(start)}至{now.Day(by)}的进度，{now.Day(at)}应为{Figure(Math.Round(expected, Decimals(target.Value, value), MidpointRounding.AwayFromZero), target)}，{toward}。", because);
            }
        }

        return LightCase.Days(now.AsOf, by) <= now.Thresholds.Warn
            ? new(LightColor.Yellow, LightRule.TargetNear, Short(goal, value, target), $"{said}，{toward}，{now.Day(by)}到期，{Short(goal, value, target)}。", because)
            : null;
    }

    /// <summary>The target's own date, else the item's; moved with an extension of the day it stood on.</summary>
    private static DateOnly By(LightCase now, TargetFacts target)
    {
        var last = now.Item.Due ?? new DateOnly(now.Plan.Facts.Year, 12, 31);
        return target.By is not { } by || by == now.Item.FirstDue ? last : by;
    }

    // Numbers run from the plan's first day; of one put in force after a target's date, from the year's.
    private static DateOnly Start(LightCase now, DateOnly by)
    {
        var year = new DateOnly(now.Plan.Facts.Year, 1, 1);
        return now.Plan.InForceFrom is { } from && from > year && from < by ? from : year;
    }

    private static decimal? BaselineOf(PlanFacts plan, TargetFacts target)
    {
        if (target.Op is "+>=" or "->=") return 0;
        if (target.Baseline is { } own) return own;
        return plan.Targets.FirstOrDefault(t => t.Baseline is not null && t.Unit == target.Unit && Bare(t.Indicator) == Bare(target.Indicator))?.Baseline;
    }

    private static string Bare(string indicator) => string.Concat(indicator.Where(c => !char.IsWhiteSpace(c)));

    private static string Short(Goal goal, decimal value, TargetFacts target) =>
        goal.Missing(value) is var missing && missing > 0 ? Fit("差", missing, target, null) : $"未低于{Figure(target.Value, target)}";

    private static string Fit(string words, decimal lag, TargetFacts target, decimal? share)
    {
        var reason = words + Figure(lag, target with { Unit = target.Unit == "%" ? "个百分点" : target.Unit });
        if (reason.Length <= Light.LongestReason) return reason;
        return share is { } part ? $"比进度差{Math.Round(part)}%" : "目标未达到";
    }

    private static string Figure(decimal value, TargetFacts target) => PlanWords.Figure(value) + target.Unit;

    private static int Decimals(decimal target, decimal value) => Math.Max(target.Scale, value.Scale);

    /// <summary>Where the numbers have to go.</summary>
    /// <param name="Value">The bound to reach from where the value is.</param>
    /// <param name="Up">It is reached from below.</param>
    /// <param name="Strict">The bound itself is not enough.</param>
    private readonly record struct Goal(decimal Value, bool Up, bool Strict)
    {
        public static Goal Of(TargetFacts target, decimal value, decimal? baseline) => target.Op switch
        {
            "<=" => new(target.Value, false, false),
            "<" => new(target.Value, false, true),
            ">" => new(target.Value, true, true),
            "range" when target.ValueTo is { } to && value > to => new(to, false, false),

            // Several to build, of which more were built, are built; only what comes down from above has to stop there.
            "=" when baseline > target.Value => new(target.Value, false, false),
            _ => new(target.Value, true, false),
        };

        public decimal Missing(decimal value) => Up ? Value - value : value - Value;

        public bool Met(decimal value) => Missing(value) < 0 || (!Strict && Missing(value) == 0);
    }
}
