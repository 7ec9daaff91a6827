using Luoshi.Storage;

namespace Luoshi.Ledger;

/// <summary>Walks the entries of one plan in the order of their sequence and names what is not as it was written.</summary>
internal sealed class ChainCheck(LuoshiDb db)
{
    private readonly List<LedgerProblem> _problems = [];
    private readonly List<(StoredEntry Stored, Entry? Entry)> _broken = [];
    private bool _lastBroken;
    private bool _folds = true;

    public PlanFold Fold { get; } = new();

    public long Count { get; private set; }

    public long LastSequence { get; private set; }

    public string LastHash { get; private set; } = EntryHash.Genesis;

    public DateTimeOffset LastAt { get; private set; }

    /// <summary>The states could be computed to the end.</summary>
    public bool Folds => _folds && Fold.Plan is not null;

    public void Add(StoredEntry stored)
    {
        Count++;
        var entry = stored.ToEntry(db);
        var intact = entry is not null && EntryHash.Of(entry) == stored.Hash;
        Follow(stored, intact);
        if (!intact) _broken.Add((stored, entry));
        if (entry is not null) LastAt = entry.At;
        LastHash = stored.Hash;
        _lastBroken = !intact;
        if (!_folds) return;

        try
        {
            if (entry is null) _folds = false;
            else Fold.Add(entry);
        }
        catch (LedgerFoldException e)
        {
            _folds = false;
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

    private static long? Rightful(Entry entry, List<long> numbers)
    {
        foreach (var number in numbers.Where(n => n != entry.Sequence))
        {
            if (EntryHash.Of(entry, number) == entry.Hash) return number;
        }

        return null;
    }
}
