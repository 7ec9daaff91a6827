using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Luoshi.Tokens;
using Luoshi.Web.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Luoshi.Web.Api;

/// <summary>The API for programs: its addresses, its scopes, and the document that describes it (OpenAPI).</summary>
public static class ApiEndpoints
{
    /// <summary>Adds what the API needs; tokens must be there.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Name, null);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase));
        });
        services.AddOpenApi("v1", openApi =>
        {
            openApi.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0; // What most generators read.
            openApi.ShouldInclude = api => $"/{api.RelativePath}".StartsWith(ApiAddress.Root, StringComparison.Ordinal);
            openApi.AddSchemaTransformer(DescribeAsync);
            openApi.AddDocumentTransformer(DescribeAsync);
            openApi.AddOperationTransformer(DescribeAsync);
        });
    }

    /// <summary>The policies of the scopes, under the names that <see cref="PageAccess.Token"/> gives them.</summary>
    internal static void AddPolicies(AuthorizationOptions options, string[] roles)
    {
        foreach (var scope in TokenScopes.All)
            options.AddPolicy(PageAccess.Token(scope), policy => policy.AddAuthenticationSchemes(TokenAuthentication.Name).RequireRole(roles).RequireClaim(TokenEntrance.Scope, scope));
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        Get(routes, ApiAddress.Me, ReadEndpoints.Me, "getMe", "令牌代表谁、能做什么");
        Get(routes, ApiAddress.Plans, ReadEndpoints.PlansAsync, "listPlans", "看得到的计划");
        Get(routes, ApiAddress.Items, ReadEndpoints.ItemsAsync, "listItems", "计划的事项，带亮灯").ProducesProblem(404);
        Get(routes, ApiAddress.Duties, ReadEndpoints.DutiesAsync, "listDuties", "计划的责任，带亮灯").ProducesProblem(404);
        Get(routes, ApiAddress.Entries, ReadEndpoints.EntriesAsync, "listEntries", "计划的记录，按先后；从上次停的地方接着取，不重不漏").ProducesProblem(404);
        Get(routes, ApiAddress.Duty, ReadEndpoints.DutyAsync, "getDuty", "一项责任的现状").ProducesProblem(404);
        Get(routes, ApiAddress.Owed, ReadEndpoints.OwedAsync, "listOwed", "本单位要办的");
        Get(routes, ApiAddress.Search, ReadEndpoints.SearchAsync, "search", "在计划、事项、进展里查找");
        Get(routes, ApiAddress.Burden, ReadEndpoints.BurdenAsync, "getBurden", "一个单位一年里被要求了多少").ProducesProblem(404);
        Get(routes, ApiAddress.Notices, ReadEndpoints.NoticesAsync, "listNotices", "收到的消息，新的在前");
        Get(routes, ApiAddress.Sheet, ActEndpoints.SheetAsync, "downloadReportSheet", "下载本单位的填报表（xlsx）").ProducesProblem(404);
        Post(routes, ApiAddress.Signature, ActEndpoints.SignAsync, "signForDuty", "签收").ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        Post(routes, ApiAddress.Reports, ActEndpoints.ReportAsync, "reportProgress", "上报进展").ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        Post(routes, ApiAddress.Sheet, ActEndpoints.TakeSheetAsync, "takeReportSheet", "上传填好的填报表（xlsx）；有一处不对就一项也不报")
            .Accepts<Stream>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet").ProducesProblem(413).ProducesProblem(422);
        routes.MapGet(ApiAddress.Feed, CalendarFeed.ServeAsync).ExcludeFromDescription().Add(PageAccess.Require);
        routes.Map(ApiAddress.Nothing, ApiProblems.NotFound).ExcludeFromDescription().Add(PageAccess.Require);
        routes.MapOpenApi(ApiAddress.Document).Add(PageAccess.Require);
    }

    private static RouteHandlerBuilder Get(IEndpointRouteBuilder routes, string address, Delegate handler, string id, string says) =>
        Described(routes.MapGet(address, handler), id, says);

    private static RouteHandlerBuilder Post(IEndpointRouteBuilder routes, string address, Delegate handler, string id, string says) =>
        Described(routes.MapPost(address, handler), id, says).AddEndpointFilter(ActEndpoints.StillHoldsAsync).ProducesProblem(400);

    private static RouteHandlerBuilder Described(RouteHandlerBuilder route, string id, string says)
    {
        route.WithName(id).WithSummary(says).WithTags("luoshi").ProducesProblem(401).ProducesProblem(403);
        route.Add(PageAccess.Require);
        return route;
    }

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new() { Title = "落实", Version = "v1", Description = "令牌在“我的账号 → 令牌”里建，放在请求头 Authorization: Bearer 后面；只能看到、只能办该账号看得到、办得了的。出错的答复都是 application/problem+json，code 不会变。" };
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[TokenAuthentication.Name] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "令牌" };
        return Task.CompletedTask;
    }

    private static Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        // Said by the words alone, generators take them for numbers.
        if (context.JsonTypeInfo.Type.IsEnum) schema.Type = JsonSchemaType.String;
        if (context.JsonTypeInfo.Type != typeof(ProblemDetails)) return Task.CompletedTask;
        schema.Properties ??= new Dictionary<string, IOpenApiSchema>();
        schema.Properties[ApiProblems.Code] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "错误的编号，不会变" };
        return Task.CompletedTask;
    }

    private static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        operation.Security = [new() { [new OpenApiSecuritySchemeReference(TokenAuthentication.Name, context.Document)] = [] }];
        return Task.CompletedTask;
    }
}
