using Luoshi.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Luoshi.Deliveries;

internal sealed class ChannelMapping : IEntityTypeConfiguration<Channel>
{
    public void Configure(EntityTypeBuilder<Channel> channel)
    {
        channel.ToTable("channel");
        channel.Property(c => c.Id).ValueGeneratedNever();
        channel.Property(c => c.Kind).HasConversion<string>().HasMaxLength(20);
        channel.Property(c => c.Security).HasConversion<string>().HasMaxLength(20);
        channel.Property(c => c.Name).HasMaxLength(Channel.NameLength);
        channel.Property(c => c.Address).HasMaxLength(Channel.AddressLength);
        channel.Property(c => c.User).HasMaxLength(200);
        channel.Property(c => c.Secret).HasMaxLength(2000);
        channel.Property(c => c.Sender).HasMaxLength(200);
        channel.Property(c => c.ChangedBy).HasMaxLength(100);
    }
}

internal sealed class DeliverySettingsMapping : IEntityTypeConfiguration<DeliverySettings>
{
    public void Configure(EntityTypeBuilder<DeliverySettings> settings)
    {
        settings.ToTable("delivery_settings");
        settings.Property(s => s.Id).ValueGeneratedNever();
        settings.Property(s => s.Site).HasMaxLength(200);
    }
}

internal sealed class DeliveryMapping : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> delivery)
    {
        delivery.ToTable("delivery");
        delivery.Property(d => d.Id).ValueGeneratedNever();
        delivery.Property(d => d.Key).HasMaxLength(Delivery.KeyLength);
        delivery.Property(d => d.Occasion).HasConversion<string>().HasMaxLength(20);
        delivery.Property(d => d.Kind).HasConversion<string>().HasMaxLength(20);
        delivery.Property(d => d.State).HasConversion<string>().HasMaxLength(20);
        delivery.Property(d => d.To).HasMaxLength(Delivery.ToLength);
        delivery.Property(d => d.ClaimedBy).HasMaxLength(100);
        delivery.Property(d => d.Error).HasMaxLength(Delivery.ErrorLength);
        delivery.HasIndex(d => d.Key).IsUnique();
        delivery.HasIndex(d => new { d.State, d.NextAt });
        delivery.HasIndex(d => d.MadeAt);
    }
}

internal sealed class DeliveryNoticeMapping : IEntityTypeConfiguration<DeliveryNotice>
{
    public void Configure(EntityTypeBuilder<DeliveryNotice> carried)
    {
        carried.ToTable("delivery_notice");
        carried.HasKey(c => new { c.DeliveryId, c.NoticeId });
        carried.HasIndex(c => c.NoticeId);
        carried.HasOne<Delivery>().WithMany().HasForeignKey(c => c.DeliveryId).OnDelete(DeleteBehavior.Cascade);
        carried.HasOne<Notice>().WithMany().HasForeignKey(c => c.NoticeId).OnDelete(DeleteBehavior.Cascade);
    }
}
