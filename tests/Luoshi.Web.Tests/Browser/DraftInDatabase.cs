using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Storage;
using Luoshi.Tests.Plans;

namespace Luoshi.Web.Tests.Browser;

/// <summary>The hand-made plan as a draft in a server's database: three doubts, one mistake.</summary>
internal static class DraftInDatabase
{
    private static readonly Actor Clerk = new(null, "周若舟", Roles.Clerk);
    private static readonly DateTimeOffset Noon = new(2026, 2, 24, 4, 0, 0, TimeSpan.Zero);

    public static async Task<Guid> WriteAsync(LuoshiDb db)
    {
        var document = HandMadePlan.Document();
        var sha = new string('a', 64);
        var (planId, documentId) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var decided = ImportPlanHandler.Decide(document, HandMadePlan.Reading(document), documentId, sha, new(2026, 2, 24), Clerk);
        db.Documents.Add(new() { Id = documentId, FileName = document.Name, Sha256 = sha, Content = [1], Blocks = SourceDocumentJson.Write(document), At = Noon });
        await new LedgerWriter(db).AppendAsync(planId, 0, decided.Value!, Clerk, Noon, CancellationToken.None);
        await db.SaveChangesAsync();
        return planId;
    }
}
