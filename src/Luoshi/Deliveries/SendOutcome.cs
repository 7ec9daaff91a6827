namespace Luoshi.Deliveries;

/// <summary>What is known of a message after it was tried to be sent.</summary>
public enum SendResult
{
    /// <summary>The other side said that it has it.</summary>
    Sent,

    /// <summary>It is certain that it did not arrive; another try may help.</summary>
    NotNow,

    /// <summary>It is certain that it did not arrive, and no other try will help.</summary>
    Refused,

    /// <summary>It left, and no answer came.</summary>
    Unknown,
}

/// <summary>A result, with what went wrong in words a clerk understands.</summary>
public sealed record SendOutcome(SendResult Result, string? Words = null)
{
    public static SendOutcome Sent { get; } = new(SendResult.Sent);
}

/// <summary>Asked at the last moment before words leave: marks the message as handed over.</summary>
/// <remarks>Where the node has lost its claim meanwhile it throws, and nothing leaves.</remarks>
public delegate Task HandOver();

/// <summary>Another node has taken the message over.</summary>
internal sealed class ClaimLostException() : Exception("The claim on the message is lost.");
