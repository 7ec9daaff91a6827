using Luoshi.Accounts;
using Luoshi.Progress;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Duties;

/// <summary>Gives out a file of evidence, to be kept and never to be opened as a page of this site.</summary>
internal static class EvidenceEndpoint
{
    public const string Route = "/evidence/{id:guid}";

    public static async Task<IResult> ServeAsync(Guid id, HttpContext context, EvidenceQuery query) =>
        await query.AskAsync(id, AccountClaims.ActorOf(context.User), context.RequestAborted) is { } file
            ? Results.File(file.Content, "application/octet-stream", file.FileName)
            : Results.NotFound();
}
