using System.Globalization;
using System.Text;

namespace Luoshi.Web.Shell;

/// <summary>Addresses of pages: a path and the parameters that have a value.</summary>
public static class Address
{
    public static string Of(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var address = new StringBuilder(path);
        var separator = '?';
        foreach (var (name, value) in parameters)
        {
            if (string.IsNullOrEmpty(value)) continue;
            address.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return address.ToString();
    }

    /// <summary>2026-09-30; null for none.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day an address asks for; null for none, or what is no day.</summary>
    public static DateOnly? ParseDay(string? day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed : null;

    public static string Account(Guid accountId) => $"/accounts/{accountId}";

    public static string Import => "/plans/import";

    public static string Review(Guid planId) => $"/plans/{planId}/review";

    /// <summary>The draft beside the plan in force that it is a new version of.</summary>
    public static string Changes(Guid planId) => $"/plans/{planId}/changes";

    public static string Settings(Guid planId) => $"/plans/{planId}/settings";

    /// <summary>What waits for the one signed in; with what was just done said.</summary>
    public static string Waiting(int done = 0) => Of("/waiting", ("done", done > 0 ? done.ToString(CultureInfo.InvariantCulture) : null));

    public static string Portfolio(DateOnly? since = null) => Of("/portfolio", ("since", Day(since)));

    public static string Dispatch(Guid planId) => $"/plans/{planId}/dispatch";

    /// <summary>Names of the plan that stand for nobody yet.</summary>
    public static string Names(Guid planId) => $"/plans/{planId}/names";

    public static string YearEnd(Guid planId, Guid? itemId = null) => Of($"/plans/{planId}/year-end", ("item", itemId?.ToString()));

    /// <summary>A plan on two days.</summary>
    public static string Compare(Guid planId, DateOnly? from = null, DateOnly? to = null) => Of($"/plans/{planId}/compare", ("from", Day(from)), ("to", Day(to)));

    public static string UnitWork(Guid unitId) => $"/units/{unitId}/work";

    public static string Ledger(Guid planId) => $"/plans/{planId}/ledger";

    public static string Item(Guid planId, Guid itemId) => $"/plans/{planId}/items/{itemId}";

    public static string Item(Guid planId, Guid itemId, DateOnly? asOf) => Of(Item(planId, itemId), ("asof", Day(asOf)));

    /// <summary>Where an entry stands on the page of its item.</summary>
    public static string Entry(long sequence) => $"e{sequence}";

    /// <summary>What the own unit owes.</summary>
    public static string Owe => "/owe";

    public static string Duty(Guid dutyId, DateOnly? asOf = null) => Of($"/duties/{dutyId}", ("asof", Day(asOf)));

    public static string Evidence(Guid fileId) => $"/evidence/{fileId}";

    /// <summary>The document, with one item set off.</summary>
    public static string Document(Guid planId, Guid? itemId = null) => Of($"/plans/{planId}/document", ("item", itemId?.ToString()));
}
