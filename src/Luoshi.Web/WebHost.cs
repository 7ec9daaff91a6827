using System.Text.Encodings.Web;
using System.Text.Unicode;
using Luoshi.Accounts;
using Luoshi.Assessment;
using Luoshi.Bulletins;
using Luoshi.Burden;
using Luoshi.Calendar;
using Luoshi.Deliveries;
using Luoshi.Notices;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.ReportSheets;
using Luoshi.Search;
using Luoshi.Sample;
using Luoshi.Storage;
using Luoshi.Supervision;
using Luoshi.Tokens;
using Luoshi.Units;
using Luoshi.Wall;
using Luoshi.Web.Accounts;
using Luoshi.Web.Api;
using Luoshi.Web.Assessment;
using Luoshi.Web.Bulletins;
using Luoshi.Web.Duties;
using Luoshi.Web.English;
using Luoshi.Web.Health;
using Luoshi.Web.Notices;
using Luoshi.Web.Plans;
using Luoshi.Web.Progress;
using Luoshi.Web.Schedule;
using Luoshi.Web.Shell;
using Luoshi.Web.Supervision;
using Luoshi.Web.Units;
using Luoshi.Web.Wall;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Luoshi.Web;

/// <summary>The web server: what it is made of, and in which order a request passes through it.</summary>
public static class WebHost
{
    /// <summary>How long someone may stay away before signing in again.</summary>
    public static readonly TimeSpan IdleTimeout = TimeSpan.FromHours(1);

    public static WebApplication Build(WebHostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);

        // An empty builder: nothing of the machine's environment or of a settings file lying about changes what the server does.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Production",
        });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(options.Address, options.Port);
        });
        if (options.Telemetry is { } telemetry) builder.Configuration.AddInMemoryCollection(telemetry);
        builder.Logging.SetMinimumLevel(options.Log)
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning) // Its lines hold whole addresses, with what people searched for.
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)               // Whoever starts the server says why it did not start.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)        // The keys are as safe as the database they are kept in.
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error)
            .AddFilter("Quartz", LogLevel.Error)
            .AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.IncludeScopes = true; // Holds the number that the page of a failure shows.
            });

        AddServices(builder.Services, options);

        var app = builder.Build();
        Use(app, options);
        return app;
    }

    /// <summary>Brings the database up to date and writes the sample where it is asked for; before the first request.</summary>
    /// <returns>Why the sample could not be written; null when all is well.</returns>
    /// <exception cref="LuoshiDatabaseException">The database cannot be used; says why.</exception>
    public static async Task<Refusal?> PrepareAsync(WebApplication app, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(app);
        await LuoshiDatabase.MigrateAsync(app.Services.GetRequiredService<DatabaseSettings>(), ct);
        if (app.Services.GetRequiredService<WebHostOptions>().Sample is null) return null;

        await using var scope = app.Services.CreateAsyncScope();
        var seeded = await scope.ServiceProvider.GetRequiredService<SampleSeeder>().SeedAsync(ct);
        if (seeded is { Ok: true, Value.AlreadyThere: false }) await scope.ServiceProvider.GetRequiredService<SampleNotices>().TellAsync(ct);
        return seeded.Refusal;
    }

    private static void AddServices(IServiceCollection services, WebHostOptions options)
    {
        services.AddSingleton(options);
        var clock = options.Sample is { } sample ? new SampleClock(sample, options.Clock) : options.Clock;
        services.AddSingleton(clock);
        services.AddSingleton(new Today(clock, options.Today));
        if (options.Sample is not null) services.AddSingleton(options.Sample).AddScoped<SampleSeeder>().AddScoped<SampleNotices>();
        services.AddLuoshiStorage(options.DataFolder, options.ConnectionString);
        services.AddLuoshiAccounts();
        services.AddLuoshiTokens();
        services.AddLuoshiCalendar();
        services.AddLuoshiQueries();
        services.AddLuoshiPlans();
        services.AddLuoshiProgress();
        services.AddLuoshiNotices();
        services.AddLuoshiDeliveries(new(options.OutsideHosts), options.Times.Sending);
        if (options.Works) services.AddSchedule(new DatabaseSettings(options.DataFolder, options.ConnectionString), options.Times, sends: options.Sample is null);
        services.AddLuoshiReportSheets();
        services.AddLuoshiSearch();
        services.AddLuoshiBurden();
        services.AddLuoshiAssessment();
        services.AddLuoshiSupervision();
        services.AddLuoshiUnits();
        services.AddLuoshiWall();
        services.AddLuoshiBulletins();
        services.AddSingleton<ItemDesk>();
        services.AddSingleton<ReviewDesk>();
        services.AddSingleton<NameDesk>();
        services.AddSingleton<ReviewNameDesk>();
        services.AddSingleton<UnitDesk>();
        services.AddSingleton<GroupDesk>();
        services.AddSingleton<PersonDesk>();
        services.AddSingleton<ImportWords>();
        services.AddSingleton<WaitingDesk>();
        services.AddSingleton<ItemYearDesk>();
        services.AddSingleton<YearEndDesk>();
        services.AddSingleton<PaperDesk>();
        services.AddSingleton<OwnDutyDesk>();
        services.AddSingleton<OthersDutyDesk>();
        services.AddSingleton<RoundDesk>();
        services.AddSingleton<ProblemDesk>();
        services.AddSingleton<ConclusionDesk>();

        // The review of an item with very many targets is one large form.
        services.Configure<FormOptions>(form => form.ValueCountLimit = 8_192);

        services.AddDataProtection().SetApplicationName("luoshi").PersistKeysToDbContext<LuoshiDb>();
        services.AddScoped<SignInHandler>();
        services.AddScoped<SignInByIdentityHandler>();
        services.AddScoped<SessionCookie>();
        services.AddScoped<AccountDesk>();
        services.AddHttpContextAccessor();
        services.AddRouting();
        services.AddSingleton<FrameMemory>();
        services.AddScoped<FrameQuery>();
        services.AddRazorComponents();

        // Chinese stays Chinese in the pages' source; what could be markup is still encoded.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.SuppressXFrameOptionsHeader = true; // SecurityHeaders forbids frames altogether.
            antiforgery.Cookie.Name = "luoshi.form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        authentication.AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(SignInCookie.Configure);
            cookies.ExternalCookie!.Configure(SignInCookie.ConfigureProof);
        });
        ProviderSignIn.Add(authentication, options.Provider);
        services.AddAuthorization(PageAccess.AddPolicies);
        ApiEndpoints.Add(services);
        HealthEndpoints.Add(services);
        if (options.Telemetry is not null) Telemetry.Add(services);
    }

    private static void Use(WebApplication app, WebHostOptions options)
    {
        if (options.Proxies is { } proxies) FrontProxy.Use(app, proxies);
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<InEnglish>();
        // In a scope of their own: a page's services cannot begin twice in one.
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/status/500", CreateScopeForErrors = true });
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.UseWhen(ApiProblems.Covers, api => api.UseMiddleware<ApiProblems>());
        app.UseMiddleware<StatusPageRequest>();
        app.UseRouting();
        app.UseMiddleware<FirstStart>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<PasswordFirst>();
        app.UseMiddleware<StatusPageFrame>();
        app.UseMiddleware<UploadLimit>();
        app.UseAntiforgery();

        app.MapGet(Asset.Route, Asset.Serve).Add(PageAccess.Require);
        app.MapGet("/favicon.ico", () => Results.Redirect(Asset.Url("brand.svg"))).Add(PageAccess.Require);
        HealthEndpoints.Map(app);
        app.MapGet(PageLanguage.Route, PageLanguage.Choose).Add(PageAccess.Require);
        app.MapPost(SignOutEndpoint.Route, SignOutEndpoint.SignOutAsync).Add(PageAccess.Require);
        app.MapGet(ProviderEndpoint.Route, ProviderEndpoint.ChallengeAsync).Add(PageAccess.Require);
        app.MapPost(ImportEndpoint.Route, ImportEndpoint.ImportAsync).Add(PageAccess.Require);
        app.MapGet(EvidenceEndpoint.Route, EvidenceEndpoint.ServeAsync).Add(PageAccess.Require);
        app.MapGet(ScoreExportEndpoint.Route, ScoreExportEndpoint.ServeAsync).Add(PageAccess.Require);
        app.MapGet(LedgerFileEndpoint.Route, LedgerFileEndpoint.ServeAsync).Add(PageAccess.Require);
        app.MapGet(PaperFileEndpoint.Route, PaperFileEndpoint.ServeAsync).Add(PageAccess.Require);
        app.MapGet(RoundFileEndpoint.Route, RoundFileEndpoint.ServeAsync).Add(PageAccess.Require);
        app.MapGet(ReportSheetEndpoint.Route, ReportSheetEndpoint.ServeAsync).Add(PageAccess.Require);
        app.MapGet(OpenNoticeEndpoint.Route, OpenNoticeEndpoint.OpenAsync).Add(PageAccess.Require);
        app.MapGet(DirectoryExportEndpoint.Route, DirectoryExportEndpoint.ServeAsync).Add(PageAccess.Require);
        app.MapGet(WallPrintEndpoint.Pdf, WallPrintEndpoint.PdfAsync).Add(PageAccess.Require);
        app.MapGet(WallPrintEndpoint.Svg, WallPrintEndpoint.SvgAsync).Add(PageAccess.Require);
        ApiEndpoints.Map(app);
        app.MapRazorComponents<App>().Add(PageAccess.Require);
    }
}
