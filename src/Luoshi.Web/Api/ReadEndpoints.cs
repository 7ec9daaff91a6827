using System.ComponentModel;
using System.Globalization;
using Luoshi.Accounts;
using Luoshi.Burden;
using Luoshi.Notices;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Search;
using Luoshi.Tokens;
using Luoshi.Web.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Luoshi.Web.Api;

/// <summary>What programs may read: the same as the account's pages show, by the same queries.</summary>
internal static class ReadEndpoints
{
    /// <summary>Of a list without and with a wish.</summary>
    public const int Usual = 100, Most = 500;

    private const string AfterWords = "上一页的 next；不写从头开始", LimitWords = "一页几条，1到500，不写为100";

    public static Ok<ApiMe> Me(HttpContext context)
    {
        var actor = AccountClaims.ActorOf(context.User);
        return TypedResults.Ok(new ApiMe(AccountClaims.NameOf(context.User), AccountClaims.RoleOf(context.User), actor.UnitId, [.. context.User.FindAll(TokenEntrance.Scope).Select(c => c.Value)]));
    }

    public static async Task<Ok<ApiPage<ApiPlan>>> PlansAsync(HttpContext context, PlanListQuery query, [Description(AfterWords)] string? after = null, [Description(LimitWords)] int? limit = null) =>
        TypedResults.Ok(Cut(
            (await query.PageAsync(Guid.TryParse(after, out var last) ? last : null, Take(limit), AccountClaims.ActorOf(context.User), context.RequestAborted))
                .Select(p => new ApiPlan(p.Plan.Id, p.Plan.Facts.Title, p.Plan.Facts.Year, p.Plan.Status, p.Items, p.Closed, p.Duties)),
            p => p.Id,
            Take(limit)));

    public static async Task<Results<Ok<ApiPage<ApiItem>>, ProblemHttpResult>> ItemsAsync(
        Guid planId, HttpContext context, SeenPlans plans, ScopeQuery scopes, Today today, [Description("哪一天的情况；不写为今天")] DateOnly? asOf = null, [Description(AfterWords)] string? after = null, [Description(LimitWords)] int? limit = null) =>
        await PlanAsync(planId, asOf, context, plans, scopes, today) is { } plan
            ? TypedResults.Ok(Page(plan.Items.Select(ApiItem.Of), i => i.Id, after, limit))
            : ApiProblems.NotFound();

    public static async Task<Results<Ok<ApiPage<ApiDuty>>, ProblemHttpResult>> DutiesAsync(
        Guid planId, HttpContext context, SeenPlans plans, ScopeQuery scopes, Today today, [Description("哪一天的情况；不写为今天")] DateOnly? asOf = null, [Description(AfterWords)] string? after = null, [Description(LimitWords)] int? limit = null)
    {
        if (await PlanAsync(planId, asOf, context, plans, scopes, today) is not { } plan) return ApiProblems.NotFound();
        var lights = plan.Items.SelectMany(i => i.Duties).ToDictionary(d => d.State.Id, d => d.Light);
        return TypedResults.Ok(Page(plan.Ledger.Duties.Select(d => ApiDuty.Of(d, lights.GetValueOrDefault(d.Id))), d => d.Id, after, limit));
    }

    public static async Task<Results<Ok<ApiPage<ApiEntry>>, ProblemHttpResult>> EntriesAsync(
        Guid planId, HttpContext context, EntryFeedQuery query, [Description("上一页最后一条之后；不写从头开始")] long? after = null, [Description(LimitWords)] int? limit = null) =>
        await query.AskAsync(planId, Math.Max(after ?? 0, 0), Take(limit), AccountClaims.ActorOf(context.User), context.RequestAborted) is { } feed
            ? TypedResults.Ok(new ApiPage<ApiEntry>([.. feed.Entries.Select(ApiEntry.Of)], feed.Next?.ToString(CultureInfo.InvariantCulture)))
            : ApiProblems.NotFound();

    public static async Task<Results<Ok<ApiDuty>, ProblemHttpResult>> DutyAsync(Guid dutyId, HttpContext context, DutyPageQuery query, Today today) =>
        await query.AskAsync(dutyId, today.Date, AccountClaims.ActorOf(context.User), context.RequestAborted) is { } view
            ? TypedResults.Ok(ApiDuty.Of(view.Duty, null))
            : ApiProblems.NotFound();

    public static async Task<Ok<IReadOnlyList<ApiOwed>>> OwedAsync(HttpContext context, OwedQuery query, Today today)
    {
        var owed = await query.AskAsync(AccountClaims.ActorOf(context.User), today.Date, context.RequestAborted);
        return TypedResults.Ok<IReadOnlyList<ApiOwed>>([.. owed.Things.Select(t => ApiOwed.Of(t, today.Date))]);
    }

    public static async Task<Ok<ApiFound>> SearchAsync(
        HttpContext context, SearchQuery query, [Description("要找的词，至少两个字；几个词用空格隔开")] string q, [Description("只看一类；不写时每类给最新的几条")] SearchKind? kind = null, [Description("第几页，从1起；只看一类时用")] int page = 1)
    {
        var view = await query.AskAsync(q.Length > 100 ? q[..100] : q, kind, Math.Clamp(page, 1, 500), AccountClaims.ActorOf(context.User), context.RequestAborted);
        return TypedResults.Ok(new ApiFound([.. view.Groups.SelectMany(g => g.Hits).Select(ApiHit.Of)], view.Groups.Any(g => g.More), view.Groups.Any(g => g.CutShort)));
    }

    public static async Task<Results<Ok<ApiBurden>, ProblemHttpResult>> BurdenAsync(Guid unitId, HttpContext context, BurdenQuery query, Today today, [Description("哪一年；不写为最近的")] int? year = null) =>
        await query.AskAsync(unitId, year, today.Date, AccountClaims.ActorOf(context.User), context.RequestAborted) is { } view
            ? TypedResults.Ok(ApiBurden.Of(view))
            : ApiProblems.NotFound();

    public static async Task<Ok<ApiNotices>> NoticesAsync(HttpContext context, NoticeQuery query, [Description("只看没看过的")] bool unread = false, [Description("第几页，从1起")] int page = 1)
    {
        var view = await query.AskAsync(AccountClaims.ActorOf(context.User), unread, Math.Clamp(page, 1, 10_000), context.RequestAborted);
        return TypedResults.Ok(new ApiNotices([.. view.Notices.Select(ApiNotice.Of)], view.Unread, view.More));
    }

    private static async Task<SeenPlan?> PlanAsync(Guid planId, DateOnly? asOf, HttpContext context, SeenPlans plans, ScopeQuery scopes, Today today) =>
        await plans.OneAsync(planId, asOf ?? today.Date, await scopes.OfAsync(AccountClaims.ActorOf(context.User), context.RequestAborted), context.RequestAborted);

    private static int Take(int? limit) => Math.Clamp(limit ?? Usual, 1, Most);

    // By the identity, which never changes: whoever goes on after one gets each once, though others come and go meanwhile.
    private static ApiPage<T> Page<T>(IEnumerable<T> all, Func<T, Guid> id, string? after, int? limit)
    {
        var from = Guid.TryParse(after, out var last) ? Key(last) : "";
        var take = Take(limit);
        return Cut(all.Where(x => string.CompareOrdinal(Key(id(x)), from) > 0).OrderBy(x => Key(id(x)), StringComparer.Ordinal), id, take);

        static string Key(Guid id) => id.ToString("N");
    }

    private static ApiPage<T> Cut<T>(IEnumerable<T> further, Func<T, Guid> id, int take)
    {
        List<T> page = [.. further.Take(take + 1)];
        return page.Count > take ? new([.. page.Take(take)], id(page[take - 1]).ToString()) : new(page, null);
    }
}
