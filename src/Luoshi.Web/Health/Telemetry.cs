using System.Diagnostics;
using Luoshi.Ledger;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Luoshi.Web.Health;

/// <summary>Metrics and traces by OpenTelemetry, sent to whoever watches the servers; only where that was asked for.</summary>
internal static class Telemetry
{
    public static void Add(IServiceCollection services) => services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService("luoshi", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)))
        .WithMetrics(metrics => metrics
            .AddMeter(LedgerTelemetry.Name)
            .AddAspNetCoreInstrumentation()
            .AddHttpClientInstrumentation()
            .AddRuntimeInstrumentation()
            .AddOtlpExporter())
        .WithTracing(traces => traces
            .AddSource(LedgerTelemetry.Name)
            .AddAspNetCoreInstrumentation()
            .AddHttpClientInstrumentation()
            .AddProcessor(new NothingPersonal())
            .AddOtlpExporter());
}

/// <summary>Takes out of a trace what names or tells of people: what was searched for, keys in addresses, the browser, where a request came from.</summary>
/// <remarks>Before the exporter in the line of processors. What a request was about stays: its route, its answer, its time.</remarks>
internal sealed class NothingPersonal : BaseProcessor<Activity>
{
    private static readonly string[] Gone = ["url.query", "user_agent.original", "client.address", "network.peer.address", "enduser.id"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Gone) data.SetTag(tag, null);

        // Outgoing: the addresses of group robots hold their keys.
        if (data.GetTagItem("url.full") is string full) data.SetTag("url.full", Uri.TryCreate(full, UriKind.Absolute, out var address) ? address.GetLeftPart(UriPartial.Authority) : null);

        // Incoming: a path that is no page may be anything that someone typed.
        if (data.Kind == ActivityKind.Server && data.GetTagItem("url.path") is not null) data.SetTag("url.path", data.GetTagItem("http.route"));
    }
}
