using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans;

/// <summary>Tells a plan from a novel, a menu or a list of anything else.</summary>
internal static partial class PlanEvidence
{
    /// <summary>Whether what was read is a plan: work is set, by owners, by dates, or at least in a plan's words.</summary>
    public static bool IsPlan(TracedText? title, IReadOnlyList<DraftItem> items)
    {
        if (items.Count == 0) return false;
        var owned = items.Count(i => i.Notes.Count > 0);
        var tasks = items.Count(i => TaskVerb().IsMatch(i.Text.Text) || (i.Title is not null && TaskVerb().IsMatch(i.Title.Text)));
        if (owned * 10 >= items.Count * 3 && (tasks > 0 || items.Count >= 3)) return true;
        var named = title is not null && PlanTitle().IsMatch(title.Text);
        return named ? tasks * 5 >= items.Count : items.Count >= 5 && tasks * 5 >= items.Count * 3;
    }

    [GeneratedRegex(@"要点|方案|计划|清单|任务|分工|工作安排|分解|行动|规划|意见")]
    private static partial Regex PlanTitle();

    [GeneratedRegex(@"加强|加快|推进|推动|完善|健全|开展|落实|实施|深化|强化|提升|提高|做好|做实|抓好|建立|建设|组织|巩固|优化|规范|持续|全面|严格|积极|扩大|拓展|创建|构建|打造|完成|促进|大力|制定|配合|改革")]
    private static partial Regex TaskVerb();
}
