using Luoshi.Accounts;
using Luoshi.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Luoshi.Web.Tests.Accounts;

public sealed class PageAccessTest : IAsyncLifetime
{
    private WebApplication _app = default!;

    public ValueTask InitializeAsync()
    {
        _app = WebHost.Build(new WebHostOptions { DataFolder = Path.GetTempPath(), Port = 0 });
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IEnumerable<RouteEndpoint> Endpoints => ((IEndpointRouteBuilder)_app).DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>();

    [Fact]
    public void Endpoint_HasAPolicy_OrIsOnThePublicList()
    {
        var open = Endpoints
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null || !e.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => a.Policy is not null))
            .Select(e => e.RoutePattern.RawText!)
            .Distinct();
        Assert.NotEmpty(Endpoints);
        Assert.Equal(PageAccess.PublicRoutes.Order(StringComparer.Ordinal), open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void PublicList_IsShort()
    {
        string[] expected = ["/api/v1/openapi.json", "/api/{**rest}", "/assets/{version}/{**name}", "/favicon.ico", "/health/live", "/health/ready", "/language", "/public/{PlanId:guid}", "/setup", "/sign-in", "/sign-in/identity", "/sign-in/provider", "/status/500", "/status/{Code:int}"];
        Assert.Equal(expected, PageAccess.PublicRoutes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Require_AddressWithoutRow_KeepsTheServerFromStarting()
    {
        var endpoint = new RouteEndpointBuilder(_ => Task.CompletedTask, RoutePatternFactory.Parse("/forgotten"), 0);
        Assert.Throws<InvalidOperationException>(() => PageAccess.Require(endpoint));
    }

    [Theory]
    [InlineData(Roles.Administrator, true)]
    [InlineData(Roles.Clerk, true)]
    [InlineData(Roles.Leader, false)]
    [InlineData(Roles.UnitHead, false)]
    [InlineData(Roles.Reporter, false)]
    [InlineData(Roles.Viewer, false)]
    public async Task Import_Role_MayOrMayNot(string role, bool may)
    {
        var import = Endpoints.First(e => e.RoutePattern.RawText == "/plans/import").Metadata.GetOrderedMetadata<IAuthorizeData>();
        var policies = _app.Services.GetRequiredService<IAuthorizationPolicyProvider>();
        var policy = await AuthorizationPolicy.CombineAsync(policies, import);
        var who = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity([new(System.Security.Claims.ClaimTypes.Role, role)], "test"));
        var answer = await _app.Services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(who, policy!);
        Assert.Equal(may, answer.Succeeded);
        Assert.Equal(may, PageAccess.Allows(who, PageAccess.Keep));
    }

    /// <summary>Who opens what, a letter a role: administrator, clerk, leader, unit head, reporter, viewer.</summary>
    [Theory]
    [InlineData("/waiting", "-clur-")]
    [InlineData("/portfolio", "--l---")]
    [InlineData("/plans/{PlanId:guid}/dispatch", "ac----")]
    [InlineData("/plans/{PlanId:guid}/year-end", "ac----")]
    [InlineData("/plans/{PlanId:guid}/compare", "aclurv")]
    [InlineData("/units/{UnitId:guid}/work", "aclurv")]
    [InlineData("/plans/{PlanId:guid}/names", "ac----")]
    [InlineData("/units", "aclurv")]
    [InlineData("/units/{UnitId:guid}", "aclurv")]
    [InlineData("/units/new", "ac----")]
    [InlineData("/find", "aclurv")]
    [InlineData("/owe/sheet", "aclurv")]
    [InlineData("/units/import", "ac----")]
    [InlineData("/units/export", "ac----")]
    [InlineData("/units/{UnitId:guid}/edit", "ac----")]
    [InlineData("/units/groups/{GroupId:guid}/edit", "ac----")]
    [InlineData("/units/persons/{PersonId:guid}/edit", "ac----")]
    public async Task Page_OpensForTheseRoles(string route, string roles)
    {
        var page = Endpoints.First(e => e.RoutePattern.RawText == route).Metadata.GetOrderedMetadata<IAuthorizeData>();
        var policy = await AuthorizationPolicy.CombineAsync(_app.Services.GetRequiredService<IAuthorizationPolicyProvider>(), page);
        var service = _app.Services.GetRequiredService<IAuthorizationService>();
        for (var i = 0; i < Roles.All.Count; i++)
        {
            var who = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity([new(System.Security.Claims.ClaimTypes.Role, Roles.All[i])], "test"));
            Assert.Equal(roles[i] != '-', (await service.AuthorizeAsync(who, policy!)).Succeeded);
        }
    }
}
