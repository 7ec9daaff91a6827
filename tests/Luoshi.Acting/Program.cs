// Reports on a duty of each database again and again, and says after each report which database acknowledged which sequence.
// Started by the tests to be killed: for each database DATA-FOLDER CONNECTION-STRING-OR-EMPTY DUTY UNIT.
// Says "ready" once all is warm, and begins when a line comes in.
using Luoshi.Accounts;
using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

var acting = args.Chunk(4).Select((a, no) => new Acting(no, a[0], a[1].Length == 0 ? null : a[1], Guid.Parse(a[2]), Guid.Parse(a[3]))).ToList();
await Task.WhenAll(acting.Select(a => Task.Run(a.WarmAsync)));
Acting.Say("ready");
if (Console.ReadLine() is null) return 0;
await Task.WhenAny(acting.Select(a => Task.Run(a.ReportAsync)));
return 1;

internal sealed class Acting(int no, string folder, string? connectionString, Guid duty, Guid unit)
{
    private static readonly Lock Line = new();

    private readonly ServiceProvider _services = new ServiceCollection()
        .AddLuoshiStorage(folder, connectionString)
        .AddLuoshiPlans()
        .AddLuoshiUnits()
        .AddLuoshiCalendar()
        .AddLuoshiProgress()
        .BuildServiceProvider();

    private readonly Actor _actor = new(null, "联络员", Roles.Reporter) { UnitId = unit };

    public static void Say(string line)
    {
        lock (Line)
        {
            Console.WriteLine(line);
            Console.Out.Flush();
        }
    }

    /// <summary>An act on a version that never was: it reads all that an act reads, and writes nothing.</summary>
    public Task WarmAsync() => Handler().HandleAsync(new(duty, -1, 50, "按计划推进"), _actor, CancellationToken.None);

    public async Task ReportAsync()
    {
        await using var db = await _services.GetRequiredService<IDbContextFactory<LuoshiDb>>().CreateDbContextAsync();
        var seen = await db.Duties.Where(d => d.Id == duty).Select(d => d.Version).SingleAsync();
        while (true)
        {
            var written = await Handler().HandleAsync(new(duty, seen, 50, "按计划推进"), _actor, CancellationToken.None);
            if (!written.Ok)
            {
                Say(written.Refusal.Code);
                return;
            }

            seen = written.Value.Version;
            Say($"{no} {seen}");
        }
    }

    private ReportProgressHandler Handler() => _services.GetRequiredService<ReportProgressHandler>();
}
