namespace Luoshi.Deliveries;

/// <summary>By what notices leave the product.</summary>
public enum ChannelKind
{
    /// <summary>邮件.</summary>
    Mail,

    /// <summary>企业微信群机器人.</summary>
    WeCom,

    /// <summary>钉钉群机器人.</summary>
    DingTalk,

    /// <summary>飞书群机器人.</summary>
    Feishu,
}

/// <summary>How the connection to the mail server is kept from others' eyes.</summary>
public enum MailSecurity
{
    /// <summary>Not at all: a server in the same room.</summary>
    None,

    /// <summary>STARTTLS, on port 587 as a rule.</summary>
    StartTls,

    /// <summary>TLS from the first byte, on port 465 as a rule.</summary>
    Tls,
}

/// <summary>A mail server, or the robot of one chat group.</summary>
public sealed class Channel
{
    internal const int NameLength = 50;
    internal const int AddressLength = 500;

    public required Guid Id { get; init; }

    public required ChannelKind Kind { get; init; }

    public required string Name { get; set; }

    /// <summary>The unit whose group it is; null for the office of the clerks, and for mail.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>Name of the mail server, or the robot's address with its key: as secret as a password.</summary>
    public required string Address { get; set; }

    /// <summary>Of the mail server.</summary>
    public int Port { get; set; }

    public MailSecurity Security { get; set; }

    /// <summary>Whom the mail server knows; null where it asks nobody.</summary>
    public string? User { get; set; }

    /// <summary>The password, or the key a robot's messages are signed with, sealed by the server's own keys; null for none.</summary>
    public string? Secret { get; set; }

    /// <summary>The address mail comes from.</summary>
    public string? Sender { get; set; }

    /// <summary>Whether it is used.</summary>
    public bool On { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    public required string ChangedBy { get; set; }
}

/// <summary>What holds for all that is sent: when the digest goes out, and what links begin with.</summary>
public sealed class DeliverySettings
{
    internal const int Only = 1;

    public int Id { get; init; } = Only;

    /// <summary>汇总时间: not before this hour of a working day.</summary>
    public TimeOnly DigestAt { get; set; } = new(8, 0);

    /// <summary>What people type to come here (https://…); null leaves links out.</summary>
    public string? Site { get; set; }
}
