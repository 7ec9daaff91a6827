using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Luoshi.Accounts;
using Luoshi.Progress;
using Luoshi.Tokens;
using Luoshi.Web.Api;
using Luoshi.Web.Tests.Duties;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Luoshi.Web.Tests.Api;

/// <summary>A dispatched year that programs come to with tokens.</summary>
internal sealed class ApiTown : IAsyncDisposable
{
    private readonly List<HttpClient> _clients = [];

    private ApiTown(DispatchedYear year) => Year = year;

    public DispatchedYear Year { get; }

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static async Task<ApiTown> StartAsync() => new(await DispatchedYear.StartAsync());

    /// <summary>A token of an account, by its name.</summary>
    public async Task<MadeToken> TokenAsync(string userName, params string[] scopes)
    {
        var account = await Year.Server.WriteAsync(db => db.Users.SingleAsync(a => a.UserName == userName));
        await using var scope = Year.Server.App.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<MakeTokenHandler>().HandleAsync(new("办公系统取数", scopes, 30), new(account.Id, account.DisplayName, Roles.Viewer), CancellationToken.None);
        return made.Ok ? made.Value : throw new InvalidOperationException(made.Refusal.Message);
    }

    public async Task RevokeAsync(MadeToken made)
    {
        await using var scope = Year.Server.App.Services.CreateAsyncScope();
        var done = await scope.ServiceProvider.GetRequiredService<RevokeTokenHandler>().HandleAsync(new(made.Token.Id), new(made.Token.AccountId, "本人", Roles.Viewer), CancellationToken.None);
        if (!done.Ok) throw new InvalidOperationException(done.Refusal.Message);
    }

    /// <summary>A program that has a token of an account.</summary>
    public async Task<HttpClient> ProgramAsync(string userName, params string[] scopes) => Program((await TokenAsync(userName, scopes)).Secret);

    public HttpClient Program(string? secret)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Year.Server.Url) };
        if (secret is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        _clients.Add(client);
        return client;
    }

    public static HttpRequestMessage Report(DutyState duty, string key, string text = "已建档。", long? version = null) => new(HttpMethod.Post, $"/api/v1/duties/{duty.Id}/reports")
    {
        Headers = { { ActEndpoints.OnceHeader, key } },
        Content = JsonContent.Create(new ApiReport(version ?? duty.Version, 40, text), options: Json),
    };

    /// <summary>The code of a problem; what it was instead, where it is none.</summary>
    public static async Task<string> CodeAsync(HttpResponseMessage answer)
    {
        var says = await answer.Content.ReadAsStringAsync();
        return answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? JsonDocument.Parse(says).RootElement.GetProperty(ApiProblems.Code).GetString()!
            : $"{(int)answer.StatusCode} {says}";
    }

    public static async Task<T> ReadAsync<T>(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.OK ? (await answer.Content.ReadFromJsonAsync<T>(Json))! : throw new InvalidOperationException($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");

    public Task<int> EntriesAsync() => Year.Server.WriteAsync(db => db.Entries.CountAsync());

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients) client.Dispose();
        await Year.DisposeAsync();
    }
}
