using Luoshi.Supervision;

namespace Luoshi.Bulletins;

/// <summary>How a bulletin speaks of the rounds of supervision and of the problems they found.</summary>
internal static class FoundWords
{
    private const int MostLate = 6;

    /// <summary>第2轮督查发现.</summary>
    public static string Source(FoundProblem problem) => problem.RoundNo is { } no ? $"第{no}轮督查发现" : "日常督查发现";

    /// <summary>已整改, 待核查, 逾期12天: how a problem stands on a day.</summary>
    public static string State(ProblemState problem, DateOnly asOf) =>
        problem.IsLate(asOf) ? $"逾期{asOf.DayNumber - problem.Rectification!.Due.DayNumber}天未整改"
        : problem is { Status: ProblemStatus.PutRight, PutRightOn: { } on } ? $"{PaperWords.Day(on)}已整改"
        : RoundWords.Of(problem.Status);

    /// <summary>督查情况: a paragraph for each round held; none where there was no round.</summary>
    public static List<PaperLine> Rounds(PlanTally tally)
    {
        List<PaperLine> lines = [];
        foreach (var round in tally.Rounds)
        {
            var matters = tally.Now.Seen.Matters;
            var checks = matters.OfType<SelfCheckState>().Where(c => c.RoundId == round.Id).ToList();
            var conclusions = matters.OfType<ConclusionState>().Where(c => c.RoundId == round.Id && c.FedBackOn is not null).ToList();
            var found = tally.Found.Where(f => f.State.RoundId == round.Id).ToList();
            var scheme = round.Scheme;
            var words = $"第{round.No}轮督查“{scheme.Title}”（{PaperWords.Day(scheme.From)}至{PaperWords.Day(scheme.To)}）以{string.Join('、', scheme.Methods.Select(RoundWords.Of))}方式，督查{PaperWords.Names([.. scheme.Units.Select(u => u.Unit)])}，涉及{scheme.Items.Count}项任务。";
            if (checks.Count > 0) words += $"应自查{checks.Count}个单位，已自查{checks.Count(c => c.GivenOn is not null)}个。";
            if (round.Records.Count > 0) words += $"实地记录{round.Records.Count}条。";
            words += found.Count == 0 ? "没有列入清单的问题。" : $"列入清单的问题{found.Count}个，已整改{found.Count(f => f.State.Status == ProblemStatus.PutRight)}个。";
            if (conclusions.Count > 0)
            {
                var objected = conclusions.Where(c => c.Objection is not null).ToList();
                words += $"已向{conclusions.Count}个单位反馈结论{(objected.Count > 0 ? $"，{objected.Count}个单位提出异议，{objected.Count(c => c.Objection!.DecidedOn is not null)}个已复核" : "")}。";
            }

            lines.Add(new(words, Because: [.. new[] { round.ApprovalEntry ?? round.Entries[0] }.Concat(conclusions.Select(c => c.Version)).Distinct().Order()]));
        }

        return lines;
    }

    /// <summary>What the rounds found and how far it is put right; what is late by name.</summary>
    public static List<PaperLine> Lines(PlanTally tally)
    {
        var found = tally.Found;
        if (found.Count == 0) return [];
        var late = found.Where(f => f.State.IsLate(tally.AsOf)).ToList();
        var right = found.Count(f => f.State.Status == ProblemStatus.PutRight);
        var open = found.Count - right;
        List<PaperLine> lines =
        [
            new($"督查发现、列入清单的问题{found.Count}个，涉及{found.Select(f => f.State.UnitId).Distinct().Count()}个单位：已整改{right}个，未整改{open}个{(late.Count > 0 ? $"，其中逾期{late.Count}个" : "")}。", Because: [.. found.SelectMany(f => f.Because).Distinct().Order()]),
        ];
        if (late.Count > 0)
            lines.Add(new($"逾期未整改的是：{string.Join('；', late.Take(MostLate).Select(f => $"{f.State.Unit}“{f.State.Title}”（期限{PaperWords.Day(f.State.Rectification!.Due)}，责任人{f.State.Rectification.Owner}）"))}{(late.Count > MostLate ? "等" : "")}。", Because: [.. late.SelectMany(f => f.Because).Distinct().Order()]));
        return lines;
    }
}
