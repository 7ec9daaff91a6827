using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans;

/// <summary>How names of units, of persons and printed deadlines look.</summary>
internal static partial class OrganWords
{
    // The commonest family names (公安部 2020 name report, first 220 or so), with those written in two characters.
    private const string Surnames =
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱江尹薛阎段雷侯龙史黎贺顾毛郝龚邵万覃武钱戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申欧耿关兰焦俞左柳甘祝包宁尚符舒阮纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司古吉卓靖车项连芦褚娄窦戚岑党宫费卜冷晏席卫米柏宗全桂佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟纳拜哈锁者满逯虎买妥闪撒丑勉海铁";

    private static readonly string[] DoubleSurnames =
    [
        "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "令狐", "慕容", "司徒", "夏侯", "端木", "公孙", "南宫", "长孙",
        "万俟", "闻人", "公羊", "赫连", "澹台", "宗政", "濮阳", "公冶", "太叔", "申屠", "仲孙", "钟离", "宇文", "鲜于", "司空",
        "闾丘", "亓官", "司寇", "巫马", "公西", "颛孙", "壤驷", "公良", "漆雕", "乐正", "宰父", "谷梁", "拓跋", "夹谷", "轩辕",
        "段干", "呼延", "东郭", "西门", "羊舌", "梁丘", "独孤", "完颜", "耶律", "纳兰",
    ];

    /// <summary>A name of one person: two to four characters that begin with a family name.</summary>
    public static bool IsPerson(string word)
    {
        if (word.Length is < 2 or > 4 || !word.All(IsHan) || IsCompleteUnit(word) || HeaderWords.Match(word) is not null) return false;
        if (word.Length >= 3 && DoubleSurnames.Contains(word[..2], StringComparer.Ordinal)) return true;
        return word.Length <= 3 && Surnames.Contains(word[0], StringComparison.Ordinal);
    }

    /// <summary>Names of persons, parted by marks only.</summary>
    public static bool ArePersons(string words)
    {
        var names = words.Split(['、', '，', ',', '；', ';', '/'], StringSplitOptions.RemoveEmptyEntries);
        return names.Length > 0 && names.All(IsPerson);
    }

    public static bool IsDoubleSurname(string word) => DoubleSurnames.Contains(word, StringComparer.Ordinal);

    /// <summary>Whether a name of a unit may end here: 科, 局, 中心, 各成员单位.</summary>
    public static bool IsCompleteUnit(string word) =>
        word.Length >= 2 && UnitEnd().IsMatch(word) && !FalseEnd().IsMatch(word);

    /// <summary>A printed deadline, a rhythm, or a standing duty, with nothing else.</summary>
    public static bool IsDeadline(string words)
    {
        if (words.Length is < 2 or > 60) return false;
        return (DateWords().IsMatch(words) && words.Any(c => char.IsAsciiDigit(c) || c is '年' or '季' or '月')) || RhythmWords().IsMatch(words);
    }

    /// <summary>What follows units without being one: 配合落实, 按职责分工分别牵头.</summary>
    public static bool IsDutyTail(string words) => DutyTail().Match(words) is { Success: true } match && match.Length == words.Length;

    /// <summary>Where such a tail begins; -1 where there is none.</summary>
    public static int DutyTailStart(string words)
    {
        var match = DutyTail().Match(words);
        return match.Success ? match.Index : -1;
    }

    /// <summary>Whether words that end in 按职责 or the like go on in the run after them: 分工分别牵头.</summary>
    public static bool DutyGoesOn(string words, string next) => next.Length <= 10 && DutyRest().IsMatch(next) && DutyTailStart(words) >= 0;

    public static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' or '〇';

    [GeneratedRegex(@"(科|室|处|股|办|局|委|院|部|厅|署|站|所|队|中心|机构|单位|岗位|工会|团委|妇联|科协|残联|侨联|文联|协会|学会|商会|红十字会|委员会|基金会|管委会|联合会|学校|公司|政府|党委|党组|支部|总支|街道|镇街|乡镇|街办|镇|乡|县|区|市|组|专班|集团|基地|医共体|医联体|馆|校|企业|部门|银行|法院|检察院|供销社|报社|电台|电视台|台|大学|学院|园区|社区|村|团|盟|旗|州|省)(）|\))?$")]
    private static partial Regex UnitEnd();

    /// <summary>Ends that only look like one, for a longer name goes on after them.</summary>
    [GeneratedRegex(@"(人力资源和社会|住房和城乡|住房城乡|城乡|农业农村和?|基层|全|各|本|我|和|及|与|的|医疗卫生|（[^）]*|\([^)]*)$")]
    private static partial Regex FalseEnd();

    [GeneratedRegex(@"^(力争|确保|原则上)?((19|20)?\d{2,4}\s*年)?(度)?((1[0-2]|0?[1-9])\s*月)?\s*(份)?((3[01]|[12]?\d)\s*[日号])?(上旬|中旬|下旬|初|中|底|末|年底|年末|年内|全年|月底|上半年|下半年|第?[一二三四1-4]季度)?(末|底)?(之前|以前|前|内)?(完成|办结|建成|到位|全面完成|基本完成)?([（(][^）)]{1,40}[）)])?[。；;]?$")]
    private static partial Regex DateWords();

    [GeneratedRegex(@"^(长期|长期坚持|长期推进|持续|持续推进|持续坚持|持续开展|全年|全年推进|全年持续推进|常态化|常态化推进|常态化开展|常年|适时|即时|随时|立即|立行立改|按时序进度|按时序推进|按(上级|省|市|县|区|国家|规定|要求|进度|计划|序时进度|年度|季度|月|时间节点)\S{0,12}|每?(日|周|旬|月|季度?|半年|年)(度|底|末)?(\S{0,2}(调度|督查|督导|通报|报告|汇报|推进|总结|更新|完成|开展|一次|1次|不少于\S{1,4}次))+|每个?(周|月|季度?|半年|年)度?(初|底|末|最后一?(周|天))?([12]?\d[日号]|3[01][日号])?(之?前|以前)?|(一(日|周|月|季度?|半年|年)(一(调度|督查|督导|通报|报告|汇报|研判|推进|总结|会商|例会|小结))+|((每|按)?(日|周|月|季度?|半年|年)度?(调度|督查|督导|通报|报告|汇报|推进|总结|完成|研判|会商|小结)[、，]?)+))[。]?$")]
    private static partial Regex RhythmWords();

    [GeneratedRegex(@"^(责?分工|分别|共同|牵头?$|头|落实|负责|抓好)")]
    private static partial Regex DutyRest();

    [GeneratedRegex(@"[、，,]?(((根据|按照?|依照?|结合)(各自)?(部门)?职[责能](分工)?(分别|共同|各自|具体|抓好|做好)*)(牵头|配合|负责|参与|协助)?(抓好)?(落实|实施|推进|负责)?|(分别|共同|具体|各自)*(牵头|配合|负责|参与|协助|协同)(抓好)?(负责|配合|落实|实施|推进)?)$")]
    private static partial Regex DutyTail();
}
