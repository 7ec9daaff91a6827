namespace Luoshi.Deliveries;

/// <summary>What a message is sent for.</summary>
public enum DeliveryOccasion
{
    /// <summary>每日汇总.</summary>
    Digest,

    /// <summary>急件.</summary>
    Urgent,

    /// <summary>测试: an administrator tries the channel.</summary>
    Trial,
}

/// <summary>Where a message stands.</summary>
public enum DeliveryState
{
    /// <summary>待发: for the first time, or once more after a failure.</summary>
    Waiting,

    /// <summary>发送中: a node has taken it and nothing has left yet.</summary>
    Claimed,

    /// <summary>已交出: the words are leaving; the answer is not there yet.</summary>
    HandedOver,

    /// <summary>已发.</summary>
    Sent,

    /// <summary>未发出: refused for good, or tried often enough.</summary>
    GivenUp,

    /// <summary>去向不明: it was handed over and nobody heard the answer; it is not sent again by itself.</summary>
    Unsure,

    /// <summary>不必发: nothing of it was left to be told when its time came.</summary>
    Dropped,
}

/// <summary>One message to one person or one group, with what becomes of it.</summary>
public sealed class Delivery
{
    internal const int KeyLength = 120;
    internal const int ToLength = 200;
    internal const int ErrorLength = 300;

    public required Guid Id { get; init; }

    /// <summary>What makes it the only one of its kind: the channel, whom it is for, the day or the first notice.</summary>
    public required string Key { get; init; }

    public required DeliveryOccasion Occasion { get; init; }

    public required Guid ChannelId { get; init; }

    public required ChannelKind Kind { get; init; }

    /// <summary>Whom it is for; null for a group.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>The mail address, or the robot's name.</summary>
    public required string To { get; init; }

    public DeliveryState State { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before this moment.</summary>
    public required DateTimeOffset NextAt { get; set; }

    /// <summary>The node that took it last.</summary>
    public string? ClaimedBy { get; set; }

    /// <summary>When another node may conclude that that one is gone.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }

    /// <summary>What went wrong last, in words a clerk understands.</summary>
    public string? Error { get; set; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When it came to its end.</summary>
    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>A message carries a notice.</summary>
public sealed class DeliveryNotice
{
    public required Guid DeliveryId { get; init; }

    public required Guid NoticeId { get; init; }
}
