using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Reading;
using Luoshi.Tests.Storage;

namespace Luoshi.Tests.Plans;

/// <summary>The hand-made plan as a draft: its states in memory, or written to a database.</summary>
public static class DraftOf
{
    public static readonly Actor Clerk = new(Guid.Parse("01890000-0000-7000-8000-000000000001"), "周若舟", Roles.Clerk);
    public static readonly Actor Administrator = new(Guid.Parse("01890000-0000-7000-8000-000000000002"), "林越", Roles.Administrator);
    public static readonly Actor Viewer = new(Guid.Parse("01890000-0000-7000-8000-000000000003"), "何山", Roles.Viewer);
    public static readonly DateOnly Day = new(2026, 2, 24);
    public static readonly DateTimeOffset Noon = new(2026, 2, 24, 4, 0, 0, TimeSpan.Zero);

    private static readonly string Sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([1]));

    public static PlanState Plan(PlanReading? reading = null)
    {
        var document = HandMadePlan.Document();
        return new()
        {
            Id = Guid.Parse("01890000-0000-7000-8000-0000000000aa"),
            Status = PlanStatus.Draft,
            Facts = ReadingFacts.PlanFactsFrom(reading ?? HandMadePlan.Reading(document), document, Day),
            DocumentId = Guid.Empty,
            FileName = document.Name,
            ReadAt = Noon,
            ReadBy = Clerk.Name,
            Version = 7,
        };
    }

    public static IReadOnlyList<ItemState> Items()
    {
        var reading = HandMadePlan.Reading();
        return [.. reading.Items.Select(i => new ItemState
        {
            Id = Guid.Parse($"01890000-0000-7000-8000-0000000001{i.No:00}"),
            PlanId = Plan().Id,
            Facts = ReadingFacts.ItemFactsFrom(reading, i),
            Due = i.Deadline.Due,
            Version = i.No + 1,
        })];
    }

    public static ItemState Item(int no) => Items().Single(i => i.Facts.No == no);

    /// <summary>Writes the draft as an import does, and answers its number.</summary>
    public static async Task<Guid> WrittenAsync(TestDatabase database, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(database);
        var document = HandMadePlan.Document();
        var planId = Guid.CreateVersion7();
        var documentId = Guid.CreateVersion7();
        var decided = ImportPlanHandler.Decide(document, HandMadePlan.Reading(document), documentId, Sha, Day, Clerk);
        await using var db = database.Open();
        db.Documents.Add(new() { Id = documentId, FileName = document.Name, Sha256 = Sha, Content = [1], Blocks = SourceDocumentJson.Write(document), At = Noon });
        await new LedgerWriter(db).AppendAsync(planId, 0, decided.Value!, Clerk, Noon, ct);
        await db.SaveChangesAsync(ct);
        return planId;
    }
}
