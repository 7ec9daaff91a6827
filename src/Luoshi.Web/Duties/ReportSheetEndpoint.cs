using Luoshi.Accounts;
using Luoshi.ReportSheets;
using Luoshi.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Duties;

/// <summary>Hands out the report sheet of the own unit.</summary>
internal static class ReportSheetEndpoint
{
    public const string Route = "/owe/sheet.xlsx";

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static async Task<IResult> ServeAsync(HttpContext context, ReportSheetQuery query, Today today)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await query.AskAsync(AccountClaims.ActorOf(context.User), today.Date, context.RequestAborted) is { } sheet
            ? Results.File(sheet, Workbook, $"填报表{today.Date:yyyyMMdd}.xlsx")
            : Results.NotFound();
    }
}
