using System.Collections.Frozen;
using System.Security.Claims;
using Luoshi.Accounts;
using Luoshi.Tokens;
using Luoshi.Web.Api;
using Luoshi.Web.Assessment;
using Luoshi.Web.Bulletins;
using Luoshi.Web.Duties;
using Luoshi.Web.English;
using Luoshi.Web.Health;
using Luoshi.Web.Notices;
using Luoshi.Web.Plans;
using Luoshi.Web.Shell;
using Luoshi.Web.Supervision;
using Luoshi.Web.Units;
using Luoshi.Web.Wall;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Luoshi.Web.Accounts;

/// <summary>Who may open which page: the one table of addresses and roles.</summary>
/// <remarks>An address without a row keeps the server from starting.</remarks>
public static class PageAccess
{
    /// <summary>Open to everyone, even before there is an administrator.</summary>
    public const string Always = "always";

    /// <summary>Open to everyone.</summary>
    public const string Public = "public";

    /// <summary>看: every role.</summary>
    public const string Read = "read";

    /// <summary>导入、更正、施行: administrators and clerks.</summary>
    public const string Keep = "keep";

    /// <summary>办理: who decides on what others hand in: clerks, leaders, people of units.</summary>
    public const string Decide = "decide";

    /// <summary>分管: leaders.</summary>
    public const string Lead = "lead";

    /// <summary>账号与设置: administrators.</summary>
    public const string Administer = "administer";

    /// <summary>For programs: a token with the scope, and no cookie.</summary>
    /// <param name="scope">One of <see cref="TokenScopes"/>.</param>
    public static string Token(string scope) => "token:" + scope;

    private static readonly FrozenDictionary<string, string[]> Policies = new Dictionary<string, string[]>
    {
        [Read] = [.. Roles.All],
        [Keep] = [Roles.Administrator, Roles.Clerk],
        [Decide] = [Roles.Clerk, Roles.Leader, Roles.UnitHead, Roles.Reporter],
        [Lead] = [Roles.Leader],
        [Administer] = [Roles.Administrator],
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Table = new Dictionary<string, string>
    {
        [Asset.Route] = Always,
        ["/favicon.ico"] = Always,
        [PageLanguage.Route] = Always,
        ["/status/{Code:int}"] = Always,
        ["/status/500"] = Always,
        [HealthEndpoints.Live] = Always,
        [HealthEndpoints.Ready] = Always,
        ["/setup"] = Always,
        ["/sign-in"] = Public,
        [ProviderEndpoint.Route] = Public,
        ["/sign-in/identity"] = Public,
        [SignOutEndpoint.Route] = Read,
        ["/account"] = Read,
        ["/account/password"] = Read,
        [ProviderEndpoint.OwnIdentity] = Read,
        ["/accounts"] = Administer,
        ["/accounts/new"] = Administer,
        ["/accounts/{AccountId:guid}"] = Administer,
        ["/accounts/sign-ins"] = Administer,
        ["/accounts/leaders"] = Keep,
        ["/"] = Read,
        ["/plans"] = Read,
        ["/plans/import"] = Keep,
        [ImportEndpoint.Route] = Keep,
        ["/plans/{PlanId:guid}/review"] = Keep,
        ["/plans/{PlanId:guid}/changes"] = Keep,
        ["/plans/{PlanId:guid}/settings"] = Keep,
        ["/calendar"] = Read,
        ["/plans/{PlanId:guid}/ledger"] = Read,
        ["/plans/{PlanId:guid}/wall"] = Read,
        ["/plans/{PlanId:guid}/charts"] = Read,
        [WallPrintEndpoint.Pdf] = Read,
        [WallPrintEndpoint.Svg] = Read,
        ["/plans/{PlanId:guid}/items/{ItemId:guid}"] = Read,
        ["/plans/{PlanId:guid}/document"] = Read,
        ["/plans/{PlanId:guid}/compare"] = Read,
        ["/plans/{PlanId:guid}/papers"] = Read,
        ["/plans/{PlanId:guid}/templates"] = Keep,
        ["/public/{PlanId:guid}"] = Public,
        ["/plans/{PlanId:guid}/public"] = Keep,
        ["/public-pages/{PageId:guid}"] = Decide,
        ["/papers/{PaperId:guid}"] = Read,
        [PaperFileEndpoint.Route] = Read,
        [LedgerFileEndpoint.Route] = Read,
        ["/plans/{PlanId:guid}/dispatch"] = Keep,
        ["/plans/{PlanId:guid}/names"] = Keep,
        ["/plans/{PlanId:guid}/year-end"] = Keep,
        ["/plans/{PlanId:guid}/scoring"] = Read,
        ["/scorings/{ScoringId:guid}"] = Read,
        ["/assessments/{AssessmentId:guid}"] = Read,
        ["/assessments/{AssessmentId:guid}/units/{UnitId:guid}"] = Read,
        [ScoreExportEndpoint.Route] = Read,
        ["/plans/{PlanId:guid}/rounds"] = Read,
        ["/plans/{PlanId:guid}/rounds/new"] = Keep,
        ["/plans/{PlanId:guid}/problems"] = Read,
        ["/rounds/{RoundId:guid}"] = Read,
        ["/rounds/{RoundId:guid}/scheme"] = Keep,
        ["/rounds/{RoundId:guid}/record"] = Read,
        ["/rounds/{RoundId:guid}/problem"] = Read,
        ["/rounds/{RoundId:guid}/conclusion"] = Read,
        [RoundFileEndpoint.Route] = Read,
        ["/selfchecks/{CheckId:guid}"] = Read,
        ["/problems/{ProblemId:guid}"] = Read,
        ["/conclusions/{ConclusionId:guid}"] = Read,
        ["/units/{UnitId:guid}/work"] = Read,
        ["/units/{UnitId:guid}/burden"] = Read,
        ["/units"] = Read,
        ["/units/new"] = Keep,
        ["/units/{UnitId:guid}"] = Read,
        ["/units/{UnitId:guid}/edit"] = Keep,
        ["/units/groups"] = Read,
        ["/units/groups/new"] = Keep,
        ["/units/groups/{GroupId:guid}"] = Read,
        ["/units/groups/{GroupId:guid}/edit"] = Keep,
        ["/units/persons"] = Read,
        ["/units/persons/new"] = Keep,
        ["/units/persons/{PersonId:guid}/edit"] = Keep,
        ["/units/journal"] = Read,
        ["/units/import"] = Keep,
        [DirectoryExportEndpoint.Route] = Keep,
        ["/waiting"] = Decide,
        ["/portfolio"] = Lead,
        ["/find"] = Read,
        ["/notices"] = Read,
        ["/notices/settings"] = Read,
        ["/notices/deliveries"] = Administer,
        ["/notices/channels"] = Administer,
        [OpenNoticeEndpoint.Route] = Read,
        ["/owe"] = Read,
        ["/owe/sheet"] = Read,
        [ReportSheetEndpoint.Route] = Read,
        ["/duties/{DutyId:guid}"] = Read,
        ["/account/tokens"] = Read,
        ["/accounts/tokens"] = Administer,
        [ApiAddress.Document] = Public,
        [ApiAddress.Nothing] = Public,
        [ApiAddress.Me] = Token(TokenScopes.Read),
        [ApiAddress.Plans] = Token(TokenScopes.Read),
        [ApiAddress.Items] = Token(TokenScopes.Read),
        [ApiAddress.Duties] = Token(TokenScopes.Read),
        [ApiAddress.Entries] = Token(TokenScopes.Read),
        [ApiAddress.Duty] = Token(TokenScopes.Read),
        [ApiAddress.Owed] = Token(TokenScopes.Read),
        [ApiAddress.Search] = Token(TokenScopes.Read),
        [ApiAddress.Notices] = Token(TokenScopes.Read),
        [ApiAddress.Burden] = Token(TokenScopes.Read),
        [ApiAddress.Sheet] = Token(TokenScopes.Report),
        [ApiAddress.Signature] = Token(TokenScopes.Report),
        [ApiAddress.Reports] = Token(TokenScopes.Report),
        [ApiAddress.Feed] = Token(TokenScopes.Calendar),
        [EvidenceEndpoint.Route] = Read,
    }.ToFrozenDictionary();

    /// <summary>The addresses that need no sign-in.</summary>
    public static IReadOnlyList<string> PublicRoutes { get; } = [.. Table.Where(r => r.Value is Always or Public).Select(r => r.Key)];

    /// <summary>Whether someone may do what a policy guards; for what a page offers, never instead of the policy itself.</summary>
    public static bool Allows(ClaimsPrincipal who, string policy)
    {
        ArgumentNullException.ThrowIfNull(who);
        return Policies[policy].Any(who.IsInRole);
    }

    internal static void AddPolicies(AuthorizationOptions options)
    {
        foreach (var (name, roles) in Policies) options.AddPolicy(name, policy => policy.RequireRole(roles));
        ApiEndpoints.AddPolicies(options, Policies[Read]);
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
    }

    /// <summary>Gives an endpoint the policy that its row names.</summary>
    internal static void Require(EndpointBuilder endpoint)
    {
        var route = ((RouteEndpointBuilder)endpoint).RoutePattern.RawText ?? "";

        // Blazor's own address for redirects of its script, which no page here loads: left to the fallback policy.
        if (route.StartsWith("/_framework/", StringComparison.Ordinal) || route.StartsWith("_framework/", StringComparison.Ordinal))
        {
            endpoint.Metadata.Add(new AuthorizeAttribute(Read));
            return;
        }

        if (!Table.TryGetValue(route, out var access)) throw new InvalidOperationException($"{route} has no row in {nameof(PageAccess)}.");
        if (access is Always or Public || route is SignOutEndpoint.Route or "/account/password") endpoint.Metadata.Add(new OpenWithOneTimePassword());
        if (access == Always) endpoint.Metadata.Add(new OpenBeforeSetup());
        endpoint.Metadata.Add(access is Always or Public ? new AllowAnonymousAttribute() : new AuthorizeAttribute(access));
    }
}

/// <summary>Marks what can be opened while there is no administrator yet.</summary>
internal sealed record OpenBeforeSetup;

/// <summary>Marks what can be opened while the password is still the one an administrator gave.</summary>
internal sealed record OpenWithOneTimePassword;
