using System.Globalization;
using Luoshi.Reading;

namespace Luoshi.Cli;

/// <summary>A reading set out for a person to skim in a terminal.</summary>
internal sealed class ReadingSheet(TextWriter to, SourceDocument document, PlanReading reading)
{
    private const int WordsColumns = 60, DueColumns = 14;
    private const string Indent = "      ";
    private readonly DocumentMap _map = new(document);

    public void Write()
    {
        Heading();
        string? section = null;
        var first = true;
        foreach (var item in reading.Items)
        {
            if (first || item.Section != section)
            {
                section = item.Section;
                to.WriteLine();
                to.WriteLine(section is null ? "（不分板块）" : $"【{section}】");
            }

            first = false;
            Item(item);
        }

        PlanTargets();
        Findings("需要人看一眼", FindingSeverity.Doubt);
        Findings("文件本身的差错", FindingSeverity.Mistake);
    }

    private void Heading()
    {
        var plan = reading.Plan;
        to.WriteLine(plan.Title?.Text ?? "（没有标题）");
        var facts = new[]
        {
            plan.DocNumber?.Text,
            plan.Issuer?.Text,
            plan.Jurisdiction?.Text,
            plan.Year is { } year ? $"{year}年度" : null,
            plan.IssuedOn is { } day ? $"{Day(day)}印发" : null,
        };
        var known = facts.Where(f => !string.IsNullOrEmpty(f)).ToList();
        if (known.Count > 0) to.WriteLine(string.Join("  ", known));
        var targets = reading.Items.Sum(i => i.Targets.Count(t => t.Kind == TargetKind.Target));
        var body = reading.BodyItems.Count > 0 ? $"，正文 {reading.BodyItems.Count} 段" : "";
        to.WriteLine($"事项 {reading.Items.Count} 项{body}，板块 {reading.Sections.Count} 个，目标 {targets} 个，需要看的 {Count(FindingSeverity.Doubt)} 处，差错 {Count(FindingSeverity.Mistake)} 处");
        foreach (var cadence in reading.Cadences) to.WriteLine($"督查节奏  {cadence.Text}");
        foreach (var note in reading.Findings.Where(f => f.Severity == FindingSeverity.Note)) to.WriteLine($"说明  {note.Message}");
    }

    private void Item(ReadItem item)
    {
        var words = item.Title is { IsEmpty: false } title ? title.Text : item.Text.Text;
        var number = item.No.ToString(CultureInfo.InvariantCulture).PadLeft(4);
        to.WriteLine($"{number}  {Terminal.Fit(words, WordsColumns)}  {Terminal.Fit(Due(item.Deadline), DueColumns)}  {Place(item)}");
        var who = new List<string>();
        Add(who, "领导", item.Leaders);
        Add(who, "牵头领导", item.LeadLeaders);
        Add(who, "牵头", item.LeadUnits);
        Add(who, "配合", item.SupportUnits);
        if (who.Count > 0) to.WriteLine(Indent + string.Join("  ", who));
        foreach (var milestone in item.Deadline.Milestones) to.WriteLine($"{Indent}节点 {milestone.What.Text} {Day(milestone.Due)}");
        foreach (var target in item.Targets.Where(t => t.Kind == TargetKind.Target)) to.WriteLine($"{Indent}目标 {Target(target)}");
    }

    private void PlanTargets()
    {
        if (reading.PlanTargets.Count == 0) return;
        to.WriteLine();
        to.WriteLine("【全文目标】");
        foreach (var target in reading.PlanTargets) to.WriteLine($"{Indent}{Target(target)}");
    }

    private void Findings(string heading, FindingSeverity severity)
    {
        var findings = reading.Findings.Where(f => f.Severity == severity).ToList();
        if (findings.Count == 0) return;
        to.WriteLine();
        to.WriteLine($"【{heading}】{findings.Count} 处");
        foreach (var finding in findings)
        {
            var place = finding.Where.Count > 0 ? _map.Describe(finding.Where[0]) : "全文";
            to.WriteLine($"{Indent}{finding.Code}  {place}  {finding.Message}");
        }
    }

    private int Count(FindingSeverity severity) => reading.Findings.Count(f => f.Severity == severity);

    private string Place(ReadItem item)
    {
        var places = item.Places.Count > 0 ? item.Places : item.Text.Places;
        return places.Count > 0 ? _map.Describe(places[0]) : "";
    }

    private static void Add(List<string> parts, string label, IReadOnlyList<TracedText> names)
    {
        if (names.Count > 0) parts.Add($"{label} {string.Join("、", names)}");
    }

    private static string Due(ReadDeadline deadline)
    {
        if (deadline.Due is { } due) return Day(due);
        if (deadline.Standing) return "长期";
        return deadline.Cadence switch
        {
            Cadence.Weekly => "每周",
            Cadence.Monthly => "每月",
            Cadence.Quarterly => "每季度",
            _ => deadline.Printed?.Text ?? "无时限",
        };
    }

    /// <summary>A target on one line: 覆盖率 ≥95%（2026-06-30前）.</summary>
    internal static string Target(ReadTarget target)
    {
        var op = target.Op switch { ">=" => "≥", "<=" => "≤", "<" => "<", "+>=" => "提高≥", "-<=" or "->=" => "下降≥", _ => "" };
        var to = target.ValueTo is { } end ? $"-{Number(end)}" : "";
        var by = target.By is { } day ? $"（{Day(day)}前）" : "";
        return $"{target.Indicator} {op}{Number(target.Value)}{to}{target.Unit}{by}";
    }

    private static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
