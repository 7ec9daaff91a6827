using Luoshi.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Luoshi.Ledger;

internal sealed class MatterMapping : IEntityTypeConfiguration<MatterRow>
{
    public void Configure(EntityTypeBuilder<MatterRow> matter)
    {
        matter.ToTable("matter");
        matter.Property(m => m.Id).ValueGeneratedNever();
        matter.Property(m => m.Kind).HasMaxLength(20);
        matter.HasIndex(m => new { m.PlanId, m.Kind, m.No });
        matter.HasIndex(m => new { m.UnitId, m.Open });
        matter.HasOne<PlanRow>().WithMany().HasForeignKey(m => m.PlanId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MatterFileMapping : IEntityTypeConfiguration<MatterFile>
{
    public void Configure(EntityTypeBuilder<MatterFile> file)
    {
        file.ToTable("matter_file");
        file.Property(f => f.Id).ValueGeneratedNever();
        file.Property(f => f.FileName).HasMaxLength(500);
        file.Property(f => f.Sha256).HasMaxLength(64);
        file.HasIndex(f => f.MatterId);
        file.HasOne<PlanRow>().WithMany().HasForeignKey(f => f.PlanId).OnDelete(DeleteBehavior.Restrict);
    }
}
