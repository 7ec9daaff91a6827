using System.Text.RegularExpressions;

namespace Luoshi.Reading.Wording;

// Names whose words stand in another order than a name has them.
internal sealed partial class IndicatorReader
{
    // Fronts that are turned round or cut before they name anything; null where the front is a name as it stands.
    private static string? TurnedRound(string front, NumberPlace place, Spoken inherited)
    {
        // 应急演练每家单位不少于2次, AED配置密度每10万人40台: for how many comes first.
        if (PerOneAtEnd().Match(front) is { Success: true } each) return each.Groups["each"].Value + each.Groups["what"].Value;
        // “健康讲堂”进机关、进校园120场.
        if (GoesInto().Match(front) is { Success: true } into) return into.Groups["what"].Value;
        // 二级医院纳入哨点监测18家.
        if (place.Number.Unit is "家" or "所" && DoneTo().Match(front) is { Success: true } done && Says().IsMatch(done.Groups["what"].Value)) return $"{done.Groups["what"].Value}的{done.Groups["who"].Value}";
        if (Often().Match(front) is { Success: true } often) return front[often.Length..];
        return !inherited.IsEmpty && !inherited.JustBefore && Doings().IsMatch(place.Number.Unit) && EachTime().IsMatch(front) ? inherited.Name : null;
    }

    // 组建6支共180人的队伍.
    private IndicatorName? CountedTogether(NumberPlace place, IReadOnlyList<NumberPlace> next)
    {
        if (next.Count == 0 || next[0].Number.Start <= place.Number.End || !InAll().IsMatch(text[place.Number.End..next[0].Number.Start])) return null;
        var (start, end) = Thing(next[0]);
        return end > start ? new IndicatorName(text[start..end], place.Number.Start, end) { Thing = text[start..end] } : null;
    }

    /// <summary>A rate said in front of the group it is stated for (药品占比县级医院), as a name has them.</summary>
    public static string Straight(string name) =>
        TopicBefore().Match(name) is { Success: true } topic && StatedFor().IsMatch(topic.Groups["group"].Value) ? topic.Groups["group"].Value + topic.Groups["topic"].Value : name;

    private static string AfterTelling(string front) => TellingVerb().Match(front) is { Success: true } verb && verb.Length < front.Length ? front[verb.Length..] : front;

    // 为8000名失能老年人提供上门评估 counts 失能老年人上门评估.
    private static string Persons(Match served)
    {
        var (who, what, done) = (served.Groups["who"].Value, served.Groups["what"].Value, served.Groups["done"].Value);
        return done.Length > 0 ? who + what + done : who + what;
    }

    [GeneratedRegex("(?:^|[，。；、])为(?:全[市县区省州旗])?$|为$")]
    private static partial Regex ServedBy();

    [GeneratedRegex("^(?:以上|左右)?(?<who>[^，。；、]{1,14}?(?:人|者|民|女|童|生|工|户|员|妇|群))(?:免费)?(?:(?:提供|开展|进行|实施)(?:免费)?(?<what>[^，。；、\\d]{2,16})|(?<done>筛查|检查|检测|体检)(?<what>[^，。；、\\d]{2,12}))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Served();

    /// <summary>A body, and what is done to it or by it: 直属单位|内部审计, 医院|章程修订完毕.</summary>
    [GeneratedRegex("^(?<who>[^，。；、的\\d]{0,16}(?:医院|机构|单位|企业|中心|卫生院|卫生室|诊所|学校))(?<what>(?:(?!集团|联盟|联合|分院|新院|院区|项目|建设|改造|工程|提升|标准|能力|等级)[^，。；、的\\d])(?:[^，。；、的\\d]{1,13}))(?<!建设|改造|项目|提升|工程|中心|基地|医院|机构)$", RegexOptions.ExplicitCapture)]
    private static partial Regex DoneTo();

    [GeneratedRegex("(?:医院|机构|单位|企业|卫生院|卫生室|诊所|学校)$")]
    private static partial Regex Institution();

    /// <summary>赴省外进修, 到上级医院跟岗: where to, and for what.</summary>
    [GeneratedRegex("^驻[校村点企]|^(?:赴|到|下沉)[^，。；、\\d]{0,12}(?:进修|研修|学习|培训|跟岗|锻炼|帮扶|坐诊|驻点|交流|基层)")]
    private static partial Regex Goes();

    [GeneratedRegex("(?:半|\\d{1,4}|[一二两三四五六七八九十]{1,4})个?(?:年|月|天)(?:以上)?.*$")]
    private static partial Regex Until();

    /// <summary>为农村妇女, 第5个医师节前: for whom and by when, not whose.</summary>
    [GeneratedRegex("^为[^，。；]+|(?:节|日|月|季)前$")]
    private static partial Regex NotWhose();

    [GeneratedRegex("(?:医院|机构|中心|门诊|病区|病房|基地|平台|站|室|所)$")]
    private static partial Regex FacilityEnd();

    /// <summary>影像、检验共享中心各1个: what of the last belongs to all.</summary>
    [GeneratedRegex("(?<=^.{2,4})(?:[\\p{L}]{2})?(?:中心|门诊|病区|病房|站|基地|平台|专家库|质控组)$")]
    private static partial Regex FacilityTail();

    /// <summary>A rate with the group it is first stated for: 基本药物占比|三级医院, 覆盖半径|城区.</summary>
    [GeneratedRegex("^(?<topic>.*(?:率|比例|占比|比重|水平|半径|时间|得分))(?<group>[^率、，]{2,10})$", RegexOptions.ExplicitCapture)]
    private static partial Regex TopicBefore();

    [GeneratedRegex("^[^的]{0,8}(?:医院|卫生院|卫生室|服务中心|医疗机构|医疗卫生机构|城区|农村|城市|乡镇|人群|患者)$")]
    private static partial Regex StatedFor();

    [GeneratedRegex("(?:完成|年度完成)?(?:总投资|投资)$")]
    private static partial Regex InvestedIn();

    [GeneratedRegex("^(?<what>[^、，每]{3,})(?<each>每(?:[家个所名支](?![年月周季])[\\p{L}]{0,6}|\\d*[十百千万]*人口?))$", RegexOptions.ExplicitCapture)]
    private static partial Regex PerOneAtEnd();

    [GeneratedRegex("^(?<what>“[^“”]{2,20}”[\\p{L}]{0,6}?)进[^，]{2,}$", RegexOptions.ExplicitCapture)]
    private static partial Regex GoesInto();

    /// <summary>各县(市)每季度桌面推演: how often is no part of the name.</summary>
    [GeneratedRegex("^(?:各[\\p{L}()]{1,8}?)?每(?:半年|季度?|月|周|学期)(?=[\\p{L}]{4})(?!更新|巡诊)")]
    private static partial Regex Often();

    /// <summary>Words between two numbers that count the same things.</summary>
    [GeneratedRegex("^[、，]?(?:共计?|合计|总计)约?$")]
    private static partial Regex InAll();

    /// <summary>消防、危化品和自建房安全自查: the doing belongs to all that is listed.</summary>
    [GeneratedRegex("^[^、和与及，的]{2,6}(?:、[^、和与及，的]{2,6})+[和与及][^、和与及，的]{2,10}(?:自查|检查|排查|巡查|演练|培训|整治|治理|评估|督查|监测|筛查|会商|调度|活动)$")]
    private static partial Regex Listing();

    [GeneratedRegex("(?:时间|半径|距离|周期|费用|率|比例|占比|水平|天数|住院日)$")]
    private static partial Regex Measured();

    /// <summary>每校每学期: how often and where, of what was said before.</summary>
    [GeneratedRegex("^每[\\p{L}]{1,3}(?:每(?:学?年|半年|季度?|月|周|天|日|学期))?$")]
    private static partial Regex EachTime();
}
