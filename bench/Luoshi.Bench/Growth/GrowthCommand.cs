using System.Globalization;
using Luoshi.Reading.Tests.Fuzz;

namespace Luoshi.Bench.Growth;

/// <summary>grow FOLDER PAGES…: writes the plans that bench/growth measures on.</summary>
internal static class GrowthCommand
{
    public static int Run(string[] args)
    {
        if (args.Length < 2)
        {
            Console.Error.WriteLine("grow FOLDER PAGES…");
            return 2;
        }

        Directory.CreateDirectory(args[0]);
        foreach (var pages in args[1..].Select(a => int.Parse(a, CultureInfo.InvariantCulture)))
        {
            var file = Path.Combine(args[0], $"plan-{pages}.docx");
            File.WriteAllBytes(file, SmallDocuments.Docx(GrownPlan.Body(pages)));
            Console.WriteLine(file);
        }

        return 0;
    }
}
