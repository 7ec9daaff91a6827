using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Luoshi.Reading;
using Luoshi.Sheets;

namespace Luoshi.Cli;

/// <summary>Readings as a workbook a clerk goes on with: one sheet of items, one of what to look at.</summary>
internal static class LedgerWorkbook
{
    private static readonly SheetColumn[] ItemColumns =
        [new("板块", 14), new("序号", 6), new("任务", 22), new("内容", 62), new("领导", 12), new("牵头单位", 20), new("配合单位", 26), new("完成时限（原文）", 16), new("最迟日期", 12), new("目标", 34), new("原文位置", 16)];

    private static readonly SheetColumn[] FindingColumns =
        [new("性质", 10), new("代码", 9), new("事项", 10), new("原文位置", 20), new("说明", 64), new("原文", 50)];

    /// <summary>Written whole beside the file and put in its place, so that a failure leaves what was there.</summary>
    public static void Save(string path, IReadOnlyList<ReadPlan> plans)
    {
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetFileName(path)}.{Environment.ProcessId}.tmp");
        try
        {
            using (var package = SpreadsheetDocument.Create(beside, SpreadsheetDocumentType.Workbook)) Write(package, plans);
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static void Write(SpreadsheetDocument package, IReadOnlyList<ReadPlan> plans)
    {
        var several = plans.Count > 1;
        SheetColumn[] file = several ? [new("文件", 24)] : [];
        WorkbookWriter.Write(
            package,
            new SheetPage("台账", [.. file, .. ItemColumns], Items(plans, several)),
            new SheetPage("需要看的", [.. file, .. FindingColumns], Findings(plans, several)));
    }

    private static SheetRows Items(IReadOnlyList<ReadPlan> plans, bool several)
    {
        var rows = new SheetRows();
        foreach (var (document, reading) in plans)
        {
            var map = new DocumentMap(document);
            var begins = rows.Next;
            string? section = null;
            foreach (var item in reading.Items)
            {
                if (rows.Next > begins && item.Section != section) Merge(rows.Next);
                section = item.Section;
                var cells = new List<SheetValue>();
                if (several) cells.Add(new(document.Name));
                cells.AddRange(
                [
                    new(item.Section ?? "", Look: SheetLook.Centred),
                    new(item.No),
                    new(item.Title?.Text ?? ""),
                    new(item.Text.Text),
                    new(Names([.. item.LeadLeaders, .. item.Leaders])),
                    new(Names(item.LeadUnits)),
                    new(Names(item.SupportUnits)),
                    new(item.Deadline.Printed?.Text ?? ""),
                    item.Deadline.Due is { } due ? new(due) : new(item.Deadline.Standing ? "长期" : ""),
                    new(string.Join('\n', item.Targets.Where(t => t.Kind == TargetKind.Target).Select(ReadingSheet.Target))),
                    new(item.Places.Count > 0 ? map.Describe(item.Places[0]) : ""),
                ]);
                rows.Add(cells);
            }

            Merge(rows.Next);

            void Merge(int end)
            {
                rows.Merge(several ? 1 : 0, begins, 1, end - begins);
                begins = end;
            }
        }

        return rows;
    }

    private static SheetRows Findings(IReadOnlyList<ReadPlan> plans, bool several)
    {
        var rows = new SheetRows();
        foreach (var (document, reading) in plans)
        {
            var map = new DocumentMap(document);
            foreach (var finding in reading.Findings)
            {
                var cells = new List<SheetValue>();
                if (several) cells.Add(new(document.Name));
                cells.AddRange(
                [
                    new(finding.Severity switch { FindingSeverity.Mistake => "文件差错", FindingSeverity.Note => "说明", _ => "请看一眼" }),
                    new(finding.Code),
                    new(string.Join('、', finding.Items.Select(i => i.ToString(CultureInfo.InvariantCulture)))),
                    new(finding.Where.Count > 0 ? map.Describe(finding.Where[0]) : "全文"),
                    new(finding.Message),
                    new(finding.Quote),
                ]);
                rows.Add(cells);
            }
        }

        return rows;
    }

    private static string Names(IReadOnlyList<TracedText> names) => string.Join('、', names);
}
