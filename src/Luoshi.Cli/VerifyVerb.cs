using System.CommandLine;
using Luoshi.Ledger;

namespace Luoshi.Cli;

/// <summary>luoshi verify: proves that no entry, state or document of the ledger was altered.</summary>
internal static class VerifyVerb
{
    public const int Intact = 0;
    public const int Altered = 1;

    public static Command Command()
    {
        var where = new DatabaseOptions();
        var verb = new Command("verify", "查验台账：逐条核对记录的校验链，并与各事项、责任的现状比对");
        where.AddTo(verb);
        verb.SetAction((parsed, ct) => DatabaseOptions.OnAsync(where.Read(parsed), db => RunAsync(new LedgerVerifier(db), Console.Out, ct), ct));
        return verb;
    }

    private static async Task<int> RunAsync(LedgerVerifier verifier, TextWriter to, CancellationToken ct)
    {
        int plans = 0, problems = 0;
        await foreach (var plan in verifier.VerifyAsync(ct))
        {
            plans++;
            problems += plan.Problems.Count;
            await to.WriteLineAsync(plan.Problems.Count == 0
                ? $"{Name(plan)}：{plan.Entries}条记录，校验无误。"
                : $"{Name(plan)}：{plan.Entries}条记录，发现{plan.Problems.Count}处问题：");
            foreach (var problem in plan.Problems) await to.WriteLineAsync($"  {problem.Code}  {problem.Message}");
        }

        await to.WriteLineAsync(plans == 0 ? "台账是空的，没有方案。" : problems == 0 ? $"共{plans}个方案，全部无误。" : $"共{plans}个方案，{problems}处问题。");
        return problems == 0 ? Intact : Altered;
    }

    internal static string Name(PlanVerification plan) => plan.Title switch
    {
        "" => $"方案 {plan.Plan}",
        var title when title.Contains('《', StringComparison.Ordinal) => title,
        var title => $"《{title}》",
    };
}
