using System.Collections.Concurrent;
using Luoshi.Accounts;
using Luoshi.Notices;
using Luoshi.Progress;
using Luoshi.Web.Accounts;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Web.Shell;

/// <summary>What the frame around every page shows of the one who is signed in: plans to go to, and how much waits.</summary>
/// <param name="Owed">How many things the own unit has to report; null for who reports for none.</param>
/// <param name="Waiting">How much waits for a decision; null for who decides nothing.</param>
/// <param name="Unread">Notices not looked at.</param>
public sealed record Frame(IReadOnlyList<PlanMenuEntry> Plans, int? Owed, int? Waiting, int Unread);

/// <summary>Asks what the frame shows.</summary>
public sealed class FrameQuery(FrameCountsQuery counts, NoticeQuery notices, FrameMemory memory, Today today)
{
    /// <param name="context">Of a request of somebody who is signed in.</param>
    public async Task<Frame> AskAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Items[typeof(Frame)] is Frame known) return known;
        var (actor, ct) = (AccountClaims.ActorOf(context.User), context.RequestAborted);
        if (HttpMethods.IsPost(context.Request.Method) && actor.AccountId is { } account && memory.Recall(account) is { } seen) return seen;
        var of = await counts.AskAsync(actor, today.Date, ct);
        return memory.Keep(actor.AccountId, new(
            of.Plans,
            actor.UnitId is not null && DutyRights.Reports(actor) ? of.Owed : null,
            PageAccess.Allows(context.User, PageAccess.Decide) ? of.Waiting : null,
            await notices.CountAsync(actor, ct)));
    }
}

/// <summary>The frame each person saw last, for forms that are posted from it: most answers lead on to another page, and nobody sees the frame of those.</summary>
public sealed class FrameMemory(TimeProvider clock)
{
    private const int Most = 5_000;

    /// <summary>A form that is handed back shows counts of no longer ago.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, (Frame Frame, long At)> _seen = new();

    public Frame? Recall(Guid account) => _seen.TryGetValue(account, out var seen) && clock.GetElapsedTime(seen.At) < Longest ? seen.Frame : null;

    public Frame Keep(Guid? account, Frame frame)
    {
        if (account is not { } id) return frame;
        if (_seen.Count >= Most) _seen.Clear();
        _seen[id] = (frame, clock.GetTimestamp());
        return frame;
    }
}

/// <summary>Loads the frame of a page that says what went wrong before that page is drawn: the framework does not wait for what such a page loads while it is drawn.</summary>
public sealed class StatusPageFrame(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null && context.User.Identity?.IsAuthenticated == true)
            context.Items[typeof(Frame)] = await context.RequestServices.GetRequiredService<FrameQuery>().AskAsync(context);
        await next(context);
    }
}
