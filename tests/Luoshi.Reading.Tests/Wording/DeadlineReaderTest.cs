using Luoshi.Reading.Wording;
using Xunit;

namespace Luoshi.Reading.Tests.Wording;

public class DeadlineReaderTest
{
    private const int PlanYear = 2024;

    [Theory]
    [InlineData("2020年11月", "2020-11-30")]
    [InlineData("2024 年\n12 月", "2024-12-31")]
    [InlineData("12月底前", "2024-12-31")]
    [InlineData("2月底前", "2024-02-29")]
    [InlineData("8月下旬前", "2024-08-20")]
    [InlineData("8月下旬", "2024-08-31")]
    [InlineData("6月上旬", "2024-06-10")]
    [InlineData("6月中旬前", "2024-06-10")]
    [InlineData("10月15日前", "2024-10-15")]
    [InlineData("１０月１５日前", "2024-10-15")]
    [InlineData("十二月三十一日前", "2024-12-31")]
    [InlineData("三季度前", "2024-06-30")]
    [InlineData("一季度前", "2023-12-31")]
    [InlineData("三季度末", "2024-09-30")]
    [InlineData("第二季度", "2024-06-30")]
    [InlineData("年内", "2024-12-31")]
    [InlineData("年底前", "2024-12-31")]
    [InlineData("全年", "2024-12-31")]
    [InlineData("2026年全年", "2026-12-31")]
    [InlineData("上半年", "2024-06-30")]
    [InlineData("下半年", "2024-12-31")]
    [InlineData("2025年底", "2025-12-31")]
    [InlineData("2025年", "2025-12-31")]
    [InlineData("二〇二五年底前", "2025-12-31")]
    [InlineData("明年3月底前", "2025-03-31")]
    [InlineData("到“十四五”末", "2025-12-31")]
    [InlineData("十五五末", "2030-12-31")]
    [InlineData("6月", "2024-06-30")]
    [InlineData("6.30", "2024-06-30")]
    [InlineData("6/30", "2024-06-30")]
    [InlineData("2023.6.30", "2023-06-30")]
    [InlineData("2023-06-30", "2023-06-30")]
    [InlineData("2023/6", "2023-06-30")]
    [InlineData("1-12月", "2024-12-31")]
    [InlineData("3月至10月", "2024-10-31")]
    [InlineData("2024年3月至2025年6月", "2025-06-30")]
    [InlineData("2021-2025年", "2025-12-31")]
    [InlineData("即日起至12月底", "2024-12-31")]
    [InlineData("12月31日前完成", "2024-12-31")]
    public void Read_OneDate_GivesItsLastDay(string printed, string due)
    {
        var words = Read(printed);

        Assert.Equal(DateOnly.Parse(due), words.Deadline.Due);
        Assert.Equal((false, null), (words.Deadline.Standing, words.Deadline.Cadence));
        Assert.Empty(words.Deadline.Milestones);
        Assert.Empty(words.Findings);
    }

    [Theory]
    [InlineData("长期坚持")]
    [InlineData("持续推进")]
    [InlineData("长期")]
    [InlineData("常态化开展")]
    public void Read_DutyWithoutEnd_IsStanding(string printed)
    {
        var deadline = Read(printed).Deadline;

        Assert.True(deadline.Standing);
        Assert.Null(deadline.Due);
    }

    [Theory]
    [InlineData("每周", Cadence.Weekly)]
    [InlineData("周调度、月推进、季通报", Cadence.Weekly)]
    [InlineData("每月25日前", Cadence.Monthly)]
    [InlineData("每月调度、季度通报", Cadence.Monthly)]
    [InlineData("月总结、季调度", Cadence.Monthly)]
    [InlineData("每季度末", Cadence.Quarterly)]
    [InlineData("按季度完成", Cadence.Quarterly)]
    [InlineData("一季度一督查一通报", Cadence.Quarterly)]
    [InlineData("每季度最后一个月25日前", Cadence.Quarterly)]
    public void Read_Rhythm_IsACadenceWithoutLastDay(string printed, Cadence cadence)
    {
        var deadline = Read(printed).Deadline;

        Assert.Equal((cadence, null, false), (deadline.Cadence, deadline.Due, deadline.Standing));
    }

    [Theory]
    [InlineData("12月底前（检验楼装修6月底前完成）", "2024-12-31", "检验楼装修 2024-06-30")]
    [InlineData("检验楼装修6月底前完成，其余12月底前", "2024-12-31", "检验楼装修 2024-06-30")]
    [InlineData("6月底前完成方案制定，12月底前全面完成", "2024-12-31", "完成方案制定 2024-06-30")]
    [InlineData("方案制定：3月底前；组织实施：11月底前", "2024-11-30", "方案制定 2024-03-31")]
    [InlineData("3月、6月、9月底前", "2024-09-30", "3月 2024-03-31|6月 2024-06-30")]
    public void Read_SeveralDates_LastIsDueOthersAreMilestones(string printed, string due, string milestones)
    {
        var deadline = Read(printed).Deadline;

        Assert.Equal(DateOnly.Parse(due), deadline.Due);
        Assert.Equal(milestones, string.Join("|", deadline.Milestones.Select(m => $"{m.What} {m.Due:yyyy-MM-dd}")));
        Assert.All(deadline.Milestones, m => Assert.Contains(m.What.Text, printed, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("立行立改", DeadlineReader.UnsureDay, null)]
    [InlineData("按上级要求", DeadlineReader.UnsureDay, null)]
    [InlineData("即日起", DeadlineReader.NotUnderstood, null)]
    [InlineData("20个工作日内", DeadlineReader.NoStart, null)]
    [InlineData("三个月内", DeadlineReader.NoStart, null)]
    [InlineData("春节前", DeadlineReader.UnsureDay, null)]
    [InlineData("2月30日前", DeadlineReader.UnsureDay, null)]
    [InlineData("6月初", DeadlineReader.UnsureDay, "2024-06-10")]
    [InlineData("12月前", DeadlineReader.UnsureDay, "2024-11-30")]
    [InlineData("每半年", DeadlineReader.OtherRhythm, null)]
    [InlineData("5月31日前，长期坚持", DeadlineReader.StandingWithDay, "2024-05-31")]
    public void Read_WordsThatLeaveItOpen_RaiseADoubtAndInventNothing(string printed, string code, string? due)
    {
        var words = Read(printed);

        Assert.Equal(code, Assert.Single(words.Findings).Code);
        Assert.Equal(due is null ? null : DateOnly.Parse(due), words.Deadline.Due);
    }

    [Theory]
    [InlineData("")]
    [InlineData("—")]
    [InlineData("/")]
    [InlineData(" \n ")]
    public void Read_EmptyCell_IsNoDeadlineAndNoDoubt(string printed)
    {
        var words = Read(printed);

        Assert.Null(words.Deadline.Due);
        Assert.Empty(words.Findings);
    }

    [Theory]
    [InlineData("13月40日前")]
    [InlineData("2099999年")]
    [InlineData("五五五五末前前前")]
    [InlineData("每每每周月季（（")]
    public void Read_BrokenWords_DoesNotFail(string printed) => Assert.NotNull(Read(printed));

    private static DeadlineWords Read(string printed) => DeadlineReader.Read(TracedText.Of(printed, 0), PlanYear);
}
