using Luoshi.Papers;
using Luoshi.Plans;
using Luoshi.Progress;

namespace Luoshi.Bulletins;

/// <summary>Writes the bulletin of a period from the counted plan, in the words a clerk would use.</summary>
/// <remarks>Pure: the same entries give the same words. Every sentence about an item carries the entries it rests on.</remarks>
public static class BulletinComposer
{
    public const string Opening = "opening", Figures = "figures", Well = "well", Lags = "lags", Rounds = "rounds", Problems = "problems", Demands = "demands";

    public const string ItemsList = "items", ProblemsList = "problems", UnitsList = "units";

    /// <summary>Items that warn are named one by one up to so many.</summary>
    private const int MostWarned = 8;

    private const int MostReached = 6;

    public static PaperText Compose(PlanTally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        var plan = tally.Plan.Facts;
        var issuer = plan.Issuer is { Length: > 0 } named ? named : "卫生健康委员会";
        List<PaperSection> sections =
        [
            new(Opening, "开头", [new(tally.Round is { } held
                ? $"按照{PaperWords.Named(plan)}的部署和批准的督查方案，督查组于{PaperWords.Day(held.Scheme.From)}至{PaperWords.Day(held.Scheme.To)}开展了“{held.Scheme.Title}”。现将督查情况和截至{PlanWords.Day(tally.AsOf)}的落实情况通报如下。"
                : $"{Year(tally)}，各单位按照{PaperWords.Named(plan)}{(plan.DocNumber is { Length: > 0 } number ? $"（{number}）" : "")}的部署推进各项任务。现将截至{PlanWords.Day(tally.AsOf)}的落实情况通报如下。")]),
            .. FoundWords.Rounds(tally) is { Count: > 0 } rounds ? [new PaperSection(Rounds, "督查情况", rounds)] : Array.Empty<PaperSection>(),
            new(Figures, "总体情况", FigureLines(tally)),
            new(Well, "做得好的方面", WellLines(tally)),
            new(Lags, "进展滞后的事项及原因", LagLines(tally)),
            new(Problems, "问题清单", ProblemLines(tally)),
            new(Demands, "下一步要求", DemandLines(tally)),
        ];
        return new PaperText
        {
            Mark = issuer + "督查通报",
            Title = tally.Round is { } of ? $"关于“{of.Scheme.Title}”情况的通报" : $"关于{PaperWords.Named(plan)}{PaperWords.Period(tally.From, tally.AsOf)}落实情况的通报",
            Addressee = Addressee(tally),
            Sections = Numbered(sections),
            Annexes = PaperLists.Of(tally),
            Issuer = issuer,
            CopyTo = null,
        };
    }

    /// <summary>各县区卫生健康局，各有关单位: collective names that the plan itself uses, most used first.</summary>
    internal static string Addressee(PlanTally tally)
    {
        var collective = tally.Duties.Where(d => d.State.Under is { Length: > 0 }).GroupBy(d => d.State.Under!)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).Take(3).ToList();
        return string.Join("，", [.. collective, collective.Count == 0 ? "各责任单位" : "各有关单位"]);
    }

    /// <summary>Heads of the sections: 一、 and on; the opening has none.</summary>
    internal static List<PaperSection> Numbered(List<PaperSection> sections)
    {
        var number = 0;
        return sections.ConvertAll(s => s.Key == Opening ? s : s with { Lines = [new($"{PlanWords.Ordinal(++number)}、{s.Name}", PaperLevel.First), .. s.Lines] });
    }

    private static string Year(PlanTally tally)
    {
        var period = PaperWords.Period(tally.From, tally.AsOf);
        return period.StartsWith("截至", StringComparison.Ordinal) ? $"{tally.AsOf.Year}年以来" : period == "全年" ? $"{tally.AsOf.Year}年" : $"{tally.AsOf.Year}年{period}";
    }

    internal static List<PaperLine> FigureLines(PlanTally tally)
    {
        var lights = tally.Items.Select(i => i.Light.Color).ToList();
        var duties = tally.Duties.ToList();
        List<PaperLine> lines = [];
        var shared = duties.Count == 0 ? "尚未分解下发。" : $"分解为{duties.Count}份责任，由{tally.Units.Count}个单位承担，已签收{duties.Count(d => d.State.SignedOn is not null)}份。";
        lines.Add(new($"{(tally.Round is null ? $"{PaperWords.Named(tally.Plan.Facts)}共" : "本轮督查涉及")}{tally.Items.Count}项任务，{shared}截至{PaperWords.Day(tally.AsOf)}，{tally.Items.Count}项任务中{PaperWords.Counts(lights, "项")}；{duties.Count}份责任中{PaperWords.Counts(duties.Select(d => d.Light.Color), "份")}。"));
        if (Compared(tally) is { } compared) lines.Add(compared);
        if (Sections(tally) is { } sections) lines.Add(sections);
        if (tally.Reports is { Asked: > 0 } reports)
            lines.Add(new($"本期应报进展{reports.Asked}次，按期报送{reports.OnTime}次，迟报{reports.Late}次，未报{reports.Missing}次，按期报送率{Percent(reports.OnTime, reports.Asked)}。"));
        if (Units(tally) is { } units) lines.Add(units);
        return lines;
    }

    private static PaperLine? Compared(PlanTally tally)
    {
        if (tally.Round is not null) return null;
        if (tally.Before is not { } before) return new("本期为首期，没有上期可比。");
        var was = before.Items.ToDictionary(i => i.State.Id, i => i.Light.Color);
        List<string> changes = [];
        foreach (var color in new[] { LightColor.Done, LightColor.Red, LightColor.Yellow })
        {
            var change = tally.Of(color).Count - before.Items.Count(i => i.Light.Color == color);
            changes.Add($"{PaperWords.Of(color)}{(change == 0 ? "持平" : $"{(change > 0 ? "增加" : "减少")}{Math.Abs(change)}项")}");
        }

        var worse = tally.Of(LightColor.Red).Where(i => was.TryGetValue(i.State.Id, out var color) && color != LightColor.Red).ToList();
        var better = tally.Items.Where(i => i.Light.Color != LightColor.Red && was.TryGetValue(i.State.Id, out var color) && color == LightColor.Red).ToList();
        var moved = (worse.Count, better.Count) switch
        {
            (0, 0) => "",
            _ => $"其中{(worse.Count > 0 ? $"新转滞后的有{Nos(worse)}" : "")}{(worse.Count > 0 && better.Count > 0 ? "，" : "")}{(better.Count > 0 ? $"由滞后转好的有{Nos(better)}" : "")}。",
        };
        return new($"与上期（截至{PaperWords.Day(before.AsOf)}）相比，{string.Join('，', changes)}。{moved}", Because: Because([.. worse, .. better]));
    }

    private static PaperLine? Sections(PlanTally tally)
    {
        var sections = tally.Items.Where(i => i.Facts.SectionNo > 0).GroupBy(i => i.Facts.SectionNo).OrderBy(g => g.Key).ToList();
        if (sections.Count < 2) return null;
        var behind = sections.Where(g => g.Any(i => i.Light.Color is LightColor.Red or LightColor.Yellow)).ToList();
        if (behind.Count == 0) return new($"分板块看，{sections.Count}个板块都没有滞后和预警事项。");
        var said = behind.Select(g => $"“{g.First().Facts.Section}”{g.Count()}项，{PaperWords.Counts(g.Select(i => i.Light.Color).Where(c => c is LightColor.Red or LightColor.Yellow), "项")}");
        var rest = sections.Count - behind.Count;
        return new($"分板块看，{string.Join('；', said)}{(rest > 0 ? $"；其余{rest}个板块没有滞后和预警事项" : "")}。");
    }

    private static PaperLine? Units(PlanTally tally)
    {
        var late = tally.Units.Where(u => u.Count(LightColor.Red) > 0).ToList();
        var warned = tally.Units.Count(u => u.Count(LightColor.Red) == 0 && u.Count(LightColor.Yellow) > 0);
        if (tally.Units.Count == 0) return null;
        var clear = tally.Units.Count - late.Count - warned;
        var annex = tally.Problems.Count + tally.Found.Count > 0 ? 3 : 2;
        if (clear == tally.Units.Count) return new($"分单位看，{clear}个单位都没有滞后和预警责任。各单位情况见附件{annex}。");
        var words = late.Count == 0 ? "没有单位有滞后责任" : $"有滞后责任的单位{late.Count}个（{string.Join('、', late.Take(8).Select(u => $"{u.Unit}{u.Count(LightColor.Red)}份"))}{(late.Count > 8 ? "等" : "")}）";
        return new($"分单位看，{words}；只有预警责任的单位{warned}个；其余{clear}个单位没有滞后和预警责任。各单位情况见附件{annex}。");
    }

    internal static List<PaperLine> WellLines(PlanTally tally)
    {
        List<PaperLine> lines = [];
        var closed = tally.ClosedInPeriod;
        if (closed.Count > 0)
        {
            foreach (var item in closed)
            {
                var days = item.State.Due is { } due && item.State.ClosedOn is { } on ? due.DayNumber - on.DayNumber : 0;
                lines.Add(new($"{PaperWords.Item(item.Facts)}由{PlanTally.Leads(item)}牵头，{PaperWords.Day(item.State.ClosedOn!.Value)}办结销号{(days > 0 ? $"，比时限提前{days}天" : "")}。", Because: item.Light.Because, Item: item.State.Id));
            }
        }

        var reached = tally.Reached.DistinctBy(r => r.Item.State.Id).ToList();
        foreach (var (item, target, value, mark) in reached.Take(MostReached))
            lines.Add(new($"{PaperWords.Item(item.Facts)}（{PlanTally.Leads(item)}牵头）“{target.Indicator}”{PaperWords.Day(mark.On)}报{PlanWords.Figure(value)}{target.Unit}，已达到目标{PlanWords.Number(target)}。", Because: [mark.Report], Item: item.State.Id));
        if (reached.Count > MostReached) lines.Add(new($"另有{reached.Count - MostReached}项任务的指标已达到目标，见附件1。"));
        if (tally.Punctual is { Count: > 0 } punctual)
            lines.Add(new($"{PaperWords.Names([.. punctual.Select(u => u.Unit)], 8)}本期应报的进展全部按期报送，没有退回。"));
        if (lines.Count == 0) lines.Add(new("本期没有办结销号的事项，也没有达到全年目标的指标。"));
        return lines;
    }

    internal static List<PaperLine> LagLines(PlanTally tally)
    {
        List<PaperLine> lines = [];
        var red = tally.Of(LightColor.Red);
        var yellow = tally.Of(LightColor.Yellow);
        if (red.Count == 0) lines.Add(new($"截至{PaperWords.Day(tally.AsOf)}没有滞后事项。"));
        for (var i = 0; i < red.Count; i++)
        {
            var item = red[i];
            var because = item.Light.Because.ToList();
            var words = $"{i + 1}. {PaperWords.Item(item.Facts)}（{PlanTally.Leads(item)}牵头）。{item.Light.Sentence}";
            if (PlanTally.Difficulty(item) is { } said)
            {
                words += $"{said.Unit}反映的困难：{said.Words}。";
                if (said.Report is { } report) because.Add(report);
            }

            lines.Add(new(words, PaperLevel.Third, [.. because.Distinct().Order()], item.State.Id));
        }

        foreach (var item in yellow.Take(MostWarned))
            lines.Add(new($"{(item == yellow[0] ? $"另有{yellow.Count}项预警。" : "")}{PaperWords.Item(item.Facts)}：{item.Light.Sentence}", Because: item.Light.Because, Item: item.State.Id));
        if (yellow.Count > MostWarned) lines.Add(new($"{Nos([.. yellow.Skip(MostWarned)])}也在预警，原因见附件1。", Because: Because([.. yellow.Skip(MostWarned)])));
        return lines;
    }

    private static List<PaperLine> ProblemLines(PlanTally tally)
    {
        var problems = tally.Problems;
        var lines = FoundWords.Lines(tally);
        if (problems.Count == 0) return lines.Count == 0 ? [new("本期没有列入清单的问题。")] : [.. lines, new("逐条列明责任单位、责任人、整改期限和状态，见附件2。")];
        var kinds = problems.GroupBy(p => Cause(p.Light.Rule)).OrderByDescending(g => g.Count()).Select(g => $"{g.Key}{g.Count()}个");
        return [.. lines, new($"{(lines.Count > 0 ? "台账反映" : "本期列入清单")}的问题{problems.Count}个，涉及{problems.Select(p => p.Unit).Distinct().Count()}个单位、{problems.Select(p => p.Item.State.Id).Distinct().Count()}项任务，其中{string.Join('，', kinds)}，逐条列明责任单位、责任人、整改期限和状态，见附件2。", Because: [.. problems.SelectMany(p => p.Light.Because).Distinct().Order().Take(40)])];
    }

    internal static List<PaperLine> DemandLines(PlanTally tally)
    {
        List<PaperLine> lines = [];
        var problems = tally.Problems;
        var number = 0;
        if (problems.Count > 0)
        {
            var units = problems.Select(p => p.Unit).Distinct().ToList();
            Add("限期整改", $"{PaperWords.Names(units)}要对照问题清单逐条制定措施，{PaperWords.Day(tally.MeasuresBy)}前报送，{PaperWords.Day(tally.PutRightBy)}前整改到位。");
        }

        if (tally.Found.Where(f => f.State.IsOpen).ToList() is { Count: > 0 } open)
            Add("督查问题整改", $"{PaperWords.Names([.. open.Select(f => f.State.Unit).Distinct()])}尚有{open.Count}个督查发现的问题没有整改到位，要在清单所列期限内整改并报送佐证；已经逾期的立即整改。整改结果由督查组核查。");
        if (tally.Reports.Missing > 0)
        {
            var units = tally.Units.Where(u => u.Reports.Missing > 0).Select(u => u.Unit).ToList();
            Add("补报进展", $"{PaperWords.Names(units)}尚有{tally.Reports.Missing}次进展未报，{PaperWords.Day(tally.ReportsBy)}前补齐。已经报过的数据不重复报送。");
        }

        if (tally.DueSoon is { Count: > 0 } soon)
        {
            var said = soon.Take(8).Select(s => $"第{s.Item.Facts.Numeral}项{PaperWords.Day(s.Day)}");
            Add("盯住近期时限", $"今后一个月到期或有节点的事项{soon.Count}项（{string.Join('、', said)}{(soon.Count > 8 ? "等" : "")}），牵头单位要提前研判，确需延期的须在到期前申请。");
        }

        var waiting = tally.Duties.Where(d => d.State.SignedOn is null && d.State.IsOpen).ToList();
        if (waiting.Count > 0) Add("及时签收", $"{PaperWords.Names([.. waiting.Select(d => d.State.Unit).Distinct()])}尚有{waiting.Count}份责任未签收，{PaperWords.Day(tally.ReportsBy)}前办理。");
        Add("如实报送", $"各单位按规定频次报送进展，数据以台账为准。下期通报截至{PaperWords.Day(tally.NextCutOff)}。");
        return lines;

        void Add(string head, string words)
        {
            lines.Add(new($"（{PlanWords.Ordinal(++number)}）{head}", PaperLevel.Second));
            lines.Add(new(words));
        }
    }

    private static string Cause(string rule) => rule switch
    {
        LightRule.Overdue or LightRule.StepOverdue => "逾期未办结",
        LightRule.ReportMissing or LightRule.ReportLate => "进展未按期报送",
        LightRule.ReportReturned => "退回后未重报",
        LightRule.TargetMissed or LightRule.TargetBehind or LightRule.TargetUnreported or LightRule.TargetNear => "指标进度落后",
        LightRule.InstructionUnanswered => "批示未回复",
        LightRule.NotSigned => "未签收",
        _ => "其他",
    };

    private static string Nos(IReadOnlyList<LitItem> items) => "第" + string.Join('、', items.Select(i => i.Facts.Numeral)) + "项";

    private static IReadOnlyList<long> Because(IReadOnlyList<LitItem> items) => [.. items.SelectMany(i => i.Light.Because).Distinct().Order()];

    private static string Percent(int part, int whole) => whole == 0 ? "0%" : PlanWords.Figure(Math.Round(part * 100m / whole, 1, MidpointRounding.AwayFromZero)) + "%";
}
