using Luoshi.Accounts;
using Luoshi.Bulletins;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Tests.Progress;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Tests.Bulletins;

/// <summary>Papers from draft to sent, on both databases.</summary>
public sealed class PaperStorageTest
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Bulletin_FromDraftToSent_IsApprovedNumberedAndFrozen(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        await AddAccountAsync(year);
        var plan = await year.DispatchedAsync();
        year.Clock.Advance(TimeSpan.FromDays(60));
        var id = await DraftAsync(year, plan);

        Assert.Equal("BU003", (await SendAsync(year, id)).Refusal?.Code);
        Assert.Equal("BU015", (await year.Get<SubmitPaperHandler>().HandleAsync(new(id, await VersionAsync(year, id), year.Directory.AddPerson("无账号", year.Directory.Office).Id), year.Clerk, Ct)).Refusal?.Code);
        YearInDatabase.Done(await year.Get<EditPaperHandler>().HandleAsync(new(id, await VersionAsync(year, id), new Dictionary<string, string?> { [BulletinComposer.Opening] = "现通报如下。" }), year.Clerk, Ct));
        YearInDatabase.Done(await year.Get<SubmitPaperHandler>().HandleAsync(new(id, await VersionAsync(year, id), year.Leader.PersonId), year.Clerk, Ct));
        Assert.Equal("BU003", (await year.Get<EditPaperHandler>().HandleAsync(new(id, await VersionAsync(year, id), new Dictionary<string, string?> { [PaperText.TitleKey] = "改" }), year.Clerk, Ct)).Refusal?.Code);
        Assert.Equal("BU003", (await SendAsync(year, id)).Refusal?.Code);

        var waits = await year.Get<MatterWaitsQuery>().AskAsync(year.Leader, Ct);
        Assert.Equal("审签", Assert.Single(waits.ToDecide).Wait.Act);
        Assert.Empty((await year.Get<MatterWaitsQuery>().AskAsync(year.Clerk, Ct)).ToDecide);
        foreach (var other in new[] { year.Clerk, year.Lead, new Actor(Guid.CreateVersion7(), "别的领导", Roles.Leader) { PersonId = Guid.CreateVersion7() } })
            Assert.Equal("BU016", (await year.Get<ApprovePaperHandler>().HandleAsync(new(id, await VersionAsync(year, id), true, null), other, Ct)).Refusal?.Code);

        YearInDatabase.Done(await year.Get<ApprovePaperHandler>().HandleAsync(new(id, await VersionAsync(year, id), true, null), year.Leader, Ct));
        Assert.Null(await ReadAsync(year, id, year.County));
        YearInDatabase.Done(await SendAsync(year, id));
        Assert.NotNull(await ReadAsync(year, id, year.County));

        var sent = await StateAsync(year, id);
        Assert.Equal((2025, 1), (sent.Year, sent.Number));
        Assert.Equal("BU003", (await SendAsync(year, id)).Refusal?.Code);

        // A year later, with much written since: the ledger still gives the very bytes that were sent.
        await year.ReportedAsync(plan, 1, year.Directory.Disease, year.Lead);
        year.Clock.Advance(TimeSpan.FromDays(365));
        await using var db = year.Open();
        var file = await db.MatterFiles.SingleAsync(f => f.MatterId == id, Ct);
        Assert.Equal(file.Content, PaperSheet.Docx(await PaperQuery.TextAsync(db, sent, Ct), sent));
        await year.HoldsAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Numbers_OfSeveralPapers_HaveNoGaps(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        await AddAccountAsync(year);
        var plan = await year.DispatchedAsync();
        var (first, thrown, second) = (await DraftAsync(year, plan), await DraftAsync(year, plan), await DraftAsync(year, plan));
        YearInDatabase.Done(await year.Get<WithdrawPaperHandler>().HandleAsync(new(thrown, await VersionAsync(year, thrown), true), year.Clerk, Ct));
        foreach (var id in new[] { second, first })
        {
            YearInDatabase.Done(await year.Get<SubmitPaperHandler>().HandleAsync(new(id, await VersionAsync(year, id), year.Leader.PersonId), year.Clerk, Ct));
            YearInDatabase.Done(await year.Get<ApprovePaperHandler>().HandleAsync(new(id, await VersionAsync(year, id), true, null), year.Leader, Ct));
        }

        YearInDatabase.Done(await SendAsync(year, second));
        YearInDatabase.Done(await SendAsync(year, first));
        Assert.Equal((1, 2), ((await StateAsync(year, second)).Number, (await StateAsync(year, first)).Number));

        // The number begins anew with the year.
        year.Clock.Advance(TimeSpan.FromDays(365));
        var next = await DraftAsync(year, plan);
        YearInDatabase.Done(await year.Get<SubmitPaperHandler>().HandleAsync(new(next, await VersionAsync(year, next), year.Leader.PersonId), year.Clerk, Ct));
        YearInDatabase.Done(await year.Get<ApprovePaperHandler>().HandleAsync(new(next, await VersionAsync(year, next), true, null), year.Leader, Ct));
        YearInDatabase.Done(await SendAsync(year, next));
        Assert.Equal((2026, 1), ((await StateAsync(year, next)).Year, (await StateAsync(year, next)).Number));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Numbers_OfTwoPlansOfOneCommission_RunOn_EvenInTheSameMoment(bool postgres)
    {
        await using var year = await YearInDatabase.CreateAsync(postgres);
        await AddAccountAsync(year);
        Guid[] ids = [await ApprovedAsync(await year.DispatchedAsync()), await ApprovedAsync(await year.DispatchedAsync()), await ApprovedAsync(await year.DispatchedAsync())];
        foreach (var sent in await Task.WhenAll(ids.Select(id => Task.Run(() => SendAsync(year, id))))) YearInDatabase.Done(sent);
        var numbers = new List<int?>();
        foreach (var id in ids) numbers.Add((await StateAsync(year, id)).Number);
        Assert.Equal([1, 2, 3], numbers.Order());
        await year.HoldsAsync();

        async Task<Guid> ApprovedAsync(Guid plan)
        {
            var id = await DraftAsync(year, plan);
            YearInDatabase.Done(await year.Get<SubmitPaperHandler>().HandleAsync(new(id, await VersionAsync(year, id), year.Leader.PersonId), year.Clerk, Ct));
            YearInDatabase.Done(await year.Get<ApprovePaperHandler>().HandleAsync(new(id, await VersionAsync(year, id), true, null), year.Leader, Ct));
            return id;
        }
    }

    [Fact]
    public async Task Edit_PutBack_IsTheComposedTextAgain()
    {
        await using var year = await YearInDatabase.CreateAsync(false);
        var plan = await year.DispatchedAsync();
        var id = await DraftAsync(year, plan);
        await EditAsync("另拟的标题");
        Assert.Equal("另拟的标题", (await StateAsync(year, id)).Title);
        await EditAsync(null);
        var state = await StateAsync(year, id);
        Assert.Empty(state.Edits);
        Assert.StartsWith("关于", state.Title, StringComparison.Ordinal);
        Assert.Equal(4, state.Entries.Count + 1);
        Assert.Equal("BU004", (await year.Get<EditPaperHandler>().HandleAsync(new(id, 1, new Dictionary<string, string?> { [PaperText.TitleKey] = "旧页面" }), year.Clerk, Ct)).Refusal?.Code);
        Assert.Equal("BU001", (await year.Get<EditPaperHandler>().HandleAsync(new(id, state.Version, new Dictionary<string, string?> { [PaperText.TitleKey] = "他人" }), year.Lead, Ct)).Refusal?.Code);

        async Task EditAsync(string? words) =>
            YearInDatabase.Done(await year.Get<EditPaperHandler>().HandleAsync(new(id, await VersionAsync(year, id), new Dictionary<string, string?> { [PaperText.TitleKey] = words }), year.Clerk, Ct));
    }

    [Fact]
    public async Task Notice_OfAUnit_IsReadByThatUnitAlone()
    {
        await using var year = await YearInDatabase.CreateAsync(false);
        await AddAccountAsync(year);
        var plan = await year.DispatchedAsync();
        year.Clock.Advance(TimeSpan.FromDays(200));
        var command = new DraftPaper(plan, PaperKind.Notice, LedgerDay.Of(year.Clock.GetUtcNow())) { Degree = NoticeDegree.Order, UnitId = year.Directory.North.Id };
        YearInDatabase.Done(await year.Get<DraftPaperHandler>().HandleAsync(command, year.Clerk, Ct));
        Assert.Equal("BU010", (await year.Get<DraftPaperHandler>().HandleAsync(command with { Id = Guid.CreateVersion7(), UnitId = year.Directory.South.Id }, year.Clerk, Ct)).Refusal?.Code);
        var id = command.Id;
        YearInDatabase.Done(await year.Get<SubmitPaperHandler>().HandleAsync(new(id, await VersionAsync(year, id), year.Leader.PersonId), year.Clerk, Ct));
        YearInDatabase.Done(await year.Get<ApprovePaperHandler>().HandleAsync(new(id, await VersionAsync(year, id), true, null), year.Leader, Ct));
        YearInDatabase.Done(await SendAsync(year, id));
        Assert.NotNull(await ReadAsync(year, id, year.County));
        Assert.Null(await ReadAsync(year, id, year.Stranger));
        await year.HoldsAsync();
    }

    private static async Task<Guid> DraftAsync(YearInDatabase year, Guid plan)
    {
        var command = new DraftPaper(plan, PaperKind.Bulletin, LedgerDay.Of(year.Clock.GetUtcNow()));
        YearInDatabase.Done(await year.Get<DraftPaperHandler>().HandleAsync(command, year.Clerk, Ct));
        return command.Id;
    }

    private static async Task<Result<Written>> SendAsync(YearInDatabase year, Guid id) =>
        await year.Get<SendPaperHandler>().HandleAsync(new(id, await VersionAsync(year, id)), year.Clerk, Ct);

    private static async Task<PaperState> StateAsync(YearInDatabase year, Guid id)
    {
        await using var db = year.Open();
        return (await new MatterReader(db).FindAsync<PaperState>(id, Ct))!;
    }

    private static async Task<long> VersionAsync(YearInDatabase year, Guid id) => (await StateAsync(year, id)).Version;

    private static Task<PaperView?> ReadAsync(YearInDatabase year, Guid id, Actor who) => year.AskAsync<PaperQuery, PaperView?>(q => q.AskAsync(id, who, Ct));

    private static async Task AddAccountAsync(YearInDatabase year)
    {
        await using var db = year.Open();
        var account = new Account { Id = year.Leader.AccountId!.Value, UserName = "gu", NormalizedUserName = "GU", DisplayName = year.Leader.Name, PersonId = year.Leader.PersonId };
        var role = await db.Roles.SingleOrDefaultAsync(r => r.Name == Roles.Leader, Ct);
        if (role is null)
        {
            role = new IdentityRole<Guid>(Roles.Leader) { Id = Guid.CreateVersion7(), NormalizedName = "LEADER" };
            db.Roles.Add(role);
        }

        db.Users.Add(account);
        db.UserRoles.Add(new() { UserId = account.Id, RoleId = role.Id });
        await db.SaveChangesAsync(Ct);
    }
}
