using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Shell;

/// <summary>Style sheets, scripts and pictures, kept inside the program and addressed by what is in them.</summary>
/// <remarks>The address carries a hash of the content, so a browser may keep it for ever and still never shows an old one.</remarks>
public static class Asset
{
    public const string Route = "/assets/{version}/{**name}";

    private const string Prefix = "wwwroot/";

    private static readonly FrozenDictionary<string, (byte[] Content, string Version)> Files = Load();

    /// <summary>The address of an asset by its name in wwwroot.</summary>
    public static string Url(string name) =>
        Files.TryGetValue(name, out var file) ? $"/assets/{file.Version}/{name}" : throw new ArgumentException($"wwwroot holds no {name}.", nameof(name));

    internal static IResult Serve(string version, string name, HttpContext context)
    {
        if (!Files.TryGetValue(name, out var file)) return Results.NotFound();

        // Another version's address comes from a page made by a node that is being upgraded: answered, but not to be kept.
        context.Response.Headers.CacheControl = version == file.Version ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(file.Content, ContentType(name));
    }

    private static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".woff2" => "font/woff2",
        var other => throw new InvalidOperationException($"An asset of the type {other} has no content type yet."),
    };

    private static FrozenDictionary<string, (byte[] Content, string Version)> Load()
    {
        var assembly = typeof(Asset).Assembly;
        var files = new Dictionary<string, (byte[], string)>();
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            var path = resource.Replace('\\', '/');
            if (!path.StartsWith(Prefix, StringComparison.Ordinal)) continue;
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            files[path[Prefix.Length..]] = (content, Convert.ToHexStringLower(SHA256.HashData(content))[..12]);
        }

        return files.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
