using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Luoshi.Web.Tests.Duties;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Web.Tests.Accounts;

/// <summary>What a page does not offer to someone cannot be sent by them either: every button of every page, sent by everyone who was not shown it.</summary>
public sealed class EveryFormTest : IAsyncLifetime
{
    private readonly Dictionary<string, string> _tokens = [];
    private WholeTown _town = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _town = await WholeTown.StartAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    /// <summary>A button as it was sent: where to, what it is called, and the body with everything required filled in.</summary>
    /// <param name="Kind">What it does, wherever it stands.</param>
    private sealed record Press(string Address, string Key, string Kind, string Type, byte[] Body);

    /// <summary>Every page there is, and those of which more is shown with something chosen. What signs in, sets up or changes the language is nobody's form.</summary>
    private string[] Pages =>
    [
        .. _town.Routes.Where(r => !s_outside.Any(o => r.StartsWith(o, StringComparison.Ordinal))).Select(_town.AddressOf),
        $"/plans/{_town.Year.Plan}/year-end?item={_town.Year.Items[0]}", $"/duties/{_town.EvidenceDuty}",
        $"/rounds/{_town.Round}/problem?unit={DispatchedYear.County}", $"/rounds/{_town.Round}/conclusion?unit={DispatchedYear.County}",
    ];

    private static readonly string[] s_outside = ["/assets", "/favicon", "/status", "/setup", "/sign", "/language"];

    [Fact]
    public async Task Button_NotShown_DoesNothingWhenSentAllTheSame()
    {
        Dictionary<string, (Press Press, HashSet<string> ShownTo)> presses = [];
        foreach (var person in WholeTown.People.Where(p => p.Length > 0))
        {
            foreach (var press in await PressesAsync(person))
            {
                if (!presses.TryGetValue(press.Key, out var known)) presses[press.Key] = known = (press, []);
                known.ShownTo.Add(person);
            }
        }

        List<string> done = [];
        var before = await KeptAsync();
        foreach (var (key, (press, shownTo)) in presses)
        {
            foreach (var person in WholeTown.People.Where(p => !shownTo.Contains(p))) await SendAsync(person, press);
            var after = await KeptAsync();
            if (after != before) done.Add($"someone beside {string.Join(' ', shownTo)} could send {key}");
            before = after;
        }

        Assert.True(presses.Count > 40, $"only {presses.Count} buttons were found");
        Assert.True(done.Count == 0, string.Join(Environment.NewLine, done));

        // The same, sent by those to whom it was shown, does something: the presses are real ones.
        var worked = 0;
        foreach (var (press, shownTo) in presses.Values)
        {
            await SendAsync(shownTo.First(), press);
            var after = await KeptAsync();
            if (after != before) worked++;
            before = after;
        }

        Assert.True(worked >= 8, $"only {worked} buttons do anything");
    }

    /// <summary>What is wished a second time is so already: the page just shows it.</summary>
    private static readonly string[] Wishes = ["save  新增", "in  列入", "out  不列入"];

    /// <summary>Twice is two steps.</summary>
    private static readonly string[] Steps = ["order  上移", "order  下移"];

    /// <summary>The same form sent twice, as by a second click or by the back button: what it does is done once, and the second is told.</summary>
    [Fact]
    public async Task Button_PressedTwice_IsTakenOnce_AndTheSecondIsTold()
    {
        HashSet<string> tried = [], worked = [];
        List<string> wrong = [];
        foreach (var person in WholeTown.People.Where(p => p.Length > 0).Reverse())
        {
            foreach (var address in Pages)
            {
                // What one press changed may change what the page offers: it is opened anew after each that did something.
                while ((await PressesOnAsync(person, address)).Find(p => !Steps.Contains(p.Kind) && !worked.Contains(p.Kind) && tried.Add(person + p.Key)) is { } press)
                {
                    var before = await KeptAsync();
                    await SendAsync(person, press);
                    var once = await KeptAsync();
                    if (once == before) continue;
                    worked.Add(press.Kind);
                    var told = await SendAsync(person, press);
                    if (await KeptAsync() != once) wrong.Add($"done twice: {press.Key}");
                    else if (!told && !Wishes.Contains(press.Kind)) wrong.Add($"not told: {press.Key}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Assert.True(worked.Count >= 20, $"only {worked.Count} kinds of buttons did anything: {string.Join('、', worked)}");
    }

    private async Task<List<Press>> PressesAsync(string person)
    {
        List<Press> found = [];
        foreach (var address in Pages) found.AddRange(await PressesOnAsync(person, address));
        return found;
    }

    private async Task<List<Press>> PressesOnAsync(string person, string address)
    {
        List<Press> found = [];
        var visitor = await _town.OfAsync(person);
        var answer = await visitor.GetAsync(address);
        if (!answer.IsSuccessStatusCode) return found;
        using var context = BrowsingContext.New(Configuration.Default);
        using var page = await context.OpenAsync(r => r.Content(answer.Content.ReadAsStream(Ct)).Address(_town.Year.Server.Url + address), Ct);
        foreach (var form in page.Forms.Where(f => f.Method == "post"))
        {
            foreach (var control in form.Elements) Fill(control);
            foreach (var button in form.Elements.OfType<IHtmlButtonElement>().Where(b => b.Type == "submit" && !b.IsDisabled))
            {
                var where = new Uri(button.FormAction is { Length: > 0 } own && button.HasAttribute("formaction") ? own : form.Action is { Length: > 0 } action ? action : address, UriKind.RelativeOrAbsolute);
                var path = where.IsAbsoluteUri && where.Scheme.StartsWith("http", StringComparison.Ordinal) ? where.PathAndQuery : address;
                if (path.StartsWith("/sign-out", StringComparison.Ordinal)) continue;
                if (form.GetSubmission(button) is not { } sent) continue;
                using var body = new MemoryStream();
                await sent.Body.CopyToAsync(body, Ct);
                var kind = $"{Field(form, "_handler")} {Field(form, "act")} {button.TextContent.Trim()}";
                var key = $"{path} {Field(form, "_handler")} {Field(form, "act")} {Field(form, "duty")} {(button.Name is { Length: > 0 } name ? $"{name}={button.Value}" : button.TextContent.Trim())}";
                found.Add(new Press(path, key, kind, sent.MimeType ?? "application/x-www-form-urlencoded", body.ToArray()));
            }
        }

        return found;
    }

    private static string? Field(IHtmlFormElement form, string name) => form.Elements.OfType<IHtmlInputElement>().FirstOrDefault(i => i.Name == name)?.Value;

    private static void Fill(IElement control)
    {
        switch (control)
        {
            case IHtmlInputElement { Name: "__RequestVerificationToken" } token:
                token.Value = "TOKEN-OF-THE-SENDER";
                break;
            case IHtmlTextAreaElement { Value.Length: 0 } text:
                text.Value = "照实填写的一段话";
                break;
            case IHtmlInputElement { Type: "date", Value.Length: 0 } day:
                day.Value = "2026-12-15";
                break;
            case IHtmlInputElement { Type: "number", Value.Length: 0 } number:
                number.Value = "60";
                break;
            case IHtmlInputElement { Type: "text" or "", Value.Length: 0 } words:
                words.Value = "照实填写";
                break;
            case IHtmlInputElement { Type: "checkbox" } box:
                box.IsChecked = true;
                break;
            case IHtmlSelectElement { Value.Length: 0 } select when select.Options.FirstOrDefault(o => o.Value.Length > 0) is { } option:
                select.Value = option.Value;
                break;
        }
    }

    /// <returns>Whether the sender was told that it could not be.</returns>
    private async Task<bool> SendAsync(string person, Press press)
    {
        var visitor = await _town.OfAsync(person);
        if (!_tokens.TryGetValue(person, out var token)) _tokens[person] = token = await visitor.TokenAsync(person.Length > 0 ? "/account" : "/sign-in");
        var body = press.Type.StartsWith("multipart", StringComparison.Ordinal)
            ? Encoding.UTF8.GetString(press.Body).Replace("TOKEN-OF-THE-SENDER", token, StringComparison.Ordinal)
            : Encoding.UTF8.GetString(press.Body).Replace("TOKEN-OF-THE-SENDER", Uri.EscapeDataString(token), StringComparison.Ordinal);
        using var answer = await visitor.PostAsync(press.Address, Encoding.UTF8.GetBytes(body), press.Type);
        return !answer.IsSuccessStatusCode && answer.Headers.Location is null || (await answer.Content.ReadAsStringAsync(Ct)).Contains("role=\"alert\"", StringComparison.Ordinal);
    }

    /// <summary>All that is kept of plans, units, calendar and accounts; not who signed in when.</summary>
    private Task<string> KeptAsync() => _town.Year.Server.WriteAsync(async db =>
        $"{await db.Entries.CountAsync(Ct)} {await db.Plans.CountAsync(Ct)} {await db.Evidence.CountAsync(Ct)} {await db.DirectoryEntries.CountAsync(Ct)} {await db.DayChanges.CountAsync(Ct)} "
        + $"{await db.AccountActs.CountAsync(Ct)} {await db.Users.CountAsync(Ct)} {string.Concat(await db.Users.OrderBy(u => u.Id).Select(u => u.SecurityStamp).ToListAsync(Ct))}");
}
