using System.Globalization;
using Luoshi.Assessment;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Assessment;

/// <summary>The rules of scoring as a form carries them: a field for each thing that is counted, by its name.</summary>
public static class ScoringForm
{
    public static Result<ScoringRules> Read(IFormCollection posted)
    {
        ArgumentNullException.ThrowIfNull(posted);
        return ScoringRules.Parse(
            Names("weight.").Select(n => (n, Number($"weight.{n}"))),
            Names("each.").Select(n => (n, Number($"each.{n}"), Number($"most.{n}"))),
            posted.ContainsKey("ranking"));

        IEnumerable<string> Names(string prefix) => posted.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).Select(k => k[prefix.Length..]).Order(StringComparer.Ordinal);

        decimal? Number(string field) => decimal.TryParse(posted[field].ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
