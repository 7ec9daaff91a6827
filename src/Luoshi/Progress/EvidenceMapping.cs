using Luoshi.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Luoshi.Progress;

internal sealed class EvidenceMapping : IEntityTypeConfiguration<EvidenceFile>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> file)
    {
        file.ToTable("evidence");
        file.Property(f => f.Id).ValueGeneratedNever();
        file.Property(f => f.FileName).HasMaxLength(200);
        file.Property(f => f.Sha256).HasMaxLength(64);
        file.HasIndex(f => f.DutyId);
        file.HasIndex(f => f.PlanId);
        file.HasOne<PlanRow>().WithMany().HasForeignKey(f => f.PlanId).OnDelete(DeleteBehavior.Restrict);
        file.HasOne<DutyRow>().WithMany().HasForeignKey(f => f.DutyId).OnDelete(DeleteBehavior.Restrict);
    }
}
