using Luoshi.Accounts;
using Luoshi.Notices;
using Luoshi.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Notices;

/// <summary>Leads from a notice to what it is about, and takes it as read.</summary>
public static class OpenNoticeEndpoint
{
    public const string Route = "/notices/{NoticeId:guid}/open";

    public static async Task<IResult> OpenAsync(Guid noticeId, NoticeQuery notices, ReadNoticesHandler read, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(notices);
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(http);
        var actor = AccountClaims.ActorOf(http.User);
        if (await notices.OneAsync(noticeId, actor, http.RequestAborted) is not { } notice) return Results.Redirect(Address.Notices());
        await read.HandleAsync(new(notice.Id), actor, http.RequestAborted);
        return Results.LocalRedirect(NoticeWords.Address(notice));
    }
}
