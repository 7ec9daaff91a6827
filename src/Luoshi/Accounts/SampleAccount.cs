namespace Luoshi.Accounts;

/// <summary>An account of the sample, shown with its password on the sign-in page.</summary>
public sealed record SampleAccount(string UserName, string Password, string DisplayName, string Role);
