namespace Luoshi.Ledger;

/// <summary>Something in the stored ledger that is not as it was written.</summary>
/// <param name="Code">Permanent code (LV001).</param>
/// <param name="Sequence">Place of the entry in the plan, where it is about one.</param>
/// <param name="EntryId">The entry, where it is about one that is still there.</param>
/// <param name="Message">One Chinese sentence that names the entry, or the state and the field.</param>
public sealed record LedgerProblem(string Code, long? Sequence, Guid? EntryId, string Message)
{
    /// <summary>An entry is not what was written.</summary>
    public const string Changed = "LV001";

    /// <summary>Entries are gone, in the middle or at the end.</summary>
    public const string Removed = "LV002";

    /// <summary>Entries changed places.</summary>
    public const string Moved = "LV003";

    /// <summary>An entry does not follow the one before it: one was put in or replaced.</summary>
    public const string Inserted = "LV004";

    /// <summary>There are entries after the last one that the plan registered, or the last one is another.</summary>
    public const string Appended = "LV005";

    /// <summary>A stored state is not the fold of the entries.</summary>
    public const string StateDiffers = "LV006";

    /// <summary>A stored state is missing.</summary>
    public const string StateMissing = "LV007";

    /// <summary>A stored state has no entries.</summary>
    public const string StateExtra = "LV008";

    /// <summary>The original document is missing or not the one that was read.</summary>
    public const string DocumentDiffers = "LV009";

    /// <summary>An entry has no meaning after those before it.</summary>
    public const string Meaningless = "LV010";
}

/// <summary>What the check of one plan's ledger found.</summary>
/// <param name="Plan">The plan's id as stored.</param>
/// <param name="Title">The plan's title as stored; empty where its row is missing.</param>
/// <param name="Entries">How many entries there are.</param>
public sealed record PlanVerification(string Plan, string Title, long Entries, IReadOnlyList<LedgerProblem> Problems);
