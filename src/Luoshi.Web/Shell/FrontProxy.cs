using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace Luoshi.Web.Shell;

/// <summary>A proxy in front of the server that people reach by https: what it says of them counts, and what anyone else says does not.</summary>
internal static class FrontProxy
{
    /// <summary>The last one before the server tells the scheme and the address; the host name it hands through unchanged.</summary>
    /// <remarks>X-Forwarded-Host is left alone: many proxies hand on whatever a stranger wrote there, and links are made of it.</remarks>
    public static void Use(WebApplication app, IReadOnlyList<IPAddress> proxies)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = 1 };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in proxies.Count > 0 ? proxies : [IPAddress.Loopback, IPAddress.IPv6Loopback]) options.KnownProxies.Add(proxy);
        app.UseForwardedHeaders(options);
    }
}
