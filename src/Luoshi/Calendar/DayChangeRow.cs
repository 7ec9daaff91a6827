using Luoshi.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Luoshi.Calendar;

/// <summary>A stored change of a day; rows are only added, and the last one of a day holds.</summary>
public sealed class DayChangeRow
{
    /// <summary>Version 7: its order is that of the changes.</summary>
    public required Guid Id { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Null where the day went back to what the notices say.</summary>
    public bool? IsWorkday { get; init; }

    public required string Why { get; init; }

    public Guid? AccountId { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    internal static DayChangeRow Of(DayChange change, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(change.At),
        Day = change.Day,
        IsWorkday = change.IsWorkday,
        Why = change.Why,
        AccountId = actor.AccountId,
        By = change.By,
        At = change.At,
    };

    internal DayChange ToChange() => new(Day, IsWorkday, Why, By, At);
}

internal sealed class DayChangeMapping : IEntityTypeConfiguration<DayChangeRow>
{
    public void Configure(EntityTypeBuilder<DayChangeRow> change)
    {
        change.ToTable("calendar_day");
        change.Property(c => c.Id).ValueGeneratedNever();
        change.Property(c => c.Why).HasMaxLength(SetCalendarDay.LongestReason);
        change.Property(c => c.By).HasMaxLength(100);
        change.HasIndex(c => c.Day);
    }
}
