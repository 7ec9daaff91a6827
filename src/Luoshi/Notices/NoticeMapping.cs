using Luoshi.Accounts;
using Luoshi.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Luoshi.Notices;

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("notice");
        notice.Property(n => n.Id).ValueGeneratedNever();
        notice.Property(n => n.Key).HasMaxLength(Notice.KeyLength);
        notice.Property(n => n.Kind).HasConversion<string>().HasMaxLength(30);
        notice.Property(n => n.Party).HasConversion<string>().HasMaxLength(10);
        notice.Property(n => n.MatterKind).HasMaxLength(20);
        notice.Property(n => n.Title).HasMaxLength(Notice.TitleLength);
        notice.Property(n => n.Words).HasMaxLength(Notice.WordsLength);

        // Two nodes at once, or the same entry again: the database lets each matter be told once.
        notice.HasIndex(n => new { n.AccountId, n.Key }).IsUnique();
        notice.HasIndex(n => new { n.AccountId, n.At });
        notice.HasIndex(n => new { n.AccountId, n.ReadAt });
        notice.HasIndex(n => new { n.UnitId, n.At });
        notice.HasIndex(n => n.DutyId);
        notice.HasOne<Account>().WithMany().HasForeignKey(n => n.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class NoticePositionMapping : IEntityTypeConfiguration<NoticePosition>
{
    public void Configure(EntityTypeBuilder<NoticePosition> position)
    {
        position.ToTable("notice_position");
        position.HasKey(p => p.PlanId);
        position.Property(p => p.Sequence).IsConcurrencyToken();
        position.HasOne<PlanRow>().WithMany().HasForeignKey(p => p.PlanId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NoticeTurnMapping : IEntityTypeConfiguration<NoticeTurn>
{
    public void Configure(EntityTypeBuilder<NoticeTurn> turn)
    {
        turn.ToTable("notice_turn");
        turn.HasKey(t => t.Key);
        turn.Property(t => t.Key).HasMaxLength(40);
    }
}

internal sealed class NoticeMuteMapping : IEntityTypeConfiguration<NoticeMute>
{
    public void Configure(EntityTypeBuilder<NoticeMute> mute)
    {
        mute.ToTable("notice_mute");
        mute.HasKey(m => new { m.AccountId, m.ItemId });
        mute.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class NoticeWishesMapping : IEntityTypeConfiguration<NoticeWishes>
{
    public void Configure(EntityTypeBuilder<NoticeWishes> wishes)
    {
        wishes.ToTable("notice_wishes");
        wishes.HasKey(w => w.AccountId);
        wishes.Property(w => w.Mail).HasMaxLength(NoticeWishes.MailLength);
        wishes.HasOne<Account>().WithMany().HasForeignKey(w => w.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
