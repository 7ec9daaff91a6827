using System.Net;
using Luoshi.Sample;
using Luoshi.Web.Schedule;
using Luoshi.Web.Accounts;
using Microsoft.Extensions.Logging;

namespace Luoshi.Web;

/// <summary>How the server is to be started.</summary>
public sealed record WebHostOptions
{
    /// <summary>Folder of the embedded database; made when absent.</summary>
    public required string DataFolder { get; init; }

    /// <summary>PostgreSQL to use instead of the embedded database; null for the embedded one.</summary>
    public string? ConnectionString { get; init; }

    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>0 takes any free port.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>Fills an empty database with the sample and offers its accounts on the sign-in page; null for real work.</summary>
    public SampleSettings? Sample { get; init; }

    /// <summary>The identity provider that people may sign in with beside the password; null for none.</summary>
    public IdentityProvider? Provider { get; init; }

    /// <summary>Proxies in front of the server whose word counts for the address and the scheme people came by; null for none. Empty means one on this machine.</summary>
    public IReadOnlyList<IPAddress>? Proxies { get; init; }

    /// <summary>Whether the server looks after notices and messages by itself; tests that look at pages do without.</summary>
    public bool Works { get; init; } = true;

    /// <summary>How often it does, and how long sending may take.</summary>
    public ScheduleTimes Times { get; init; } = new();

    /// <summary>Servers beside the makers' own that messages may be sent to: host or host:port.</summary>
    public IReadOnlyList<string> OutsideHosts { get; init; } = [];

    /// <summary>The day pages call today; null for the clock's.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>Where metrics and traces go: the settings of OpenTelemetry by their names (OTEL_EXPORTER_OTLP_ENDPOINT …); null for nowhere.</summary>
    public IReadOnlyDictionary<string, string?>? Telemetry { get; init; }

    /// <summary>From which weight on the log says something.</summary>
    public LogLevel Log { get; init; } = LogLevel.Warning;

    /// <summary>The clock; tests give their own.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
