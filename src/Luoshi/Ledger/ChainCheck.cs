namespace Luoshi.Ledger;

/// <summary>Walks the entries of one chain in the order of their sequence and names what is not as it was written.</summary>
/// <param name="read">The entry, where every column is written as the program writes it; null otherwise.</param>
/// <param name="fold">Adds an entry to the states; throws <see cref="LedgerFoldException"/> where it cannot follow.</param>
internal sealed class ChainCheck<TEntry>(Func<StoredEntry, TEntry?> read, Action<TEntry> fold)
    where TEntry : class, IChained
{
    private readonly List<LedgerProblem> _problems = [];
    private readonly List<(StoredEntry Stored, TEntry? Entry)> _broken = [];
    private bool _lastBroken;

    public long Count { get; private set; }

    public long LastSequence { get; private set; }

    public string LastHash { get; private set; } = EntryHash.Genesis;

    public DateTimeOffset LastAt { get; private set; }

    /// <summary>The states could be computed so far.</summary>
    public bool Folds { get; private set; } = true;

    public void Add(StoredEntry stored)
    {
        Count++;
        var entry = read(stored);
        var intact = entry is not null && entry.HashUnder(entry.Sequence) == stored.Hash;
        Follow(stored, intact);
        if (!intact) _broken.Add((stored, entry));
        if (entry is not null) LastAt = entry.At;
        LastHash = stored.Hash;
        _lastBroken = !intact;
        if (!Folds) return;

        try
        {
            if (entry is null) Folds = false;
            else fold(entry);
        }
        catch (LedgerFoldException e)
        {
            Folds = false;
            if (intact) _problems.Add(new(LedgerProblem.Meaningless, e.Sequence, entry?.Id, $"第{e.Sequence}条记录接不上前面的内容：{e.Message}，其后的状态无法比对。"));
        }
    }

    /// <summary>The chain's problems in order, once every entry was added.</summary>
    public List<LedgerProblem> Finish()
    {
        // A changed entry whose hash fits under the number of another changed one was moved, not altered.
        var numbers = _broken.Select(b => b.Stored.Sequence).OfType<long>().ToList();
        foreach (var (stored, entry) in _broken)
        {
            var rightful = entry is null || numbers.Count > 1000 ? null : Rightful(entry, numbers);
            _problems.Add(rightful is { } number
                ? new(LedgerProblem.Moved, stored.Sequence, entry!.Id, $"第{stored.Sequence}条记录（{stored.Id}）被挪动：它原是第{number}条。")
                : new(LedgerProblem.Changed, stored.Sequence, entry?.Id, $"第{stored.Sequence?.ToString() ?? "？"}条记录（{stored.Id}）被改动：内容与校验值不符。"));
        }

        return [.. _problems.OrderBy(p => p.Sequence ?? long.MaxValue)];
    }

    /// <summary>Compares with where the chain is registered to end, so that entries cut off at the end, or added there, show.</summary>
    /// <param name="registry">What registers the end: 方案, 名录.</param>
    public void CompareEnd(string registry, string? registeredVersion, string? registeredHash, List<LedgerProblem> problems)
    {
        if (!long.TryParse(registeredVersion, out var version))
        {
            problems.Add(new(LedgerProblem.Appended, null, null, $"{registry}登记的记录条数被改动。"));
        }
        else if (version > LastSequence)
        {
            var missing = version == LastSequence + 1 ? $"第{version}条" : $"第{LastSequence + 1}至{version}条";
            problems.Add(new(LedgerProblem.Removed, LastSequence + 1, null, $"{missing}记录缺失：{registry}登记到第{version}条。"));
        }
        else if (version < LastSequence)
        {
            problems.Add(new(LedgerProblem.Appended, version + 1, null, $"{registry}只登记到第{version}条，其后的记录不是程序写入的。"));
        }
        else if (registeredHash != LastHash)
        {
            problems.Add(new(LedgerProblem.Appended, version, null, $"第{version}条记录不是{registry}登记的那一条。"));
        }
    }

    private void Follow(StoredEntry stored, bool intact)
    {
        if (stored.Sequence is not { } sequence) return;
        if (sequence > LastSequence + 1)
        {
            var missing = sequence == LastSequence + 2 ? $"第{LastSequence + 1}条" : $"第{LastSequence + 1}至{sequence - 1}条";
            _problems.Add(new(LedgerProblem.Removed, LastSequence + 1, null, $"{missing}记录缺失。"));
        }
        else if (sequence <= LastSequence)
        {
            _problems.Add(new(LedgerProblem.Inserted, sequence, null, $"第{sequence}条记录（{stored.Id}）与另一条同号，是插入的。"));
        }
        else if (intact && !_lastBroken && stored.PreviousHash != LastHash)
        {
            _problems.Add(new(LedgerProblem.Inserted, sequence, null, $"第{sequence}条记录（{stored.Id}）与前一条接不上：前一条被替换，或两条之间动过。"));
        }

        LastSequence = Math.Max(LastSequence, sequence);
    }

    private static long? Rightful(TEntry entry, List<long> numbers)
    {
        foreach (var number in numbers.Where(n => n != entry.Sequence))
        {
            if (entry.HashUnder(number) == entry.Hash) return number;
        }

        return null;
    }
}
