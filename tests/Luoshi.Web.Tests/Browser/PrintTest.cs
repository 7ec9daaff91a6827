using System.Text;
using Luoshi.Reading;
using Luoshi.Web.Tests.Duties;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using Xunit;

namespace Luoshi.Web.Tests.Browser;

/// <summary>Pages on paper: what is read is printed, what is clicked is not.</summary>
public sealed class PrintTest(BrowserFixture browser, TownFixture fixture) : IClassFixture<BrowserFixture>, IClassFixture<TownFixture>
{
    private readonly WholeTown _town = fixture.Town;

    /// <summary>Words of the bar and of buttons: the names of other pages, and what signs out.</summary>
    private static readonly string[] OnScreenOnly = ["首页", "退出", "待我办理", "搜索计划"];

    private string Plan => $"/plans/{_town.Year.Plan}";

    [Fact]
    public async Task Ledger_Item_AndWhatIsOwed_PrintWithoutTheBar()
    {
        var clerk = await OpenAsync("zhou");
        var ledger = await PrintedAsync(clerk, $"{Plan}/ledger", "ledger");
        foreach (var words in new[] { "家庭医生签约服务", "乡镇卫生院能力达标", "村卫生室标准化改造", "基层卫生科", "沈若琳" }) Assert.Contains(words, ledger, StringComparison.Ordinal);
        Assert.DoesNotContain("筛选", ledger, StringComparison.Ordinal);

        var item = await PrintedAsync(clerk, $"{Plan}/items/{_town.Year.Items[0]}", "item");
        foreach (var words in new[] { "家庭医生签约服务", "续约率不低于75%", WholeTown.Secret, "柏山县卫健局" }) Assert.Contains(words, item, StringComparison.Ordinal);
        Assert.DoesNotContain("提出变更", item, StringComparison.Ordinal);

        var owed = await PrintedAsync(await OpenAsync("he"), "/owe", "owe");
        foreach (var words in new[] { "乡镇卫生院能力达标", "家庭医生签约服务" }) Assert.Contains(words, owed, StringComparison.Ordinal);
        Assert.DoesNotContain("退回督查专干", owed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prints_OfEveryPage()
    {
        if (!PageActions.WantsPictures) Assert.Skip("LUOSHI_PICTURES names no folder to keep prints in.");
        var pages = await OpenAsync("zhou");
        foreach (var route in _town.Routes.Where(r => !r.Contains("version", StringComparison.Ordinal) && !r.StartsWith("/si", StringComparison.Ordinal) && !r.StartsWith("/st", StringComparison.Ordinal) && !r.EndsWith("export", StringComparison.Ordinal) && !r.Contains("evidence", StringComparison.Ordinal) && !r.Contains("file", StringComparison.Ordinal) && !r.Contains("favicon", StringComparison.Ordinal)))
        {
            var who = route.StartsWith("/portfolio", StringComparison.Ordinal) ? await OpenAsync("shen") : route.StartsWith("/owe", StringComparison.Ordinal) ? await OpenAsync("he") : route.StartsWith("/acc", StringComparison.Ordinal) ? await OpenAsync("ji") : pages;

            // What hands out a file has no page to print.
            var answer = await who.APIRequest.GetAsync(_town.Year.Server.Url + _town.AddressOf(route), new() { MaxRedirects = 0 });
            if (!answer.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal)) continue;
            await who.GotoAsync(_town.AddressOf(route));
            await PrintAsync(who, "print" + route.Replace('/', '-').Replace("{", "", StringComparison.Ordinal).Replace(":guid}", "", StringComparison.Ordinal));
        }
    }

    private async Task<IPage> OpenAsync(string userName)
    {
        var page = await browser.OpenAsync(_town.Year.Server.Url);
        await page.SignInAsync(userName);
        return page;
    }

    private static async Task<string> PrintedAsync(IPage page, string address, string name)
    {
        await page.GotoAsync(address);
        using var pdf = PdfDocument.Open(await PrintAsync(page, name));
        var words = string.Concat(pdf.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));

        // Chromium names some characters by their radical (⽣ for 生); the program's own reader knows the ordinary ones.
        using var plain = new MemoryStream(Encoding.UTF8.GetBytes(words));
        var text = string.Concat(PlanReader.Open(plain, "print.txt", ReadingOptions.Default).Blocks.OfType<ParagraphBlock>().Select(b => b.Text));
        Assert.All(OnScreenOnly, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
        return text;
    }

    private static async Task<byte[]> PrintAsync(IPage page, string name)
    {
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true });
        if (PageActions.WantsPictures) await File.WriteAllBytesAsync(Path.Combine(PageActions.Pictures!, name + ".pdf"), pdf);
        return pdf;
    }
}
