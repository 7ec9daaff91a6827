using System.CommandLine;
using Luoshi.Reading;

namespace Luoshi.Cli;

/// <summary>luoshi check: prints what a reviewer would raise in the document itself.</summary>
internal static class CheckVerb
{
    public const int NothingRaised = 0;
    public const int SomethingRaised = 1;

    public static Command Command()
    {
        var file = new Argument<string>("文件") { Description = "工作要点、实施方案、责任清单等文件" };
        var verb = new Command("check", "查一份文件本身的差错：重复事项、编号错误、时限矛盾、缺责任单位等") { file };
        verb.SetAction((parsed, ct) => Task.FromResult(Run(parsed.GetRequiredValue(file), ct)));
        return verb;
    }

    private static int Run(string path, CancellationToken ct)
    {
        try
        {
            var (document, reading) = PlanFile.Read(path, ct);
            var mistakes = reading.Findings.Where(f => f.Severity == FindingSeverity.Mistake).ToList();
            Write(Console.Out, new DocumentMap(document), mistakes);
            return mistakes.Count == 0 ? NothingRaised : SomethingRaised;
        }
        catch (UnreadableDocumentException problem)
        {
            return PlanFile.Refuse(problem);
        }
    }

    private static void Write(TextWriter to, DocumentMap map, List<Finding> mistakes)
    {
        foreach (var mistake in mistakes)
        {
            var places = mistake.Where.Select(map.Describe).Where(p => p.Length > 0).Distinct().Take(4);
            to.WriteLine($"{mistake.Code}  {string.Join("、", places.DefaultIfEmpty("全文"))}");
            to.WriteLine($"       {mistake.Message}");
            if (mistake.Quote.Length > 0) to.WriteLine($"       原文：{mistake.Quote}");
        }

        to.WriteLine(mistakes.Count == 0 ? "没有发现问题。" : $"共 {mistakes.Count} 处。");
    }
}
