using System.CommandLine;
using Luoshi.Reading;

namespace Luoshi.Cli;

/// <summary>luoshi read: prints what a plan says.</summary>
internal static class ReadVerb
{
    public static Command Command()
    {
        var file = new Argument<string>("文件") { Description = "工作要点、实施方案、责任清单等文件" };
        var json = new Option<bool>("--json") { Description = "输出完整的 JSON，供其他程序使用" };
        var verb = new Command("read", "读一份文件，列出事项、责任人、责任单位、时限和目标") { file, json };
        verb.SetAction((parsed, ct) => Task.FromResult(Run(parsed.GetRequiredValue(file), parsed.GetValue(json), ct)));
        return verb;
    }

    private static int Run(string path, bool json, CancellationToken ct)
    {
        try
        {
            var (document, reading) = PlanFile.Read(path, ct);
            if (json) Console.Out.WriteLine(ReadingJson.Write(reading, document));
            else new ReadingSheet(Console.Out, document, reading).Write();
            return 0;
        }
        catch (UnreadableDocumentException problem)
        {
            return PlanFile.Refuse(problem);
        }
    }
}
