namespace Luoshi.Ledger;

/// <summary>Who does something: the account, the name that the entry will show, and the role it acts in.</summary>
/// <param name="AccountId">Null for the program itself (a rule, the sample).</param>
public sealed record Actor(Guid? AccountId, string Name, string Role)
{
    public static Actor System { get; } = new(null, "系统", "系统");
}
