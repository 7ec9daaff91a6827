using Luoshi.Accounts;
using Luoshi.Bulletins;
using Luoshi.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Bulletins;

/// <summary>Hands out the ledger in the layout of the plan's own table.</summary>
internal static class LedgerFileEndpoint
{
    public const string Route = "/plans/{PlanId:guid}/ledger/file.{ending}";

    public static async Task<IResult> ServeAsync(Guid planId, string ending, string? asof, HttpContext context, LedgerExportQuery query, Today today)
    {
        if (ending is not ("docx" or "xlsx")) return Results.NotFound();
        var day = today.AsOf(asof);
        if (await query.AskAsync(planId, day, AccountClaims.ActorOf(context.User), context.RequestAborted) is not { } grid) return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        var name = $"{grid.Title}台账（截至{day:yyyyMMdd}）.{ending}";
        return ending == "docx"
            ? Results.File(LedgerExport.Docx(grid, day), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", name)
            : Results.File(LedgerExport.Xlsx(grid, day), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name);
    }
}
