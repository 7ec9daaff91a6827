using Luoshi.Accounts;
using Luoshi.Supervision;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Supervision;

/// <summary>Gives out a photo or proof of a round, to be kept and never to be opened as a page of this site.</summary>
internal static class RoundFileEndpoint
{
    public const string Route = "/rounds/files/{id:guid}";

    public static async Task<IResult> ServeAsync(Guid id, HttpContext context, SupervisionQuery query) =>
        await query.FileAsync(id, AccountClaims.ActorOf(context.User), context.RequestAborted) is { } file
            ? Results.File(file.Content, "application/octet-stream", file.FileName)
            : Results.NotFound();
}
