using Luoshi.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Luoshi.Search;

/// <summary>What can be found.</summary>
public enum SearchKind
{
    /// <summary>计划.</summary>
    Plan,

    /// <summary>事项.</summary>
    Item,

    /// <summary>进展.</summary>
    Report,
}

/// <summary>The words of a plan, an item or a report, as they are looked for.</summary>
public sealed class SearchText
{
    /// <summary>Grows with every text: the newest is the highest.</summary>
    public long Number { get; init; }

    /// <summary>Of the plan, of the item, or of the report's entry.</summary>
    public required Guid Id { get; init; }
    public required SearchKind Kind { get; init; }
    public required Guid PlanId { get; init; }
    public Guid? ItemId { get; init; }
    public Guid? DutyId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Words { get; set; }

    /// <summary>The words in the form in which they are indexed.</summary>
    public required string Grams { get; set; }
}

/// <summary>A text that was found, without its words.</summary>
/// <param name="At">UTC milliseconds.</param>
internal sealed record SearchMark(long Number, Guid PlanId, Guid? ItemId, Guid? DutyId, long At);

internal sealed class SearchTextMapping : IEntityTypeConfiguration<SearchText>
{
    public void Configure(EntityTypeBuilder<SearchText> text)
    {
        // The index over the grams is each database's own: see the migrations.
        text.ToTable("search_text");
        text.HasKey(t => t.Number);
        text.Property(t => t.Number).ValueGeneratedOnAdd();
        text.Property(t => t.Id).ValueGeneratedNever();
        text.Property(t => t.Kind).HasConversion<string>().HasMaxLength(10);
        text.HasIndex(t => t.Id).IsUnique();
        text.HasIndex(t => t.PlanId);
        text.HasOne<PlanRow>().WithMany().HasForeignKey(t => t.PlanId).OnDelete(DeleteBehavior.Restrict);
    }
}
