using Luoshi.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Luoshi.Units;

internal sealed class DirectoryEntryMapping : IEntityTypeConfiguration<DirectoryEntry>
{
    public void Configure(EntityTypeBuilder<DirectoryEntry> entry)
    {
        entry.ToTable("directory_entry");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.ActorName).HasMaxLength(200);
        entry.Property(e => e.ActorRole).HasMaxLength(100);
        entry.Property(e => e.Kind).HasMaxLength(40);
        entry.Property(e => e.PreviousHash).HasMaxLength(EntryHash.Genesis.Length);
        entry.Property(e => e.Hash).HasMaxLength(EntryHash.Genesis.Length);

        // Two writers at once: the database itself lets only one have the number.
        entry.HasIndex(e => e.Sequence).IsUnique();
        entry.HasIndex(e => new { e.SubjectId, e.Sequence });
    }
}

internal sealed class DirectoryEndMapping : IEntityTypeConfiguration<DirectoryEnd>
{
    public void Configure(EntityTypeBuilder<DirectoryEnd> end)
    {
        end.ToTable("directory_end");
        end.Property(e => e.Id).ValueGeneratedNever();
        end.Property(e => e.LastHash).HasMaxLength(EntryHash.Genesis.Length);
        end.Property(e => e.Version).IsConcurrencyToken();
    }
}
