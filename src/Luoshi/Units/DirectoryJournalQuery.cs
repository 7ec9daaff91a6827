using Luoshi.Storage;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Units;

/// <summary>One change of the directory as its journal shows it.</summary>
/// <param name="IsLast">Nothing was done to the same unit, collective name or person since, so that it can be taken back.</param>
public sealed record JournalLine(long Sequence, DateTimeOffset At, string ActorName, string ActorRole, DirectoryFacts Facts, string? Reason, bool IsLast);

/// <summary>A page of the directory's journal, newest first.</summary>
/// <param name="Labels">How units that changes refer to are written now.</param>
public sealed record DirectoryJournal(IReadOnlyList<JournalLine> Lines, int Total, int Page, int Pages, UnitLabels Labels);

/// <summary>变更记录: who changed what in the directory, when and why.</summary>
public sealed class DirectoryJournalQuery(IDbContextFactory<LuoshiDb> dbs, UnitTreeQuery trees)
{
    /// <summary>Entries on one page.</summary>
    public const int PageSize = 50;

    /// <param name="page">1, 2, 3 …; the nearest there is.</param>
    public async Task<DirectoryJournal> AskAsync(int page, CancellationToken ct)
    {
        var tree = await trees.LoadAsync(ct);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var total = await db.DirectoryEntries.CountAsync(ct);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var at = Math.Clamp(page, 1, pages);
        var lines = await ReadAsync(db, db.DirectoryEntries.OrderByDescending(e => e.Sequence).Skip((at - 1) * PageSize).Take(PageSize), ct);
        return new(lines, total, at, pages, new UnitLabels(tree));
    }

    /// <summary>All that was done to one unit, collective name or person, newest first.</summary>
    internal static Task<IReadOnlyList<JournalLine>> OfAsync(LuoshiDb db, Guid subject, CancellationToken ct) =>
        ReadAsync(db, db.DirectoryEntries.Where(e => e.SubjectId == subject).OrderByDescending(e => e.Sequence), ct);

    private static async Task<IReadOnlyList<JournalLine>> ReadAsync(LuoshiDb db, IQueryable<DirectoryEntry> wanted, CancellationToken ct)
    {
        var entries = await wanted.AsNoTracking().ToListAsync(ct);
        var subjects = entries.Select(e => e.SubjectId).Distinct().ToList();
        var last = await db.DirectoryEntries.Where(e => subjects.Contains(e.SubjectId)).GroupBy(e => e.SubjectId).Select(g => g.Max(e => e.Sequence)).ToListAsync(ct);
        var ends = last.ToHashSet();
        return [.. entries.Select(e => new JournalLine(e.Sequence, e.At, e.ActorName, e.ActorRole, DirectoryFacts.Parse(e.Facts), e.Reason, ends.Contains(e.Sequence)))];
    }
}
