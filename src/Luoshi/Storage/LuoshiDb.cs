using System.Text;
using Luoshi.Accounts;
using Luoshi.Calendar;
using Luoshi.Deliveries;
using Luoshi.Ledger;
using Luoshi.Notices;
using Luoshi.Plans;
using Luoshi.Progress;
using Luoshi.Search;
using Luoshi.Tokens;
using Luoshi.Units;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Luoshi.Storage;

/// <summary>The database: entries as the truth, present states beside them, accounts and the directory.</summary>
public abstract class LuoshiDb(DbContextOptions options) : IdentityDbContext<Account, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Entry> Entries => Set<Entry>();

    public DbSet<PlanRow> Plans => Set<PlanRow>();

    public DbSet<ItemRow> Items => Set<ItemRow>();

    public DbSet<DutyRow> Duties => Set<DutyRow>();

    public DbSet<MatterRow> Matters => Set<MatterRow>();

    public DbSet<MatterFile> MatterFiles => Set<MatterFile>();

    public DbSet<SearchText> SearchTexts => Set<SearchText>();

    public DbSet<WrittenOnce> WrittenOnce => Set<WrittenOnce>();

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<EvidenceFile> Evidence => Set<EvidenceFile>();

    public DbSet<PlanDocument> Documents => Set<PlanDocument>();

    public DbSet<UnitRow> Units => Set<UnitRow>();

    public DbSet<UnitGroupRow> UnitGroups => Set<UnitGroupRow>();

    public DbSet<PersonRow> Persons => Set<PersonRow>();

    public DbSet<DayChangeRow> DayChanges => Set<DayChangeRow>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<NoticePosition> NoticePositions => Set<NoticePosition>();

    public DbSet<NoticeTurn> NoticeTurns => Set<NoticeTurn>();

    public DbSet<NoticeMute> NoticeMutes => Set<NoticeMute>();

    public DbSet<NoticeWishes> NoticeWishes => Set<NoticeWishes>();

    public DbSet<Channel> Channels => Set<Channel>();

    public DbSet<Delivery> Deliveries => Set<Delivery>();

    public DbSet<DeliveryNotice> DeliveryNotices => Set<DeliveryNotice>();

    public DbSet<DeliverySettings> DeliverySettings => Set<DeliverySettings>();

    public DbSet<DirectoryEntry> DirectoryEntries => Set<DirectoryEntry>();

    public DbSet<DirectoryEnd> DirectoryEnds => Set<DirectoryEnd>();

    public DbSet<SignInRecord> SignIns => Set<SignInRecord>();

    public DbSet<AccountAct> AccountActs => Set<AccountAct>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    // Fixed, so that options set by the web host cannot change the model under the migrations.
    protected override Version SchemaVersion => IdentitySchemaVersions.Version2;

    /// <summary>Begins a reading of many tables that sees one moment, whatever others write meanwhile.</summary>
    public abstract Task<IDbContextTransaction> BeginSnapshotAsync(CancellationToken ct);

    /// <exception cref="LedgerConflictException">Another writer came first.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        KeepEntries();
        try
        {
            return base.SaveChanges(acceptAllChangesOnSuccess);
        }
        catch (DbUpdateException e) when (Conflict(e) is { } conflict)
        {
            throw conflict;
        }
    }

    /// <exception cref="LedgerConflictException">Another writer came first.</exception>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        KeepEntries();
        List<string> kinds = [.. ChangeTracker.Entries<Entry>().Where(e => e.State == EntityState.Added).Select(e => e.Entity.Kind)];
        using var saving = kinds.Count > 0 ? LedgerTelemetry.Saving(kinds.Count) : null;
        try
        {
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            LedgerTelemetry.Saved(kinds);
            return saved;
        }
        catch (DbUpdateException e) when (Conflict(e) is { } conflict)
        {
            LedgerTelemetry.Conflicted(saving);
            throw conflict;
        }
    }

    /// <summary>Waits until nobody else holds the same, and holds it until disposed: for acts that several plans share, such as giving out numbers.</summary>
    internal abstract Task<IAsyncDisposable> AloneAsync(long what, CancellationToken ct);

    /// <summary>The newest texts of a kind that have every one of the phrases of pairs.</summary>
    /// <param name="within">Only in these plans; null for all.</param>
    /// <param name="before">Only texts with a lower number.</param>
    internal abstract Task<List<SearchMark>> TextsWithAsync(SearchKind kind, IReadOnlyList<string> phrases, IReadOnlyCollection<Guid>? within, long before, int take, CancellationToken ct);

    /// <summary>Lets a column that counts by itself go on after its largest number, where rows were put in with theirs.</summary>
    internal abstract Task CountOnAsync(string table, string column, CancellationToken ct);

    /// <summary>A GUID as this database's text of it.</summary>
    internal abstract string GuidText(Guid value);

    /// <summary>The parameter of a command, for comparison with a column of GUIDs.</summary>
    internal abstract string AsGuid(string parameter);

    /// <summary>Whether a save failed because another writer had put in the same key.</summary>
    internal bool IsTaken(DbUpdateException error) => IsDuplicate(error.GetBaseException());

    /// <summary>Whether the database refused a key that is already there.</summary>
    protected abstract bool IsDuplicate(Exception cause);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(LuoshiDb).Assembly);
        AccountMapping.NameTables(builder);
        builder.Entity<Account>().HasOne<PersonRow>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.SetNull);
        builder.Entity<Account>().HasOne<UnitRow>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.SetNull);
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(t => t.GetProperties()))
        {
            property.SetColumnName(Snake(property.Name));
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMilliseconds>();
    }

    private static string Snake(string name)
    {
        var snake = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && snake.Length > 0) snake.Append('_');
            snake.Append(char.ToLowerInvariant(c));
        }

        return snake.ToString();
    }

    private void KeepEntries()
    {
        if (ChangeTracker.Entries().Any(e => e is { Entity: Ledger.Entry or DirectoryEntry, State: EntityState.Modified or EntityState.Deleted }))
        {
            throw new InvalidOperationException("An entry is written once and never changed.");
        }
    }

    private LedgerConflictException? Conflict(DbUpdateException error)
    {
        if (error is not DbUpdateConcurrencyException && !IsDuplicate(error.GetBaseException())) return null;
        foreach (var entry in error.Entries)
        {
            if (entry.Entity is PlanRow plan) return new(plan.Id, error);
            if (entry.Entity is Entry line) return new(line.PlanId, error);
            if (entry.Entity is WrittenOnce once) return new(once.PlanId, error);
            if (entry.Entity is DirectoryEnd or DirectoryEntry) return new(Guid.Empty, error);
        }

        return null;
    }
}
