using Luoshi.Plans;
using Luoshi.Reading;
using Luoshi.Tests.Plans;
using Luoshi.Web.Plans;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Luoshi.Web.Tests.Plans;

public sealed class SourceDocumentViewTest
{
    private static async Task<string> RenderAsync(SourceDocument document, IReadOnlyList<DocumentMark>? marks = null, int around = 0, int most = 400)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<SourceDocumentView>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(SourceDocumentView.Document)] = document,
            [nameof(SourceDocumentView.Marks)] = marks ?? [],
            [nameof(SourceDocumentView.AroundLine)] = around,
            [nameof(SourceDocumentView.MostLines)] = most,
        }))).ToHtmlString());
    }

    [Fact]
    public async Task Render_MarkupInTheDocument_IsShownNotRun()
    {
        const string attack = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'";
        var document = new SourceDocument("a.txt", "txt",
            [new ParagraphBlock(attack) { Locator = attack }, new TableBlock([new([new TableCell(0, attack)])])], []);
        var html = await RenderAsync(document, [new(new Place(0, null, null, 3, 20), MarkKinds.Wrong, "text") { Title = attack }]);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("title=\"<", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_EveryCell_HasItsId()
    {
        var html = await RenderAsync(HandMadePlan.Document());
        Assert.Contains("id=\"b0\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"b1r4\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"b1r4c1\"", html, StringComparison.Ordinal);
        Assert.Contains("colspan=\"6\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_Marks_SayKindAndField()
    {
        var document = HandMadePlan.Document();
        var reading = HandMadePlan.Reading(document);
        var item = ReadingFacts.ItemFactsFrom(reading, reading.Items[2]);
        var html = await RenderAsync(document, [new(item.Places["supportUnits.2"][0], MarkKinds.CurrentDoubt, "supportUnits.2")]);
        Assert.Contains("<mark class=\"is-doubt\" data-f=\"supportUnits.2\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_HugeTable_OnlyAWindowWithItsHeading()
    {
        var html = await RenderAsync(HandMadePlan.Document(times: 300), around: 1200, most: 50);
        Assert.True(html.Length < 100_000);
        Assert.Contains("id=\"b1r1199\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"b1r3\"", html, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\"", html, StringComparison.Ordinal);
        Assert.Contains("line=", html, StringComparison.Ordinal);
    }

    // The page forbids styles in attributes; one would be dropped by the browser, and the layout with it.
    [Fact]
    public async Task Render_HasNoStyleAttribute() => Assert.DoesNotContain("style=", await RenderAsync(HandMadePlan.Document()), StringComparison.Ordinal);
}
