using System.Text;
using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans;

/// <summary>What a column of a task table, or a label in front of a colon, holds.</summary>
internal enum ColumnRole
{
    Number,
    Section,
    Task,
    Measure,
    Goal,
    LeadLeader,
    Leader,

    /// <summary>责任人: a leader only where no column of leaders stands beside it.</summary>
    Person,
    Lead,
    Support,
    Deadline,

    /// <summary>一季度, 上半年目标: what is to be reached by then.</summary>
    Period,
    Remark,
}

/// <summary>The words officials set over the columns of a task table and in front of responsibilities.</summary>
internal static partial class HeaderWords
{
    /// <summary>Longest header that is still read as one: beyond it a cell is text.</summary>
    private const int Longest = 16;

    /// <summary>The role a header names; null where it names none known.</summary>
    public static ColumnRole? Match(string header)
    {
        var word = Bare(header);
        if (word.Length == 0 || word.Length > Longest || Numbering.Read(word) is not null) return null;
        if (NumberWord().IsMatch(word)) return ColumnRole.Number;
        if (RemarkWord().IsMatch(word)) return ColumnRole.Remark;
        if (DeadlineWord().IsMatch(word)) return ColumnRole.Deadline;
        if (PersonWord().IsMatch(word)) return ColumnRole.Person;
        if (LeaderWord().IsMatch(word)) return word.StartsWith("牵头", StringComparison.Ordinal) ? ColumnRole.LeadLeader : ColumnRole.Leader;
        if (LeadWord().IsMatch(word)) return ColumnRole.Lead;
        if (SupportWord().IsMatch(word)) return ColumnRole.Support;
        if (MeasureWord().IsMatch(word)) return ColumnRole.Measure;
        if (GoalWord().IsMatch(word)) return ColumnRole.Goal;
        if (SectionWord().IsMatch(word)) return ColumnRole.Section;
        if (TaskWord().IsMatch(word)) return ColumnRole.Task;
        return null;
    }

    /// <summary>Whether words name a time: a header over what is due by then where several stand side by side, else a deadline.</summary>
    public static bool NamesPeriod(string header) => PeriodWord().IsMatch(Bare(header));

    /// <summary>Whether a header names who leads, not only who answers: 牵头科室, 主办单位.</summary>
    public static bool NamesLead(string header) => LeadsWord().IsMatch(Bare(header));

    /// <summary>Whether a role says who or by when.</summary>
    public static bool IsResponsibility(ColumnRole? role) =>
        role is ColumnRole.LeadLeader or ColumnRole.Leader or ColumnRole.Person or ColumnRole.Lead or ColumnRole.Support or ColumnRole.Deadline;

    /// <summary>Whether a role holds words of the work itself.</summary>
    public static bool IsWork(ColumnRole? role) => role is ColumnRole.Task or ColumnRole.Measure or ColumnRole.Goal;

    /// <summary>Whether a header stands over indicators or their figures: 指标名称, 2025年基期, 目标值.</summary>
    public static bool NamesIndicators(string header) => IndicatorWord().IsMatch(Bare(header));

    /// <summary>Whether a header stands over figures of a year or their unit: 2025年基数, 2026年目标, 计量单位.</summary>
    public static bool NamesFigure(string header) => FigureWord().IsMatch(Bare(header));

    /// <summary>Without white space and without a remark in brackets at the end (2021年工作计划).</summary>
    private static string Bare(string header)
    {
        var bare = new StringBuilder(header.Length);
        foreach (var c in header)
            if (!char.IsWhiteSpace(c) && c is not ('：' or ':')) bare.Append(c);
        var word = bare.ToString();
        var open = word.IndexOfAny(['（', '(', '〔', '【']);
        return open > 0 ? word[..open] : word;
    }

    [GeneratedRegex(@"^(序号|编号|编次|序次|次序|序|号|项次|项号|条目|条目号|顺序|(任务|工作|事项|项目|对应)(序号|编次|项次|条目)|对应(编号|任务号|条款)|(?i:no)\.?)$")]
    private static partial Regex NumberWord();

    [GeneratedRegex(@"指标(名称|内容)?$|目标值|指标值|基期|基线|现状值|基础值")]
    private static partial Regex IndicatorWord();

    [GeneratedRegex(@"目标值|指标值|基期|基线|基数|现状值|基础值|^计量单位$|^20\d\d年(实际|现状|完成|目标|计划)?值?$")]
    private static partial Regex FigureWord();

    [GeneratedRegex(@"^(备注|说明)$|^(启动|开始|起始|开工|实施起始|计划启动|计划开始)(时间|日期|节点)$|(完成|进展|落实|推进|实施|工作)情况$|进展$|(完成|进度)(率|百分比|比例)$|^(得分|分值|权重|评分.*|考核(得分|分值|权重|办法|方式|方法|细则|结果|等次|情况|单位|部门|时间)?|佐证.*|联系电话|电话|联系方式|手机号?码?|联系人|联络员|存在(的)?问题.*|状态|亮灯.*|督办(?!领导|负责人|责任人).*|签字|签名|审核.*|审批.*|(内部|任务|事项|项目)?(编码|代码)|(简要|情况|补充)说明|来源|(任务|文件|工作)来源|(任务|工作|政策|制定)依据|填报人|填表人|.{0,8}(联系人|联络员|经办人))$")]
    private static partial Regex RemarkWord();

    [GeneratedRegex(@"^第?[一二三四1-4]季度?末?[^完进实]{0,8}$|^[Qq][1-4]$|^[上下]半年[^完进实]{0,8}$|^(\d{4}年)?(1[0-2]|[1-9])月(份|底|底前|末)?(目标|计划|任务|工作|进度|节点|安排)?(任务|要求|目标)?$|^(\d{4}年)?年底(目标|任务|节点)$")]
    private static partial Regex PeriodWord();

    [GeneratedRegex(@"(时限|期限|时间|节点|日期|时序|频次)$|^(时限|期限|时间|完成|办结|截止)(要求|安排|进度|节点)?$|^(序时|时序|进度)(进度|要求|安排)?$|^时间(进度|要求|安排)")]
    private static partial Regex DeadlineWord();

    [GeneratedRegex(@"^(分管|责任|包抓|包联|包保|主管|牵头|联系|挂钩|挂联|分包|督办|主抓|主要|包案|第一|督导|包片)?(委|局|市|县|区|县级|市级|区级|院|班子)?(责任)?(领导|负责人|责任人|负责同志|分管主任|分管局长|领导同志)(成员)?$|^分管副?(主任|局长|院长)$|^[^，、]{2,4}(?<!批示|签字|审批|审核)领导$")]
    private static partial Regex LeaderWord();

    [GeneratedRegex(@"^(具体|直接|科室|处室|股室|部门|单位|项目|工作)?(责任人|负责人)(员)?$")]
    private static partial Regex PersonWord();

    [GeneratedRegex(@"^(责任|负责)?(牵头|总牵头|主办|主责|主抓|承办|主要责任|第一责任)(?!.*(事项|内容|任务|工作|项目|措施|目标)$)|^(责任|负责|落实|实施|承担|主管|业务|归口|工作|办理|经办|具办)(科室|处室|股室|科|处|股|室|岗位|科股室|处科室|科处室)")]
    private static partial Regex LeadWord();

    [GeneratedRegex("^(责任|负责)?[（(]?(牵头|总牵头|主办|主责|主抓|主要责任|第一责任)")]
    private static partial Regex LeadsWord();

    [GeneratedRegex(@"^(配合|协办|协同|协助|参与|参加|协作|共同责任|支持|会办|会同|联办|联动|协管|协力)(?!.*(事项|内容|任务|工作|项目)$)|^(责任|落实|实施|承担|负责|执行|承接|组织实施|具体责任|具体落实|主体)(责任)?(单位|部门|机构|主体|分工|落实)|^(单位|部门|责任主体|职责分工)$")]
    private static partial Regex SupportWord();

    [GeneratedRegex(@"措施|举措|做法|路径|抓手|步骤|打法|(工作|任务|主要|具体|重点|目标任务|项目|建设|改革|实施|事项)内容|^内容|(工作|任务|具体|落实|实施|办理|承办|推进)(要求|安排|计划)((及|和|与)?(目标|标准|成效))?$|^(要求|要点|任务要点|工作要点)$")]
    private static partial Regex MeasureWord();

    [GeneratedRegex(@"^(工作|年度|总体|预期|任务|主要|目标|绩效|考核|\d{4}年)*(目标|指标|成效|成果|标准)(要求|值)?$|^(年度|\d{4}年度?)目标任务$|^(目标要求|预期成效|完成标准|成果形式)$|^(验收|达标|评价|评估|销号|办结|完成|衡量)(口径|标志|标准|指标|尺度)$")]
    private static partial Regex GoalWord();

    [GeneratedRegex(@"^(项目|类别|板块|类型|大类|方面|领域|分类|章节|专项|工程|行动|条线|模块|维度|方向|(攻坚|工作|重点|任务|主攻)方向|一级任务|一级目录|任务类别|工作类别|工作类型|任务分类|工作分类|工作板块|工作领域|重点领域|重点方面|工作方面|专项行动)$|大(工程|行动|板块|任务|类别|体系|领域|方面)$")]
    private static partial Regex SectionWord();

    [GeneratedRegex(@"任务|工作$|^(工作|重点|主要|改革|建设|具体|责任|承办|办理|攻坚|落实)?(事项|项目|要点)|清单$|^重点工作|^工作")]
    private static partial Regex TaskWord();
}
