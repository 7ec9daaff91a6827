using System.CommandLine;
using Luoshi.Ledger;
using Luoshi.Storage;
using Luoshi.Units;

namespace Luoshi.Cli;

/// <summary>luoshi verify: proves that no entry, state or document of the ledger was altered.</summary>
internal static class VerifyVerb
{
    public const int Intact = 0;
    public const int Altered = 1;

    public static Command Command()
    {
        var where = new DatabaseOptions();
        var verb = new Command("verify", "查验台账：逐条核对记录的校验链，并与各事项、责任、单位名录的现状比对");
        where.AddTo(verb);
        verb.SetAction((parsed, ct) => DatabaseOptions.OnAsync(where.Read(parsed), db => RunAsync(db, Console.Out, ct), ct));
        return verb;
    }

    internal static async Task<int> RunAsync(LuoshiDb db, TextWriter to, CancellationToken ct)
    {
        int plans = 0, problems = 0;
        await foreach (var plan in new LedgerVerifier(db).VerifyAsync(ct))
        {
            plans++;
            problems += await TellAsync(plan, to);
        }

        if (await new DirectoryVerifier(db).VerifyAsync(ct) is { } directory) problems += await TellAsync(directory, to);
        await to.WriteLineAsync(plans == 0 && problems == 0 ? "台账是空的，没有计划。" : problems == 0 ? $"共{plans}份计划，全部无误。" : $"共{plans}份计划，{problems}处问题。");
        return problems == 0 ? Intact : Altered;
    }

    private static async Task<int> TellAsync(PlanVerification found, TextWriter to)
    {
        await to.WriteLineAsync(found.Problems.Count == 0
            ? $"{Name(found)}：{found.Entries}条记录，校验无误。"
            : $"{Name(found)}：{found.Entries}条记录，发现{found.Problems.Count}处问题：");
        foreach (var problem in found.Problems) await to.WriteLineAsync($"  {problem.Code}  {problem.Message}");
        return found.Problems.Count;
    }

    internal static string Name(PlanVerification plan) => plan.Title switch
    {
        "" => $"计划 {plan.Plan}",
        DirectoryVerifier.Title => plan.Title,
        var title when title.Contains('《', StringComparison.Ordinal) => title,
        var title => $"《{title}》",
    };
}
