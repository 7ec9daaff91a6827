using Luoshi.Papers;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Units;

namespace Luoshi.Bulletins;

/// <summary>Writes a supervision notice to one unit: what lags or warns, what is wanted, and by when.</summary>
public static class NoticeComposer
{
    public const string Matters = "matters", Demands = "demands";

    private const int MostReported = 12;

    /// <summary>Null where there is nothing of the unit to be urged.</summary>
    /// <param name="itemId">Only this item; null for all that lags or warns.</param>
    public static PaperText? Compose(PlanTally tally, Unit unit, Guid? itemId, NoticeDegree degree, DateOnly by)
    {
        ArgumentNullException.ThrowIfNull(tally);
        ArgumentNullException.ThrowIfNull(unit);
        var duties = (from item in tally.Items
                      from duty in item.Duties
                      where duty.State.UnitId == unit.Id && (itemId is { } only ? item.State.Id == only : duty.Light.Color is LightColor.Red or LightColor.Yellow)
                      orderby duty.Light.Color, item.Facts.No
                      select (item, duty)).ToList();
        if (duties.Count == 0) return null;

        var issuer = tally.Plan.Facts.Issuer is { Length: > 0 } named ? named : "卫生健康委员会";
        var told = duties.Take(MostReported).Select((d, i) => new PaperLine(
            $"{i + 1}. {PaperWords.Item(d.item.Facts)}（{DutyWords.Of(d.duty.State.Role)}{(d.duty.State.Due is { } due ? $"，{PaperWords.Day(due)}前办结" : "")}）：{d.duty.Light.Sentence}{(d.duty.State.Difficulty is { Length: > 0 } hard ? $"你单位反映的困难：{hard.TrimEnd('。')}。" : "")}",
            PaperLevel.Third, d.duty.Light.Because, d.item.State.Id)).ToList();
        if (duties.Count > MostReported) told.Add(new($"其余{duties.Count - MostReported}项见台账。"));
        var (act, wish) = degree switch
        {
            NoticeDegree.Remind => ("提醒", $"请对照上述情况抓紧办理，并于{PlanWords.Day(by)}前在台账中报送进展。"),
            NoticeDegree.Warn => ("预警", $"请认真分析原因，制定赶上进度的措施和时间表，经主要负责人审定后，于{PlanWords.Day(by)}前在台账中报送。"),
            _ => ("责令限期整改", $"责令你单位立即整改，主要负责人要亲自过问。整改措施和结果于{PlanWords.Day(by)}前书面报送，逾期未整改到位的，按规定处理。"),
        };
        return new PaperText
        {
            Mark = issuer + "督办单",
            Title = itemId is not null ? $"关于第{duties[0].item.Facts.Numeral}项任务的{act}督办单" : $"关于部分任务进展情况的{act}督办单",
            Addressee = unit.Name,
            Sections =
            [
                new(BulletinComposer.Opening, "开头", [new($"按照{PaperWords.Named(tally.Plan.Facts)}的要求，截至{PlanWords.Day(tally.AsOf)}，你单位承担的下列任务需要督办。")]),
                new(Matters, "督办事项", [new("一、督办事项", PaperLevel.First), .. told]),
                new(Demands, "办理要求", [new("二、办理要求", PaperLevel.First), new(wish), new("已经报送过的数据不需重复报送；对本单有不同意见的，请在期限内说明理由。")]),
            ],
            Issuer = issuer,
        };
    }
}
