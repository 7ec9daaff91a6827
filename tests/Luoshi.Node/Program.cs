// A node of the server as `luoshi serve` starts it, but with short times, so that a test need not wait minutes for another node to take over.
// Started by the tests to be killed: DATA-FOLDER CONNECTION-STRING MAIL-HOST. Says what it is called once it runs, and ends when its input does.
using Luoshi.Deliveries;
using Luoshi.Web;
using Luoshi.Web.Schedule;
using Microsoft.Extensions.DependencyInjection;

await using var app = WebHost.Build(new WebHostOptions
{
    DataFolder = args[0],
    ConnectionString = args[1],
    Port = 0,
    OutsideHosts = [args[2]],
    Times = new ScheduleTimes
    {
        Often = TimeSpan.FromMilliseconds(500),
        CheckIn = TimeSpan.FromSeconds(1),
        Sending = new DeliveryTimes { SendLimit = TimeSpan.FromSeconds(20), ClaimFor = TimeSpan.FromSeconds(25), AtOnce = 1 },
    },
});
if (await WebHost.PrepareAsync(app, CancellationToken.None) is not null) return 1;
await app.StartAsync();
Console.WriteLine(app.Services.GetRequiredService<SendDeliveries>().Node);
await Console.Out.FlushAsync();
while (await Console.In.ReadLineAsync() is not null) continue;
await app.StopAsync();
return 0;
