using System.Security.Cryptography;
using System.Text;
using Luoshi.Ledger;

namespace Luoshi.Plans;

/// <summary>The stored present state of a plan: <see cref="PlanState"/> as JSON, and the columns that lists filter by.</summary>
public sealed class PlanRow
{
    private ReadOnce<PlanState> _state;

    public required Guid Id { get; init; }
    public required PlanStatus Status { get; set; }
    public required string Title { get; set; }
    public required int Year { get; set; }
    public required DateTimeOffset ReadAt { get; set; }

    /// <summary><see cref="PlanState"/> as JSON.</summary>
    public required string State { get; set; }

    /// <summary>Sequence of the plan's last entry; the next append must be this plus one.</summary>
    public required long Version { get; set; }

    /// <summary>Hash of the plan's last entry.</summary>
    public required string LastHash { get; set; }

    /// <summary>When the plan's last entry was written.</summary>
    public required DateTimeOffset LastAt { get; set; }

    internal static PlanRow Of(PlanState state, string lastHash, DateTimeOffset lastAt) => new()
    {
        Id = state.Id,
        Status = state.Status,
        Title = state.Facts.Title,
        Year = state.Facts.Year,
        ReadAt = state.ReadAt,
        State = StateJson.Write(state),
        Version = state.Version,
        LastHash = lastHash,
        LastAt = lastAt,
    };

    /// <summary>The state with its version.</summary>
    internal PlanState ToState() => _state.Of(State) with { Version = Version };

    /// <param name="before">The state as it was stored, so that an unchanged one is not written anew; null writes it.</param>
    internal void Set(PlanState? before, PlanState state, string lastHash, DateTimeOffset lastAt)
    {
        if (before is null || before with { Version = state.Version } != state)
        {
            Status = state.Status;
            Title = state.Facts.Title;
            Year = state.Facts.Year;
            ReadAt = state.ReadAt;
            State = StateJson.Write(state);
        }

        Version = state.Version;
        LastHash = lastHash;
        LastAt = lastAt;
    }
}

/// <summary>The stored present state of an item.</summary>
public sealed class ItemRow
{
    private ReadOnce<ItemState> _state;

    public required Guid Id { get; init; }
    public required Guid PlanId { get; init; }
    public required int No { get; set; }
    public DateOnly? Due { get; set; }
    public DateOnly? ClosedOn { get; set; }

    /// <summary><see cref="ItemState"/> as JSON.</summary>
    public required string State { get; set; }

    public required long Version { get; set; }

    internal ItemState ToState() => _state.Of(State);

    internal static ItemRow Of(ItemState state) => new()
    {
        Id = state.Id,
        PlanId = state.PlanId,
        No = state.Facts.No,
        Due = state.Due,
        ClosedOn = state.ClosedOn,
        State = StateJson.Write(state),
        Version = state.Version,
    };

    internal void Set(ItemState state)
    {
        No = state.Facts.No;
        Due = state.Due;
        ClosedOn = state.ClosedOn;
        State = StateJson.Write(state);
        Version = state.Version;
    }
}

/// <summary>A document as it was handed in, with the blocks it was read as.</summary>
public sealed class PlanDocument
{
    public required Guid Id { get; init; }
    public required string FileName { get; init; }
    public required string Sha256 { get; init; }
#pragma warning disable CA1819 // bytes of a file, as the database returns them
    public required byte[] Content { get; init; }
#pragma warning restore CA1819

    /// <summary>The <see cref="Luoshi.Reading.SourceDocument"/> as JSON, so that pages can show any format.</summary>
    public required string Blocks { get; init; }

    public required DateTimeOffset At { get; init; }

    internal static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    internal static string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));
}
