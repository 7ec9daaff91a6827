using Luoshi.Plans;
using Luoshi.Wall;
using Luoshi.Web.Ledger;
using Luoshi.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Wall;

/// <summary>What a wall chart shows, as its address carries it, both ways.</summary>
/// <param name="AsOf">Null for today, which the address leaves out.</param>
/// <param name="Dark">The meeting room's screen.</param>
public sealed record WallAddress(Guid PlanId, WallArrangement Arrangement, LedgerFilter Filter, DateOnly? AsOf, bool Dark)
{
    public string Url => Address.Of(Address.Wall(PlanId), [.. Shown, ("dark", Dark ? "1" : null)]);

    /// <summary>The same as one drawing.</summary>
    public string Svg => Address.Of(Address.Wall(PlanId) + ".svg", [.. Shown]);

    /// <summary>Where the printed chart is asked for; what it shows goes along as fields.</summary>
    public string Pdf => Address.Wall(PlanId) + ".pdf";

    /// <summary>What is shown: arrangement, filters, day.</summary>
    public IReadOnlyList<(string Name, string? Value)> Shown => [.. ShownOnAnyDay, ("asof", Address.Day(AsOf))];

    /// <summary>The same without the day.</summary>
    public IReadOnlyList<(string Name, string? Value)> ShownOnAnyDay =>
        [("view", Arrangement == WallArrangement.Section ? null : WallWords.Key(Arrangement)), .. LedgerAddress.Narrowing(Filter)];

    /// <summary>What a form that changes only the filters carries along.</summary>
    public IEnumerable<(string Name, string Value)> Kept =>
        Shown.Where(s => s.Name is "view" or "light" or "asof" && !string.IsNullOrEmpty(s.Value)).Select(s => (s.Name, s.Value!));

    public string With(Func<LedgerFilter, LedgerFilter> change) => (this with { Filter = change(Filter) }).Url;

    /// <summary>What an address asks for.</summary>
    public static WallAddress Read(Guid planId, IQueryCollection query, Today today)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(today);
        var asOf = today.AsOf(query["asof"]);
        return new(planId, WallWords.Parse(query["view"]), LedgerAddress.ParseNarrowing(query), asOf == today.Date ? null : asOf, query.ContainsKey("dark"));
    }
}
