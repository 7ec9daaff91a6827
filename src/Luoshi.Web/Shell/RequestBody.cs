using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.Shell;

/// <summary>What is left of a request that was refused before it was read.</summary>
internal static class RequestBody
{
    /// <summary>What is read and thrown away of a request that is too large, so that the browser gets to see the answer.</summary>
    private const long MostDrained = 2L << 30;

    public static async Task DrainAsync(HttpContext context)
    {
        var buffer = new byte[64 << 10];
        try
        {
            for (long drained = 0; drained < MostDrained;)
            {
                var read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted);
                if (read == 0) return;
                drained += read;
            }
        }
        catch (Exception e) when (e is IOException or BadHttpRequestException)
        {
            // The browser has gone; so has the one who would read the answer.
        }
    }
}
