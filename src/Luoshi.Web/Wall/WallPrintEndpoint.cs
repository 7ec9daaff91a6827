using Luoshi.Accounts;
using Luoshi.Wall;
using Luoshi.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Wall;

/// <summary>Hands out a wall chart for the printer: every sheet as one PDF, or one sheet as SVG.</summary>
internal static class WallPrintEndpoint
{
    public const string Pdf = "/plans/{PlanId:guid}/wall.pdf";
    public const string Svg = "/plans/{PlanId:guid}/wall.svg";

    public static Task<IResult> PdfAsync(Guid planId, HttpContext context, WallQuery query, Today today, TimeProvider clock) => GiveAsync(
        planId, context, query, today, "application/pdf", "pdf",
        (view, paper, isToday) => PrintWall.Pdf(view, paper, ChineseFont.OfThisMachine, isToday, clock.GetUtcNow()));

    public static Task<IResult> SvgAsync(Guid planId, HttpContext context, WallQuery query, Today today) => GiveAsync(
        planId, context, query, today, "image/svg+xml", "svg",
        (view, paper, isToday) => PrintWall.Svg(view, paper, isToday, int.TryParse(context.Request.Query["sheet"], out var number) ? number : 1));

    private static async Task<IResult> GiveAsync(
        Guid planId, HttpContext context, WallQuery query, Today today, string type, string ending, Func<WallView, WallPaper, bool, Result<byte[]>> print)
    {
        var address = WallAddress.Read(planId, context.Request.Query, today);
        var paper = WallPaper.Find(context.Request.Query["size"]) ?? WallPaper.Usual;
        var asOf = address.AsOf ?? today.Date;
        if (await query.AskAsync(planId, address.Arrangement, address.Filter, asOf, AccountClaims.ActorOf(context.User), context.RequestAborted) is not { } view) return Results.NotFound();

        context.Response.Headers.CacheControl = "no-store";
        var printed = print(view, paper, address.AsOf is null);
        return printed.Ok
            ? Results.File(printed.Value, type, $"{view.Plan.Facts.Title}挂图{asOf:yyyyMMdd}{paper.Name}.{ending}")
            : Results.Text(printed.Refusal.Message, "text/plain; charset=utf-8", statusCode: printed.Refusal is PrintWall.NoSuchSheet ? StatusCodes.Status404NotFound : StatusCodes.Status503ServiceUnavailable);
    }
}
