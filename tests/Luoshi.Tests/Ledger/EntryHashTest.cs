using Luoshi.Ledger;
using Xunit;

namespace Luoshi.Tests.Ledger;

public sealed class EntryHashTest
{
    private static Entry Sample(string? reason = "核实“云溪市”文件") => new()
    {
        Id = Guid.Parse("01940000-0000-7000-8000-00000000000a"),
        PlanId = Guid.Parse("01940000-0000-7000-8000-00000000000b"),
        Sequence = 7,
        At = new DateTimeOffset(2025, 3, 31, 23, 59, 58, TimeSpan.Zero),
        AccountId = Guid.Parse("01940000-0000-7000-8000-00000000000c"),
        ActorName = "林晓",
        ActorRole = "督查专干",
        Kind = "signed-for",
        ItemId = Guid.Parse("01940000-0000-7000-8000-00000000000d"),
        DutyId = null,
        Facts = """{"kind":"signed-for"}""",
        Reason = reason,
        PreviousHash = EntryHash.Genesis,
        Hash = "",
    };

    // Computed once by another program from the definition in EntryHash's remarks. Must never change.
    [Fact]
    public void Of_KnownEntry_IsThePinnedHash() =>
        Assert.Equal("1d8c6241c2ece99f7d57a82e4705979ebad741d6f510d8db10c328b7b6c322d4", EntryHash.Of(Sample()));

    [Fact]
    public void Of_NullAndEmptyReason_Differ() =>
        Assert.NotEqual(EntryHash.Of(Sample(null)), EntryHash.Of(Sample("")));

    [Fact]
    public void Of_SameMomentInAnotherZone_IsTheSame()
    {
        var entry = Sample();
        var elsewhere = new Entry
        {
            Id = entry.Id,
            PlanId = entry.PlanId,
            Sequence = entry.Sequence,
            At = entry.At.ToOffset(TimeSpan.FromHours(8)),
            AccountId = entry.AccountId,
            ActorName = entry.ActorName,
            ActorRole = entry.ActorRole,
            Kind = entry.Kind,
            ItemId = entry.ItemId,
            Facts = entry.Facts,
            Reason = entry.Reason,
            PreviousHash = entry.PreviousHash,
            Hash = "",
        };
        Assert.Equal(EntryHash.Of(entry), EntryHash.Of(elsewhere));
    }
}
