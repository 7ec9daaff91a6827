using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Luoshi.Web.English;

/// <summary>Puts pages into English for whoever reads English; everything else passes as it is.</summary>
/// <remarks>Outside of what handles errors: a page of an error is put into English too, and what was rendered before the error is thrown away as ever.</remarks>
public sealed class InEnglish(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.OnStarting(() =>
        {
            if (IsPage(context.Response)) context.Response.Headers.Append(HeaderNames.Vary, $"{HeaderNames.Cookie}, {HeaderNames.AcceptLanguage}");
            return Task.CompletedTask;
        });
        if (!PageLanguage.IsEnglish(context))
        {
            await next(context);
            return;
        }

        var own = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await using var held = new HeldPage(own.Stream, () => IsPage(context.Response));
        var body = new StreamResponseBodyFeature(held, own);
        context.Features.Set<IHttpResponseBodyFeature>(body);
        try
        {
            await next(context);
            await body.CompleteAsync();
        }
        finally
        {
            context.Features.Set(own);
        }

        if (held.Length == 0) return;
        var page = Encoding.UTF8.GetBytes(new EnglishPage(Catalogue.Own).Translate(held.Text()));
        context.Response.ContentLength = page.Length;
        await own.Stream.WriteAsync(page, context.RequestAborted);
    }

    private static bool IsPage(HttpResponse response) => response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
}
