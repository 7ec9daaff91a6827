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
        return text.Trim("*#：:。；");
    }

    /// <summary>Chapters that say why and how, not what: 总体要求, 保障措施.</summary>
    public static bool HoldsNoWork(string title) => NoWork().IsMatch(title);

    /// <summary>Chapters that say how the work is secured; they hold items only where owners are named.</summary>
    public static bool IsSafeguard(string title) => Safeguard().IsMatch(title);

    /// <summary>Chapters of general goals: 主要目标.</summary>
    public static bool NamesGoal(string title) => title.Contains("目标", StringComparison.Ordinal) || title.Contains("指标", StringComparison.Ordinal);

    /// <summary>A paragraph that states goals of the plan as a whole.</summary>
    public static bool StatesGoal(string text) => Goal().IsMatch(text);

    [GeneratedRegex(@"总体目标|总目标[：:是为]|主要目标|工作目标|年度目标|发展目标|预期目标|主要指标|到20\d\d年[底末]?，[^。]{0,200}(达到|提高到|控制在|下降到|降至|不低于)")]
    private static partial Regex Goal();

    [GeneratedRegex(@"^(总体(要求|思路|目标|部署)|指导思想|工作(目标|原则|思路|要求及目标)|基本原则|主要目标|发展目标|目标(要求|任务)?|总体要求(和|与|及).{0,8}|指导思想(和|与|及).{0,10}|工作目标(和|与|及).{0,8}|主要指标|编制依据|基本情况|.{0,8}(回顾|形势|背景|总结)|名词解释.*|有关说明)$")]
    private static partial Regex NoWork();

    [GeneratedRegex(@"^(保障措施|组织(保障|领导|实施)|工作要求|有关要求|相关要求|工作保障|强化保障|落实保障|实施步骤|工作步骤|方法步骤|时间安排|实施保障|组织保障(措施|与.{1,6})?|工作要求(和|与|及).{0,6})$")]
    private static partial Regex Safeguard();
}
