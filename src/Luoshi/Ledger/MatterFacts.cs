namespace Luoshi.Ledger;

/// <summary>What happened to a matter of the plan's year: a round of supervision, a problem found, a bulletin, a score.</summary>
/// <remarks>
/// The matter is named in the facts, so the entry stays free to name the item or duty it touches as well, in whose history it then
/// stands without changing their states. Each kind says itself what it does to its matter, and nothing else does.
/// </remarks>
/// <param name="Matter">Which matter; a new one begins with the first entry that names it.</param>
public abstract record MatterFacts(Guid Matter) : EntryFacts
{
    /// <summary>Files that came with it, by their content.</summary>
    internal virtual IReadOnlyList<EvidenceMark> Files => [];

    /// <summary>The matter after the entry.</summary>
    /// <param name="matter">As it was; null where this entry begins it.</param>
    /// <exception cref="LedgerFoldException">The facts have no meaning there.</exception>
    protected internal abstract MatterState Apply(MatterState? matter, Entry entry);

    /// <summary>The matter as the kind of state that the facts are about, with the entry counted.</summary>
    protected static T Known<T>(MatterState? matter, Entry entry)
        where T : MatterState
    {
        ArgumentNullException.ThrowIfNull(entry);
        return matter switch
        {
            null => throw LedgerFold.Wrong(entry, "没有这件事"),
            T known => (T)(MatterState)(known with { Version = entry.Sequence, Entries = [.. known.Entries, entry.Sequence] }),
            _ => throw LedgerFold.Wrong(entry, "这种记录不属于这件事"),
        };
    }

    /// <summary>Throws where there is such a matter already.</summary>
    protected static void Begins(MatterState? matter, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (matter is not null) throw LedgerFold.Wrong(entry, "这件事已经有了");
    }
}
