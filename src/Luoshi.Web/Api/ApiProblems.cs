using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.ReportSheets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;

namespace Luoshi.Web.Api;

/// <summary>Whatever goes wrong below the API's addresses is answered as RFC 9457 asks, with the permanent code and a sentence; never with a page.</summary>
internal sealed class ApiProblems(RequestDelegate next, ILogger<ApiProblems> log)
{
    /// <summary>The member of a problem that holds its code.</summary>
    public const string Code = "code";

    private static readonly (int Status, string Code, string Says)[] Usual =
    [
        (400, "AP400", "请求的格式不对：参数或内容与接口说明（openapi.json）不符。请对照说明改正后再发。"),
        (401, "AP401", "令牌没有带上、已作废、已过期，或账号不能用。请在“我的账号 → 令牌”里新建，放在 Authorization: Bearer 后面。"),
        (403, "AP403", "这个令牌没有这项权限。请新建一个带这项权限的令牌。"),
        (404, "AP404", "没有这个地址，或没有您看得到的内容。请对照接口说明检查地址。"),
        (405, "AP405", "这个地址不收这种请求。请对照接口说明检查方法（GET、POST）。"),
        (413, "AP413", "内容太大，没有收。请压缩或分几次发。"),
        (415, "AP415", "内容的类型不对。请按接口说明写 Content-Type。"),
    ];

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = e.StatusCode;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            Failed(log, context.TraceIdentifier, e);
            context.Response.Clear();
            await Of(StatusCodes.Status500InternalServerError, "AP500", $"服务器出了错，没有办成。请稍后再试；还不行，把编号 {context.TraceIdentifier} 告诉管理员。").ExecuteAsync(context);
            return;
        }

        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null } answer
            && Usual.FirstOrDefault(u => u.Status == answer.StatusCode) is { Says: not null } usual)
            await Of(usual.Status, usual.Code, usual.Says).ExecuteAsync(context);
    }

    /// <summary>A refusal as an answer: what is not there or not one's own 404, what came too late 409, what is wrong in itself 422.</summary>
    public static ProblemHttpResult Of(Refusal refusal) => refusal switch
    {
        NoSuchDuty or NotYourDuty => Of(StatusCodes.Status404NotFound, "DU001", "没有这项责任，或不是本单位的。"),
        SomeoneWasFirst or AlreadyDone or NotInThisState or LedgerConflict or PlanIsBusy => Of(StatusCodes.Status409Conflict, refusal.Code, refusal.Message),
        TakeReportSheet.NoUnit => Of(StatusCodes.Status403Forbidden, refusal.Code, refusal.Message),
        TakeReportSheet.TooLarge => Of(StatusCodes.Status413PayloadTooLarge, refusal.Code, refusal.Message),
        _ => Of(StatusCodes.Status422UnprocessableEntity, refusal.Code, refusal.Message),
    };

    public static ProblemHttpResult Of(int status, string code, string says) =>
        TypedResults.Problem(detail: says, statusCode: status, extensions: new Dictionary<string, object?> { [Code] = code });

    public static ProblemHttpResult NotFound() => Of(404, "AP404", Usual.First(u => u.Status == 404).Says);

    public static bool Covers(HttpContext context) => context.Request.Path.StartsWithSegments("/api") || context.Request.Path.Equals(ApiAddress.Feed);

    private static readonly Action<ILogger, string, Exception?> Failed =
        LoggerMessage.Define<string>(LogLevel.Error, new(1, "ApiFailed"), "API request {Trace} failed");
}
