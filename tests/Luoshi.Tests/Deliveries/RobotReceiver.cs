using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Tests.Deliveries;

/// <summary>A chat platform on loopback: takes what robots send and answers as the test says.</summary>
internal sealed class RobotReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RobotReceiver(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public ConcurrentQueue<(string Address, JsonObject Body)> Received { get; } = [];

    /// <summary>Taken, in each maker's words.</summary>
    public static Task Well(HttpContext http) => http.Response.WriteAsync("{\"errcode\":0,\"errmsg\":\"ok\",\"code\":0,\"msg\":\"success\"}");

    public Func<HttpContext, Task> Answer { get; set; } = Well;

    public static async Task<RobotReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        var app = builder.Build();
        var receiver = new RobotReceiver(app);
        app.Run(async http =>
        {
            receiver.Received.Enqueue(($"{http.Request.Path}{http.Request.QueryString}", (JsonObject)(await JsonNode.ParseAsync(http.Request.Body))!));
            await receiver.Answer(http);
        });
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
