using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Storage;
using Luoshi.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Luoshi.Tests.Plans;

public sealed class PlanStorageTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<bool> Providers => [false, true];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Draft_Written_ComesBackWithItsDocument(bool postgres)
    {
        await using var database = await TestDatabase.CreateAsync(postgres);
        await using var services = Services(database);
        var planId = await DraftOf.WrittenAsync(database, Ct);

        var draft = await services.GetRequiredService<DraftReview>().FindAsync(planId, Ct);

        Assert.NotNull(draft);
        Assert.Equal([1, 2, 3, 4, 5, 6], draft.Items.Select(i => i.Facts.No));
        Assert.Equal(3, draft.OpenDoubts);
        Assert.Equal(2, draft.Document!.Blocks.Count);
        var line = Assert.Single(await services.GetRequiredService<DraftReview>().DraftsAsync(Ct));
        Assert.Equal((planId, 6, 0, 3), (line.PlanId, line.Items, line.Checked, line.OpenDoubts));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Review_CorrectSettleCheckPutInForce_AllInTheLedger(bool postgres)
    {
        await using var database = await TestDatabase.CreateAsync(postgres);
        await using var services = Services(database);
        var planId = await DraftOf.WrittenAsync(database, Ct);
        var reviews = services.GetRequiredService<DraftReview>();
        var item = (await reviews.FindAsync(planId, Ct))!.Items[2];

        var change = new FieldChange("supportUnits", StateJson.Element(item.Facts.SupportUnits), StateJson.Element(new[] { "市急救中心", "市一院" }));
        Assert.Equal(2, (await services.GetRequiredService<CorrectFieldHandler>().HandleAsync(new(planId, item.Id, [change]), DraftOf.Clerk, Ct)).Value!.Entries);
        Assert.Equal("CF002", (await services.GetRequiredService<CorrectFieldHandler>().HandleAsync(new(planId, item.Id, [change with { To = StateJson.Element(new[] { "别的" }) }]), DraftOf.Clerk, Ct)).Refusal?.Code);
        Assert.True((await services.GetRequiredService<SettleFindingHandler>().HandleAsync(new(planId, 1, SettleFinding.Kept), DraftOf.Clerk, Ct)).Ok);
        Assert.True((await services.GetRequiredService<CheckItemHandler>().HandleAsync(new(planId, item.Id), DraftOf.Clerk, Ct)).Ok);
        Assert.True((await services.GetRequiredService<PutPlanInForceHandler>().HandleAsync(new(planId, DraftOf.Day, true), DraftOf.Clerk, Ct)).Ok);

        var after = (await reviews.FindAsync(planId, Ct))!;
        Assert.Equal(PlanStatus.InForce, after.Plan.Status);
        Assert.Equal(["市急救中心", "市一院"], after.Items[2].Facts.SupportUnits);
        Assert.True(after.Items[2].Checked);
        Assert.Equal(["supportUnits"], after.Items[2].CorrectedFields);
        await using var db = database.Open();
        var kinds = await db.Entries.Where(e => e.PlanId == planId).OrderBy(e => e.Sequence).Select(e => e.Kind).ToListAsync(Ct);
        Assert.Equal(["corrected", "finding-settled", "finding-settled", "checked", "put-in-force"], kinds.Skip(7));
        Assert.Empty(await reviews.DraftsAsync(Ct));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task PutInForce_ManyAtOnce_OneWinsTheOthersAreTold(bool postgres)
    {
        await using var database = await TestDatabase.CreateAsync(postgres);
        await using var services = Services(database);
        var planId = await DraftOf.WrittenAsync(database, Ct);
        var handler = services.GetRequiredService<PutPlanInForceHandler>();

        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(n =>
            Task.Run(() => handler.HandleAsync(new(planId, DraftOf.Day, true), DraftOf.Clerk with { Name = $"专干{n}" }, Ct), Ct)));

        Assert.Single(results, r => r.Ok);
        Assert.All(results.Where(r => !r.Ok), r => Assert.Equal("PF001", r.Refusal!.Code));
        await using var db = database.Open();
        var entry = Assert.Single(await db.Entries.Where(e => e.PlanId == planId && e.Kind == "put-in-force").ToListAsync(Ct));
        Assert.All(results.Where(r => !r.Ok), r => Assert.Equal(entry.ActorName, ((PutPlanInForce.AlreadyInForce)r.Refusal!).By));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task CorrectField_DifferentFieldsAtOnce_BothLand(bool postgres)
    {
        await using var database = await TestDatabase.CreateAsync(postgres);
        await using var services = Services(database);
        var planId = await DraftOf.WrittenAsync(database, Ct);
        var item = (await services.GetRequiredService<DraftReview>().FindAsync(planId, Ct))!.Items[0];
        var handler = services.GetRequiredService<CorrectFieldHandler>();
        FieldChange[] changes =
        [
            new("leaders", StateJson.Element(item.Facts.Leaders), StateJson.Element(new[] { "沈若琳" })),
            new("leadUnits", StateJson.Element(item.Facts.LeadUnits), StateJson.Element(new[] { "医政科" })),
        ];

        var results = await Task.WhenAll(changes.Select(c => Task.Run(() => handler.HandleAsync(new(planId, item.Id, [c]), DraftOf.Clerk, Ct), Ct)));

        Assert.All(results, r => Assert.True(r.Ok));
        var after = (await services.GetRequiredService<DraftReview>().FindAsync(planId, Ct))!.Items[0];
        Assert.Equal(["沈若琳", "医政科"], after.Facts.Leaders.Concat(after.Facts.LeadUnits));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task ImportPlan_RefusedFile_LeavesNothing(bool postgres)
    {
        await using var database = await TestDatabase.CreateAsync(postgres);
        await using var services = Services(database);
        var handler = services.GetRequiredService<ImportPlanHandler>();

        var refused = await handler.HandleAsync(new(new byte[] { 1, 2, 3 }, "坏文件.docx"), DraftOf.Clerk, null, Ct);
        var viewer = await handler.HandleAsync(new(new byte[] { 1, 2, 3 }, "坏文件.docx"), DraftOf.Viewer, null, Ct);

        Assert.IsType<ImportPlan.Unreadable>(refused.Refusal);
        Assert.Equal("PL001", viewer.Refusal!.Code);
        await using var db = database.Open();
        Assert.Equal((0, 0, 0), (await db.Documents.CountAsync(Ct), await db.Plans.CountAsync(Ct), await db.Entries.CountAsync(Ct)));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task ImportPlan_SameFileTwice_ToldUnlessWantedAgain(bool postgres)
    {
        await using var database = await TestDatabase.CreateAsync(postgres);
        await using var services = Services(database);
        var handler = services.GetRequiredService<ImportPlanHandler>();
        var command = new ImportPlan(await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "samples", "zening-2026.docx"), Ct), "C:\\tmp\\zening-2026.docx");

        var first = await handler.HandleAsync(command, DraftOf.Clerk, null, Ct);
        var second = await handler.HandleAsync(command with { FileName = "另名.docx" }, DraftOf.Administrator, null, Ct);
        var again = await handler.HandleAsync(command with { Again = true }, DraftOf.Clerk, null, Ct);

        Assert.True(first.Ok);
        Assert.Equal(first.Value.PlanId, Assert.IsType<ImportPlan.ReadBefore>(second.Refusal).PlanId);
        Assert.True(again.Ok);
        await using var db = database.Open();
        var document = await db.Documents.AsNoTracking().OrderBy(d => d.Id).FirstAsync(Ct);
        Assert.Equal(command.Content.ToArray(), document.Content);
        Assert.Equal("zening-2026.docx", document.FileName);
        var draft = (await services.GetRequiredService<DraftReview>().FindAsync(first.Value.PlanId, Ct))!;
        Assert.Equal(first.Value.Items, draft.Items.Count);
        Assert.All(draft.Items, i => Assert.True(i.Facts.Places.ContainsKey("text")));
        Assert.Equal(1 + first.Value.Items, await db.Entries.CountAsync(e => e.PlanId == first.Value.PlanId, Ct));
    }

    [Theory]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("..\\..\\计划.docx", "计划.docx")]
    [InlineData("a\u0000\r\nb\u202E.docx", "ab.docx")]
    [InlineData("<script>.txt", "script.txt")]
    [InlineData("..", "文件")]
    [InlineData("", "文件")]
    public void CleanName_Cases(string given, string clean) => Assert.Equal(clean, ImportPlanHandler.CleanName(given));

    [Fact]
    public void CleanName_Long_KeepsTheEnding() => Assert.Equal(".docx", Path.GetExtension(ImportPlanHandler.CleanName(new string('长', 400) + ".docx")));

    private static ServiceProvider Services(TestDatabase database) =>
        new ServiceCollection().AddLogging().AddLuoshiStorage(database.Folder, database.Settings.ConnectionString).AddLuoshiPlans().BuildServiceProvider();
}
