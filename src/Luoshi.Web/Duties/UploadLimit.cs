using Luoshi.Progress;
using Luoshi.ReportSheets;
using Luoshi.Units;
using Luoshi.Web.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Luoshi.Web.Duties;

/// <summary>Takes forms with evidence, or with a workbook, up to what may be handed in at once; anything larger is refused before it is read.</summary>
/// <remarks>
/// One file too large is refused by <see cref="EvidenceRules"/> beside the form, with what was typed; this is for what no form could send in earnest.
/// A file is spooled to disk while it arrives and gone with the request.
/// </remarks>
public sealed class UploadLimit(RequestDelegate next)
{
    /// <summary>Room for the form around the files, and for a file somewhat too large.</summary>
    private const long Around = 8 << 20;

    /// <summary>What one request with evidence may hold.</summary>
    public const long MostBytes = ((long)EvidenceRules.MostFiles * EvidenceRules.MostBytes) + Around;

    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || MostOf(request.Path) is not { } most)
        {
            await next(context);
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        var refused = request.ContentLength > most ? StatusCodes.Status413PayloadTooLarge : await ReadAsync(context, most);
        if (refused == StatusCodes.Status413PayloadTooLarge)
        {
            // Who asks first whether to send is told before anything is sent.
            if (request.Headers.Expect.Count == 0) await RequestBody.DrainAsync(context);
        }

        if (refused is { } status) context.Response.StatusCode = status;
        else await next(context);
    }

    private static long? MostOf(PathString path) =>
        path.Equals(Address.Owe) || path.StartsWithSegments("/duties") || path.StartsWithSegments("/rounds") || path.StartsWithSegments("/problems") || path.StartsWithSegments("/conclusions") ? MostBytes
        : path.Equals(Address.TakeReportSheet) ? ReportSheet.MostBytes + Around
        : path.Equals(Address.ImportUnits) ? DirectorySheets.MostBytes + Around
        : null;

    /// <returns>Why the form cannot be taken, as a status; null where it was read.</returns>
    private static async Task<int?> ReadAsync(HttpContext context, long most)
    {
        context.Features.Set<IFormFeature>(new FormFeature(context.Request, new FormOptions { BufferBodyLengthLimit = most, MultipartBodyLengthLimit = most }));
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return null;
        }
        catch (InvalidDataException)
        {
            return StatusCodes.Status413PayloadTooLarge;
        }
        catch (BadHttpRequestException)
        {
            // The line was cut: nobody is there to read an answer.
            return StatusCodes.Status400BadRequest;
        }
    }
}
