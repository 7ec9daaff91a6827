using System.Globalization;
using Luoshi.Plans;
using Luoshi.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Ledger;

/// <summary>A ledger's filters as the address carries them, both ways.</summary>
/// <param name="AsOf">Null for today, which the address leaves out.</param>
public sealed record LedgerAddress(Guid PlanId, LedgerFilter Filter, DateOnly? AsOf)
{
    public string Url => Address.Of(Address.Ledger(PlanId),
    [
        .. Narrowing(Filter),
        ("sort", Filter.Sort == LedgerSort.Number ? null : Key(Filter.Sort)),
        ("page", Filter.Page > 1 ? Filter.Page.ToString(CultureInfo.InvariantCulture) : null),
        ("asof", Address.Day(AsOf)),
    ]);

    /// <summary>What narrows a list, as addresses of all pages that show items carry it.</summary>
    public static IReadOnlyList<(string Name, string? Value)> Narrowing(LedgerFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return
        [
            ("section", filter.Section?.ToString(CultureInfo.InvariantCulture)),
            ("leader", filter.Leader),
            ("lead", filter.LeadUnit),
            ("unit", filter.SupportUnit),
            ("due", filter.Due.Key),
            ("light", filter.Light is { } light ? LightWord.Of(light).Key : null),
            ("q", filter.Text),
        ];
    }

    /// <summary>The filter that an address asks for; what is unknown in it narrows nothing.</summary>
    public static LedgerFilter ParseNarrowing(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Section = int.TryParse(query["section"], out var section) ? section : null,
            Leader = Given("leader"),
            LeadUnit = Given("lead"),
            SupportUnit = Given("unit"),
            Due = DueFilter.Parse(query["due"]),
            Light = LightWord.Parse(query["light"]),
            Text = Given("q"),
        };

        string? Given(string name) => query[name].ToString().Trim() is { Length: > 0 } value ? value : null;
    }

    /// <summary>The same list narrowed or sorted otherwise, from its first page.</summary>
    public string With(Func<LedgerFilter, LedgerFilter> change) => (this with { Filter = change(Filter) with { Page = 1 } }).Url;

    public string ToPage(int page) => (this with { Filter = Filter with { Page = page } }).Url;

    public string ToDay(DateOnly? day) => (this with { AsOf = day, Filter = Filter with { Page = 1 } }).Url;

    public static string Key(LedgerSort sort) => sort switch
    {
        LedgerSort.Due => "due",
        LedgerSort.Light => "light",
        _ => "number",
    };

    public static LedgerSort ParseSort(string? key) => key switch
    {
        "due" => LedgerSort.Due,
        "light" => LedgerSort.Light,
        _ => LedgerSort.Number,
    };
}
