using Luoshi.Ledger;

namespace Luoshi.Web.Shell;

/// <summary>The day that pages call today: the clock's, or the one the server was started with.</summary>
public sealed class Today(TimeProvider clock, DateOnly? pinned)
{
    public DateOnly Date => pinned ?? LedgerDay.Of(clock.GetUtcNow());

    /// <summary>The day to show a page as of: the one its address asks for, never later than today.</summary>
    public DateOnly AsOf(string? asked) => Address.ParseDay(asked) is { } day && day < Date ? day : Date;
}
