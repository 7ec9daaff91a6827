using Luoshi.Units;
using Luoshi.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Units;

/// <summary>Hands out the directory as a workbook.</summary>
internal static class DirectoryExportEndpoint
{
    public const string Route = "/units/export";

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static async Task<IResult> ServeAsync(HttpContext context, DirectoryWorkbookQuery query, Today today)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(await query.AskAsync(context.RequestAborted), Workbook, $"单位名录{today.Date:yyyyMMdd}.xlsx");
    }
}
