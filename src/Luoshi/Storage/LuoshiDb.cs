using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Units;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Storage;

/// <summary>The database: entries as the truth, present states beside them, accounts and the directory.</summary>
public abstract class LuoshiDb(DbContextOptions options) : IdentityDbContext<Account, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Entry> Entries => Set<Entry>();

    public DbSet<PlanRow> Plans => Set<PlanRow>();

    public DbSet<ItemRow> Items => Set<ItemRow>();

    public DbSet<DutyRow> Duties => Set<DutyRow>();

    public DbSet<PlanDocument> Documents => Set<PlanDocument>();

    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<Person> Persons => Set<Person>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
}
