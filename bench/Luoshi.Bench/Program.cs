using BenchmarkDotNet.Running;
using Luoshi.Bench;
using Luoshi.Bench.Growth;
using Luoshi.Bench.Province;

switch (args)
{
    case ["fuzz", ..]:
        return FuzzCommand.Run(args[1..]);
    case ["grow", ..]:
        return GrowthCommand.Run(args[1..]);
    case ["bulletin", ..]:
        return await BulletinCommand.RunAsync(args[1..]);
    case ["wall", ..]:
        return await WallCommand.RunAsync(args[1..]);
    case ["province", ..]:
        return await ProvinceCommand.RunAsync(args[1..]);
    case ["stages", ..]:
        return StageCommand.Run(args[1..]);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(ReadingBenchmarks).Assembly).Run(args);
        return 0;
}
