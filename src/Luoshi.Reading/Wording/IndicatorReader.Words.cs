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

    [GeneratedRegex("(?:人群|家庭|患者|病人|儿童|户|居民|老年人|学生|妇女|职工|地区|乡镇|县区|医院|机构|卫生院)$")]
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

    [GeneratedRegex("(?:顺利|全部|积极|按期|如期|均|都|全面|率先|成功|力争|争取|陆续)+$")]
    private static partial Regex Adverb();

    [GeneratedRegex("(?:以上|以下|级|类|型)$")]
    private static partial Regex Elliptic();

    [GeneratedRegex("(?<=.{2})(?:并(?!发|网)|以及|，|、(?=[^、]{0,12}(?:$)))[^）)]*$")]
    private static partial Regex And();

    [GeneratedRegex("(?:免费|牵头|共同|联合|负责|新|再|各自|各|均|都|至少|要|应|须|力争|争取|计划|累计|全年|每年|年内|总共|共|，|、|：)+$")]
    private static partial Regex OwnerEnd();

    [GeneratedRegex("^(?:建设|服务|培训|管理|检测|监测|检查|体检|筛查|签约|发展|接种|监督|救助|审计|复审|组织|设置|制作|建|办)$")]
    private static partial Regex NounVerb();

    [GeneratedRegex(@"^(?:[(（]?[\d一二三四五六七八九十]{1,2}[)）]|\d{1,2}[.、](?!\d)|[①-⑳]|[一二三四五六七八九十]是)", RegexOptions.ExplicitCapture)]
    private static partial Regex ListNumber();

    [GeneratedRegex("(?:、|，|：|的|等指标|等|[两三四五]个|指标|各|均|都|共|要|每年|全年|每季度|每月|每学期|每学年|每周|数量|分别)$")]
    private static partial Regex TrimEnd();

    // 高血压、糖尿病患者规范管理率: what follows the last of the names they bear.
    [GeneratedRegex("(?<=.{2})(?:患者|病例|病人|人群|儿童|老年人|孕产妇|机构|医院|疫苗)[^、]*(?:率|比例|占比|度)$")]
    private static partial Regex Bearer();

    [GeneratedRegex("(?:[\\p{L}]{2}(?:比例|占比)|[\\p{L}]{2}率|[\\p{L}]度)$")]
    private static partial Regex RateTail();
}
