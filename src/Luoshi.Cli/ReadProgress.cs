using System.Diagnostics;
using Luoshi.Reading;

namespace Luoshi.Cli;

/// <summary>Which of many files is being read, on one line that is written over; quiet where nobody watches.</summary>
internal sealed class ReadProgress(TextWriter to, int count, bool isWatched)
{
    private const int Columns = 78;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _at;

    public void Begin(string file)
    {
        _at++;
        if (isWatched) to.Write('\r' + Terminal.Fit($"[{_at}/{count}] {Spent()}  {Path.GetFileName(file)}", Columns));
    }

    /// <summary>Takes the line away again.</summary>
    public void End()
    {
        if (isWatched) to.Write('\r' + new string(' ', Columns) + '\r');
    }

    /// <summary>What was read and what was not, with the reason and the remedy.</summary>
    public void Sum(int read, IReadOnlyList<UnreadableDocumentException> refused)
    {
        foreach (var problem in refused) PlanFile.Refuse(problem);
        to.WriteLine(refused.Count == 0 ? $"共 {count} 份文件，全部读完，用时 {Spent()}。" : $"共 {count} 份文件，读出 {read} 份，{refused.Count} 份没有读出（见上），用时 {Spent()}。");
    }

    private string Spent() => _watch.Elapsed.TotalSeconds < 60 ? $"{_watch.Elapsed.TotalSeconds:0.0} 秒" : $"{(int)_watch.Elapsed.TotalMinutes} 分 {_watch.Elapsed.Seconds} 秒";
}
