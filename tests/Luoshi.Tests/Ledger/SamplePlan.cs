using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Reading;
using Luoshi.Storage;
using System.Security.Cryptography;
using Xunit;

namespace Luoshi.Tests.Ledger;

/// <summary>A small plan of an invented city, for tests to write entries on.</summary>
internal static class SamplePlan
{
    public static DateTimeOffset Start { get; } = new(2025, 1, 6, 1, 0, 0, TimeSpan.Zero);

    public static Actor Clerk { get; } = new(Guid.Parse("01940000-0000-7000-8000-000000000001"), "林晓", Roles.Clerk);

    public static PlanFacts Facts { get; } = new()
    {
        Title = "云溪市2025年卫生健康工作要点",
        Year = 2025,
        Sections = ["公共卫生"],
        Findings = [new Finding("DL001", FindingSeverity.Doubt, null, [1], [], "适时", "时限看不明白。")],
    };

    public static ItemFacts Item(int no) => new()
    {
        No = no,
        NoPrinted = no.ToString(),
        Section = "公共卫生",
        SectionNo = 1,
        Text = $"第{no}项：建成基层医疗卫生机构{no + 2}家。",
        LeadUnits = ["基层卫生科"],
        SupportUnits = ["青岚县卫生健康局", "石桥区卫生健康局"],
        Deadline = new("2025年6月底前", new DateOnly(2025, 6, 30), false, null, []),
        Targets = [new TargetFacts("基层医疗卫生机构", "=", no + 2, null, "家", null, TargetKind.Target, $"建成基层医疗卫生机构{no + 2}家", 4)],
        Places = new Dictionary<string, IReadOnlyList<Place>> { ["text"] = [new Place(3, 1, 2, 0, 12)] },
    };

    public static PlanDocument Document()
    {
        byte[] content = [.. "云溪市2025年卫生健康工作要点"u8];
        return new PlanDocument
        {
            Id = Guid.CreateVersion7(),
            FileName = "要点.txt",
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            Content = content,
            Blocks = "{}",
            At = Start,
        };
    }

    /// <summary>Writes the plan as read, with its items: version 1 + items.</summary>
    public static async Task<(Guid Plan, IReadOnlyList<Guid> Items)> WriteAsync(LuoshiDb db, int items = 3)
    {
        var plan = Guid.CreateVersion7();
        var document = Document();
        db.Documents.Add(document);
        List<Guid> ids = [.. Enumerable.Range(0, items).Select(_ => Guid.CreateVersion7())];
        NewEntry[] entries =
        [
            new(new PlanRead(document.Id, document.FileName, document.Sha256, Facts)),
            .. ids.Select((id, i) => new NewEntry(new ItemRead(Item(i + 1)), id)),
        ];
        var written = await new LedgerWriter(db).WriteAsync(plan, 0, entries, Clerk, Start, TestContext.Current.CancellationToken);
        Assert.True(written.Ok);
        return (plan, ids);
    }
}
