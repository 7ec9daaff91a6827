using Luoshi.Assessment;
using Luoshi.Accounts;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Assessment;

/// <summary>Hands out a score sheet as a workbook: what the one who asks may see of it.</summary>
internal static class ScoreExportEndpoint
{
    public const string Route = "/assessments/{AssessmentId:guid}/export";

    public static async Task<IResult> ServeAsync(Guid assessmentId, HttpContext context, AssessmentQuery query)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await query.SheetAsync(assessmentId, AccountClaims.ActorOf(context.User), context.RequestAborted) is { } sheet
            ? Results.File(ScoreWorkbook.Of(sheet), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"考核得分{sheet.State.AsOf:yyyyMMdd}.xlsx")
            : Results.NotFound();
    }
}
