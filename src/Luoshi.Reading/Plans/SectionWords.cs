using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans;

/// <summary>Titles of sections: their ordinals taken off, and which of them hold no work.</summary>
internal static partial class SectionWords
{
    /// <summary>A section's title without its ordinal, layout and marks at the ends.</summary>
    public static TracedText Bare(TracedText title)
    {
        var text = CleanText.Of(title);
        if (Numbering.Read(text.Text) is { Style: not MarkerStyle.ChineseIs } marker && marker.End < text.Length) text = text.Slice(marker.End);
        text = text.Trim("*#：:。；");
        return text.Length > 2 && text.Text[0] is '【' && text.Text.IndexOf('】', StringComparison.Ordinal) == text.Length - 1 ? text.Slice(1, text.Length - 2) : text;
    }

    /// <summary>Chapters that say why and how, not what: 总体要求, 保障措施.</summary>
    public static bool HoldsNoWork(string title) => NoWork().IsMatch(title);

    /// <summary>Chapters that say how the work is secured; they hold items only where owners are named.</summary>
    public static bool IsSafeguard(string title) => Safeguard().IsMatch(title);

    /// <summary>Chapters of general goals: 主要目标.</summary>
    public static bool NamesGoal(string title) => title.Contains("目标", StringComparison.Ordinal) || title.Contains("指标", StringComparison.Ordinal);

    /// <summary>A paragraph that states goals of the plan as a whole.</summary>
    public static bool StatesGoal(string text) => Goal().IsMatch(text);

    /// <summary>Chapters that talk of the work as a whole: why, how it stands, what is asked of everybody.</summary>
    public static bool IsTalk(string title) => Talk().IsMatch(title);

    /// <summary>The last article of a regulation: when it comes into force, who explains it.</summary>
    public static bool IsClosing(string text) => Closing().IsMatch(text);

    /// <summary>An annex of indicators with their figures.</summary>
    public static bool NamesIndicators(string title) => Indicators().IsMatch(title);

    /// <summary>An annex of names, forms or terms.</summary>
    public static bool NamesForms(string title) => Forms().IsMatch(title);

    [GeneratedRegex(@"总体目标|总目标[：:是为]|主要目标|工作目标|年度目标|发展目标|预期目标|主要指标|(力争|确保|努力|奋力)[^。；]{0,60}(达到|实现|控制在|进入|提高到|降到|降至|突破|稳定在)|到20\d\d年[底末]?，[^。]{0,200}(达到|提高到|控制在|下降到|降至|不低于)|^20\d\d年，[^。]{0,200}(达到|提高到|提升到|控制在|下降到|降至|不低于)\d")]
    private static partial Regex Goal();

    [GeneratedRegex(@"^(总体(要求|思路|目标|部署|考虑|安排|设想)|总(要求|目标|思路)|指导思想|(工作|总体|年度)(目标|原则|思路|要求及目标|基础)|(基本|工作|实施)原则|(主要|发展|预期|年度|行动|建设|改革)目标|目标(要求|任务|指标)?|(总体|总)要求(和|与|及|、).{0,10}|指导思想(和|与|及|、).{0,10}|(工作|主要|总体)目标(和|与|及|、).{0,10}|主要指标|编制依据|基本(情况|形势|要求)|(重要|重大)意义|.{0,8}(回顾|形势|背景|总结|现状)|名词解释.*|有关说明|附则)$")]
    private static partial Regex NoWork();

    [GeneratedRegex(@"^((组织|工作|实施|落实|强化|政策|支撑|条件)?保障(措施|机制|工作)?|组织(保障|领导|实施|推进|管理)|(加强|强化)?(组织)(领导|保障|实施)|(工作|有关|相关|几点|具体|落实|实施)要求|要求|强化保障|落实保障|(实施|工作|推进|方法)步骤|步骤(安排|方法)|(时间|进度|步骤)安排|组织保障(措施|与.{1,6})?|(工作|有关|相关)要求(和|与|及).{0,6}|督导考核|监督考核|考核(评价|奖惩))$")]
    private static partial Regex Safeguard();

    [GeneratedRegex(@"要求|思路|目标|原则|思想|保障|形势|意义|背景|步骤|安排|附则|说明|回顾|总结|情况|阶段|组织领导|成立")]
    private static partial Regex Talk();

    [GeneratedRegex(@"^本(措施|方案|办法|意见|规定|细则|政策|计划|要点|清单)(由|自)[^。]{2,40}(负责解释|施行|实施|执行|生效|起)")]
    private static partial Regex Closing();

    [GeneratedRegex(@"(主要|核心|重点|预期|考核|目标|任务|健康)指标|指标(体系|表|一览|分解|清单)")]
    private static partial Regex Indicators();

    [GeneratedRegex(@"名词解释|名单|联系人|联络员|报名表|申报表|统计表|登记表|样表|报表|附表|模板|格式|回执")]
    private static partial Regex Forms();
}
