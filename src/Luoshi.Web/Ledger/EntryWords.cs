using System.Text.Json;
using Luoshi.Assessment;
using Luoshi.Bulletins;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Supervision;
using Luoshi.Web.Supervision;

namespace Luoshi.Web.Ledger;

/// <summary>What an entry is called, and how a corrected value is said.</summary>
public static class EntryWords
{
    public static string Verb(EntryFacts facts) => facts switch
    {
        PlanRead => "读入",
        ItemRead => "读入",
        Corrected => "更正",
        Checked => "核对",
        FindingSettled => "存疑处理",
        ItemSplit => "拆分",
        ItemsMerged => "合并",
        OwnerMoved => "移动责任",
        Undone => "撤回",
        NameTied => "名称对应",
        Discarded => "弃稿",
        PutInForce => "施行",
        Dispatched => "下发",
        SignedFor => "签收",
        Reported => "进展",
        Returned => "退回",
        Accepted => "审核通过",
        Urged => "催办",
        Extended => "延期",
        Instructed => "批示",
        Closed => "销号",
        Reopened => "重启",
        Declined => "退办",
        DeclineRefused => "不同意退办",
        Reassigned => "改派",
        Withdrawn => "撤销下发",
        ReportAmended => "更正进展",
        ExtensionAsked => "申请延期",
        ExtensionRefused => "不同意延期",
        CompletionClaimed => "申请办结",
        ClaimVerified => "核查通过",
        ClaimReturned => "核查不通过",
        InstructionAnswered => "批示回复",
        EvidenceAsked => "佐证要求",
        ChangeProposed => "变更申请",
        ChangeApproved => "变更批准",
        ChangeRefused => "变更不予批准",
        SettingsChanged => "设置",
        CarriedOver => "结转",
        CarriedIn => "承接",
        Archived => "归档",
        ScoringProposed => "拟定考核办法",
        ScoringBound => "审定考核办法",
        ScoringRefused => "不同意考核办法",
        AssessmentTaken => "计分",
        AssessmentFedBack => "反馈得分",
        ScoreObjected => "得分异议",
        ScoreObjectionDecided => "异议答复",
        ScoreReleaseAsked => "报请公布得分",
        ScoreReleased => "公布得分",
        ScoreReleaseRefused => "不同意公布得分",
        AssessmentWithdrawn => "得分作废",
        PaperDrafted => "起草",
        PaperEdited => "修改",
        PaperSubmitted => "送审",
        PaperTakenBack => "撤回送审",
        PaperReturned => "退回修改",
        PaperApproved => "审签",
        PaperSent => "印发",
        PaperDiscarded => "作废",
        PaperLaidOut => "选版式",
        PublicPageProposed => "拟公开",
        PublicPageReleased => "公开",
        PublicPageShut => "停止公开",
        TemplateUploaded => "上传模板",
        TemplateRetired => "停用模板",
        _ => RoundEntryWords.Verb(facts) ?? "记录",
    };

    /// <summary>How the entry's dot looks on the line.</summary>
    public static string? Look(EntryFacts facts) => facts switch
    {
        PutInForce or Dispatched or Instructed or Closed => "is-main",
        Returned or ClaimReturned or ExtensionRefused or RectificationReturned => "is-wrong",
        _ => null,
    };

    /// <summary>A field's name on screen, by its name in the facts.</summary>
    public static string Field(string field) => field switch
    {
        "no" or "noPrinted" => "序号",
        "section" or "sectionNo" => "板块",
        "sections" => "板块",
        "title" => "标题",
        "text" => "正文",
        "measures" => "具体措施",
        "leaders" => "分管领导",
        "leadLeaders" => "牵头领导",
        "leadUnits" => "牵头科室",
        "supportUnits" => "责任单位",
        "deadline" => "完成时限",
        "targets" => "目标",
        "dates" => "时间",
        "docNumber" => "文号",
        "issuer" => "发文机关",
        "jurisdiction" => "地区",
        "year" => "年份",
        "issuedOn" => "印发日期",
        "cadences" => "督查频次",
        _ => field,
    };

    /// <summary>A value of a corrected field in words; 空 for none.</summary>
    public static string Value(string field, JsonElement value)
    {
        var words = value.ValueKind switch
        {
            JsonValueKind.Object when field == "deadline" => Deadline(StateJson.Read<DeadlineFacts>(value.GetRawText())),
            JsonValueKind.Array when field == "targets" => string.Join('、', StateJson.Read<List<TargetFacts>>(value.GetRawText()).Select(t => $"{t.Indicator} {PlanWords.Number(t)}")),
            JsonValueKind.Array when field == "dates" => string.Join('、', StateJson.Read<List<DateFacts>>(value.GetRawText()).Select(d => $"{PlanWords.Day(d.Due)}{d.What}")),
            JsonValueKind.Array => string.Join('、', value.EnumerateArray().Select(v => v.ToString())),
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            _ => value.ToString(),
        };
        return words.Length == 0 ? "空" : words;
    }

    private static string Deadline(DeadlineFacts deadline)
    {
        var due = deadline.Due is { } day ? PlanWords.Day(day) : PlanWords.WithoutDay(deadline);
        return deadline.Printed is { Length: > 0 } printed && printed != due ? $"{printed}（{due}）" : due;
    }
}
