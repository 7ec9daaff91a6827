using Luoshi.Ledger;
using Luoshi.Tests.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using S = Luoshi.Units.DirectorySheets;

namespace Luoshi.Tests.Units;

public sealed class ImportDirectoryStorageTest
{
    private static readonly DateTimeOffset Start = new(2026, 2, 3, 1, 2, 3, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Handle_FileLookedAtThenTaken_OneEntryAChange_TwiceIsOnce(bool postgres)
    {
        await using var database = await TestDatabase.CreateAsync(postgres);
        var clock = new FakeTimeProvider(Start);
        var handler = new ImportDirectoryHandler(new DirectoryTurn(database, clock), database);
        var file = DirectoryFile.Of(
            DirectoryFile.Sheet(S.Units, [S.Name, S.Kind, S.Parent], ["云坪市卫健委", "卫生健康委", ""], ["办公室", "科室", "云坪市卫健委"], ["云坪县卫健局", "县区", "云坪市卫健委"]),
            DirectoryFile.Sheet(S.Groups, [S.Name, S.Rules], ["各县区卫健局", "类别=县区"]),
            DirectoryFile.Sheet(S.Persons, [S.PersonName, S.Unit], ["罗景行", "办公室"]));

        var looked = (await handler.HandleAsync(new(file, "名录.xlsx", true), Keepers.Clerk, Ct)).Value!;
        Assert.Equal((5, 0, 0L), (looked.Added, looked.Changed, looked.Version));
        await using (var db = database.Open()) Assert.Empty(await db.Units.ToListAsync(Ct));

        var taken = await handler.HandleAsync(new(file, "名录.xlsx", false, looked.Version, "建名录"), Keepers.Clerk, Ct);
        Assert.Equal(5, taken.Value!.Added);
        var again = await handler.HandleAsync(new(file, "名录.xlsx", false, looked.Version, "建名录"), Keepers.Clerk, Ct);
        Assert.Equal((0, 0, 5), (again.Value!.Added, again.Value.Changed, again.Value.Unchanged));
        await using (var db = database.Open())
        {
            var entries = await db.DirectoryEntries.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync(Ct);
            Assert.Equal(["unit-added", "unit-added", "unit-added", "group-defined", "person-added"], entries.Select(e => e.Kind));
            Assert.All(entries, e => Assert.Equal(("宁知行", "建名录（Excel 导入：名录.xlsx）", Start), (e.ActorName, e.Reason, e.At)));
            Assert.Empty((await new DirectoryVerifier(db).VerifyAsync(Ct))!.Problems);
        }

        // What was downloaded and changed by a person comes back as that change alone; a wrong row keeps all of it out.
        await using var open = database.Open();
        var tree = await UnitTreeQuery.LoadAsync(open, Ct);
        var mine = DirectoryFile.Change(DirectoryWorkbook.Write(tree), S.Units, data => DirectoryFile.Say(data, "D3", "行政办公室"));
        var row = tree.Units[1].Name;
        var one = await handler.HandleAsync(new(mine, "名录.xlsx", false), Keepers.Clerk, Ct);
        Assert.Equal((0, 1), (one.Value!.Added, one.Value.Changed));
        Assert.Equal(row, Assert.Single(one.Value.Lines, l => l.Facts is not null).Name);
        var wrong = DirectoryFile.Change(mine, S.Units, data => DirectoryFile.Say(data, "B2", "大机关"));
        Assert.Equal("DR081", Keepers.Code(await handler.HandleAsync(new(wrong, "名录.xlsx", false), Keepers.Clerk, Ct)));
        await using (var db = database.Open()) Assert.Equal(6, await db.DirectoryEntries.CountAsync(Ct));
    }

    [Fact]
    public async Task Handle_WhatIsNoWorkbookOrNotAllowed_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync(false);
        var handler = new ImportDirectoryHandler(new DirectoryTurn(database, new FakeTimeProvider(Start)), database);
        async Task<string> CodeOf(byte[] content, Actor actor) => Keepers.Code(await handler.HandleAsync(new(content, "名录.xlsx", true), actor, Ct));
        var file = DirectoryFile.Of(DirectoryFile.Sheet(S.Units, [S.Name], ["甲"]));
        Assert.Equal("DR001", await CodeOf(file, Keepers.Reporter));
        Assert.Equal("DR084", await CodeOf([], Keepers.Clerk));
        Assert.Equal("DR080", await CodeOf("名称,类别"u8.ToArray(), Keepers.Clerk));
        Assert.Equal("DR080", await CodeOf(file[..^40], Keepers.Clerk));
        Assert.Equal("DR083", await CodeOf(new byte[S.MostBytes + 1], Keepers.Clerk));
    }
}
