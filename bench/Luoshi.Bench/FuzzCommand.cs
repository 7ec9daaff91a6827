using System.Globalization;
using Luoshi.Reading.Tests.Fuzz;

namespace Luoshi.Bench;

/// <summary>fuzz COUNT [FIRST]: so many mutated documents; fuzz SEED:NUMBER: one of them again, its file kept to look at.</summary>
internal static class FuzzCommand
{
    private static readonly string Kept = Path.Combine(BenchFolders.Root, "artifacts", "fuzz");

    public static int Run(string[] args)
    {
        Directory.CreateDirectory(Kept);
        if (args is [var key] && key.Contains(':', StringComparison.Ordinal)) return Again(key);
        if (args.Length is < 1 or > 2 || !args.All(a => int.TryParse(a, CultureInfo.InvariantCulture, out _)))
        {
            Console.Error.WriteLine("fuzz COUNT [FIRST NUMBER] | fuzz SEED:NUMBER");
            return 2;
        }

        var (count, first) = (int.Parse(args[0], CultureInfo.InvariantCulture), args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 0);

        // An overflowing stack ends the process: what was under way is on disk.
        var underWay = Path.Combine(Kept, "under-way");
        foreach (var old in Directory.EnumerateFiles(Kept, "under-way.*")) File.Delete(old);
        var run = FuzzRun.Of(FuzzSeeds.All, count, first, (i, at) =>
        {
            File.WriteAllText($"{underWay}.{Environment.CurrentManagedThreadId}", at);
            if (i % 1_000 == 0) Console.Error.WriteLine($"{i,7} {at}");
        });
        foreach (var failure in run.Failures) Console.WriteLine(failure);
        Console.WriteLine($"{count} mutations of {FuzzSeeds.All.Count} documents: {run.Readings} read, {run.Refusals} refused, {run.Failures.Count} failed; slowest {run.Slowest.Key} {run.Slowest.Took.TotalSeconds:0.00} s, largest {run.Largest.Key} {run.Largest.Bytes >> 20} MB asked for in all");
        return run.Failures.Count == 0 ? 0 : 1;
    }

    private static int Again(string key)
    {
        var at = key.LastIndexOf(':');
        var seed = FuzzSeeds.All.FirstOrDefault(s => s.Name == key[..at]);
        if (seed is null || !int.TryParse(key[(at + 1)..], CultureInfo.InvariantCulture, out var number))
        {
            Console.Error.WriteLine($"No seed {key}; there are: {string.Join(", ", FuzzSeeds.All.Select(s => s.Name))}");
            return 2;
        }

        var trial = new FuzzTrial(seed, number);
        var file = Path.Combine(Kept, $"{number}-{seed.Name}");
        File.WriteAllBytes(file, trial.Document);
        Console.WriteLine(file);
        var failure = trial.Run();
        Console.WriteLine(failure ?? $"{(trial.Refused ? "refused" : "read")} in {trial.Took.TotalSeconds:0.00} s, {trial.Allocated >> 20} MB asked for in all");
        return failure is null ? 0 : 1;
    }
}
