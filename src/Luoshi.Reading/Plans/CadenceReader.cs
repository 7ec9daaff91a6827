using System.Text.RegularExpressions;

namespace Luoshi.Reading.Plans;

/// <summary>Finds the rhythms of supervision a plan promises: 一季度一督查一通报, 每月调度.</summary>
internal static partial class CadenceReader
{
    /// <summary>Each rhythm once, in document order.</summary>
    public static IReadOnlyList<TracedText> Read(IEnumerable<TracedText> texts)
    {
        var found = new List<TracedText>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            if (!text.Text.AsSpan().ContainsAny("周旬月季")) continue;
            foreach (Match match in Rhythm().Matches(text.Text))
                if (seen.Add(match.Value)) found.Add(text.Slice(match.Index, match.Length));
        }

        return found;
    }

    [GeneratedRegex(@"一(?:日|周|旬|月|季度?|半年|年)(?:一(?:调度|督查|督导|督办|通报|报告|汇报|研判|推进|总结|会商|例会|小结|排名|分析|点评|评比|盘点)){1,4}" +
        @"|(?:每|按)?(?:日|周|旬|月|季度?|半年|年)度?(?:调度|督查|督导|督办|通报|报告|汇报|研判|推进|总结|会商|小结|排名|分析|点评|盘点|梳理)(?:(?:、|，)?(?:每|按)?(?:日|周|旬|月|季度?|半年|年)度?(?:调度|督查|督导|督办|通报|报告|汇报|研判|推进|总结|会商|小结|排名|分析|点评|考核|盘点|梳理|评估)){1,5}" +
        @"|每(?:周|旬|两周|半月|月|季度|两个月)(?:至少|定期)?[^，。；、：“”《》0-9]{0,14}?(?:调度|督查|督导|督办|通报|报告|汇报|研判|会商|点评|例会)(?:工作|会|一次|1次|进展)?")]
    private static partial Regex Rhythm();
}
