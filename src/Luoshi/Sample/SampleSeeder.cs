using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Reading;
using Luoshi.Storage;
using Luoshi.Units;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Sample;

/// <summary>What the sample holds.</summary>
/// <param name="AlreadyThere">It was there before; nothing was written.</param>
public sealed record Seeded(Guid PlanId, int Items, int Duties, int Entries, bool AlreadyThere);

/// <summary>Fills an empty database with 泽宁市: units, persons, accounts, the plan as issued and half a year of entries.</summary>
public sealed class SampleSeeder(IDbContextFactory<LuoshiDb> dbs, IPasswordHasher<Account> hasher, SampleSettings settings)
{
    /// <summary>The database holds something else than the sample.</summary>
    public sealed record NotEmpty() : Refusal("SM001", "数据目录里已有别的账号或计划，样例只写入空目录。请用 --data 指定一个空目录。");

    /// <summary>A start before this one was cut off while it wrote the sample.</summary>
    public sealed record HalfWritten() : Refusal("SM002", "上次写入样例时中断，内容不全。请删除数据目录后重新启动。");

    /// <summary>The sample's own document could not be read in.</summary>
    public sealed record NotImported(string Why) : Refusal("SM003", $"样例文件没有读入：{Why}");

    /// <summary>Writes the sample into an empty database; where it is there already, nothing.</summary>
    public async Task<Result<Seeded>> SeedAsync(CancellationToken ct)
    {
        if (await ThereAsync(ct) is { } there) return there;

        var year = SampleYear.Load();
        var directory = new SampleDirectory();
        var accounts = Accounts(directory);
        Actor ActorOf(string name)
        {
            var account = accounts.GetValueOrDefault(name);
            var role = account?.Role ?? (SampleDirectory.IsLeader(name) ? Roles.Leader : Roles.Reporter);
            return new(account?.Account.Id, name, role);
        }

        var import = new ImportPlanHandler(dbs, new Moment(year.ImportedAt), ReadingOptions.Default);
        var imported = await import.HandleAsync(new ImportPlan(SampleYear.PlanDocument(), SampleYear.PlanFile), ActorOf(SampleAccounts.Clerk.DisplayName), null, ct);
        if (!imported.Ok) return new NotImported(imported.Refusal.Message);

        await using var db = await dbs.CreateDbContextAsync(ct);
        await new DirectoryWriter(db).AppendAsync(UnitTree.Empty, directory.Changes, ActorOf(SampleAccounts.Administrator.DisplayName), year.ImportedAt, ct);
        await AddAccountsAsync(db, accounts.Values, ct);
        await TellAsync(db, imported.Value.PlanId, year, directory, ActorOf, ct);
        await db.SaveChangesAsync(ct);
        return await CountAsync(db, imported.Value.PlanId, alreadyThere: false, ct);
    }

    private async Task<Result<Seeded>?> ThereAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var plan = await db.Plans.AsNoTracking().OrderBy(p => p.ReadAt).FirstOrDefaultAsync(ct);
        var hasAccounts = await db.Users.AnyAsync(ct);
        if (plan is null && !hasAccounts) return null;
        if (plan is null || StateJson.Read<PlanState>(plan.State).FileName != SampleYear.PlanFile) return new NotEmpty();
        if (!hasAccounts) return new HalfWritten();
        if (!await db.Users.AnyAsync(u => u.UserName == SampleAccounts.Clerk.UserName, ct)) return new NotEmpty();
        return await CountAsync(db, plan.Id, alreadyThere: true, ct);
    }

    private async Task TellAsync(LuoshiDb db, Guid planId, SampleYear year, SampleDirectory directory, Func<string, Actor> actorOf, CancellationToken ct)
    {
        var row = await db.Plans.SingleAsync(p => p.Id == planId, ct);
        var items = (await db.Items.Where(i => i.PlanId == planId).ToListAsync(ct)).Select(i => StateJson.Read<ItemState>(i.State)).ToList();
        var chronicle = new SampleChronicle(year, directory, items, settings, actorOf);
        var papers = new SamplePapers(directory.Persons.Single(p => p.Name == SampleAccounts.Leader.DisplayName));
        var acts = chronicle.Tell(StateJson.Read<PlanState>(row.State), row.Version, papers.Acts(actorOf));
        var told = await db.Entries.AsNoTracking().Where(e => e.PlanId == planId).OrderBy(e => e.Sequence).ToListAsync(ct);

        // Looked for once, at the save: with thousands of tracked entries a look at each act would cost the square.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var writer = new LedgerWriter(db);
        foreach (var act in acts) told.AddRange(await writer.AppendAsync(planId, row.Version, papers.Complete(act, told, db), act.Actor, act.At, ct));
        foreach (var act in SampleScoring.Tell([.. told.OrderBy(e => e.Sequence)], settings.StartsAt, actorOf))
            await writer.AppendAsync(planId, row.Version, act.Entries, act.Actor, act.At, ct);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
    }

    private Dictionary<string, AccountInRole> Accounts(SampleDirectory directory) => SampleAccounts.All.ToDictionary(a => a.DisplayName, a =>
    {
        var account = new Account
        {
            Id = Guid.CreateVersion7(settings.StartsAt),
            UserName = a.UserName,
            NormalizedUserName = a.UserName.ToUpperInvariant(),
            DisplayName = a.DisplayName,
            PersonId = directory.Persons.Single(p => p.Name == a.DisplayName).Id,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            LockoutEnabled = true,
        };
        account.PasswordHash = hasher.HashPassword(account, a.Password);
        return new AccountInRole(account, a.Role);
    });

    private static async Task AddAccountsAsync(LuoshiDb db, IEnumerable<AccountInRole> accounts, CancellationToken ct)
    {
        var roles = await db.Roles.ToDictionaryAsync(r => r.Name!, ct);
        foreach (var name in Roles.All.Where(r => !roles.ContainsKey(r)))
        {
            roles[name] = new IdentityRole<Guid>(name) { Id = Guid.CreateVersion7(), NormalizedName = name.ToUpperInvariant() };
            db.Roles.Add(roles[name]);
        }

        foreach (var (account, role) in accounts)
        {
            db.Users.Add(account);
            db.UserRoles.Add(new() { UserId = account.Id, RoleId = roles[role].Id });
        }
    }

    private static async Task<Seeded> CountAsync(LuoshiDb db, Guid planId, bool alreadyThere, CancellationToken ct) => new(
        planId,
        await db.Items.CountAsync(i => i.PlanId == planId, ct),
        await db.Duties.CountAsync(d => d.PlanId == planId, ct),
        await db.Entries.CountAsync(e => e.PlanId == planId, ct),
        alreadyThere);

    private sealed record AccountInRole(Account Account, string Role);

    private sealed class Moment(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at.ToUniversalTime();
    }
}
