using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Units;
using Xunit;

namespace Luoshi.Tests.Units;

/// <summary>Who acts on the directory in tests, and what a decision was.</summary>
internal static class Keepers
{
    public static Actor Clerk { get; } = new(Guid.Parse("018f0000-0000-7000-8000-000000000001"), "宁知行", Roles.Clerk);

    public static Actor Reporter { get; } = new(Guid.Parse("018f0000-0000-7000-8000-000000000002"), "杜若溪", Roles.Reporter);

    /// <summary>The code of a refusal; fails where it was none.</summary>
    public static string Code<T>(Result<T> result)
    {
        Assert.False(result.Ok);
        return result.Refusal.Code;
    }

    /// <summary>The directory after what was decided.</summary>
    public static UnitTree After(UnitTree tree, Result<DirectoryChange[]> decided)
    {
        Assert.True(decided.Ok, decided.Refusal?.Message);
        return tree.After(decided.Value);
    }
}
