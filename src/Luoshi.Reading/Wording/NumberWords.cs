using System.Text.RegularExpressions;

namespace Luoshi.Reading.Wording;

/// <summary>How numbers and their units are written in plans.</summary>
internal static partial class NumberWords
{
    private const string Digits = @"\d+(?:，\d{3}(?!\d))*(?:\.\d+)?";
    private const string Chinese = @"(?<![一二两三四五六七八九十百千万零〇])[一二两三四五六七八九十百千万零〇]{1,20}(?:点[一二三四五六七八九零〇]{1,9})?";

    private const string RatioUnit = @"个?百分点|%|‰|‱|/(?:每)?(?:10万|十万|万|千)(?:人口?|活产)?|倍";

    // Longer words first: 人次 before 人, 场次 before 场.
    private const string CountUnit =
        "批次|遍|家次|所次|人次|人份|场次|期次|件次|户次|例次|趟次|台次|车次|班次|轮次|剂次|针次|学时|课时|学分|平方米|平方公里|公里|公顷|毫升|立方米|分钟|小时|秒|个工作日|个月|日(?=之?内|以内)|个(?:半天|小时|学时|课时)|周(?![岁年边围])|管|"
        + "个|家|所|名|人|例|张|台|套|辆|支|项|种|类|条|次|场|期|天|级|岁|分|元|亩|吨|座|处|部|篇|件|起|户|村|批|门|本|册|份|幅|块|床|间|栋|米|剂|针|站|点|片|轮|组|队|班|位|款|集|对|单位|U|升|大|星|DDDs|微克/立方米|层|袋|瓶|头|株|艘|架|路|讲|堂|节|版|首";

    /// <summary>Units that stand behind digits only: 一口, 一只 and 一克 are words.</summary>
    private const string DigitUnit = "微克/立方米|治疗量|床日|人[天日月]|平米|㎡|枚|颗|幢|盏|[TG]B|个位次|位次|千克|公斤|毫克|克|千米|千瓦|只|口|匹|眼|卷|" + CountUnit;

    /// <summary>14/10万 and 5批次/千人: what a unit is counted per.</summary>
    private const string Per = @"(?:/(?:每)?(?:(?:10|十|百|千|万)*万?(?:人口|人|名|张床|床|例|户|次)|年|月|周|天|日|季度|人))?";

    private const string Scale = "(?:万|亿|千|百万|千万)?";

    /// <summary>A number with its unit: 90%, 14/10万, 35%-50%, 1-2个, 145万亩, 三家, 5批次/千人.</summary>
    [GeneratedRegex(
        "(?:(?<![A-Za-z0-9.·×±])|(?<=[A-Z]{3}|CT|DR|MR|CR))(?:"
        + "(?<a>" + Digits + ")(?<ua>" + RatioUnit + ")?[-至到](?<b>" + Digits + ")(?<ratio>" + RatioUnit + ")"
        + "|(?<a>" + Digits + ")(?<ratio>" + RatioUnit + ")"
        + "|(?<a>" + Digits + ")(?<ua>" + Scale + "(?:" + DigitUnit + "))?[-至到](?<b>" + Digits + ")(?<more>余|多)?(?<unit>" + Scale + "(?:" + DigitUnit + ")" + Per + ")"
        + "|(?<a>" + Digits + ")(?<more>余|多)?(?<unit>" + Scale + "(?:" + DigitUnit + ")" + Per + ")"
        + "|(?<a>" + Chinese + ")(?:[-至到](?<b>" + Chinese + "))?(?<ratio>个?百分点|倍)"
        + "|(?<a>" + Chinese + ")(?:[-至到](?<b>" + Chinese + "))?(?<more>余|多)?(?<unit>(?:" + CountUnit + ")" + Per + ")"
        + ")",
        RegexOptions.ExplicitCapture)]
    public static partial Regex Quantity();

    /// <summary>1/3, 三分之一, 百分之九十, 十万分之十四.</summary>
    [GeneratedRegex(@"(?<![A-Za-z0-9./])(?<num>\d{1,2})/(?<den>\d{1,2})(?![\d./万千百十])|(?<![二三四五六七八九十百千万])(?<den>[二三四五六七八九十百千万]{1,12})分之(?<num>[一二两三四五六七八九十百零〇]{1,20}(?:点[一二三四五六七八九零〇]{1,9})?|\d+(?:\.\d+)?)", RegexOptions.ExplicitCapture)]
    public static partial Regex Fraction();

    /// <summary>六成, 七成半, 九成五: tenths.</summary>
    [GeneratedRegex("(?<![一二三四五六七八九十百千第几])(?<a>[一二两三四五六七八九])成(?<part>[半一二三四五六七八九])?(?=以[上内下]|左右|的|[，。；、)]|$)", RegexOptions.ExplicitCapture)]
    public static partial Regex Tenths();

    /// <summary>不低于半数, 一半以上, 占比过半; a half of the way is no number.</summary>
    [GeneratedRegex("(?<=不低于|不少于|达到?|超过|占比?|完成)(?<a>半数|一半)(?=以[上内下]|左右|的|[，。；、)]|$)|(?<=占比|比例|比重|率)(?<more>过半)(?=[，。；、)]|$)", RegexOptions.ExplicitCapture)]
    public static partial Regex Half();

    /// <summary>前三, 前10名, 前五位.</summary>
    [GeneratedRegex(@"(?<=(?:全[国省市区县]|[国省市区县]内|排名|排位|位居|进入|位列|名次|居|进|列|保持)[^，。；]{0,4})前(?<a>\d+(?![\d.])|[一二三四五六七八九十]+)(?:名|位|强)?(?![个季年天批次项家月所种类%]|百分)", RegexOptions.ExplicitCapture)]
    public static partial Regex Rank();

    /// <summary>全覆盖 is 100 %.</summary>
    [GeneratedRegex("全覆盖")]
    public static partial Regex Coverage();

    /// <summary>A number that has no unit but a comparison in front: 满意度不低于95.</summary>
    [GeneratedRegex(@"(?<=达到?|不低于|不少于|提高[到至]|提升[到至]|高于|超过|≥|控制在|不超过|不高于|低于|降[到至])(?<a>" + Digits + @")(?=以上|以[内下]|左右|[，。；、)]|$)", RegexOptions.ExplicitCapture)]
    public static partial Regex Bare();

    /// <summary>死亡率为0, 发生率为零: nothing is a number too where it is a rate's.</summary>
    [GeneratedRegex("(?<=率(?:保持)?(?:为|达到|控制在|降至|降为))(?<a>0|零)(?=[，。；、)]|$)", RegexOptions.ExplicitCapture)]
    public static partial Regex Zero();

    public static bool IsSpan(string unit) => unit is "天" or "日" or "小时" or "分钟" or "秒" or "周" or "个工作日" or "个月";

    /// <summary>Kinds of things counted when a plan says what it is about (推进17项健康行动) rather than how many it will have.</summary>
    public static bool IsSort(string unit) => unit is "项" or "类" or "种" or "条" or "大";
}
