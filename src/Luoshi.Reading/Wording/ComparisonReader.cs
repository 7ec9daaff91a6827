using System.Text.RegularExpressions;

namespace Luoshi.Reading.Wording;

/// <summary>How a number compares, and how far its words reach.</summary>
/// <param name="Op">Operator of the published reading.</param>
/// <param name="Start">Where the comparing words in front of the number begin; the indicator ends there at the latest.</param>
/// <param name="End">Where those behind it end.</param>
/// <param name="Explicit">The words compare; a plain number does not.</param>
/// <param name="Around">左右 stands behind: the direction is open.</param>
/// <param name="Tail">以上 or 以内 behind the number, by its operator: it governs a whole list.</param>
internal readonly record struct Comparison(string Op, int Start, int End, bool Explicit, bool Around, string? Tail)
{
    /// <summary>Words in front that were taken, outermost first (均达到).</summary>
    public string Words { get; init; } = "";

    /// <summary>不低于床位总数的8%: how many characters from the comparing words to the number; 0 where nothing stands between.</summary>
    public int Whole { get; init; }
}

/// <summary>Reads 不少于, 控制在…以内, 提高到…以上, 较上年下降 around a number.</summary>
internal static partial class ComparisonReader
{
    public static Comparison Read(string text, NumberMention number, int floor)
    {
        // No comparison is longer; the bound keeps a clause of any length cheap.
        var front = text[Math.Max(floor, number.Start - 160)..number.Start];
        var words = (number.Kind == NumberKind.Count ? CountFront() : RatioFront()).Match(front);
        var taken = words.Success ? words.Value : "";
        var whole = taken.Length == 0 && number.Kind == NumberKind.Ratio ? OfWhole().Match(front) : Match.Empty;
        var back = Behind().Match(text[number.End..]);
        var tail = back.Groups["up"].Success ? ">=" : back.Groups["down"].Success ? "<=" : null;
        var around = back.Groups["around"].Success;
        var start = number.Start - taken.Length;
        var end = number.End + (back.Success ? back.Length : 0);

        var op = number switch
        {
            { Kind: NumberKind.Rank } => "<=",
            { Kind: NumberKind.Coverage } => "=",
            { ValueTo: not null } => "range",
            _ => Change(taken, number) ?? Front(whole.Success ? whole.Groups["cmp"].Value : taken, front) ?? tail ?? (number.More ? ">=" : "="),
        };
        var explicitly = op is not "=" || tail is not null || around || Reaches().IsMatch(taken);
        return new(op, start, end, explicitly, around, tail) { Words = taken, Whole = whole.Length };
    }

    /// <summary>The comparison that words express by themselves (不低于); null for a plain one.</summary>
    public static string? Of(string words) => AtMost().IsMatch(words) ? "<=" : AtLeast().IsMatch(words) ? ">=" : Below().IsMatch(words) ? "<" : null;

    // 提高5个百分点, 下降10%: a change, unless 到 or 至 makes it the new level.
    private static string? Change(string taken, NumberMention number)
    {
        if (number.Kind is not (NumberKind.Ratio or NumberKind.Count) || number.Unit.StartsWith('/')) return null;
        if (Rises().IsMatch(taken)) return "+>=";
        if (Falls().IsMatch(taken)) return "->=";
        return null;
    }

    private static string? Front(string taken, string front)
    {
        if (taken.EndsWith('前')) return "<=";
        if (AtMost().IsMatch(taken)) return "<=";
        if (AtLeast().IsMatch(taken)) return ">=";
        if (Below().IsMatch(taken)) return "<";
        if (Kept().IsMatch(taken)) return null;
        return LeastThenVerb().IsMatch(front) || ReachFor().IsMatch(front) ? ">=" : null;
    }

    private const string Fillers = "每(?:人|户|床日?|例|名|生|头)每[年月天日]|(?<=[到至为])每(?:人|户|床日?|例|名|生|个)|均|都|分别|各|共|总数|总计|合计|累计|约|要|应|须|需|必须|能够|可|力争|争取|确保|保证|努力|基本|全部|整体|总体|也|再|已|平均|年均|每年|同比|环比|较上年|比上年|较去年|比去年";
    private const string Limits = "至少要?|最少|不少于|不得少于|不低于|不得低于|不小于|不高于|不得高于|不超过|不得超过|不多于|不大于|大于等于|小于等于|超过|超|突破|高于|低于|大于|小于|少于|多于|≥|≤|>|<|=|：";
    private const string Reach = "达到|达|实现|(?<=均|都|分别)在|稳定在|保持在|维持在|控制在|控制到|调控在|(?:提高|提升|增加|增长|上升|扩大|扩增|下降|降低|降|减少|压缩|缩短|压减|压降|压|缩|拓展|发展|扩展|升|增|恢复)(?:到|至|为)|为|是|到|至";

    private const string Before = @"(?:(?:较|比)(?:上年|去年|同期|20\d\d年)[底末度]?|同比|环比)";

    [GeneratedRegex("(?:" + Before + "(?:提高|提升|增加|增长|上升|减少|下降|降低)|缩短|" + Fillers + "|" + Limits + "|" + Reach + "|[拥享具配]有|有)+$")]
    private static partial Regex CountFront();

    [GeneratedRegex("(?:" + Fillers + "|" + Limits + "|" + Reach + "|(?<=排名|位居|进入|位列|居|[国省市区县州])前|覆盖到|占到|占|居|位居|位列|保持(?:在)?(?:全[国省市区县]|[国省市区县])*|进入|全[国省市区县]|提高|提升|增加|增长|上升|扩大|下降|降低|减少|压缩|缩短|压减|下浮|幅度)+$")]
    private static partial Regex RatioFront();

    [GeneratedRegex(@"^(?:\(含\))?(?:(?<up>(?:及其?|或)?以上|及以上|之上)|(?<down>(?:及|或)?以[内下]|之内|之下|(?<![天时钟])内(?=[，。；、)]|$)|(?:之|以)?内(?=(?:完成|予以|全部)*(?:响应|转诊|办结|处置|到达|送达|救治|整改|答复|反馈|出警|完成[^，。；、]{2,8})(?:到位|完毕)?(?:$|[，。；、])))|(?<around>左右|上下))")]
    private static partial Regex Behind();

    [GeneratedRegex("(?:提高|提升|增加|增长|上升|扩大)(?!到|至(?!少)|为)(?:幅度)?(?:" + Fillers + "|" + Limits + "|达到?)*$")]
    private static partial Regex Rises();

    [GeneratedRegex("(?:下降|降低|减少|压缩|缩短|压减|下浮)(?!到|至(?!少)|为)(?:幅度)?(?:" + Fillers + "|" + Limits + "|达到?)*$")]
    private static partial Regex Falls();

    [GeneratedRegex("不高于|不得高于|不超过|不得超过|不多于|不大于|小于等于|≤|控制[在到]")]
    private static partial Regex AtMost();

    [GeneratedRegex("至少|最少|不少于|不得少于|不低于|不得低于|不小于|超过|突破|高于|大于|多于|≥|>|力争达到?|争取达到?|超$")]
    private static partial Regex AtLeast();

    /// <summary>至少新建1家, 不少于安排1次.</summary>
    [GeneratedRegex(@"(?:至少|最少)[^，。；、\d]{1,8}$")]
    private static partial Regex LeastThenVerb();

    [GeneratedRegex("(?:低于|小于|少于|<)")]
    private static partial Regex Below();

    [GeneratedRegex("(?:提高|提升|增加|增长|上升|下降|降低|降|减少)(?:到|至|为)")]
    private static partial Regex Kept();

    [GeneratedRegex("(?:力争|争取)[^，。；]*达到?$")]
    private static partial Regex ReachFor();

    /// <summary>控制在上年医疗收入的5%, 不少于总数的三分之一: a share of a whole named between.</summary>
    [GeneratedRegex("(?<cmp>不少于|不低于|不得低于|不高于|不超过|不得超过|高于|低于|超过|控制在|达到|提高到|提升到|提高至|降到|降至|占到|占)(?<whole>[^，。；、：\\d]{2,16})的$", RegexOptions.ExplicitCapture)]
    private static partial Regex OfWhole();

    [GeneratedRegex("达|到|至|为|在")]
    private static partial Regex Reaches();
}
