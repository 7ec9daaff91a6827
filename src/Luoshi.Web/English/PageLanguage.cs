using Luoshi.Web.Accounts;
using Luoshi.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace Luoshi.Web.English;

/// <summary>In which language someone reads the pages: as chosen, else as the browser asks, else Chinese.</summary>
public static class PageLanguage
{
    /// <summary>Keeps a choice and leads back to the page it was made on.</summary>
    public const string Route = "/language";

    public const string Chinese = "zh-CN";
    public const string English = "en";

    private const string Cookie = "luoshi.language";

    public static bool IsEnglish(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Request.Cookies[Cookie] switch
        {
            English => true,
            Chinese => false,
            _ => AsksForEnglish(context.Request),
        };
    }

    /// <summary>The address that chooses a language and leads back to a page.</summary>
    public static string To(string language, string page) => Address.Of(Route, ("use", language), (SignInCookie.ReturnTo, page));

    internal static IResult Choose(HttpContext context)
    {
        var use = context.Request.Query["use"].ToString();
        if (use is Chinese or English)
        {
            context.Response.Cookies.Append(Cookie, use, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(400), // As long as browsers keep any cookie.
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            });
        }

        return Results.LocalRedirect(SignInCookie.Local(context.Request.Query[SignInCookie.ReturnTo]));
    }

    // English where the browser names it before Chinese; whoever names neither reads Chinese.
    private static bool AsksForEnglish(HttpRequest request)
    {
        var asked = request.GetTypedHeaders().AcceptLanguage.Where(l => l.Quality != 0).OrderByDescending(l => l.Quality ?? 1)
            .FirstOrDefault(l => Is(l.Value.Value, "en") || Is(l.Value.Value, "zh"));
        return asked is not null && Is(asked.Value.Value, "en");
    }

    private static bool Is(string? tag, string language) =>
        tag is not null && tag.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (tag.Length == language.Length || tag[language.Length] == '-');
}
