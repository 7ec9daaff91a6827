using System.CommandLine;
using System.Reflection;

namespace Luoshi.Cli;

/// <summary>luoshi version: prints which version this is.</summary>
internal static class VersionVerb
{
    public static string Text
    {
        get
        {
            var printed = typeof(VersionVerb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
            return $"落实 luoshi {printed.Split('+')[0]}";
        }
    }

    public static Command Command()
    {
        var verb = new Command("version", "显示版本");
        verb.SetAction(_ => Console.Out.WriteLine(Text));
        return verb;
    }
}
