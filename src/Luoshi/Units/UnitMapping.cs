using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Luoshi.Units;

internal sealed class UnitMapping : IEntityTypeConfiguration<UnitRow>
{
    public void Configure(EntityTypeBuilder<UnitRow> unit)
    {
        unit.ToTable("unit");
        unit.Property(u => u.Id).ValueGeneratedNever();
        unit.Property(u => u.Name).HasMaxLength(UnitLimits.Name);
        unit.Property(u => u.Kind).HasConversion<string>().HasMaxLength(40);
        unit.Property(u => u.Aliases).HasMaxLength(UnitLimits.AllAliases);

        // Two counties each have an 办公室: a name is one among those with the same parent only, which the rules see to.
        unit.HasIndex(u => u.Name);
        unit.HasOne<UnitRow>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PersonMapping : IEntityTypeConfiguration<PersonRow>
{
    public void Configure(EntityTypeBuilder<PersonRow> person)
    {
        person.ToTable("person");
        person.Property(p => p.Id).ValueGeneratedNever();
        person.Property(p => p.Name).HasMaxLength(UnitLimits.PersonName);
        person.Property(p => p.Post).HasMaxLength(UnitLimits.Post);
        person.HasIndex(p => p.Name);
        person.HasOne<UnitRow>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class UnitGroupMapping : IEntityTypeConfiguration<UnitGroupRow>
{
    public void Configure(EntityTypeBuilder<UnitGroupRow> group)
    {
        group.ToTable("unit_group");
        group.Property(g => g.Id).ValueGeneratedNever();
        group.Property(g => g.Name).HasMaxLength(UnitLimits.Name);
        group.Property(g => g.Aliases).HasMaxLength(UnitLimits.AllAliases);
    }
}
