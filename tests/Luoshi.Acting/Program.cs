// Reports on one duty again and again, and says after each report the sequence that was acknowledged.
// Started by the tests to be killed: DATA-FOLDER CONNECTION-STRING-OR-EMPTY DUTY UNIT
using Luoshi.Accounts;
using Luoshi.Calendar;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

await using var services = new ServiceCollection()
    .AddLuoshiStorage(args[0], args[1].Length == 0 ? null : args[1])
    .AddLuoshiPlans()
    .AddLuoshiUnits()
    .AddLuoshiCalendar()
    .AddLuoshiProgress()
    .BuildServiceProvider();
var duty = Guid.Parse(args[2]);
var actor = new Actor(null, "联络员", Roles.Reporter) { UnitId = Guid.Parse(args[3]) };
await using var db = await services.GetRequiredService<IDbContextFactory<LuoshiDb>>().CreateDbContextAsync();
var seen = await db.Duties.Where(d => d.Id == duty).Select(d => d.Version).SingleAsync();
var handler = services.GetRequiredService<ReportProgressHandler>();
while (true)
{
    var written = await handler.HandleAsync(new(duty, seen, 50, "按计划推进"), actor, CancellationToken.None);
    if (!written.Ok)
    {
        Console.WriteLine(written.Refusal.Code);
        return 1;
    }

    seen = written.Value.Version;
    Console.WriteLine(seen);
    Console.Out.Flush();
}
