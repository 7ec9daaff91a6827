using System.ComponentModel;
using System.Security.Cryptography;
using System.Text;
using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.ReportSheets;
using Luoshi.Tokens;
using Luoshi.Web.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Luoshi.Web.Api;

/// <summary>What programs may do: sign for duties, report on them, hand in a report sheet; by the pages' own use cases.</summary>
internal static class ActEndpoints
{
    /// <summary>The header that names an act, so that it is carried out once.</summary>
    public const string OnceHeader = "Idempotency-Key";

    private const string OnceWords = "请求编号，每件事一个，最长100个字符；答复丢了就用同一编号、同样内容再发，不会办两次";

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static async Task<Results<Ok<ApiWritten>, ProblemHttpResult>> SignAsync(
        Guid dutyId, ApiSignature asked, HttpContext context, SignForDutyHandler handler, [FromHeader(Name = OnceHeader), Description(OnceWords)] string key)
    {
        var actor = AccountClaims.ActorOf(context.User);
        return Once(actor, key, context, asked) is { } once
            ? Answer(await handler.HandleAsync(new(dutyId, asked.Version), actor, context.RequestAborted, once))
            : BadKey();
    }

    public static async Task<Results<Ok<ApiWritten>, ProblemHttpResult>> ReportAsync(
        Guid dutyId, ApiReport asked, HttpContext context, ReportProgressHandler handler, [FromHeader(Name = OnceHeader), Description(OnceWords)] string key)
    {
        var actor = AccountClaims.ActorOf(context.User);
        if (Once(actor, key, context, asked) is not { } once) return BadKey();
        var command = new ReportProgress(dutyId, asked.Version, asked.Percent, asked.Text)
        {
            Difficulty = asked.Difficulty,
            Next = asked.Next,
            View = asked.View,
            For = asked.For,
            Values = [.. (asked.Values ?? []).Select(v => new TargetValue(v.Target, v.Value))],
            Files = [.. (asked.Files ?? []).Select(f => new HandedIn(f.Name, f.Content))],
        };
        return Answer(await handler.HandleAsync(command, actor, context.RequestAborted, once));
    }

    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> SheetAsync(HttpContext context, ReportSheetQuery query, Today today) =>
        await query.AskAsync(AccountClaims.ActorOf(context.User), today.Date, context.RequestAborted) is { } sheet
            ? TypedResults.File(sheet, Workbook, $"填报表{today.Date:yyyyMMdd}.xlsx")
            : ApiProblems.NotFound();

    /// <remarks>Without a key: the same sheet sent twice reports nothing twice, by its rows' own keys.</remarks>
    public static async Task<Results<Ok<ApiSheet>, ProblemHttpResult>> TakeSheetAsync(
        HttpContext context, TakeReportSheetHandler handler, [Description("true 只检查，不上报")] bool dryRun = false)
    {
        using var content = new MemoryStream();
        var buffer = new byte[64 << 10];
        for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
        {
            if (content.Length + read > ReportSheet.MostBytes) return Refused(new TakeReportSheet.TooLarge());
            content.Write(buffer, 0, read);
        }

        if (await NotHoldingAsync(context) is { } gone) return gone;
        var taken = await handler.HandleAsync(new(content.ToArray(), "填报表.xlsx", dryRun), AccountClaims.ActorOf(context.User), context.RequestAborted);
        if (!taken.Ok) return Refused(taken.Refusal);
        return TypedResults.Ok(new ApiSheet(
            [.. taken.Value.Rows.Select(r => new ApiSheetRow(r.Row, Kind(r.Kind), r.Duty?.Id, r.Refusal?.Code, r.Refusal?.Message))],
            [.. taken.Value.Problems.Select(p => new ApiSheetProblem(p.Sheet, p.Row, p.Column, p.Code, p.Message))],
            taken.Value.Notes));
    }

    /// <summary>Before anything is written the token is asked for again: a body may take long to arrive, and the token be revoked meanwhile.</summary>
    public static async ValueTask<object?> StillHoldsAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (context.Response.StatusCode >= 400) return await next(invocation); // What was sent could not be read.
        return await NotHoldingAsync(context) is { } gone ? gone : await next(invocation);
    }

    private static async Task<ProblemHttpResult?> NotHoldingAsync(HttpContext context) =>
        await ((TokenEntrance)context.RequestServices.GetService(typeof(TokenEntrance))!).StillHoldsAsync(context.User, context.RequestAborted)
            ? null
            : ApiProblems.Of(StatusCodes.Status401Unauthorized, "AP402", "请求还没有收完，令牌就作废了。没有办。");

    private static Results<Ok<ApiWritten>, ProblemHttpResult> Answer(Result<Written> result) =>
        result.Ok ? TypedResults.Ok(ApiWritten.Of(result.Value)) : Refused(result.Refusal);

    private static ProblemHttpResult Refused(Refusal refusal) => ApiProblems.Of(refusal);

    private static OnceKey? Once<T>(Actor actor, string key, HttpContext context, T asked)
    {
        if (key.Length is 0 or > OnceKey.Longest || key.Any(c => c is < '!' or > '~')) return null;
        var body = SHA256.HashData(Encoding.UTF8.GetBytes($"{context.Request.Method} {context.Request.Path}\n{StateJson.Write(asked)}"));
        return new(actor.AccountId!.Value, key, Convert.ToHexStringLower(body));
    }

    private static ProblemHttpResult BadKey() =>
        ApiProblems.Of(StatusCodes.Status400BadRequest, "AP406", $"请求头 {OnceHeader} 要写请求编号：最长{OnceKey.Longest}个英文字母、数字或符号，不留空格。每件事用一个新的。");

    private static string Kind(ReportRowKind kind) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
