using BenchmarkDotNet.Running;
using Luoshi.Bench;

BenchmarkSwitcher.FromAssembly(typeof(ReadingBenchmarks).Assembly).Run(args);
