using Luoshi.Sample;
using Luoshi.Web.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Web.Tests.Supervision;

/// <summary>Pictures of the pages of supervision for people to look at, where LUOSHI_PICTURES names a folder.</summary>
public sealed class RoundPicturesTest(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Pictures_OfTheSamplesRounds_AreTaken()
    {
        if (!PageActions.WantsPictures) Assert.Skip("LUOSHI_PICTURES names no folder to keep pictures in.");
        await using var server = await RunningServer.StartAsync(SampleSettings.Usual);
        var matters = await server.WriteAsync(db => db.Matters.OrderBy(m => m.Kind).ThenBy(m => m.No).Select(m => new { m.Id, m.PlanId, m.Kind, m.No, m.UnitId, m.Open }).ToListAsync());
        var plan = matters[0].PlanId;
        Guid Of(string kind, int no) => matters.Single(m => m.Kind == kind && m.No == no).Id;
        var counties = await server.WriteAsync(db => db.Units.Where(u => u.Name == "汀源县卫健局").Select(u => u.Id).ToListAsync());
        var own = matters.Single(m => m.Kind == "selfcheck" && m.UnitId == counties[0] && m.Open).Id;
        var unit = matters.First(m => m.Kind == "problem" && m.No == 6).UnitId;
        Dictionary<string, (string Name, string Address)[]> pages = new()
        {
            ["zhuanjian"] =
            [
                ("rounds", $"/plans/{plan}/rounds"), ("round-new", $"/plans/{plan}/rounds/new?rhythm=一季度一督查一通报"), ("round-1", $"/rounds/{Of("round", 1)}"), ("round-2", $"/rounds/{Of("round", 2)}"),
                ("record", $"/rounds/{Of("round", 2)}/record"), ("problem-new", $"/rounds/{Of("round", 2)}/problem?unit={unit}"), ("conclusion-new", $"/rounds/{Of("round", 2)}/conclusion?unit={unit}"),
                ("problems", $"/plans/{plan}/problems"), ("rectifications", $"/plans/{plan}/problems?list=rectification"), ("responsibilities", $"/plans/{plan}/problems?list=responsibility"),
                ("problem-found", $"/problems/{Of("problem", 6)}"), ("problem-judged", $"/problems/{Of("problem", 3)}"), ("problem-done", $"/problems/{Of("problem", 1)}"), ("conclusion-decided", $"/conclusions/{Of("conclusion", 3)}"), ("waiting-rounds", "/waiting"),
            ],
            ["xianqu"] = [("owe-rounds", "/owe"), ("selfcheck", $"/selfchecks/{own}"), ("problem-own", $"/problems/{Of("problem", 4)}"), ("round-own", $"/rounds/{Of("round", 1)}")],
            ["lingdao"] = [("round-leader", $"/rounds/{Of("round", 2)}")],
        };
        foreach (var (suffix, width, height) in new[] { ("desk", 1440, 900), ("phone", 390, 844) })
        {
            foreach (var (person, addresses) in pages)
            {
                var page = await browser.OpenAsync(server.Url, width, height);
                await page.GotoAsync($"/sign-in?as={person}");
                await page.Locator("main button[type=submit]").First.ClickAsync();
                await page.WaitForURLAsync("**/");
                foreach (var (name, address) in addresses)
                {
                    await page.GotoAsync(address);
                    await page.PictureAsync($"{name}-{suffix}", true);
                    Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
                }
            }
        }
    }
}
