using System.Globalization;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Reading;
using Luoshi.Sheets;
using S = Luoshi.ReportSheets.ReportSheet;

namespace Luoshi.ReportSheets;

/// <summary>What becomes of a row of a report sheet.</summary>
public enum ReportRowKind
{
    /// <summary>将上报.</summary>
    WouldReport,

    /// <summary>与上次相同: was reported so already.</summary>
    AsReported,

    /// <summary>没有填.</summary>
    Blank,

    /// <summary>已过期: the duty was reported on, returned or ended since the sheet was made.</summary>
    Stale,

    /// <summary>不对.</summary>
    Wrong,

    /// <summary>已上报.</summary>
    Reported,

    /// <summary>没有报成: someone else came first between looking and confirming.</summary>
    Refused,
}

/// <summary>A row of a report sheet and what becomes of it.</summary>
/// <param name="Duty">The duty as it stands; null where the row names none that is the unit's own.</param>
/// <param name="Report">What would be reported; null where nothing would.</param>
/// <param name="Since">What happened to the duty since the sheet was made, for a row that is no longer taken.</param>
/// <param name="Refusal">Why it was not reported.</param>
public sealed record ReportRow(int Row, ReportRowKind Kind, ItemState? Item, DutyState? Duty, ReportProgress? Report, IReadOnlyList<ReadEntry> Since, Refusal? Refusal = null)
{
    /// <summary>The owed day that the report answers; null for none.</summary>
    public DateOnly? For { get; init; }
}

/// <summary>What a report sheet would do, or did.</summary>
/// <param name="Problems">While there are any, nothing of the sheet is reported.</param>
public sealed record TakenReportSheet(IReadOnlyList<ReportRow> Rows, IReadOnlyList<SheetProblem> Problems, IReadOnlyList<string> Notes)
{
    public int Count(ReportRowKind kind) => Rows.Count(r => r.Kind == kind);
}

/// <summary>A duty that a sheet names, with what happened to it since the sheet was made.</summary>
internal sealed record SheetDuty(DutyAsItStands Now, IReadOnlyList<ReadEntry> Entries);

/// <summary>What the rows of a report sheet mean for the duties as they stand. Pure: no database, no clock.</summary>
internal static class ReportSheetRule
{
    private static readonly string[] Filled = [S.For, S.Percent, S.Text, S.Difficulty, S.Next, S.View];

    public static TakenReportSheet Look(S sheet, IReadOnlyDictionary<Guid, SheetDuty> standing, Actor actor)
    {
        List<SheetProblem> problems = [.. sheet.Problems];
        var figures = FiguresOf(sheet, problems);
        var rows = new List<ReportRow>();
        var taken = new Dictionary<Guid, int>();
        foreach (var line in sheet.Lines(S.Duties))
        {
            var filled = Filled.Any(f => line[f].Length > 0);
            if (ReportSheetKey.Parse(line[S.Key]) is not { Target: null } key)
            {
                if (!filled) continue;
                if (line.Has(S.Key)) problems.Add(line.Problem(S.Key, "RS013", "这一行的编号没有了或被改过，认不出是哪项责任。请重新下载填报表，把填的内容贴进去。"));
                rows.Add(new(line.Row, ReportRowKind.Wrong, null, null, null, []));
                continue;
            }

            figures.Remove(key.Duty, out var values);
            filled |= values is not null;
            if (!standing.TryGetValue(key.Duty, out var duty) || duty.Now.Plan.Id != key.Plan || !DutyRights.IsOwn(actor, duty.Now.Duty))
            {
                if (!filled) continue;
                problems.Add(line.Problem(S.Key, "RS014", "这一行不是本单位的责任，或已不在名下。请删去这一行；要报本单位的，请重新下载填报表。"));
                rows.Add(new(line.Row, ReportRowKind.Wrong, null, null, null, []));
                continue;
            }

            if (!filled)
            {
                rows.Add(Of(line, ReportRowKind.Blank, duty));
                continue;
            }

            if (!taken.TryAdd(key.Duty, line.Row))
            {
                problems.Add(line.Problem(S.Key, "RS015", $"与第{taken[key.Duty]}行是同一项责任，填了两次。请只留一行。"));
                rows.Add(Of(line, ReportRowKind.Wrong, duty));
                continue;
            }

            rows.Add(Row(line, key, values ?? [], duty, actor, problems));
        }

        foreach (var line in figures.Values.Select(v => v[0].Line))
            problems.Add(line.Problem(S.Value, "RS018", $"填了{S.Value}，“{S.Duties}”表里却没有这项责任的行。请重新下载填报表。"));
        return new(rows, [.. problems.OrderBy(p => p.Sheet == S.Duties ? 0 : 1).ThenBy(p => p.Row)], sheet.Notes);
    }

    private static ReportRow Row(HeadedLine line, ReportSheetKey key, List<(int Target, HeadedLine Line)> values, SheetDuty duty, Actor actor, List<SheetProblem> problems)
    {
        var wrong = problems.Count;
        var item = duty.Now.Item;
        var report = new ReportProgress(key.Duty, duty.Now.Duty.Version, Whole(line[S.Percent]), line[S.Text])
        {
            Difficulty = line[S.Difficulty],
            Next = line[S.Next],
            View = ViewOf(line, problems),
            For = DayOf(line, problems),
            Values = [.. values.Select(v => ValueOf(v.Target, v.Line, item.Facts, problems)).OfType<TargetValue>()],
        };
        List<ReadEntry> since = [.. duty.Entries.Where(e => e.Entry.Sequence > key.Seen)];
        if (since.Exists(e => Overtakes(e.Facts)))
        {
            // The cells of a row that is not taken are nobody's mistake any more.
            problems.RemoveRange(wrong, problems.Count - wrong);
            return Of(line, IsAsReported(report, duty.Now.Duty) ? ReportRowKind.AsReported : ReportRowKind.Stale, duty) with { Since = since };
        }

        if (Refused(report) is { Count: > 0 } refused) problems.AddRange(refused.Select(r => line.Problem(ColumnOf(r), r.Code, r is ReasonWanted ? "要报这一项，请写明做了什么；不报的，把这一行填过的格清空。" : r.Message)));
        if (problems.Count > wrong) return Of(line, ReportRowKind.Wrong, duty);

        var decided = DutyRights.Refuse(duty.Now.Plan) is { } refusal ? refusal : ReportProgressHandler.Decide(report, duty.Now, actor);
        if (decided.Ok) return Of(line, ReportRowKind.WouldReport, duty) with { Report = report, For = decided.Value.Select(e => e.Facts).OfType<Reported>().Single().For };
        problems.Add(line.Problem(ColumnOf(decided.Refusal), decided.Refusal.Code, decided.Refusal.Message));
        return Of(line, ReportRowKind.Wrong, duty);
    }

    private static ReportRow Of(HeadedLine line, ReportRowKind kind, SheetDuty duty) => new(line.Row, kind, duty.Now.Item, duty.Now.Duty, null, []);

    /// <summary>Whether something happened that whoever filled in the sheet would have to know; a reminder, a later deadline or an accepted report is not of that kind.</summary>
    private static bool Overtakes(EntryFacts facts) => facts is not (SignedFor or Urged or ExtensionAsked or ExtensionRefused or Extended or Accepted or DeclineRefused or Instructed or InstructionAnswered);

    /// <summary>Whether the last report says the very same: the same sheet handed in again.</summary>
    private static bool IsAsReported(ReportProgress report, DutyState duty) =>
        duty.Report is { } last
        && report.Percent == duty.Percent && report.Text == duty.LastReport && OrNull(report.Difficulty) == duty.Difficulty && OrNull(report.Next) == duty.Next
        && (report.View is null || report.View == duty.View)
        && report.Values.All(v => duty.Values.TryGetValue(v.Target, out var value) && value == v.Value)
        && (report.For is not { } day || duty.Owed.Any(o => o.Due == day && o.Report == last));

    /// <summary>Every cell that would be refused, not only the first.</summary>
    private static List<Refusal> Refused(ReportProgress report)
    {
        const string some = "…";
        return
        [
            .. new[]
            {
                ReportProgressHandler.RefuseWords(report.Percent, some, null, null),
                ReportProgressHandler.RefuseWords(0, report.Text, null, null),
                ReportProgressHandler.RefuseWords(0, some, report.Difficulty, null),
                ReportProgressHandler.RefuseWords(0, some, null, report.Next),
            }.OfType<Refusal>(),
        ];
    }

    private static string? ColumnOf(Refusal refusal) => refusal switch
    {
        ReportProgress.NoSuchPercent => S.Percent,
        ReportProgress.NotOwed => S.For,
        ReasonWanted => S.Text,
        TooLong { What: "进展情况" } => S.Text,
        TooLong { What: "存在困难" } => S.Difficulty,
        TooLong { What: "下一步打算" } => S.Next,
        _ => null,
    };

    private static Dictionary<Guid, List<(int Target, HeadedLine Line)>> FiguresOf(S sheet, List<SheetProblem> problems)
    {
        var figures = new Dictionary<Guid, List<(int Target, HeadedLine Line)>>();
        foreach (var line in sheet.Lines(S.Figures).Where(l => l[S.Value].Length > 0))
        {
            if (ReportSheetKey.Parse(line[S.Key]) is not { Target: { } target } key)
            {
                if (line.Has(S.Key)) problems.Add(line.Problem(S.Key, "RS013", "这一行的编号没有了或被改过，认不出是哪项责任。请重新下载填报表，把填的内容贴进去。"));
                continue;
            }

            if (!figures.TryGetValue(key.Duty, out var lines)) figures[key.Duty] = lines = [];
            if (lines.Exists(l => l.Target == target)) problems.Add(line.Problem(S.Key, "RS015", $"与第{lines.Find(l => l.Target == target).Line.Row}行是同一个指标，填了两次。请只留一行。"));
            else lines.Add((target, line));
        }

        return figures;
    }

    private static TargetValue? ValueOf(int target, HeadedLine line, ItemFacts item, List<SheetProblem> problems)
    {
        // The words beside the figure must still be those of the target, or it would be a figure of something else.
        if (target >= item.Targets.Count || item.Targets[target] is not { Kind: TargetKind.Target } asked || asked.Indicator.Trim() != line[S.Indicator])
        {
            problems.Add(line.Problem(S.Indicator, "RS019", "这个指标与现在的不符：事项的目标已有变化，或这一格被改过。请重新下载填报表。"));
            return null;
        }

        var written = Plain(line[S.Value]).Replace(",", "", StringComparison.Ordinal);
        var unit = Plain(asked.Unit);
        if (unit.Length > 0 && written.EndsWith(unit, StringComparison.Ordinal)) written = written[..^unit.Length].TrimEnd();
        var value = decimal.TryParse(written, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : decimal.MaxValue;
        if (ReportProgressHandler.RefuseValues([new(target, value)], item) is not { } refusal) return new(target, value);
        problems.Add(line.Problem(S.Value, refusal.Code, refusal.Message));
        return null;
    }

    private static UnitView? ViewOf(HeadedLine line, List<SheetProblem> problems)
    {
        var views = Enum.GetValues<UnitView>();
        if (line[S.View].Length == 0) return null;
        if (Array.Find(views, v => DutyWords.Of(v) == line[S.View]) is var view && DutyWords.Of(view) == line[S.View]) return view;
        problems.Add(line.Problem(S.View, "RS016", $"没有“{Shown(line[S.View])}”这一种看法。请从下拉里选：{string.Join('、', views.Select(DutyWords.Of))}，或空着。"));
        return null;
    }

    private static DateOnly? DayOf(HeadedLine line, List<SheetProblem> problems)
    {
        if (HeadedSheet.TryDay(Plain(line[S.For]), out var day)) return day;
        problems.Add(line.Problem(S.For, "RS017", $"“{Shown(line[S.For])}”不是日期。请从下拉里选，写成 2026-03-25 或 2026年3月25日，或空着。"));
        return null;
    }

    /// <summary>The whole number that is written so, with or without the sign; one that is no percentage where it is none.</summary>
    private static int Whole(string written) =>
        decimal.TryParse(Plain(written).TrimEnd('%').TrimEnd(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number == decimal.Floor(number) && number <= 100 ? (int)number : -1;

    /// <summary>１２％ as 12%.</summary>
    private static string Plain(string written) => TextWidth.Half(written).Trim();

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Shown(string words) => words.Length <= 20 ? words : words[..20] + "…";
}
