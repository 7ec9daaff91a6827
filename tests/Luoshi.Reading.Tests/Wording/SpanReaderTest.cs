using Luoshi.Reading.Wording;
using Xunit;

namespace Luoshi.Reading.Tests.Wording;

public sealed class SpanReaderTest
{
    private static readonly DateOnly Issued = new(2026, 9, 24);

    // Thursday; 25 to 27 September 2026 are taken as off, 1 to 7 October too, 20 September and 10 October as worked.
    private static bool? IsWorkday(DateOnly day) =>
        day.Year > 2026 ? null
        : day is { Month: 9, Day: 25 or 26 or 27 } or { Month: 10, Day: >= 1 and <= 7 } ? false
        : day is { Month: 10, Day: 10 } || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    [Theory]
    [InlineData("文件印发后3个工作日内", "2026-09-30")]
    [InlineData("自印发之日起5个工作日内", "2026-10-09")]
    [InlineData("通知下发之日起六个工作日内完成", "2026-10-10")]
    [InlineData("印发后30日内", "2026-10-24")]
    [InlineData("方案印发后两个月内", "2026-11-24")]
    public void Read_SpanFromIssue_IsCounted(string printed, string due)
    {
        var (day, finding) = SpanReader.Read(TracedText.Of(printed, 0), Issued, IsWorkday)!.Value;

        Assert.Equal(DateOnly.Parse(due), day);
        Assert.Equal(SpanReader.Counted, finding.Code);
    }

    [Theory]
    [InlineData("收到后5个工作日内")]
    [InlineData("会议结束后10个工作日内")]
    [InlineData("12月底前")]
    public void Read_SpanFromAnotherDay_IsNotCounted(string printed) =>
        Assert.Null(SpanReader.Read(TracedText.Of(printed, 0), Issued, IsWorkday));

    [Fact]
    public void Read_YearNotAnnounced_IsADoubt()
    {
        var (day, finding) = SpanReader.Read(TracedText.Of("印发后90个工作日内", 0), Issued, IsWorkday)!.Value;

        Assert.Null(day);
        Assert.Equal(SpanReader.HolidaysUnknown, finding.Code);
    }

    [Fact]
    public void Read_WithoutCalendar_WorkingDaysAreNotCounted() =>
        Assert.Null(SpanReader.Read(TracedText.Of("印发后5个工作日内", 0), Issued, null));
}
