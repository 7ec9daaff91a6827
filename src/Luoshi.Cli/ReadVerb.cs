using System.CommandLine;
using Luoshi.Reading;

namespace Luoshi.Cli;

/// <summary>luoshi read: prints what plans say, or writes it as JSON or as a spreadsheet.</summary>
internal static class ReadVerb
{
    public static Command Command()
    {
        var files = new Argument<string[]>("文件") { Description = "工作要点、实施方案、责任清单等文件，可以有多个；文件夹读其中所有的文件", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "输出完整的 JSON，供其他程序使用；多份文件时是一个数组" };
        var xlsx = new Option<string?>("--xlsx") { Description = "把台账写成 Excel 表格（xlsx）", HelpName = "文件名" };
        var verb = new Command("read", "读一份或多份文件，列出事项、责任人、责任单位、时限和目标") { files, json, xlsx };
        verb.Validators.Add(parsed =>
        {
            if (parsed.GetValue(json) && parsed.GetValue(xlsx) is not null) parsed.AddError("--json 和 --xlsx 只能选一个。");
        });
        verb.SetAction((parsed, ct) => Task.FromResult(Run(parsed.GetRequiredValue(files), parsed.GetValue(json), parsed.GetValue(xlsx), ct)));
        return verb;
    }

    private static int Run(string[] named, bool json, string? xlsx, CancellationToken ct)
    {
        var files = PlanFile.All(named);
        var several = files.Count > 1 || named.Any(Directory.Exists);
        var progress = several ? new ReadProgress(Console.Error, files.Count, !Console.IsErrorRedirected) : null;
        if (several && files.Count == 0)
        {
            Console.Error.WriteLine("文件夹里没有 docx、xlsx、pdf、txt、md 或 html 文件。");
            return PlanFile.Unreadable;
        }

        var read = new List<ReadPlan>();
        var refused = new List<UnreadableDocumentException>();
        if (json && several) Console.Out.WriteLine("[");
        foreach (var file in files)
        {
            ct.ThrowIfCancellationRequested();
            progress?.Begin(file);
            try
            {
                var (document, reading) = PlanFile.Read(file, ct);
                var plan = new ReadPlan(document, reading);
                if (json) Write(plan, several, read.Count == 0);
                else if (xlsx is null) Print(plan, file, several, read.Count == 0);
                read.Add(xlsx is null ? plan with { Document = Nothing(document), Reading = Nothing(reading) } : plan);
            }
            catch (UnreadableDocumentException problem)
            {
                refused.Add(problem);
                if (!several) return PlanFile.Refuse(problem);
            }
        }

        progress?.End();
        if (json && several) Console.Out.WriteLine("]");
        if (xlsx is not null && read.Count > 0 && !Save(xlsx, read)) return PlanFile.Unreadable;
        if (several) progress?.Sum(read.Count, refused);
        return refused.Count == 0 ? 0 : PlanFile.Unreadable;
    }

    /// <summary>What has been printed need not be held for the next thousand files.</summary>
    private static SourceDocument Nothing(SourceDocument document) => document with { Blocks = [], Findings = [] };

    private static PlanReading Nothing(PlanReading reading) => new() { Plan = reading.Plan };

    private static void Write(ReadPlan plan, bool several, bool first)
    {
        if (several && !first) Console.Out.WriteLine(",");
        Console.Out.WriteLine(several ? ReadingJson.Write(plan.Reading, plan.Document, plan.Document.Name) : ReadingJson.Write(plan.Reading, plan.Document));
    }

    private static void Print(ReadPlan plan, string file, bool several, bool first)
    {
        if (several && !first) Console.Out.WriteLine();
        if (several) Console.Out.WriteLine($"== {file}");
        new ReadingSheet(Console.Out, plan.Document, plan.Reading).Write();
    }

    private static bool Save(string path, List<ReadPlan> plans)
    {
        try
        {
            LedgerWorkbook.Save(path, plans);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Console.Error.WriteLine($"写不成 {path}：{(e is UnauthorizedAccessException ? "没有写入这个位置的权限。" : "文件可能正被 Excel 或 WPS 打开，或文件夹不存在。")}请关闭它或换一个文件名再试。");
            return false;
        }
    }
}

/// <summary>A document and what was read out of it.</summary>
internal sealed record ReadPlan(SourceDocument Document, PlanReading Reading);
