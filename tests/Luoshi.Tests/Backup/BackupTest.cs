using System.IO.Compression;
using Luoshi.Backup;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Tests.Sample;
using Luoshi.Tests.Storage;
using Luoshi.Units;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Tests.Backup;

/// <summary>The sample backed up and restored, on either database and from one to the other; what is damaged is refused by its place.</summary>
public sealed class BackupTest
{
    private static readonly DateTimeOffset Now = new(2026, 8, 6, 9, 0, 0, TimeSpan.FromHours(8));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Restored_IsTheSameLedger_RowForRow(bool from, bool to)
    {
        await using var sample = await SampleInDatabase.OpenAsync(from);
        await using (var told = sample.Test.Open())
        {
            told.NoticeWishes.Add(new() { AccountId = await told.Users.Select(u => u.Id).FirstAsync(Ct), Mail = "lan@zening.example", QuietFrom = new(20, 30) });
            told.DeliverySettings.Add(new() { DigestAt = new(8, 15), Site = "https://luoshi.example" });
            await told.SaveChangesAsync(Ct);
        }

        var (backup, manifest) = await BackedUpAsync(sample.Test);
        await using var target = await TestDatabase.CreateAsync(to);
        await RestoreAsync(backup, target);

        await using var db = target.Open();
        var plans = 0;
        await foreach (var plan in new LedgerVerifier(db).VerifyAsync(Ct))
        {
            plans++;
            Assert.Empty(plan.Problems);
        }

        Assert.Equal(1, plans);
        Assert.Empty((await new DirectoryVerifier(db).VerifyAsync(Ct))!.Problems);
        var (again, same) = await BackedUpAsync(target);
        Assert.Equal(manifest.Parts.Select(p => (p.Table, p.Rows)), same.Parts.Select(p => (p.Table, p.Rows)));
        Assert.True(manifest.Parts.Single(p => p.Table == "account").Rows > 5);
        foreach (var part in manifest.Parts) Assert.Equal(Lines(backup, part), Lines(again, part));

        // What was restored can be written on, by numbers that count on.
        db.DataProtectionKeys.Add(new() { FriendlyName = "下一把" });
        db.DataProtectionKeys.Add(new() { FriendlyName = "再下一把" });
        await db.SaveChangesAsync(Ct);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task BackupOfARunningSystem_IsOfOneMoment(bool postgres)
    {
        await using var sample = await SampleInDatabase.OpenAsync(postgres);
        await using var file = new MemoryStream();
        var written = 0;
        await using (var db = sample.Test.Open())
        {
            // While tables are read one after the other, somebody writes an entry and the state that follows from it.
            var progress = new During(() =>
            {
                using var other = sample.Test.Open();
                var plan = other.Plans.Single();
                new LedgerWriter(other).AppendAsync(plan.Id, plan.Version, [new(new SettingsChanged(StateJson.Read<PlanState>(plan.State).Settings))], Actor.System, Now, CancellationToken.None).GetAwaiter().GetResult();
                other.SaveChanges();
                written++;
            });
            await new BackupWriter(db).WriteAsync(file, Now, progress, Ct);
        }

        Assert.True(written > 3);
        await using var target = await TestDatabase.CreateAsync(false);
        await RestoreAsync(file.ToArray(), target);
        await using var restored = target.Open();
        await foreach (var plan in new LedgerVerifier(restored).VerifyAsync(Ct)) Assert.Empty(plan.Problems);
        await using var now = sample.Test.Open();
        Assert.Equal(written, await now.Entries.CountAsync(Ct) - await restored.Entries.CountAsync(Ct));
    }

    [Fact]
    public async Task Damaged_CutOff_OrForeign_IsRefusedByPlace_AndNothingIsRestored()
    {
        await using var sample = await SampleInDatabase.OpenAsync(false);
        var (backup, manifest) = await BackedUpAsync(sample.Test);
        await using var target = await TestDatabase.CreateAsync(false);

        // One character of one entry, as whoever wants to hide something would change it.
        var lines = manifest.Parts.Single(p => p.Table == "entry");
        var changed = Rewritten(backup, lines.FileName, text => text.Replace("签收", "签退", StringComparison.Ordinal).Replace("\"kind\":\"accepted\"", "\"kind\":\"returned\"", StringComparison.Ordinal));
        var damaged = await Assert.ThrowsAsync<BackupException>(() => RestoreAsync(changed, target));
        Assert.Equal(BackupException.Damaged, damaged.Code);
        Assert.Contains("tables/entry.jsonl 第", damaged.Message, StringComparison.Ordinal);

        var torn = backup.ToArray();
        for (var i = torn.Length / 3; i < (torn.Length / 3) + 40; i++) torn[i] ^= 0x5A;
        Assert.Equal(BackupException.Damaged, (await Assert.ThrowsAsync<BackupException>(() => RestoreAsync(torn, target))).Code);
        Assert.Equal(BackupException.CutOff, (await Assert.ThrowsAsync<BackupException>(() => RestoreAsync(backup[..^200], target))).Code);
        Assert.Equal(BackupException.NotABackup, (await Assert.ThrowsAsync<BackupException>(() => RestoreAsync("没有"u8.ToArray(), target))).Code);
        Assert.Equal(BackupException.Damaged, (await Assert.ThrowsAsync<BackupException>(() => RestoreAsync(Rewritten(backup, lines.FileName, _ => null), target))).Code);
        var other = Rewritten(backup, BackupManifest.FileName, text => text.Replace("\"Matters\"", "\"Later\"", StringComparison.Ordinal));
        Assert.Equal(BackupException.OtherShape, (await Assert.ThrowsAsync<BackupException>(() => RestoreAsync(other, target))).Code);
        await using (var db = target.Open())
        {
            Assert.False(await db.Entries.AnyAsync(Ct));
            Assert.False(await db.Users.AnyAsync(Ct));
        }

        Assert.Equal(BackupException.NotEmpty, (await Assert.ThrowsAsync<BackupException>(() => RestoreAsync(backup, sample.Test))).Code);
    }

    private static async Task<(byte[] File, BackupManifest Manifest)> BackedUpAsync(TestDatabase test)
    {
        await using var db = test.Open();
        await using var file = new MemoryStream();
        var manifest = await new BackupWriter(db).WriteAsync(file, Now, null, Ct);
        return (file.ToArray(), manifest);
    }

    private static async Task RestoreAsync(byte[] backup, TestDatabase target)
    {
        await using var file = await BackupFile.OpenAsync(new MemoryStream(backup), Ct);
        await using var db = target.Open();
        await file.RestoreAsync(db, null, Ct);
    }

    // Sorted: the two kinds of database order words differently.
    private static List<string> Lines(byte[] backup, BackupPart part)
    {
        using var zip = new ZipArchive(new MemoryStream(backup));
        using var lines = new StreamReader(zip.GetEntry(part.FileName)!.Open());
        return [.. lines.ReadToEnd().Split('\n').Order(StringComparer.Ordinal)];
    }

    private static byte[] Rewritten(byte[] backup, string name, Func<string, string?> change)
    {
        using var file = new MemoryStream();
        file.Write(backup);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(name)!;
            string words;
            using (var reader = new StreamReader(entry.Open())) words = reader.ReadToEnd();
            entry.Delete();
            if (change(words) is { } changed)
            {
                Assert.NotEqual(words, changed);
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(changed);
            }
        }

        return file.ToArray();
    }

    private sealed class During(Action act) : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value) => act();
    }
}
