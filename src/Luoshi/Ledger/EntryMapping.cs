using Luoshi.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Luoshi.Ledger;

internal sealed class EntryMapping : IEntityTypeConfiguration<Entry>
{
    public void Configure(EntityTypeBuilder<Entry> entry)
    {
        entry.ToTable("entry");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.ActorName).HasMaxLength(200);
        entry.Property(e => e.ActorRole).HasMaxLength(100);
        entry.Property(e => e.Kind).HasMaxLength(40);
        entry.Property(e => e.PreviousHash).HasMaxLength(64);
        entry.Property(e => e.Hash).HasMaxLength(64);

        // Two writers at once: the database itself lets only one have the number.
        entry.HasIndex(e => new { e.PlanId, e.Sequence }).IsUnique();
        entry.HasIndex(e => new { e.PlanId, e.Sequence }, "IX_entry_plan_id_sequence_no_item").HasFilter("item_id IS NULL");
        entry.HasIndex(e => new { e.ItemId, e.Sequence });
        entry.HasIndex(e => new { e.DutyId, e.Sequence });
        entry.HasIndex(e => e.At);

        // Few ever change hands; who had a duty on a past day is asked of these alone.
        entry.HasIndex(e => new { e.Kind, e.At }).HasFilter("kind = 'reassigned'");
        entry.HasOne<PlanRow>().WithMany().HasForeignKey(e => e.PlanId).OnDelete(DeleteBehavior.Restrict);
    }
}
