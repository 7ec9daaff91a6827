using System.Net;
using Luoshi.Web.Tests.Duties;
using Xunit;

namespace Luoshi.Web.Tests.Browser;

/// <summary>Every page by the Tab key alone: each control is reached, and one sees where one stands.</summary>
public sealed class KeyboardTest(BrowserFixture browser, TownFixture fixture) : IClassFixture<BrowserFixture>, IClassFixture<TownFixture>
{
    private readonly WholeTown _town = fixture.Town;

    /// <summary>Listens to the focus, and counts what must be reached; of a group of radio buttons the keyboard stops at one.</summary>
    private const string Watch = """
        () => {
          const look = e => [e, e.parentElement, e.nextElementSibling].map(x => { if (!x) return ''; const s = getComputedStyle(x);
            return [s.outlineStyle, s.outlineWidth, s.boxShadow, s.borderColor, s.backgroundColor, s.clipPath].join(); }).join('|');
          const named = e => `${e.tagName.toLowerCase()} ${e.getAttribute('name') || ''} “${(e.getAttribute('aria-label') || e.innerText || e.value || e.placeholder || '').trim().slice(0, 24)}”`;
          document.querySelectorAll('details').forEach(d => d.open = true);
          document.activeElement?.blur();
          window.unreached = new Map([...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
            .filter(e => !e.disabled && e.tabIndex >= 0 && e.type !== 'hidden' && e.getClientRects().length > 0 && e.checkVisibility({ visibilityProperty: true }))
            .filter(e => { if (e.type !== 'radio') return true; const rivals = [...document.querySelectorAll('input[type=radio]')].filter(r => r.name === e.name && r.form === e.form);
              return e === (rivals.find(r => r.checked) || rivals[0]); })
            .map(e => [e, named(e)]));
          const before = new Map([...window.unreached.keys()].map(e => [e, look(e)]));
          window.unseen = [];
          document.addEventListener('focusin', ({ target: e }) => {
            if (before.get(e) === look(e)) window.unseen.push(named(e));
            window.unreached.delete(e);
          });
          return window.unreached.size + 4 * document.querySelectorAll('input[type=date]').length + 8;
        }
        """;

    [Theory]
    [InlineData("zhou", "/", 40)]
    [InlineData("ji", "/account", 7)]
    [InlineData("shen", "/portfolio", 1)]
    [InlineData("he", "/owe", 1)]
    [InlineData("he", "/duties", 1)]
    [InlineData("he", "/selfchecks", 1)]
    public async Task EveryControl_OfEveryPage_IsReachedByTab(string person, string under, int pages)
    {
        var page = await browser.OpenAsync(_town.Year.Server.Url);
        await page.SignInAsync(person);
        List<string> wrong = [];
        var looked = 0;
        foreach (var address in _town.Routes.Where(r => r.StartsWith(under, StringComparison.Ordinal) && IsPage(r)).Select(_town.AddressOf).Distinct())
        {
            var answer = await page.APIRequest.GetAsync(_town.Year.Server.Url + address, new() { MaxRedirects = 0 });
            if (answer.Status != (int)HttpStatusCode.OK || !answer.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal)) continue;
            await page.GotoAsync(address);
            looked++;
            var most = await page.EvaluateAsync<int>(Watch);
            for (var press = 0; press < most && (press % 20 != 0 || await page.EvaluateAsync<int>("window.unreached.size") > 0); press++) await page.Keyboard.PressAsync("Tab");
            wrong.AddRange((await page.EvaluateAsync<string[]>("[...window.unreached.values()]")).Take(4).Select(e => $"{address}: not reached: {e}"));
            wrong.AddRange((await page.EvaluateAsync<string[]>("window.unseen")).Distinct().Take(4).Select(e => $"{address}: focus not seen: {e}"));
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Assert.True(looked >= pages, $"{looked} pages.");
    }

    /// <summary>What is opened before one is signed in, and what only sends elsewhere, is left out.</summary>
    private static bool IsPage(string route) => !new[] { "/sign", "/setup", "/status", "/language" }.Any(o => route.StartsWith(o, StringComparison.Ordinal));
}
