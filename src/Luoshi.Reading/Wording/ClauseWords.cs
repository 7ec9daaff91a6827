using System.Text.RegularExpressions;

namespace Luoshi.Reading.Wording;

/// <summary>The verbs and fillers of plan sentences, as far as they tell where a name begins and ends.</summary>
internal static partial class ClauseWords
{
    /// <summary>Words in front of a name that are no part of it. What follows each keeps 完成率, 规范管理率, 及时率 whole.</summary>
    [GeneratedRegex(
        @"^(?:[、，和与及并且而：]|以及|同时|其中|另外|此外|一[是方]|确保|保证|力争|争取|努力|实现|推动|推进|促进|力促|促使|使得?(?!用)|让|在(?![册岗校院线编管职])|对(?![口象])|将|把|于|到(?![位岗诊])|至(?!少)|全面|进一步|不断|持续|继续|积极|大力|加快|扎实|深入|着力|切实|稳步|有序|逐步|按时|全年|当年|年度|每年|要(?!素)|应(?![急答检诉])|须|需(?!求)|组织(?!化)|开展|做好|抓好|落实|强化|加强(?!免疫|针)|提高|提升|完成|巩固|优化|完善|规范(?!管理|化|诊疗|服药)|加大|建立健全|健全|维持|保持|稳定|有效|认真|严格|统筹(?![基地区账层资])|广泛|高质量|重点(?=培养|培育|推进|建设|支持|做好|抓好|加强|开展|打造)|支持|指导|督促|鼓励|按照要求|坚持|组建|带动|新(?=建|增)(?!建|增))",
        RegexOptions.ExplicitCapture)]
    public static partial Regex Lead();

    /// <summary>What a name never begins with: stripping the word before it would cut a name in two.</summary>
    [GeneratedRegex("^(?:率|比例|比率|度(?!假)|数(?![字据])|量(?!化)|面(?![向积部对])|的|期(?![望间])|性(?![别病侵])|等(?!级)|、|和|水平|化(?![学验疗妆解])|体系)")]
    public static partial Regex NoHead();

    /// <summary>较上年, 在2018年的基础上: what a change is measured from.</summary>
    [GeneratedRegex(@"(?:在[^，；。]{2,16}(?:基础上|基数上)|(?:较|比|与|同)(?:上年|去年|20\d\d年?|同期|上季度|上月|上一年|年初|往年|“?十[三四]五)[^，；。]{0,8}?|(?:与|同)[^，；。]{2,12}相比|(?:由|从)[^，；。\d]{0,10}\d[\d.]*[%‰\p{L}]{0,2}|同比|环比|力争|争取|每年|年均|以[^，；。]{1,8}为单位)+$")]
    public static partial Regex Base();

    /// <summary>Words a name ends with when it is a rate of its own.</summary>
    [GeneratedRegex("(?:率|比例|占比|比重|比率|满意度|知晓度|(?<![制年力季额])度|水平|覆盖面|增幅|降幅|增速|寿命|指数|面积|产值|数量|床位数|人数)$")]
    public static partial Regex RateEnd();

    /// <summary>Verbs that bring things about and add nothing to the name of what is counted.</summary>
    public const string MakingVerbs =
        "牵头建成|牵头建设|改建成|新建成|建设成|建成|建设|新建|改扩建|改建|扩建|迁建|筹建|组建|成功创建|创建成功|创建|创成|争创|打造|设立|设置|建立|配备|配置|购置|选定|遴选|确定|评选|评定|选树|命名|认定|开设|开展|举办|召开|组织|实施|完成|制作|达到|实现|落实|推进|推动|指导|支持|争取|获批|获得|取得|出台|制定|印发|发放|开办|提供|安排|储备|布局|布设|布点|(?<![自在未共已])建(?![筑房档])|办(?![结公])";

    /// <summary>Verbs without which the name would say something else.</summary>
    public const string TellingVerbs =
        "新增|增加|增设|增配|新(?:\\([^)]{1,8}\\))?建|减少|提升|改造|培训|轮训|培养|培育|引进|招聘|招录|招募|特聘|聘请|选派|选送|派出|派驻|发表|申报|申请|立项|救助|资助|筛查|体检|检测|监测|服务|巡诊|义诊|签约|帮扶|推广|推荐|表彰|查处|办理|抽检|检查|监督|接种|采集|转化|授权|发展|吸引|化解|整治|关停|淘汰|复审|验收|巡查|审计";

    [GeneratedRegex("(?<telling>" + TellingVerbs + ")|(?<making>" + MakingVerbs + ")", RegexOptions.ExplicitCapture)]
    public static partial Regex Verb();

    /// <summary>Verbs behind the things counted: what they do or have, not what they are.</summary>
    [GeneratedRegex(@"(?<=.{2})(?<!的|已)(?:(?<says>可?提供|可开展|能够?提供|能开展|内设|通过|达到|具备|完成|实现|实行|推行|接受|开设|设置|设立|设有|配备|建立|开展|接入|纳入|取得|获得|获评|创建|创成|覆盖|使用|应用|按时完工|完工|投入使用|建成|启用|下放|下沉|入驻|上线|达标(?=$|[，。]))|(?<goes>到(?!位|岗|诊|家)|赴|驻(?=[校村点企])|进行|参加|参与|上门|深入|进入|按时|用于|并(?!发|网)|且|以(?![上下内外])|对(?!口|象)|作为|为(?!主)|，))", RegexOptions.ExplicitCapture)]
    public static partial Regex Predicate();

    /// <summary>Nothing but how often, where and for whom: the name stands elsewhere.</summary>
    [GeneratedRegex("^(?:每(?:学?年|半年|两个?月|季度?|月|旬|周|天|日|学期|[个家所名])|全年|年度|各地?|各级|均|共|总计|累计|其余|其他|其它|另外|剩余|不|一般|原则上|平均|年均|至少|其中|[、，：])*$")]
    public static partial Regex NoName();

    /// <summary>A head that says nothing without the subject of the words before: 覆盖率, 目标人群覆盖率, 人员.</summary>
    [GeneratedRegex("^(?:(?:目标人群|服务能力|任务|目标|群众|总体|综合|全市|全县|全区|年度|服务|标准化?|一次性)?(?:覆盖率|合格率|达标率|达标比例|完成率|完结率|响应率|知晓率|参与率|参训率|满意率|满意度|普及率|合格|管理率|建设率|使用率|建档率|检出率|及时率|报告率|上报率|处置率|整改率|准确率|完整率|有效率|规范率|落实率|持证率|取证率|比例|占比|覆盖面)|人员|人数|人次|参训人员|参训|受训|受益|数量|总数|总量|面积|规模|次数|场次|频次|总人数)$")]
    public static partial Regex Generic();

    /// <summary>The verb before the object that a following clause goes on speaking about.</summary>
    [GeneratedRegex("(?:免费进行|免费开展|进行|开展|加强|做好|推进|实施|抓好|落实|组织|强化|扩大|提高|完善|推行|完成|深化|规范|健全|优化|普及|提升|加大|常态化|继续|持续)")]
    public static partial Regex ObjectVerb();

    /// <summary>Endings of an object that name the doing, not the thing.</summary>
    [GeneratedRegex("(?:能力建设|工作|建设|工程|项目建设|力度|等)$")]
    public static partial Regex DoingEnd();
}
