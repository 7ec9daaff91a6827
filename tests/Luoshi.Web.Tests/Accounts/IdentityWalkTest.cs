using Luoshi.Web.Tests.Browser;
using Microsoft.Playwright;
using Xunit;

namespace Luoshi.Web.Tests.Accounts;

/// <summary>Signing in by a provider as a person does it, in a real browser and under the real content policy.</summary>
public sealed class IdentityWalkTest(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Person_BindsTheOwnIdentity_AndSignsInByIt(int width)
    {
        await using var all = await IdentityServer.StartAsync();
        var page = await browser.OpenAsync(all.Server.Url, width);
        var way = page.GetByRole(AriaRole.Link, new() { Name = $"用{IdentityServer.ProviderName}登录" });

        await page.GotoAsync("/plans");
        await TakeAsync(page, "sign-in", width);
        await way.ClickAsync();
        await page.GetByText(all.Provider.Subject).WaitForAsync();
        await TakeAsync(page, "unknown", width);
        await page.GetByRole(AriaRole.Link, new() { Name = "用密码登录并绑定" }).ClickAsync();
        await page.GetByLabel("账号").FillAsync("he");
        await page.GetByLabel("密码").FillAsync(RunningServer.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await TakeAsync(page, "not-bound", width);
        await page.GetByRole(AriaRole.Link, new() { Name = $"去{IdentityServer.ProviderName}登录" }).ClickAsync();
        await TakeAsync(page, "confirm", width);
        await page.GetByRole(AriaRole.Button, new() { Name = "绑定" }).ClickAsync();
        await page.GetByText("已绑定").WaitForAsync();
        await TakeAsync(page, "account", width);
        await page.GetByRole(AriaRole.Link, new() { Name = "查看" }).ClickAsync();
        await TakeAsync(page, "bound", width);

        var other = await browser.OpenAsync(all.Server.Url, width);
        await other.GotoAsync("/sign-in?to=%2Fplans");
        await other.GetByRole(AriaRole.Link, new() { Name = $"用{IdentityServer.ProviderName}登录" }).ClickAsync();
        await other.WaitForURLAsync("**/plans");

        all.Provider.IsDown = true;
        var third = await browser.OpenAsync(all.Server.Url, width);
        await third.GotoAsync("/sign-in");
        await third.GetByRole(AriaRole.Link, new() { Name = $"用{IdentityServer.ProviderName}登录" }).ClickAsync();
        await third.GetByRole(AriaRole.Alert).WaitForAsync();
        await TakeAsync(third, "down", width);
        await third.SignInAsync("lin");
        await third.GotoAsync($"/accounts/{all.He.Id}");
        await third.GetByRole(AriaRole.Heading, new() { Name = "解绑统一认证" }).WaitForAsync();
        await TakeAsync(third, "administrator", width);
        await third.GotoAsync("/accounts/sign-ins");
        await TakeAsync(third, "sign-ins", width);
    }

    private static Task TakeAsync(IPage page, string name, int width) =>
        PageActions.WantsPictures ? page.PictureAsync($"identity-{name}-{width}", true) : Task.CompletedTask;
}
