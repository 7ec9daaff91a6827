using System.Diagnostics;
using Luoshi.Reading;

namespace Luoshi.Bench;

/// <summary>stages FILE…: where the time of one reading goes, stage by stage, in a process just started and again warm.</summary>
internal static class StageCommand
{
    public static int Run(string[] files)
    {
        foreach (var file in files)
        {
            for (var again = 0; again < 3; again++)
            {
                var watch = Stopwatch.StartNew();
                using var content = File.OpenRead(file);
                var document = PlanReader.Open(content, Path.GetFileName(file), ReadingOptions.Default);
                var stages = new Stages();
                var reading = PlanReader.Read(document, ReadingOptions.Default, stages);
                Console.WriteLine($"{Path.GetFileName(file)} {(again == 0 ? "cold" : "warm")}: 打开 {watch.Elapsed.TotalMilliseconds - stages.Total.TotalMilliseconds:0} ms, {stages}; {reading.Items.Count} items, {reading.Findings.Count} findings");
            }
        }

        return 0;
    }

    /// <summary>Each report ends the stage before it.</summary>
    private sealed class Stages : IProgress<ReadingProgress>
    {
        private readonly List<string> _done = [];
        private readonly Stopwatch _stage = new();
        private string? _name;


        public TimeSpan Total { get; private set; }

        public void Report(ReadingProgress value)
        {
            if (_name is not null)
            {
                Total += _stage.Elapsed;
                _done.Add($"{_name} {_stage.Elapsed.TotalMilliseconds:0} ms");
            }

            _name = value.Stage;
            _stage.Restart();
        }

        public override string ToString() => string.Join(", ", _done);
    }
}
