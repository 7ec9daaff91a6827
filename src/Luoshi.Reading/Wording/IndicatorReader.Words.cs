using System.Text.RegularExpressions;

namespace Luoshi.Reading.Wording;

// The words by which the indicator reader cuts names.
internal sealed partial class IndicatorReader
{
    [GeneratedRegex("^(?:" + ClauseWords.TellingVerbs + ")", RegexOptions.ExplicitCapture)]
    private static partial Regex TellingVerb();

    [GeneratedRegex("分别(?<tail>[\\p{L}]{2,6})?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Respectively();

    [GeneratedRegex("^(?:以[上下内]|左右|的?目标|的?标准|的?要求|并(?!发)|且|以及|的?水平|率|，|、|和|及)")]
    private static partial Regex Trailing();

    [GeneratedRegex("^(?:达到|设置|设立|开展|提供|实现|完成|通过|具备|建成|纳入)")]
    private static partial Regex Says();

    [GeneratedRegex("(?:医院|机构|中心|院|站|所)$")]
    private static partial Regex Holder();

    [GeneratedRegex("(?:人群|家庭|患者|病人|儿童|户|居民|老年人|学生|妇女|职工|地区|乡镇|县区|医院|机构|卫生院|卫生室|中心|社区|小学|初中|高中|中学|学校|\\d岁(?:及?以上|以下|以内)?(?:人群|老年人|儿童)?)$")]
    private static partial Regex Group();

    [GeneratedRegex("^(?:人次|场次|户次|例次|件次|人|万人次|万人)$")]
    private static partial Regex Bodies();

    [GeneratedRegex("^(?<of>[^、]{2,}?)(?:覆盖|合格|达标|完成|知晓|参与|普及|管理|建设|使用|建档|报告|处置|整改|及时|准确|完整|有效|规范)率$", RegexOptions.ExplicitCapture)]
    private static partial Regex BareRate();

    [GeneratedRegex("的(?<of>[^的]{2,})比例$", RegexOptions.ExplicitCapture)]
    private static partial Regex PartOf();

    [GeneratedRegex("^(?:常态化|全覆盖|制度化|规范化|全员|全面|全程|[、和])+$|^(?:围绕|通过|依托|利用|按照|根据|针对|结合|以)")]
    private static partial Regex Manner();

    [GeneratedRegex("^(?<of>[^、]{2,20}?)(?:办理|工作|服务)?(?:实现|达到)(?=[^、]{2,})", RegexOptions.ExplicitCapture)]
    private static partial Regex OwnerOfRates();

    [GeneratedRegex(@"\([^)]*\d[^)]*\)")]
    private static partial Regex NumberBracket();

    [GeneratedRegex("(?:免费|顺利|全部|积极|按期|如期|均|都|全面|率先|成功|力争|争取|陆续)+$")]
    private static partial Regex Adverb();

    [GeneratedRegex("(?:以上|以下|级|类|型)$")]
    private static partial Regex Elliptic();

    [GeneratedRegex("(?<=.{2})(?:并(?!发|网)|以及|，|、(?=[^、]{0,12}(?:$)))[^）)]*$")]
    private static partial Regex And();

    [GeneratedRegex("(?:免费|牵头|共同|联合|负责|分别|能够?|可以|新|再|各自|各|均|都|至少|要|应|须|力争|争取|计划|累计|全年|每年|年内|总共|共|，|、|：)+$")]
    private static partial Regex OwnerEnd();

    [GeneratedRegex("^(?:建设|服务|培训|管理|检测|监测|检查|体检|筛查|签约|发展|接种|监督|救助|审计|复审|组织|设置|制作|建|办)$")]
    private static partial Regex NounVerb();

    [GeneratedRegex(@"^(?:[(（]?[\d一二三四五六七八九十]{1,2}[)）]|\d{1,2}[.、](?!\d)|[①-⑳]|[一二三四五六七八九十]是|用?(?:\d+|[一二两三四五六七八九十半]+)(?:年|个月|个工作日|天)(?:左右)?(?:之?内|以内|时间)，?)", RegexOptions.ExplicitCapture)]
    private static partial Regex ListNumber();

    [GeneratedRegex("(?:、|，|：|的|等指标|等|[两三四五]个|(?<=[率度数平])指标|各|均|都|共|要|每年|全年|每季度|每月|每学期|每学年|每周|数量|分别)$")]
    private static partial Regex TrimEnd();

    // 高血压、糖尿病患者规范管理率: what follows the last of the names they bear.
    [GeneratedRegex("(?<=.{2})(?:患者|病例|病人|人群|儿童|老年人|孕产妇|机构|医院|疫苗)[^、]*(?:率|比例|占比|度)$")]
    private static partial Regex Bearer();

    [GeneratedRegex("(?:[\\p{L}]{2}(?:比例|占比)|[\\p{L}]{2}率|[\\p{L}]度)$")]
    private static partial Regex RateTail();

    [GeneratedRegex("^(?<head>.*?)(?<levels>[国省市州盟县区旗乡镇村](?:、?[国省市州盟县区旗乡镇村]){1,4})(?:[两二三四五]级|级)(?<rest>[^、，]{2,})$", RegexOptions.ExplicitCapture)]
    private static partial Regex LevelList();

    [GeneratedRegex("(?<cmp>(?:要|应|须|均|都|分别|各)*(?:达到|不低于|不少于|不高于|不超过|控制在|提高到|提高至|提升到|提升至|为)?)：?$", RegexOptions.ExplicitCapture)]
    private static partial Regex TopicEnd();

    [GeneratedRegex("^以[^，]{2,20}为[^，]{1,12}$")]
    private static partial Regex By();

    [GeneratedRegex("^(?:把|将)?(?<what>[^，]{2,24}?)(?:全部|全面)?纳入", RegexOptions.ExplicitCapture)]
    private static partial Regex Into();

    /// <summary>进入全省同类医院(前50名).</summary>
    [GeneratedRegex("(?:力争|争取|稳定|保持)?(?:进入|位居|位列|跻身|挤进|稳居|排在|且)(?:全[国省市区县州]|[国省市区县州]内)?[^，、]{0,8}$")]
    private static partial Regex Entering();

    [GeneratedRegex("^(?:不少于|不低于|不得低于|不高于|不超过|不得超过|高于|低于|超过|控制在|达到|提高到|提升到|提高至|降到|降至|占到|占)(?<whole>.+)的$", RegexOptions.ExplicitCapture)]
    private static partial Regex WholeOf();

    [GeneratedRegex("^(?:每个?(?![十百千万])|各)[\\p{L}()、]{1,10}$")]
    private static partial Regex EachOf();

    [GeneratedRegex("^(?:国家|省|自治区|市|州|盟|地|县|区|旗|乡|镇|村|院|部|厅|区域)级$")]
    private static partial Regex BareLevel();

    [GeneratedRegex("^(?:新增|新建|建成|创建|培育|建设|成功创建)?(?:国家|省|自治区|市|州|盟|地|县|区|旗|乡|镇|村|院|部|厅|区域)级(?<rest>[^、，]{2,})$", RegexOptions.ExplicitCapture)]
    private static partial Regex LevelHead();

    /// <summary>Names that may take the thing of a later number: places and institutions.</summary>
    [GeneratedRegex("(?:县|市|区|州|旗|乡|镇|村|街道|院|中心|站|所|局|集团|单位|机构|级)$")]
    private static partial Regex PlaceEnd();

    [GeneratedRegex("^(?:无|不|零|防|杜绝|避免)")]
    private static partial Regex Absent();

    /// <summary>队伍市级(不少于2支、县级…).</summary>
    [GeneratedRegex("^(?<rest>[^、，]{2,})(?:国家|省|自治区|市|州|盟|地|县|区|旗|乡|镇|村|院|部|厅|区域)级$", RegexOptions.ExplicitCapture)]
    private static partial Regex LevelTail();

    [GeneratedRegex("^(?![婚孕产]检)[\\p{L}]{2,3}率$")]
    private static partial Regex ShortRate();

    /// <summary>What is done for patients, as a rate: 规律服药率.</summary>
    [GeneratedRegex("^(?:规律|规则|规范|系统|早期|病原学)?(?:服药|治疗|管理|随访|面访|诊断|阳性|早诊|早治|控制|治愈|治疗成功|治疗覆盖|检出|追踪|救治|转诊|报告|登记|建档|复查|康复)(?:率|比例)$")]
    private static partial Regex CareRate();

    [GeneratedRegex("(?:博士|硕士|研究生|正高|副高|高级职称|医师|医生|护士|药师|技师|专家|人才|骨干)$")]
    private static partial Regex Degree();

    /// <summary>筛查各完成(2万人).</summary>
    [GeneratedRegex("各(?:完成|达到?|开展|举办|新增|建成|不少于|不低于)*$")]
    private static partial Regex EachDoes();

    /// <summary>覆盖(1.2万人次), 覆盖人口(60万人): only how far the thing before reaches.</summary>
    [GeneratedRegex("^(?:覆盖|惠及|受益)(?:人口|人群)?$")]
    private static partial Regex Reaching();

    /// <summary>Whose rate it is, where that is a group of persons or houses.</summary>
    [GeneratedRegex("^(?<of>[^、，]*?(?:患者|病例|病人|感染者|人群|儿童|老年人|孕产妇|妇女|居民|新生儿))[^、，]*(?:率|比例|占比)$", RegexOptions.ExplicitCapture)]
    private static partial Regex BearerOf();

    /// <summary>A rate that may be set over a list of those it is stated for.</summary>
    [GeneratedRegex("(?:率|比例|占比|比重|满意度|数量|标准|水平)$")]
    private static partial Regex TopicName();

    /// <summary>Units of what is done, not of things: 医院不少于4次.</summary>
    [GeneratedRegex("^(?:课时|学时|次|场|场次|期|天|小时|分钟|元|万元|节|遍)$")]
    private static partial Regex Doings();
}
