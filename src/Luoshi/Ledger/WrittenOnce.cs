using Luoshi.Plans;
using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Luoshi.Ledger;

/// <summary>请求编号: what a program calls an act, so that the act, sent again after a lost answer, is carried out once.</summary>
/// <param name="Key">Chosen by the program, one for each act.</param>
/// <param name="Body">SHA-256 of what was asked for, 64 hex digits.</param>
public sealed record OnceKey(Guid AccountId, string Key, string Body)
{
    /// <summary>Longest key.</summary>
    public const int Longest = 100;

    /// <summary>The key was used for something else.</summary>
    public sealed record UsedOtherwise() : Refusal("ON001", "这个请求编号已经用在另一个请求上，没有再办。每件事请用一个新的编号；重发同一件事，内容要与上次一致。");

    internal WrittenOnce Kept(Written written, DateTimeOffset at) =>
        new() { AccountId = AccountId, Key = Key, Body = Body, PlanId = written.PlanId, Entries = written.Entries, Version = written.Version, At = at };

    /// <summary>What came of it before; null where it was not carried out yet.</summary>
    internal async Task<Result<Written>?> FindAsync(LuoshiDb db, CancellationToken ct)
    {
        var before = await db.WrittenOnce.AsNoTracking().SingleOrDefaultAsync(w => w.AccountId == AccountId && w.Key == Key, ct);
        return before is null ? null
            : before.Body != Body ? new UsedOtherwise()
            : new Written(before.PlanId, before.Entries, before.Version) { Again = true };
    }
}

/// <summary>That an act with a key was carried out: saved with its entries, so that neither is there without the other.</summary>
public sealed class WrittenOnce
{
    public required Guid AccountId { get; init; }
    public required string Key { get; init; }
    public required string Body { get; init; }
    public required Guid PlanId { get; init; }
    public required int Entries { get; init; }

    /// <summary>Sequence of the last entry.</summary>
    public required long Version { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class WrittenOnceMapping : IEntityTypeConfiguration<WrittenOnce>
{
    public void Configure(EntityTypeBuilder<WrittenOnce> written)
    {
        written.ToTable("written_once");
        written.HasKey(w => new { w.AccountId, w.Key });
        written.Property(w => w.Key).HasMaxLength(OnceKey.Longest);
        written.Property(w => w.Body).HasMaxLength(64);
    }
}
