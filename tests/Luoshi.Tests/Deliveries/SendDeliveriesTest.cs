using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using Luoshi.Accounts;
using Luoshi.Deliveries;
using Luoshi.Ledger;
using Luoshi.Notices;
using Luoshi.Progress;
using Luoshi.Tests.Notices;
using Luoshi.Tests.Progress;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static Luoshi.Tests.Progress.YearInDatabase;

namespace Luoshi.Tests.Deliveries;

/// <summary>Messages go to a real mail server and a real receiver of webhooks, both on loopback.</summary>
public sealed class SendDeliveriesTest : IAsyncLifetime
{
    private static readonly Actor Administrator = new(Guid.CreateVersion7(), "纪安澜", Roles.Administrator);

    private MailServer _mail = default!;
    private RobotReceiver _robots = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => (_mail, _robots) = (new(), await RobotReceiver.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await _mail.DisposeAsync();
        await _robots.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Digest_OfAWorkingDay_IsOneMailWithWhatIsUnread_AndUrgentGoesAtOnce(bool postgres)
    {
        await using var year = await CreateAsync(postgres);
        var plan = await year.DispatchedAsync(items: 3);
        await year.FollowAsync();
        At(year, 2, 11, 7, 50);
        Assert.Equal(0, await year.Get<MakeDeliveries>().DigestsAsync(Ct)); // too early
        At(year, 2, 11, 8, 0);
        await MuteAsync(year, plan, 3);
        Assert.Equal(1, await year.Get<MakeDeliveries>().DigestsAsync(Ct));
        Assert.Equal(0, await year.Get<MakeDeliveries>().DigestsAsync(Ct));
        await SendAsync(year);
        var mail = Assert.Single(_mail.Messages);
        Assert.Equal("shi@lanqiao.example", mail.To.Mailboxes.Single().Address);
        Assert.Contains("第1项", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("第2项", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("第3项", mail.TextBody, StringComparison.Ordinal); // muted
        Assert.DoesNotContain("http", mail.TextBody, StringComparison.Ordinal); // no site is set

        // Told once: the next day's digest has no news, and so is none. A weekend has none in any case.
        At(year, 2, 12, 8, 0);
        Assert.Equal(0, await year.Get<MakeDeliveries>().DigestsAsync(Ct));
        At(year, 2, 15, 8, 0);
        Assert.Equal(0, await year.Get<MakeDeliveries>().DigestsAsync(Ct));

        await UrgeAsync(year, plan, 1);
        Assert.Equal(1, await year.Get<MakeDeliveries>().UrgentAsync(Ct));
        Assert.Equal(0, await year.Get<MakeDeliveries>().UrgentAsync(Ct));
        await SendAsync(year);
        Assert.Equal(2, _mail.Messages.Count);
        Assert.StartsWith("落实急件", _mail.Messages.Last().Subject, StringComparison.Ordinal);
        await StandsAsync(year, DeliveryState.Sent, DeliveryState.Sent);
    }

    [Fact]
    public async Task Urgent_AtNight_WaitsForTheMorningInOneMessage_AndIsDroppedOnceRead()
    {
        await using var year = await CreateAsync(postgres: false);
        var plan = await year.DispatchedAsync(items: 2);
        At(year, 2, 11, 22, 0);
        await UrgeAsync(year, plan, 1);
        await year.Get<MakeDeliveries>().UrgentAsync(Ct);
        At(year, 2, 11, 23, 0);
        await UrgeAsync(year, plan, 2);
        await year.Get<MakeDeliveries>().UrgentAsync(Ct);
        await SendAsync(year);
        Assert.Empty(_mail.Messages);
        At(year, 2, 12, 7, 31);
        await SendAsync(year);
        Assert.EndsWith("等2条", Assert.Single(_mail.Messages).Subject, StringComparison.Ordinal);

        At(year, 2, 12, 22, 0);
        await UrgeAsync(year, plan, 1);
        await year.Get<MakeDeliveries>().UrgentAsync(Ct);
        await year.Get<ReadNoticesHandler>().HandleAsync(new(null), year.County, Ct);
        At(year, 2, 13, 7, 31);
        await SendAsync(year);
        Assert.Single(_mail.Messages);
        await StandsAsync(year, DeliveryState.Sent, DeliveryState.Dropped);
    }

    [Theory]
    [InlineData(MailManner.RefuseRecipientForGood, DeliveryState.GivenUp, 0)]
    [InlineData(MailManner.RefuseRecipientForNow, DeliveryState.Waiting, 0)]
    [InlineData(MailManner.FailAfterData, DeliveryState.Waiting, 0)] // an answer: it was not taken
    [InlineData(MailManner.DropBeforeData, DeliveryState.Waiting, 0)] // accepted the recipient, then broke off: nothing can have arrived
    [InlineData(MailManner.DropAfterData, DeliveryState.Unsure, 1)] // everything left, and no answer came
    [InlineData(MailManner.HoldAfterData, DeliveryState.Unsure, 1)] // the same, without an end
    [InlineData(MailManner.HoldAtRecipient, DeliveryState.Waiting, 0)]
    public async Task Mail_ServerFails_EndsAsWhatIsKnownOfIt(object manner, object state, int arrived)
    {
        await using var year = await CreateAsync(postgres: false, new DeliveryTimes { SendLimit = TimeSpan.FromSeconds(1.5) });
        var plan = await year.DispatchedAsync(items: 1);
        await UrgeAsync(year, plan, 1);
        _mail.Manner = _ => (MailManner)manner;
        await year.Get<MakeDeliveries>().UrgentAsync(Ct);
        await SendAsync(year);
        await StandsAsync(year, (DeliveryState)state);
        Assert.Equal(arrived, _mail.Messages.Count);

        // Once the server is well again: what certainly did not arrive is sent, what may have arrived is not.
        _mail.Manner = _ => MailManner.Take;
        year.Clock.Advance(TimeSpan.FromMinutes(2));
        await SendAsync(year);
        await StandsAsync(year, (DeliveryState)state == DeliveryState.Waiting ? DeliveryState.Sent : (DeliveryState)state);
        Assert.Equal((DeliveryState)state == DeliveryState.GivenUp ? 0 : 1, _mail.Messages.Count);
    }

    [Fact]
    public async Task Mail_ServerStaysAway_IsTriedLessAndLessOften_ThenGivenUp_AndSentAgainByHand()
    {
        await using var year = await CreateAsync(postgres: false);
        var plan = await year.DispatchedAsync(items: 1);
        await UrgeAsync(year, plan, 1);
        _mail.Manner = _ => MailManner.RefuseRecipientForNow;
        await year.Get<MakeDeliveries>().UrgentAsync(Ct);
        foreach (var wait in new DeliveryTimes().Again)
        {
            await SendAsync(year);
            await StandsAsync(year, DeliveryState.Waiting);
            year.Clock.Advance(wait - TimeSpan.FromSeconds(1));
            Assert.Equal(0, await year.Get<SendDeliveries>().RunAsync(Ct));
            year.Clock.Advance(TimeSpan.FromSeconds(2));
        }

        await SendAsync(year);
        await StandsAsync(year, DeliveryState.GivenUp);
        Assert.Equal(6, _mail.Sessions);

        var failed = Assert.Single((await year.Get<DeliveryListQuery>().AskAsync(failing: true, 1, Ct)).Deliveries);
        Assert.Contains("451", failed.Error, StringComparison.Ordinal);
        Assert.Equal("DV001", (await year.Get<DeliveryActsHandler>().HandleAsync(new RetryDelivery(failed.Id), year.Clerk, Ct))?.Code);
        _mail.Manner = _ => MailManner.Take;
        Assert.Null(await year.Get<DeliveryActsHandler>().HandleAsync(new RetryDelivery(failed.Id), Administrator, Ct));
        await SendAsync(year);
        await StandsAsync(year, DeliveryState.Sent);
        Assert.Equal("DV008", (await year.Get<DeliveryActsHandler>().HandleAsync(new RetryDelivery(failed.Id), Administrator, Ct))?.Code);
    }

    [Fact]
    public async Task Unsure_ItsUnreadNotices_ComeWithTheNextDigest()
    {
        await using var year = await CreateAsync(postgres: false);
        var plan = await year.DispatchedAsync(items: 1);
        await UrgeAsync(year, plan, 1);
        _mail.Manner = _ => MailManner.DropAfterData;
        await year.Get<MakeDeliveries>().UrgentAsync(Ct);
        await SendAsync(year);
        Assert.Equal(0, await year.Get<MakeDeliveries>().UrgentAsync(Ct));
        _mail.Manner = _ => MailManner.Take;
        At(year, 2, 11, 8, 0);
        Assert.Equal(1, await year.Get<MakeDeliveries>().DigestsAsync(Ct));
        await SendAsync(year);
        Assert.Contains("请本周上报", _mail.Messages.Last().TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MailManner.DropAfterData, DeliveryState.Unsure)]
    [InlineData(MailManner.RefuseRecipientForGood, DeliveryState.GivenUp)]
    public async Task Urgent_AfterOneThatFailed_StillGoesOut_WithoutTheOldOne(object manner, object failed)
    {
        await using var year = await CreateAsync(postgres: false);
        await RobotAsync(year, ChannelKind.WeCom, year.Directory.North.Id);
        _robots.Answer = http => http.Response.WriteAsync("""{"errcode":93000,"errmsg":"invalid"}""");
        var plan = await year.DispatchedAsync(items: 2);
        _mail.Manner = _ => (MailManner)manner;
        await UrgeAsync(year, plan, 1);
        await year.Get<MakeDeliveries>().UrgentAsync(Ct);
        await SendAsync(year);

        (_mail.Manner, _robots.Answer) = (_ => MailManner.Take, RobotReceiver.Well);
        year.Clock.Advance(TimeSpan.FromMinutes(5));
        await UrgeAsync(year, plan, 2);
        Assert.Equal(2, await year.Get<MakeDeliveries>().UrgentAsync(Ct));
        await SendAsync(year);
        await using var db = year.Open();
        foreach (var (kind, first) in new[] { (ChannelKind.Mail, (DeliveryState)failed), (ChannelKind.WeCom, DeliveryState.GivenUp) })
            Assert.Equal([first, DeliveryState.Sent], await db.Deliveries.Where(d => d.Kind == kind).OrderBy(d => d.MadeAt).Select(d => d.State).ToListAsync(Ct));
        Assert.Contains("第2项", _mail.Messages.Last().TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("第1项", _mail.Messages.Last().TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ChannelKind.WeCom)]
    [InlineData(ChannelKind.DingTalk)]
    [InlineData(ChannelKind.Feishu)]
    public async Task Robot_OfAUnit_SaysAMatterOnce_InItsMakersForm(ChannelKind kind)
    {
        await using var year = await CreateAsync(postgres: false);
        await year.AddAccountAsync(new(Guid.CreateVersion7(), "白一川", Roles.Reporter) { UnitId = year.Directory.North.Id });
        await RobotAsync(year, kind, year.Directory.North.Id);
        var plan = await year.DispatchedAsync(items: 1);
        await UrgeAsync(year, plan, 1, "请 @所有人 看 [这里](http://x) <b>");
        await year.Get<MakeDeliveries>().UrgentAsync(Ct);
        Assert.Equal(0, await year.Get<MakeDeliveries>().UrgentAsync(Ct));
        await SendAsync(year);

        var (address, body) = Assert.Single(_robots.Received);
        var stamp = year.Clock.GetUtcNow();
        if (kind == ChannelKind.Feishu)
        {
            Assert.Equal("post", (string?)body["msg_type"]);
            var sign = HMACSHA256.HashData(Encoding.UTF8.GetBytes($"{stamp.ToUnixTimeSeconds()}\n{Secret}"), Array.Empty<byte>());
            Assert.Equal((stamp.ToUnixTimeSeconds().ToString(), Convert.ToBase64String(sign)), ((string?)body["timestamp"], (string?)body["sign"]));
            Assert.Contains("第1项", body["content"]!["post"]!["zh_cn"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
            return;
        }

        Assert.Equal("markdown", (string?)body["msgtype"]);
        var text = (string)body["markdown"]![kind == ChannelKind.WeCom ? "content" : "text"]!;
        Assert.Contains("第1项", text, StringComparison.Ordinal);
        Assert.DoesNotContain('@', text);
        Assert.DoesNotContain("](http://x", text, StringComparison.Ordinal);
        if (kind == ChannelKind.WeCom) return;
        var query = HttpUtility.ParseQueryString(address[address.IndexOf('?', StringComparison.Ordinal)..]);
        var signed = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{stamp.ToUnixTimeMilliseconds()}\n{Secret}"));
        Assert.Equal((stamp.ToUnixTimeMilliseconds().ToString(), Convert.ToBase64String(signed)), (query["timestamp"], query["sign"]));
    }

    [Fact]
    public async Task Robot_Hangs_IsLeftAfterItsTime_AndNotSentTwice()
    {
        await using var year = await CreateAsync(postgres: false, new DeliveryTimes { SendLimit = TimeSpan.FromSeconds(1) });
        await RobotAsync(year, ChannelKind.WeCom, year.Directory.North.Id);
        var plan = await year.DispatchedAsync(items: 1);
        await UrgeAsync(year, plan, 1);
        _robots.Answer = http => Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        await year.Get<MakeDeliveries>().UrgentAsync(Ct);
        await SendAsync(year);
        await using var db = year.Open();
        Assert.Equal(DeliveryState.Unsure, await db.Deliveries.Where(d => d.Kind == ChannelKind.WeCom).Select(d => d.State).SingleAsync(Ct));
        Assert.Single(_mail.Messages); // the others went out beside it
        year.Clock.Advance(TimeSpan.FromDays(1));
        await SendAsync(year);
        Assert.Single(_robots.Received);
    }

    [Theory]
    [InlineData("WeCom", 200, """{"errcode":0,"errmsg":"ok"}""", "Sent")]
    [InlineData("WeCom", 200, """{"errcode":93000,"errmsg":"invalid webhook url"}""", "Refused")]
    [InlineData("WeCom", 200, """{"errcode":45009,"errmsg":"api freq out of limit"}""", "NotNow")]
    [InlineData("DingTalk", 200, """{"errcode":310000,"errmsg":"sign not match"}""", "Refused")]
    [InlineData("Feishu", 200, """{"code":19021,"msg":"sign match fail or timestamp is not within one hour from current time"}""", "Refused")]
    [InlineData("Feishu", 200, """{"code":11232,"msg":"frequency limited"}""", "NotNow")]
    [InlineData("Feishu", 200, """{"StatusCode":0,"StatusMessage":"success"}""", "Sent")]
    [InlineData("WeCom", 200, "<html>登录</html>", "Refused")]
    [InlineData("WeCom", 302, "", "Refused")]
    [InlineData("WeCom", 404, "", "Refused")]
    [InlineData("WeCom", 429, "", "NotNow")]
    [InlineData("WeCom", 503, "", "NotNow")]
    [InlineData("WeCom", 504, "", "Unknown")]
    public void Judge_Answer_IsWhatTheRobotSaysInItsWords(string kind, int status, string answer, string expected) =>
        Assert.Equal(expected, RobotSender.Judge(Enum.Parse<ChannelKind>(kind), (HttpStatusCode)status, answer).Result.ToString());

    [Theory]
    [InlineData("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1", true)]
    [InlineData("http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1", false)]
    [InlineData("https://qyapi.weixin.qq.com:8443/send", false)]
    [InlineData("https://qyapi.weixin.qq.com.evil.example/send", false)]
    [InlineData("https://qyapi.weixin.qq.com@127.0.0.1/send", false)]
    [InlineData("http://127.0.0.1:54329/", false)]
    [InlineData("http://169.254.169.254/latest/meta-data", false)]
    [InlineData("http://chat.inside.example:8080/hook", true)] // named by the operator
    [InlineData("http://chat.inside.example/hook", false)] // with its port
    [InlineData("file:///etc/passwd", false)]
    public void AllowsRobot_OnlyTheMakersAndWhatTheOperatorNamed(string address, bool allowed) =>
        Assert.Equal(allowed, new OutsideHosts(["chat.inside.example:8080"]).AllowsRobot(ChannelKind.WeCom, new(address)));

    private const string Secret = "SEC0123456789";

    private async Task<YearInDatabase> CreateAsync(bool postgres, DeliveryTimes? times = null)
    {
        var year = await ToldPeople.CreateAsync(postgres, new OutsideHosts(["127.0.0.1"]), times);
        Assert.Null(await year.Get<ChangeChannelsHandler>().HandleAsync(new SetMailServer("127.0.0.1", _mail.Port, MailSecurity.None, null, null, "luoshi@lanqiao.example", true), Administrator, Ct));
        Assert.True((await year.Get<ChangeNoticeWishesHandler>().HandleAsync(new("shi@lanqiao.example", true, true, new(21, 0), new(7, 30)), year.County, Ct)).Ok);
        return year;
    }

    private async Task RobotAsync(YearInDatabase year, ChannelKind kind, Guid unit) =>
        Assert.Null(await year.Get<ChangeChannelsHandler>().HandleAsync(new SetRobot(null, kind, "北屿县工作群", unit, $"{_robots.Url}/send?key=1", kind == ChannelKind.WeCom ? "" : Secret, true), Administrator, Ct));

    private static async Task UrgeAsync(YearInDatabase year, Guid plan, int no, string words = "请本周上报")
    {
        var duty = await year.DutyAsync(plan, no, year.Directory.North);
        Done(await year.Get<UrgeDutyHandler>().HandleAsync(new(duty.Id, duty.Version, words), year.Clerk, Ct));
        await year.FollowAsync();
    }

    private static async Task MuteAsync(YearInDatabase year, Guid plan, int no) =>
        Assert.True((await year.Get<MuteItemHandler>().HandleAsync(new((await year.ItemAsync(plan, no)).Id, true), year.County, Ct)).Ok);

    private static Task<int> SendAsync(YearInDatabase year) => year.Get<SendDeliveries>().RunAsync(Ct);

    private static void At(YearInDatabase year, int month, int day, int hour, int minute) => year.Clock.SetUtcNow(new DateTimeOffset(2025, month, day, hour, minute, 0, LedgerDay.Offset));

    private static async Task StandsAsync(YearInDatabase year, params DeliveryState[] states)
    {
        await using var db = year.Open();
        Assert.Equal(states, await db.Deliveries.OrderBy(d => d.MadeAt).ThenBy(d => d.Id).Select(d => d.State).ToListAsync(Ct));
    }
}
