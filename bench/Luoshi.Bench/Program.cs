using BenchmarkDotNet.Running;
using Luoshi.Bench;

switch (args)
{
    case ["fuzz", ..]:
        return FuzzCommand.Run(args[1..]);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(ReadingBenchmarks).Assembly).Run(args);
        return 0;
}
