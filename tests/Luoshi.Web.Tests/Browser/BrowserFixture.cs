using Microsoft.Playwright;
using Xunit;

namespace Luoshi.Web.Tests.Browser;

/// <summary>One browser for the tests of a class: the machine's own Chromium, for none is downloaded; the one without windows first, which is lighter by far.</summary>
/// <remarks>Without one the tests are skipped with a reason; where CI is true they fail.</remarks>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private static string? Chromium { get; } =
        new[] { Environment.GetEnvironmentVariable("LUOSHI_CHROMIUM"), "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Chromium is null) return;
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--no-first-run", "--lang=zh-CN"],
        });
    }

    /// <summary>A tab with cookies of its own.</summary>
    public async Task<IPage> OpenAsync(string baseUrl, int width = 1440, int height = 900, bool script = true)
    {
        const string reason = "No Chromium on this machine: install it, or name it in LUOSHI_CHROMIUM.";
        if (_browser is null)
        {
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(reason);
            Assert.Skip(reason);
        }

        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = baseUrl,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "zh-CN",
            JavaScriptEnabled = script,
        });
        // Long enough for a machine with other work; nothing here waits without need.
        context.SetDefaultTimeout(60_000);
        Assertions.SetDefaultExpectTimeout(30_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
