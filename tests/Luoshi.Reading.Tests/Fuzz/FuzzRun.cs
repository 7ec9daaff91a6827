using System.Collections.Concurrent;

namespace Luoshi.Reading.Tests.Fuzz;

/// <summary>Many mutations on every core: which of them failed, and what they cost at most.</summary>
internal sealed class FuzzRun
{
    private readonly ConcurrentBag<string> _failures = [];
    private readonly Lock _lock = new();

    public IReadOnlyList<string> Failures => [.. _failures.Order(StringComparer.Ordinal)];

    /// <summary>Documents that were still read after their mutation.</summary>
    public int Readings { get; private set; }

    public int Refusals { get; private set; }

    /// <summary>The slowest, and the one that asked for the most memory.</summary>
    public (string Key, TimeSpan Took) Slowest { get; private set; }

    public (string Key, long Bytes) Largest { get; private set; }

    /// <summary>Runs so many mutations of the seeds, from the first number on.</summary>
    /// <param name="underWay">Told the key before each trial: what takes the whole process down can still be named.</param>
    public static FuzzRun Of(IEnumerable<FuzzSeed> seeds, int count, int first = 0, Action<int, string>? underWay = null, CancellationToken ct = default)
    {
        var run = new FuzzRun();
        var turns = seeds.SelectMany(s => Enumerable.Repeat(s, s.Weight)).ToList();
        var seen = new int[turns.Count];
        for (var i = 1; i < turns.Count; i++) seen[i] = turns[i].Name == turns[i - 1].Name ? seen[i - 1] + 1 : 0;

        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = ct };
        Parallel.For(0, count, options, i =>
        {
            var at = i % turns.Count;
            var number = first + (i / turns.Count * turns[at].Weight) + seen[at];
            var trial = new FuzzTrial(turns[at], number);
            underWay?.Invoke(i, trial.Key);
            run.Add(trial, trial.Run());
        });
        return run;
    }

    private void Add(FuzzTrial trial, string? failure)
    {
        if (failure is not null) _failures.Add(failure);
        lock (_lock)
        {
            if (trial.Refused) Refusals++;
            else Readings++;
            if (trial.Took > Slowest.Took) Slowest = (trial.Key, trial.Took);
            if (trial.Allocated > Largest.Bytes) Largest = (trial.Key, trial.Allocated);
        }
    }
}
