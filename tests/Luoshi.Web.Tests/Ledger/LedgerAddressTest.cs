using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Web.Ledger;
using Xunit;

namespace Luoshi.Web.Tests.Ledger;

public sealed class LedgerAddressTest
{
    private static readonly Guid Plan = Guid.Parse("01940000-0000-7000-8000-00000000000a");

    [Fact]
    public void Url_NothingAsked_IsTheBareAddress() =>
        Assert.Equal($"/plans/{Plan}/ledger", new LedgerAddress(Plan, new LedgerFilter(), null).Url);

    [Fact]
    public void Url_Everything_IsCarried()
    {
        var filter = new LedgerFilter
        {
            Section = 2,
            Leader = "罗景行",
            LeadUnit = "A&B科",
            SupportUnit = "各县区卫健局",
            Due = DueFilter.By(new DateOnly(2026, 6, 30)),
            Light = LightColor.Red,
            Text = "急救 站点",
            Sort = LedgerSort.Due,
            Page = 3,
        };
        Assert.Equal(
            $"/plans/{Plan}/ledger?section=2&leader=%E7%BD%97%E6%99%AF%E8%A1%8C&lead=A%26B%E7%A7%91&unit=%E5%90%84%E5%8E%BF%E5%8C%BA%E5%8D%AB%E5%81%A5%E5%B1%80&due=2026-06-30&light=late&q=%E6%80%A5%E6%95%91%20%E7%AB%99%E7%82%B9&sort=due&page=3&asof=2026-09-30",
            new LedgerAddress(Plan, filter, new DateOnly(2026, 9, 30)).Url);
    }

    [Fact]
    public void With_AnotherFilter_StartsAtTheFirstPage() =>
        Assert.DoesNotContain("page=", new LedgerAddress(Plan, new LedgerFilter { Page = 3 }, null).With(f => f with { Leader = "罗景行" }), StringComparison.Ordinal);
}
