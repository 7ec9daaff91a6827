using Luoshi.Ledger;
using Luoshi.Notices;
using Xunit;

namespace Luoshi.Tests.Notices;

public sealed class NoticeWishesTest
{
    [Theory]
    [InlineData("10:00", "21:00", "07:30", "10:00")]
    [InlineData("23:10", "21:00", "07:30", "1.07:30")] // the next morning
    [InlineData("02:00", "21:00", "07:30", "07:30")]
    [InlineData("07:30", "21:00", "07:30", "07:30")]
    [InlineData("13:00", "12:00", "14:00", "14:00")]
    [InlineData("23:10", "00:00", "00:00", "23:10")] // never quiet
    public void NotBefore_InQuietHours_WaitsForTheirEnd(string at, string from, string to, string expected)
    {
        var midnight = new DateTimeOffset(2025, 3, 3, 0, 0, 0, LedgerDay.Offset);
        var first = NoticeWishes.NotBefore((midnight + TimeSpan.Parse(at)).ToUniversalTime(), TimeOnly.Parse(from), TimeOnly.Parse(to));
        Assert.Equal(midnight + TimeSpan.Parse(expected), first);
    }

    [Theory]
    [InlineData("wen@lanqiao.example", true)]
    [InlineData("", true)] // none
    [InlineData("文静之", false)]
    [InlineData("wen@localhost", false)]
    [InlineData("a@b.example, c@d.example", false)]
    [InlineData("a@b.example\r\nBcc: c@d.example", false)]
    [InlineData("文 <a@b.example>", false)]
    public void Decide_Address_IsOneAndNothingElse(string mail, bool ok) =>
        Assert.Equal(ok ? null : "NT002", ChangeNoticeWishesHandler.Decide(new(mail, true, true, new(21, 0), new(7, 30)), Guid.CreateVersion7()).Refusal?.Code);
}
