using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using AngleSharp;
using Luoshi.Ledger;
using Luoshi.Web.Shell;
using Luoshi.Web.Tests.Duties;
using Xunit;

namespace Luoshi.Web.Tests.Ledger;

/// <summary>What waits for someone can be opened by them: every kind of matter has a page, and every line of their lists leads to one.</summary>
public sealed partial class MatterAddressTest : IAsyncLifetime
{
    private WholeTown _town = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _town = await WholeTown.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public void EveryKindOfMatter_ThatCanWait_HasAPage()
    {
        var kinds = typeof(MatterState).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(MatterState)) && t.GetProperty(nameof(MatterState.Waits))!.DeclaringType != typeof(MatterState))
            .Select(t => (MatterState)RuntimeHelpers.GetUninitializedObject(t)).ToList();
        var routes = _town.Routes.Select(r => Hole().Replace(r, Guid.Empty.ToString())).ToList();

        Assert.True(kinds.Count >= 6, $"only {kinds.Count} kinds were found");
        Assert.All(kinds, k => Assert.Contains(Address.Matter(k), routes));
    }

    [Fact]
    public async Task EveryLineOfWhatWaitsAndWhatIsOwed_OpensForWhomItIsShown()
    {
        HashSet<string> opened = [];
        List<string> wrong = [];
        foreach (var person in WholeTown.People.Where(p => p.Length > 0))
        {
            var visitor = await _town.OfAsync(person);
            foreach (var list in new[] { "/waiting", "/owe" })
            {
                var answer = await visitor.GetAsync(list);
                if (answer.StatusCode == HttpStatusCode.Forbidden) continue;
                using var context = BrowsingContext.New(Configuration.Default);
                using var page = await context.OpenAsync(r => r.Content(answer.Content.ReadAsStream(Ct)), Ct);
                foreach (var address in page.QuerySelectorAll("main a[href^='/']").Select(a => a.GetAttribute("href")!).Distinct())
                {
                    var there = await visitor.GetAsync(address);
                    if (there.StatusCode != HttpStatusCode.OK) wrong.Add($"{person} {list}: {address} {there.StatusCode}");
                    opened.Add(address.Split('/')[1]);
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Assert.Superset(new HashSet<string> { "papers", "public-pages", "problems", "conclusions", "selfchecks" }, opened);
    }

    [GeneratedRegex(@"\{\w+:guid\}")]
    private static partial Regex Hole();
}
