using Luoshi.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Luoshi.Progress;

internal sealed class DutyMapping : IEntityTypeConfiguration<DutyRow>
{
    public void Configure(EntityTypeBuilder<DutyRow> duty)
    {
        duty.ToTable("duty");
        duty.Property(d => d.Id).ValueGeneratedNever();
        duty.Property(d => d.Unit).HasMaxLength(DutyRow.UnitLength);
        duty.Property(d => d.Status).HasConversion<string>().HasMaxLength(20);
        duty.HasIndex(d => d.ItemId);
        duty.HasIndex(d => new { d.Status, d.Due });
        duty.Property(d => d.Role).HasConversion<string>().HasMaxLength(10);
        duty.HasIndex(d => d.Unit);
        duty.HasIndex(d => new { d.UnitId, d.Status });
        duty.HasIndex(d => new { d.UnitId, d.PlanId, d.ItemId });
        duty.HasIndex(d => d.Parent);
        duty.HasIndex(d => new { d.PlanId, d.Version });
        duty.HasOne<PlanRow>().WithMany().HasForeignKey(d => d.PlanId).OnDelete(DeleteBehavior.Restrict);
        duty.HasOne<ItemRow>().WithMany().HasForeignKey(d => d.ItemId).OnDelete(DeleteBehavior.Restrict);
    }
}
