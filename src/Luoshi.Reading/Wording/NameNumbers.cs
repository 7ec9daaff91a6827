using System.Text.RegularExpressions;

namespace Luoshi.Reading.Wording;

/// <summary>Knows the numbers that are no results: those inside names, grades, ages, list numbers, laws and dates.</summary>
internal static partial class NameNumbers
{
    /// <summary>Marks every character at which no target may begin: quoted names, titles, document numbers, ordinals, 每千人.</summary>
    public static bool[] Closed(string text, IReadOnlyList<DateMention> dates)
    {
        var closed = new bool[text.Length];
        foreach (var pattern in new[] { Quoted(), Titles(), Ordinals(), ListNumbers(), PerHead(), FixedNames(), Sums() })
        {
            foreach (Match m in pattern.Matches(text)) Array.Fill(closed, true, m.Index, m.Length);
        }

        foreach (var date in dates) Array.Fill(closed, true, date.Start, date.End - date.Start);
        return closed;
    }

    /// <summary>Whether the number only names or qualifies: 二级以上医院, 65岁以上老年人, 三年行动, 四个意识.</summary>
    public static bool IsName(string text, NumberMention number)
    {
        if (number.Kind is NumberKind.Rank) return false;
        var before = text[Math.Max(0, number.Start - 60)..number.Start];
        var after = text[number.End..Math.Min(text.Length, number.End + 40)];
        if (number.Kind == NumberKind.Coverage)
        {
            // 开展全覆盖监督检查 says how, 实现巡诊全覆盖 says what is reached.
            return !CoverageEnds().IsMatch(after) && !CoverageReached().IsMatch(before);
        }

        if (Baseline().IsMatch(before) && BaselineLeads().IsMatch(after)) return true;
        if (number.Kind == NumberKind.Ratio) return false;
        if (number.Unit is "大" or "点" or "位" or "版" or "路" or "层") return true;
        if (number.Unit == "岁") return !LifeSpan().IsMatch(before);
        if (number.Unit is "级" or "星") return !Reached().IsMatch(before) || GradeName().IsMatch(after);
        if (number.Unit == "分" && number.Written && !Reached().IsMatch(before)) return true;
        if (NumberWords.IsSpan(number.Unit) && DoneWithin().IsMatch(after) && before.Length > 0 && char.IsLetter(before[^1]) && !CountedFrom().IsMatch(before)) return false;
        if (number.Unit is "日" or "个月") return !Limit().IsMatch(before) && !LeastWord().IsMatch(before);
        if (NumberWords.IsSpan(number.Unit) && (number.Unit is "天" or "周" && after.Length > 0 && char.IsLetter(after[0]) && after[0] is not ('以' or '左' or '内') && !LeastWord().IsMatch(before) || NamedSpan().IsMatch(after) || (number.Value == 24 && number.Unit == "小时" && !Limit().IsMatch(before)) || (after.StartsWith('内') || after.StartsWith("以内", StringComparison.Ordinal)) && !Limit().IsMatch(before))) return true;
        if (SpanFollows().IsMatch(after) && number.Unit == "个") return true;
        if (Encouraged().IsMatch(before)) return true;
        return number.Written && IsIdiom(text, number, before, after);
    }

    // 一 counts only under a word that makes it a count; 百名, 千家 without a digit are figures of speech.
    private static bool IsIdiom(string text, NumberMention number, string before, string after)
    {
        var numeral = text[number.Start..(number.End - number.Unit.Length)];
        if (numeral.All(c => c is '百' or '千' or '万')) return true;
        if (!CountWord().IsMatch(before) && (VerbFollows().IsMatch(after) || number.Unit is not ("个" or "家") && PlaceEnd().IsMatch(after))) return true;
        if (number.Unit is "期" or "站" or "队" or "班" or "组" or "床" or "路" or "节" or "块" or "片" or "头" or "门") return !CountWord().IsMatch(before);
        if (numeral is "一" or "二" && number.Unit is "支" or "套" or "张" or "批" or "条" or "本" or "轮" or "件") return !LeastWord().IsMatch(before);
        if (numeral == "一") return !CountWord().IsMatch(before);
        if (numeral == "二" && number.ValueTo is null) return true;
        return SloganTail().IsMatch(after);
    }

    /// <summary>Whether the number says what the work is about rather than what is to be reached.</summary>
    public static bool IsScope(string before, NumberMention number, string after, bool compared)
    {
        if (number.Kind != NumberKind.Count) return false;
        if (TotalSum().IsMatch(before) || LooksBack().IsMatch(before)) return true;
        // 服务半径超过40公里的村: a measure that tells which.
        if (compared && PopulationOf().IsMatch(before) && after.Contains('的', StringComparison.Ordinal)) return true;
        if (compared && after.StartsWith('的') && after.Length > 1 && char.IsLetter(after[1]) && IsMeasure().IsMatch(number.Unit)) return true;
        if (number.Unit.EndsWith('元') && (Funds().IsMatch(before) || Granted().IsMatch(after))) return true;
        if (compared) return false;
        if (number.Unit is "人" or "名" && MadeUpOf().IsMatch(before) && TheirGroup().IsMatch(after)) return false;
        if (NumberWords.IsSort(number.Unit) && EachHas().IsMatch(before)) return false;
        // 对4家单位开展巡查: so many are worked through.
        if (number.Unit is "家" or "所" or "个" or "户" && WorkedOn().IsMatch(before) && WorkDone().IsMatch(after)) return false;
        if (OfArrangement().IsMatch(after)) return true;
        if (SpokenAbout().IsMatch(before)) return true;
        if (Outcome().IsMatch(after)) return false;
        // 为全市3万名妇女免费检查: so many are served.
        if (number.Unit is "名" or "万名" or "人" or "万人" or "例" or "万例" or "户" or "万户" && ServedAll().IsMatch(before)) return false;
        if (OfKnownThings().IsMatch(before) || AbstractThings().IsMatch(after)) return true;
        // 总投资3亿元的12个项目: the sum only says which projects.
        if (after.StartsWith('的') && after.Length > 2) return true;
        if (Doing().IsMatch(after) && !Making().IsMatch(before)) return true;
        // 覆盖42家医院的平台, 覆盖全部14个乡镇: how far a thing reaches.
        if (CoverAll().IsMatch(before) || before.EndsWith("覆盖", StringComparison.Ordinal) && after.Contains('的', StringComparison.Ordinal)) return true;
        if (Campaign().IsMatch(after) && CarriedOn().IsMatch(before)) return true;
        var thingsFollow = after.Length > 0 && char.IsLetter(after[0]) && after[0] is not ('并' or '且' or '以');
        if (NumberWords.IsSort(number.Unit) && thingsFollow) return !AchievedBefore().IsMatch(before);
        return number.Written && number.Unit == "个" && thingsFollow && !CountWord().IsMatch(before);
    }

    [GeneratedRegex("“[^“”]{0,80}”|‘[^‘’]{0,80}’|\"[^\"]{1,40}\"|「[^」]{0,80}」")]
    private static partial Regex Quoted();

    [GeneratedRegex("《[^《》]{0,120}》|〔[^〕]{0,12}〕\\d*号?|【[^】]{0,60}】")]
    private static partial Regex Titles();

    [GeneratedRegex(@"第[\d一二三四五六七八九十百]+(?:[-至、][\d一二三四五六七八九十]+)?[个家所名项种类人场条次批届期章款轮号版部位方]?|(?<!\d)\d+号|首[批个家次]|其[一二三]")]
    private static partial Regex Ordinals();

    [GeneratedRegex(@"(?<=^|[。；：！？])(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.、](?!\d)|[一二三四五六七八九十]{1,3}、|[①-⑳])|[①-⑳]|[一二三四五六七八九十]是")]
    private static partial Regex ListNumbers();

    [GeneratedRegex(@"每(?:\d+|[一二两三四五六七八九十百千万])+(?:万|千|百)?[个家所名人张床户例周年月天日村次条项]?(?:(?=[^\d])|$)")]
    private static partial Regex PerHead();

    [GeneratedRegex(@"三级(?:甲|乙|丙)等|[一二三]级(?=[甲乙丙以及医综公专预、和])|(?<![、\d一二三四五六七八九十])[、\d一二三四五六七八九十]{1,20}级[甲乙丙]等|[两三四五]个(?=\d|全覆盖)|(?<=[\d一二三四五六七八九十])个(?=100%)|中央八项规定|(?<![一二三四五六七八九十])[一二三四五六七八九十]{1,9}届[一二三四五六七八九十]{1,9}[次中]|(?<![一二三四五六七八九十])[一二三四五六七八九十]{1,9}[次届](?=[一二三四五六七八九十]{0,9}[次届]?(?:全会|会议|党代会|代表大会|全体))|十九届|二十大|[一二三四五六七八九十两]个百分之百|一[站体把流揽盘窗线刀网卡码键条张对](?=[式化手览棋龙通办清])")]
    private static partial Regex FixedNames();

    // 5+9, 1+3+N, 2+26
    [GeneratedRegex(@"(?:(?<![\dNnXx])[\dNnXx]+|[一二三四五六七八九十])(?:\+(?:[\dNnXx]+|[一二三四五六七八九十]))+")]
    private static partial Regex Sums();

    [GeneratedRegex(@"^(?:[，。；、)）！”]|率|$|目标|和|并|的?要求)")]
    private static partial Regex CoverageEnds();

    [GeneratedRegex("实现[^，。；]{1,40}$")]
    private static partial Regex CoverageReached();

    [GeneratedRegex(@"(?:由|从|自)[^，。；]{0,16}$")]
    private static partial Regex Baseline();

    [GeneratedRegex(@"^[^，。；\d]{0,8}(?:提高|提升|增加|增长|上升|下降|降低|降|减少|扩大|压缩|缩短)?[到至为]")]
    private static partial Regex BaselineLeads();

    [GeneratedRegex("(?:寿命|期望|年龄)[^，。；]{0,12}$|(?:达到?|提高[到至]|提升[到至]|增长[到至])$")]
    private static partial Regex LifeSpan();

    [GeneratedRegex("(?:达到?|提升[到至]|提高[到至]|升[到至]|不低于)$")]
    private static partial Regex Reached();

    [GeneratedRegex("^(?:[甲乙丙]等|医院|医疗|公立|综合|专科|以?上?医院|标准|保护)")]
    private static partial Regex GradeName();

    [GeneratedRegex(@"^(?:城市|健康|社区|医疗|卫生|便民|公共|就医|急救|服务|健身|生活)*圈|^、[^，。；、]{0,6}\d+(?:分钟|小时)[^，。；、]{0,8}圈|^内?[\p{L}]{1,8}率|^(?:值班|值守|应急|热线|不间断|核酸|在线)")]
    private static partial Regex NamedSpan();

    [GeneratedRegex("(?:控制在|控制到|精确到|不超过|(?:压减|压降|压缩|压|缩短|缩|减少|下降|降低|降)[到至为]|不高于|低于|小于|少于|≤|达到?|\\d(?:分钟|小时|秒|天)[、和])$")]
    private static partial Regex Limit();

    [GeneratedRegex("^(?:多?月|工作日|自然日|季度|学期|年度)")]
    private static partial Regex SpanFollows();

    [GeneratedRegex("(?:倡导|提倡|号召)[^，。；]{0,12}$")]
    private static partial Regex Encouraged();

    [GeneratedRegex("(?:至少|不少于|不低于|最少|不得少于)[^，。；、]{0,6}$")]
    private static partial Regex LeastWord();

    [GeneratedRegex("(?:(?:至少|不少于|不低于|最少|不得少于)[^，。；、]{0,6}|(?:新增|新建|建成|创建|建设|打造|培育|引进|设立|配备|建立|增加|各|创成|选派|培养|申报|获批|新设|改造|争创|选树|评选|确定|选定|举办|召开|完成|建)了?)$")]
    private static partial Regex CountWord();

    // 三松县 and 九桥镇 are places, however they are shortened.
    [GeneratedRegex("^[县市区州镇乡村旗]")]
    private static partial Regex PlaceEnd();

    [GeneratedRegex("^(?:" + ClauseWords.TellingVerbs + "|" + ClauseWords.MakingVerbs + ")")]
    private static partial Regex VerbFollows();

    [GeneratedRegex("^(?:意识|自信|维护|确立|允许|最严|全面|一批|一(?![个所家名])|不|务必|坚持|聚焦|统一|同步|同等|百年|没有|必须|到位|结合|转变|专项|文明|面向|更加)")]
    private static partial Regex SloganTail();

    /// <summary>去年建成10个, 现有312名: how things stand.</summary>
    [GeneratedRegex("(?<![较比与同])(?:去年|上年|上一年|往年|现有|原有|目前|截至目前|已经?(?:建成|完成|达到|有|设立|创建|设有))[^，。；\\d]{0,12}$")]
    private static partial Regex LooksBack();

    [GeneratedRegex("为(?:全[市县区省州旗国]|我[市县区省])?$")]
    private static partial Regex ServedAll();

    /// <summary>组建80人的队伍, 6支共180人的队伍: how many they are together.</summary>
    [GeneratedRegex("(?:组建|建立|建成|新建|打造|成立|储备|配备|配齐|培养|组成|[支个只]共|[支个]、?(?:总计|合计))(?:一支|由|约|共)*$")]
    private static partial Regex MadeUpOf();

    [GeneratedRegex("^(?:左右)?的[^，。；、的\\d]{2,20}(?:$|[，。；])")]
    private static partial Regex TheirGroup();

    [GeneratedRegex("每[个家所名支][^，。；、\\d]{2,8}$")]
    private static partial Regex EachHas();

    [GeneratedRegex("(?:^|[，。；、])(?:年内|全年)?对$")]
    private static partial Regex WorkedOn();

    [GeneratedRegex("^[^，。；、\\d]{2,16}?(?:开展|进行|实施|完成)[^，。；\\d]{2,14}$")]
    private static partial Regex WorkDone();

    /// <summary>统筹资金2亿元 is what a task is done with, not what comes of it.</summary>
    [GeneratedRegex("统筹(?:安排)?[^，。；\\d]{0,16}(?:资金|支出|经费)$")]
    private static partial Regex Funds();

    [GeneratedRegex("^(?:的?(?:奖补|奖励|补助|补贴|资助))")]
    private static partial Regex Granted();

    /// <summary>2个集团的统一管理机制: the arrangement is made, the things are there.</summary>
    [GeneratedRegex("^[^，。；、的\\d]{2,16}的[^，。；、\\d]{2,24}(?:机制|制度|体系)$")]
    private static partial Regex OfArrangement();

    /// <summary>30日内完成转诊, 48小时内响应: a limit for what is done, though no word compares.</summary>
    [GeneratedRegex("^(?:之|以)?内(?:完成|予以|全部|完全)*(?:响应|转诊|办结|处置|到达|送达|救治|整改|答复|反馈|出警|完成[^，。；、]{2,8})(?:到位|完毕)?(?:$|[，。；、])")]
    public static partial Regex DoneWithin();

    /// <summary>收到后5日内, 自印发之日起30日内: counted from an occasion, a deadline rather than a limit.</summary>
    [GeneratedRegex("(?:起|后|之日)$")]
    private static partial Regex CountedFrom();

    [GeneratedRegex("(?:围绕|按照|根据|聚焦|依托|现有|原有|已|已经|已建成|目前|辖区|其余|其他|上述|这|该|的)[^，。；、\\d]{0,2}$|全[市县省区国]$|(?:已|已经)(?:建成|创建|完成|设立)[^，。；\\d]{0,8}$")]
    private static partial Regex OfKnownThings();

    [GeneratedRegex("(?<![结应核校])对[^，。；\\d]{0,8}$")]
    private static partial Regex SpokenAbout();

    [GeneratedRegex("^(?:公里|千米|米|平方米|平方公里|岁|年|小时|分钟|元|万元|亿元|张)$")]
    private static partial Regex IsMeasure();

    [GeneratedRegex("(?:人口|半径|面积|年龄|工龄|年限|海拔)(?:不足|少于|低于|超过|大于|高于|不超过|不低于|不少于|在)$")]
    private static partial Regex PopulationOf();

    /// <summary>The things counted reach something: a result, however they are introduced.</summary>
    [GeneratedRegex("^[^，。；]{2,30}(?:通过|创建|创成|达到|达标|完成|建成|获评|获批|取得|实现|竣工|开工|完工|投用|投入使用|启用|互联互通|接入|上线|挂牌|运行)")]
    private static partial Regex Outcome();

    /// <summary>The things counted only do something: they are who is meant.</summary>
    [GeneratedRegex("^[^，。；、的]{1,12}(?:积极|全面|继续|深入|扎实)?(?:构建|开展|推进|落实|做好|实施|实行|推行|加强|负责|承担|按照|认真)")]
    private static partial Regex Doing();

    [GeneratedRegex("(?:覆盖|涵盖|惠及)(?:全部|全[市县区省州]|所有)的?$")]
    private static partial Regex CoverAll();

    /// <summary>开展等18个专项行动: what is carried on, not how many there will be.</summary>
    [GeneratedRegex(@"^[^，。；、\d]{0,12}(?:行动|工程|制度|规划|计划|机制|改革)(?:$|[，。；、])")]
    private static partial Regex Campaign();

    [GeneratedRegex("(?:开展|实施|推进|落实|深化|统筹|做好|抓好|坚持)[^，。；]{0,48}$")]
    private static partial Regex CarriedOn();

    [GeneratedRegex("(?:" + ClauseWords.TellingVerbs + "|推动|新建|建成|建设|创建|打造|设立|选定|遴选|确定|组建|配备|至少|不少于)[^，。；、]{0,8}$")]
    private static partial Regex Making();

    /// <summary>What a project costs in all says which project it is; what is to be spent this year is another number.</summary>
    [GeneratedRegex("(?:总投资|总造价|概算总?投资)(?:额|规模)?(?:约|达到?|为)*$")]
    private static partial Regex TotalSum();

    /// <summary>Whether the number stands in words that only say of whom a share is stated: 能够提供6类以上服务的卫生室占比.</summary>
    public static bool Qualifies(string after) => OfWhomShare().IsMatch(after);

    [GeneratedRegex("^(?:以[上下内])?[^，。；\\d]{0,20}的[^，。；\\d]{2,30}?(?:占比|比例|比重)")]
    private static partial Regex OfWhomShare();

    [GeneratedRegex("^(?:方面|层面|环节|维度|阶段|领域|体系|机制|关键|重点任务|主题|步骤|渠道|原则|抓手|部门|成员单位)")]
    private static partial Regex AbstractThings();

    [GeneratedRegex("(?:新增|新建|建成|创建|完成|取得|获批|获得|争取|立项|申报|引进|培育|制定|修订|出台|新开展|创成|办理|办好|落地|转化|发表|认定|新设|开发|攻克|推广|授权)[^，。；\\d]{0,10}$")]
    private static partial Regex AchievedBefore();
}
