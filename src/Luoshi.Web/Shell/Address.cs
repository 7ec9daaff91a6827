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

    public static string Ledger(Guid planId) => $"/plans/{planId}/ledger";

    public static string Item(Guid planId, Guid itemId) => $"/plans/{planId}/items/{itemId}";

    public static string Document(Guid planId) => $"/plans/{planId}/document";
}
