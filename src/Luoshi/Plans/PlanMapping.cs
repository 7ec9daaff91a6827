using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Luoshi.Plans;

internal sealed class PlanMapping : IEntityTypeConfiguration<PlanRow>
{
    public void Configure(EntityTypeBuilder<PlanRow> plan)
    {
        plan.ToTable("plan");
        plan.Property(p => p.Id).ValueGeneratedNever();
        plan.Property(p => p.Status).HasConversion<string>().HasMaxLength(20);
        plan.Property(p => p.LastHash).HasMaxLength(64);
        plan.Property(p => p.Version).IsConcurrencyToken();
        plan.HasIndex(p => new { p.Status, p.ReadAt });
        plan.HasIndex(p => new { p.Status, p.Year });
    }
}

internal sealed class ItemMapping : IEntityTypeConfiguration<ItemRow>
{
    public void Configure(EntityTypeBuilder<ItemRow> item)
    {
        item.ToTable("item");
        item.Property(i => i.Id).ValueGeneratedNever();
        item.HasIndex(i => new { i.PlanId, i.No });
        item.HasIndex(i => i.Due);
        item.HasIndex(i => new { i.PlanId, i.Version });
        item.HasOne<PlanRow>().WithMany().HasForeignKey(i => i.PlanId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PlanDocumentMapping : IEntityTypeConfiguration<PlanDocument>
{
    public void Configure(EntityTypeBuilder<PlanDocument> document)
    {
        document.ToTable("document");
        document.Property(d => d.Id).ValueGeneratedNever();
        document.Property(d => d.FileName).HasMaxLength(500);
        document.Property(d => d.Sha256).HasMaxLength(64);
        document.HasIndex(d => d.Sha256);
    }
}
