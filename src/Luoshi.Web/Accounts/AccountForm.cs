using Luoshi.Accounts;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Accounts;

/// <summary>The fields of an account as they come back from its form.</summary>
internal static class AccountForm
{
    public static AccountDetails Read(IFormCollection form) => new(
        form["account"].ToString(),
        form["name"].ToString(),
        [.. form["roles"].OfType<string>()],
        Id(form["person"].ToString()),
        Id(form["unit"].ToString()),
        form["all"] == "on");

    public static int Seen(IFormCollection form) => int.TryParse(form["seen"], out var seen) ? seen : -1;

    private static Guid? Id(string value) => Guid.TryParse(value, out var id) ? id : null;
}
