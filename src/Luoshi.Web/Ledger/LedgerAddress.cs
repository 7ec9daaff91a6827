using System.Globalization;
using Luoshi.Plans;
using Luoshi.Web.Shell;

namespace Luoshi.Web.Ledger;

/// <summary>A ledger's filters as the address carries them, both ways.</summary>
/// <param name="AsOf">Null for today, which the address leaves out.</param>
public sealed record LedgerAddress(Guid PlanId, LedgerFilter Filter, DateOnly? AsOf)
{
    public string Url => Address.Of(
        Address.Ledger(PlanId),
        ("section", Filter.Section?.ToString(CultureInfo.InvariantCulture)),
        ("leader", Filter.Leader),
        ("lead", Filter.LeadUnit),
        ("unit", Filter.SupportUnit),
        ("due", Filter.Due.Key),
        ("light", Filter.Light is { } light ? LightWord.Of(light).Key : null),
        ("q", Filter.Text),
        ("sort", Filter.Sort == LedgerSort.Number ? null : Key(Filter.Sort)),
        ("page", Filter.Page > 1 ? Filter.Page.ToString(CultureInfo.InvariantCulture) : null),
        ("asof", Address.Day(AsOf)));

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
