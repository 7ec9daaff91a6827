using Luoshi.Plans;
using Luoshi.Storage;
using Luoshi.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Luoshi.Tests.Plans;

public sealed class PlanComparisonTest
{
    private static readonly PlanState Plan = DraftOf.Plan();
    private static readonly IReadOnlyList<ItemState> Items = DraftOf.Items();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<bool> Providers => [false, true];

    [Fact]
    public void Between_Itself_NothingChanged()
    {
        var same = PlanComparison.Between(Plan.Facts, Items, Plan.Facts, Items);
        Assert.Equal(6, same.Same);
        Assert.Empty(same.Heading);
        Assert.Empty(same.Added.Concat(same.Removed).Concat(same.Changed.Select(c => c.To)));
    }

    [Fact]
    public void Between_AddedRemovedChanged_WhateverTheNumbers()
    {
        // Number 1 goes, a new one comes in front, number 3 gets a later deadline and another number in its words.
        List<ItemState> after = [New(1, "推进中医馆建设。年内建成中医馆五家。"), .. Items.Skip(1).Select(i => i with { Id = Guid.CreateVersion7() })];
        var third = after[2].Facts;
        after[2] = after[2] with
        {
            Facts = third with
            {
                Text = third.Text.Replace("3个", "5个", StringComparison.Ordinal),
                Targets = [third.Targets[0] with { Value = 5, Start = 99, Quote = "别处" }, .. third.Targets.Skip(1)],
                Deadline = third.Deadline with { Due = new(2026, 12, 31) },
            },
        };

        var changes = PlanComparison.Between(Plan.Facts, Items, Plan.Facts with { DocNumber = "某卫发〔2026〕9号" }, after);

        Assert.Equal(["推进中医馆建设。年内建成中医馆五家。"], changes.Added.Select(i => i.Facts.Text));
        Assert.Equal([Items[0].Id], changes.Removed.Select(i => i.Id));
        var changed = Assert.Single(changes.Changed);
        Assert.Equal((Items[2].Id, after[2].Id), (changed.From.Id, changed.To.Id));
        Assert.Equal(["text", "deadline", "targets"], changed.Fields.Select(f => f.Field));
        Assert.Equal(["docNumber"], changes.Heading.Select(f => f.Field));
        Assert.Equal(4, changes.Same);
    }

    [Fact]
    public void Between_OneMoreInFront_OnlyThatIsNew()
    {
        List<ItemState> after = [New(1, "加强食品安全风险监测。"), .. Items.Select(i => i with { Facts = i.Facts with { No = i.Facts.No + 1, NoPrinted = $"{i.Facts.No + 1}" } })];
        var changes = PlanComparison.Between(Plan.Facts, Items, Plan.Facts, after);
        Assert.Equal((1, 0, 0, 6), (changes.Added.Count, changes.Removed.Count, changes.Changed.Count, changes.Same));
    }

    [Fact]
    public void Between_OnlyPlacesAndLayoutDiffer_NothingChanged()
    {
        List<ItemState> after = [.. Items.Select(i => i with
        {
            Facts = i.Facts with
            {
                Text = string.Concat(i.Facts.Text.Replace("。", "。\n", StringComparison.Ordinal).Select(c => char.IsAsciiDigit(c) || c == '%' ? (char)(c + '０' - '0') : c)),
                Title = i.Facts.Title,
                Targets = [.. i.Facts.Targets.Select(t => t with { Start = t.Start + 1 })],
            },
        })];
        Assert.Equal(6, PlanComparison.Between(Plan.Facts, Items, Plan.Facts, after).Same);
    }

    [Fact]
    public void Between_ThousandsOfItems_EachFindsItsOwn()
    {
        List<ItemState> before = [.. Enumerable.Range(1, 3000).Select(n => New(n, $"完成第{n}号点位的{(char)(0x4e00 + n)}{(char)(0x5e00 + n)}改造任务，按时验收。"))];
        List<ItemState> after = [.. before.Select(i => i with { Id = Guid.CreateVersion7(), Facts = i.Facts with { Text = i.Facts.Text.Replace("按时", "提前", StringComparison.Ordinal) } })];
        var changes = PlanComparison.Between(Plan.Facts, before, Plan.Facts, after);
        Assert.Equal(3000, changes.Changed.Count);
        Assert.All(changes.Changed, c => Assert.Equal(c.From.Facts.No, c.To.Facts.No));
    }

    [Theory]
    [InlineData(2026, null, null, "2026年全市卫生健康工作要点任务分工表（修订）", true)]
    [InlineData(2025, null, null, "2026年全市卫生健康工作要点任务分工表", false)]
    [InlineData(2026, null, null, "医共体建设实施方案", false)]
    [InlineData(2026, "云溪市卫生健康委", "云溪市卫生健康委", "重点任务清单", true)]
    [InlineData(2026, "云溪市卫生健康委", "青山县卫生健康局", "2026年全市卫生健康工作要点任务分工表", false)]
    public void Recognise_Cases(int year, string? issuer, string? own, string title, bool found)
    {
        var inForce = Plan with { Id = Guid.CreateVersion7(), Status = PlanStatus.InForce, Facts = Plan.Facts with { Issuer = issuer } };
        var draft = Plan with { Facts = Plan.Facts with { Year = year, Issuer = own, Title = title } };
        Assert.Equal(found, PlanVersionQuery.Recognise(draft, [inForce]) is not null);
    }

    [Fact]
    public void Recognise_Draft_IsNoEarlierVersion() => Assert.Null(PlanVersionQuery.Recognise(Plan, [Plan with { Id = Guid.CreateVersion7() }]));

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task AskAsync_NextVersion_RecognisedOrChosen(bool postgres)
    {
        await using var database = await TestDatabase.CreateAsync(postgres);
        await using var services = new ServiceCollection().AddLogging().AddLuoshiStorage(database.Folder, database.Settings.ConnectionString).AddLuoshiPlans().BuildServiceProvider();
        var query = services.GetRequiredService<PlanVersionQuery>();
        var first = await DraftOf.WrittenAsync(database, Ct);
        Assert.Null((await query.AskAsync(first, null, Ct))!.InForce);
        await services.GetRequiredService<PutPlanInForceHandler>().HandleAsync(new(first, DraftOf.Day, true), DraftOf.Clerk, Ct);
        var second = await DraftOf.WrittenAsync(database, Ct);
        var item = (await services.GetRequiredService<DraftReview>().FindAsync(second, Ct))!.Items[1];
        await services.GetRequiredService<MergeItemsHandler>().HandleAsync(new(second, item.Id, (await services.GetRequiredService<DraftReview>().FindAsync(second, Ct))!.Items[2].Id), DraftOf.Clerk, Ct);

        var view = (await query.AskAsync(second, null, Ct))!;

        Assert.Equal(first, view.InForce?.Id);
        Assert.Equal((0, 1, 1, 4), (view.Changes!.Added.Count, view.Changes.Removed.Count, view.Changes.Changed.Count, view.Changes.Same));
        Assert.Equal(first, (await query.AskAsync(second, first, Ct))!.InForce?.Id);
        Assert.Null((await query.AskAsync(second, Guid.NewGuid(), Ct))!.Changes);
        Assert.Null(await query.AskAsync(Guid.NewGuid(), null, Ct));
        Assert.Equal(first, (await query.EarlierAsync(view.Draft, Ct))?.Id);
    }

    private static ItemState New(int no, string text) => new()
    {
        Id = Guid.CreateVersion7(),
        PlanId = Plan.Id,
        Facts = new() { No = no, NoPrinted = $"{no}", Text = text },
        Version = 1,
    };
}
