using System.Text.RegularExpressions;

namespace Luoshi.Reading.Wording;

/// <summary>Words for rhythms, for duties without an end, and for spans without a start.</summary>
internal static partial class RhythmWords
{
    private const string Acts = "调度|通报|报告|汇报|总结|推进|督查|督导|督办|检查|汇总|研判|例会|会商|点评|评估|考核|更新|报";

    /// <summary>每周, 周调度, 一周一会商.</summary>
    [GeneratedRegex(@"每一?个?(?:周|星期)(?:[一二三四五六日末])?|按周|逐周|一周一|(?<![一二两三双\d])周(?:" + Acts + ")")]
    public static partial Regex Weekly();

    /// <summary>每月, 按月, 月推进; 每月25日前 and 每月底 are the rhythm too.</summary>
    [GeneratedRegex(@"每一?个?月(?:底|末|初|上旬|中旬|下旬)?(?:\d{1,2}[日号])?(?:之?前)?|按月度?|逐月|分月(?!龄)|一月一|(?<![\d一二三四五六七八九十本当个])月[末底](?:之?前)?(?=$|[，。；、])|(?<![\d一二两三四五六七八九十个])月度?(?:" + Acts + ")")]
    public static partial Regex Monthly();

    /// <summary>每季度末, 按季度, 季通报, 一季度一督查.</summary>
    [GeneratedRegex(@"[每各]一?个?季度?(?:末|底|初|首|最后)?(?:一?个?月)?(?:底|末)?(?:\d{1,2}[日号])?(?:之?前)?|按季度?|逐季度?|分季度?|一季度?一|(?<![第一二三四1-4])季度?(?:" + Acts + "|末|完成)")]
    public static partial Regex Quarterly();

    /// <summary>Rhythms the ledger has no word for: 每日, 每半年, 每年, 每两周.</summary>
    [GeneratedRegex(@"每[日天旬]|按旬|[双隔]月|每半[年月]|半月一|每学[年期]|每[两二三双]个?(?:周|月|季度|年)|双周|两周一|半年一|每年度?|一年一|按年度?(?!底|末|内)|逐年")]
    public static partial Regex OtherRhythm();

    /// <summary>长期坚持, 持续推进, 常态化.</summary>
    [GeneratedRegex(@"长期|常年|持续|常态|经常性|日常工作|不间断|一以贯之|坚持(?=$|[，。、；])|常抓不懈|常抓长管|久久为功|始终(?=坚持|保持)")]
    public static partial Regex Standing();

    /// <summary>20个工作日内, 三个月内, 半年内: nothing says from when.</summary>
    [GeneratedRegex(@"(?:(?<!\d)\d{1,9}|(?<![一二两三四五六七八九十百])[一二两三四五六七八九十百]{1,9})个?(?:工作日|自然日|小时|天|日|周|星期|月|季度|年)(?:之?内|以内|(?<=工作日|自然日)(?=$|[，。；、完]))|半[年月]内")]
    public static partial Regex Span();

    /// <summary>Words that leave the day to others or to the occasion: 按上级要求, 适时, 即知即改.</summary>
    [GeneratedRegex(@"按照?[^，。；\d]{0,16}?(?:要求|部署|安排|进度|计划|时限|节点|规定|时序|序时|通知)(?:推进|落实|完成|执行|开展)?|根据[^，。；\d]{0,12}?(?:要求|部署|安排|进度|需要)|适时|及时|随时|即时|即知即改|立行立改|立即(?:整改|办理|落实)?|不定期|按需|同步推进|尽快|第一时间|当[日天]")]
    public static partial Regex Open();

    /// <summary>Occasions whose day the plan does not print.</summary>
    [GeneratedRegex(@"(?:春节|元宵节?|清明节?|端午节?|中秋节?|国庆节?|五一|劳动节|元旦|七一|八一|十一|两会|开学|暑假|寒假|汛期?|入冬|年关|节日|假期)(?:期间|来临)?(?:之前|以前|前|后)?")]
    public static partial Regex Occasion();
}
