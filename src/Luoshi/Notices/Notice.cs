using Luoshi.Ledger;

namespace Luoshi.Notices;

/// <summary>What a notice is about.</summary>
public enum NoticeKind
{
    /// <summary>下发: the unit was given a duty.</summary>
    Dispatched,

    /// <summary>撤销下发: a duty is no longer owed.</summary>
    Withdrawn,

    /// <summary>催办.</summary>
    Urged,

    /// <summary>退回: a report, a claim or a refusal of the duty came back.</summary>
    Returned,

    /// <summary>延期: what became of the extension asked for.</summary>
    ExtensionDecided,

    /// <summary>要佐证: files are wanted with reports of an item.</summary>
    EvidenceAsked,

    /// <summary>批示: a leader's instruction.</summary>
    Instructed,

    /// <summary>批示回复: a unit answered an instruction.</summary>
    InstructionAnswered,

    /// <summary>销号、重启: a duty was closed, or is open again.</summary>
    Closed,

    /// <summary>变更: an item reads otherwise now, or a change was not approved.</summary>
    Changed,

    /// <summary>待批: an extension or a change waits for the leader.</summary>
    DecisionAsked,

    /// <summary>快到期.</summary>
    DueSoon,

    /// <summary>已逾期.</summary>
    Overdue,

    /// <summary>待我办理: what waits for someone's decision, once a working day.</summary>
    Waiting,

    /// <summary>督查.</summary>
    Round,

    /// <summary>自查.</summary>
    SelfCheck,

    /// <summary>问题整改.</summary>
    Problem,

    /// <summary>督查结论.</summary>
    Conclusion,

    /// <summary>考核.</summary>
    Assessment,

    /// <summary>公文: bulletins and other papers.</summary>
    Paper,
}

/// <summary>消息: one person is told of one matter, once.</summary>
/// <remarks>It is derived from entries and from days that come due; it decides nothing and can be made anew.</remarks>
public sealed class Notice
{
    internal const int KeyLength = 120;
    internal const int TitleLength = 200;
    internal const int WordsLength = 500;

    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>The matter: an account is told of the same one only once.</summary>
    public required string Key { get; init; }

    public required NoticeKind Kind { get; init; }

    /// <summary>As what the person is told: as one of a unit, as a clerk, as a leader.</summary>
    public required MatterParty Party { get; init; }

    /// <summary>The unit it is for; null where it is for a clerk or a leader.</summary>
    public Guid? UnitId { get; init; }

    public Guid? PlanId { get; init; }

    public Guid? ItemId { get; init; }

    public Guid? DutyId { get; init; }

    public Guid? MatterId { get; init; }

    /// <summary><see cref="MatterState.KindName"/> of the matter.</summary>
    public string? MatterKind { get; init; }

    /// <summary>What it is about, in a line.</summary>
    public required string Title { get; init; }

    /// <summary>What happened or is wanted; may be empty.</summary>
    public required string Words { get; init; }

    /// <summary>The last day for what is wanted; null for none.</summary>
    public DateOnly? By { get; init; }

    /// <summary>Told at once, not with the day's digest.</summary>
    public bool Urgent { get; init; }

    /// <summary>When it happened, or came due.</summary>
    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? ReadAt { get; set; }

    internal static Notice Of(NewNotice told, Guid account, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        AccountId = account,
        Key = told.Key,
        Kind = told.Kind,
        Party = told.Party,
        UnitId = told.Party == MatterParty.Unit ? told.Who : null,
        PlanId = told.About.PlanId,
        ItemId = told.About.ItemId,
        DutyId = told.About.DutyId,
        MatterId = told.About.MatterId,
        MatterKind = told.About.MatterKind,
        Title = Cut(told.Title, TitleLength),
        Words = Cut(told.Words, WordsLength),
        By = told.By,
        Urgent = told.Urgent,
        At = at,
    };

    private static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)] + "…";
}

/// <summary>What a notice leads to.</summary>
public sealed record NoticeAbout(Guid? PlanId = null, Guid? ItemId = null, Guid? DutyId = null, Guid? MatterId = null, string? MatterKind = null)
{
    public static NoticeAbout Nothing { get; } = new();

    public static NoticeAbout Of(MatterState matter)
    {
        ArgumentNullException.ThrowIfNull(matter);
        return new(matter.PlanId, MatterId: matter.Id, MatterKind: matter.KindName);
    }
}

/// <summary>A notice as the rules make it: for whom, in words; not yet for an account.</summary>
/// <param name="Who">The unit, or the leader's person; null for clerks and heads.</param>
/// <param name="Not">Accounts that are not told, because they took part.</param>
public sealed record NewNotice(
    NoticeKind Kind, MatterParty Party, Guid? Who, string Key, string Title, string Words, NoticeAbout About, bool Urgent = false, DateOnly? By = null, IReadOnlyList<Guid>? Not = null);

/// <summary>How far the entries of a plan were followed: the next notice comes from the entry after it.</summary>
public sealed class NoticePosition
{
    public required Guid PlanId { get; init; }

    /// <summary>Sequence of the last entry that was followed.</summary>
    public required long Sequence { get; set; }
}

/// <summary>Something that is done once a day, by whichever node comes first.</summary>
public sealed class NoticeTurn
{
    /// <summary>What and for which day: remind/2026-10-12.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset DoneAt { get; init; }
}

/// <summary>不再发: of this item someone wants nothing sent; the notices stay on the page.</summary>
public sealed class NoticeMute
{
    public required Guid AccountId { get; init; }

    public required Guid ItemId { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>How someone wants to be told outside of the product.</summary>
public sealed class NoticeWishes
{
    internal const int MailLength = 200;

    public required Guid AccountId { get; init; }

    /// <summary>Where mail goes; null for nowhere.</summary>
    public string? Mail { get; set; }

    /// <summary>每日汇总: one mail on working days.</summary>
    public bool Daily { get; set; } = true;

    /// <summary>急件: urgent notices at once.</summary>
    public bool Urgent { get; set; } = true;

    /// <summary>Nothing is sent from this hour …</summary>
    public TimeOnly QuietFrom { get; set; } = UsualQuietFrom;

    /// <summary>… until this one; the same hour means never quiet.</summary>
    public TimeOnly QuietTo { get; set; } = UsualQuietTo;

    public static TimeOnly UsualQuietFrom { get; } = new(21, 0);

    public static TimeOnly UsualQuietTo { get; } = new(7, 30);

    /// <summary>The first moment from one on at which something may be sent.</summary>
    public static DateTimeOffset NotBefore(DateTimeOffset at, TimeOnly from, TimeOnly to)
    {
        var local = at.ToOffset(LedgerDay.Offset);
        var now = TimeOnly.FromDateTime(local.DateTime);
        if (from == to || !now.IsBetween(from, to)) return at;
        var until = new DateTimeOffset(local.Date + to.ToTimeSpan(), LedgerDay.Offset);
        return (until < local ? until.AddDays(1) : until).ToUniversalTime();
    }
}
