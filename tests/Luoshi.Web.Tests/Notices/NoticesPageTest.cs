using Luoshi.Notices;
using Luoshi.Web.Tests.Browser;
using Luoshi.Web.Tests.Duties;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Web.Tests.Notices;

public sealed class NoticesPageTest : IAsyncLifetime
{
    private DispatchedYear _year = default!;

    public async ValueTask InitializeAsync()
    {
        _year = await DispatchedYear.StartAsync();
        await _year.Get<FollowLedgerHandler>().HandleAsync(new(null), TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _year.DisposeAsync();

    [Fact]
    public async Task Notices_Opened_LeadToTheDutyAndAreRead()
    {
        using var visitor = new Visitor(_year.Server.Url);
        await visitor.SignInAsync("he");
        Assert.Contains("未看3条", await visitor.ReadAsync("/owe"), StringComparison.Ordinal);
        var notice = await OneAsync(1);
        var page = await visitor.ReadAsync("/notices");
        Assert.Contains(notice.Words, page, StringComparison.Ordinal);
        Assert.Contains("家庭医生签约服务", await OpenAsync(visitor, notice.Id), StringComparison.Ordinal);
        Assert.Contains("2条没看", await visitor.ReadAsync("/notices"), StringComparison.Ordinal);

        // Nobody opens another's.
        using var other = new Visitor(_year.Server.Url);
        await other.SignInAsync("fu");
        Assert.Contains("没有没看的消息", await OpenAsync(other, (await OneAsync(2)).Id), StringComparison.Ordinal);
        Assert.Contains("2条没看", await visitor.ReadAsync("/notices"), StringComparison.Ordinal);

        await visitor.SendAsync("/notices", "notices", ("do", "read"));
        Assert.Contains("都看过了", await visitor.ReadAsync("/notices"), StringComparison.Ordinal);
        Assert.Contains(notice.Words, await visitor.ReadAsync("/notices?show=all"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_AnAddressAndAMutedItem_AreKept_ANonsenseAddressIsNot()
    {
        using var visitor = new Visitor(_year.Server.Url);
        await visitor.SignInAsync("he");
        await visitor.SendAsync("/notices", "notices", ("do", $"mute:{_year.Items[1]}"));
        await visitor.SendAsync("/notices/settings", "notice-settings", ("mail", "he@baishan.example"), ("urgent", "1"), ("from", "20:00"), ("to", "08:00"));
        var page = await visitor.ReadAsync("/notices/settings");
        Assert.Contains("he@baishan.example", page, StringComparison.Ordinal);
        Assert.Contains("乡镇卫生院能力达标", page, StringComparison.Ordinal);
        var wishes = await _year.Server.WriteAsync(db => db.NoticeWishes.SingleAsync(TestContext.Current.CancellationToken));
        Assert.Equal((false, true, new TimeOnly(20, 0), new TimeOnly(8, 0)), (wishes.Daily, wishes.Urgent, wishes.QuietFrom, wishes.QuietTo));

        Assert.Contains("邮箱写法不对", await (await visitor.SendAsync("/notices/settings", "notice-settings", ("mail", "何雨桐"), ("from", "20:00"), ("to", "08:00"))).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await visitor.SendAsync("/notices/settings", "notice-tell", ("item", _year.Items[1].ToString()));
        Assert.DoesNotContain("乡镇卫生院能力达标", await visitor.ReadAsync("/notices/settings"), StringComparison.Ordinal);
    }

    private static async Task<string> OpenAsync(Visitor visitor, Guid notice) =>
        await (await visitor.FollowAsync($"/notices/{notice}/open")).Answer!.Content.ReadAsStringAsync();

    private Task<Notice> OneAsync(int no) => _year.Server.WriteAsync(async db =>
    {
        var he = await db.Users.Where(u => u.UserName == "he").Select(u => u.Id).SingleAsync(TestContext.Current.CancellationToken);
        var item = _year.Items[no - 1];
        return await db.Notices.SingleAsync(n => n.AccountId == he && n.ItemId == item && n.Kind == NoticeKind.Dispatched, TestContext.Current.CancellationToken);
    });
}
