using Luoshi.Accounts;
using Luoshi.Ledger;
using Luoshi.Notices;
using Luoshi.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Luoshi.Deliveries;

/// <summary>Only administrators set how things are sent.</summary>
public sealed record OnlyAdministratorsSend() : Refusal("DV001", "发送设置由管理员办理。");

/// <summary>邮件服务器: set, or set otherwise.</summary>
/// <param name="Password">Null keeps the one there is.</param>
public sealed record SetMailServer(string Host, int Port, MailSecurity Security, string? User, string? Password, string Sender, bool On)
{
    /// <summary>The name or the port is none.</summary>
    public sealed record NoServer() : Refusal("DV002", "邮件服务器要写主机名或 IP，端口通常是25、465、587。别的端口请运维在启动时用 --allow-host 写上。");

    /// <summary>The sender's address is none.</summary>
    public sealed record NoSender() : Refusal("DV003", "发件地址写法不对，应形如 luoshi@example.cn。");
}

/// <summary>群机器人: added, or changed.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="Address">Null keeps the one there is.</param>
/// <param name="Secret">Null keeps the one there is; blank takes it away.</param>
public sealed record SetRobot(Guid? Id, ChannelKind Kind, string Name, Guid? UnitId, string? Address, string? Secret, bool On)
{
    /// <summary>The name is missing or too long.</summary>
    public sealed record NoName() : Refusal("DV004", $"请给机器人起个名字，最多{Channel.NameLength}个字，如“基层卫生科工作群”。");

    /// <summary>The address is not one this server sends to.</summary>
    public sealed record NoRobot() : Refusal("DV005", "机器人的地址不对：请从群里复制完整的 Webhook 地址。自建平台的地址，请运维在启动时用 --allow-host 写上。");

    /// <summary>There is no such robot.</summary>
    public sealed record Gone() : Refusal("DV006", "没有这个机器人，可能已被删除。请刷新。");
}

/// <summary>发送设置: when digests go out, and what links begin with.</summary>
public sealed record SetDeliveries(TimeOnly DigestAt, string? Site)
{
    /// <summary>The site's address is none.</summary>
    public sealed record NoSite() : Refusal("DV007", "网站地址应形如 https://luoshi.example.cn，不带后面的路径。");
}

/// <summary>Carries out <see cref="SetMailServer"/>, <see cref="SetRobot"/> and <see cref="SetDeliveries"/>.</summary>
public sealed class ChangeChannelsHandler(IDbContextFactory<LuoshiDb> dbs, IDataProtectionProvider protection, OutsideHosts hosts, TimeProvider clock)
{
    public async Task<Refusal?> HandleAsync(SetMailServer command, Actor actor, CancellationToken ct)
    {
        if (Decide(command, actor, hosts) is { } no) return no;
        await using var db = await dbs.CreateDbContextAsync(ct);
        var server = await db.Channels.FirstOrDefaultAsync(c => c.Kind == ChannelKind.Mail, ct);
        if (server is null) db.Channels.Add(server = New(Guid.CreateVersion7(), ChannelKind.Mail, actor));
        (server.Name, server.Address, server.Port, server.Security, server.On) = ("邮件", command.Host.Trim(), command.Port, command.Security, command.On);
        (server.User, server.Sender) = (string.IsNullOrWhiteSpace(command.User) ? null : command.User.Trim(), command.Sender.Trim());
        if (server.User is null) server.Secret = null;
        else if (!string.IsNullOrEmpty(command.Password)) server.Secret = ChannelSecret.Seal(protection, command.Password);
        await SaveAsync(db, server, actor, ct);
        return null;
    }

    public async Task<Refusal?> HandleAsync(SetRobot command, Actor actor, CancellationToken ct)
    {
        if (Decide(command, actor, hosts) is { } no) return no;
        await using var db = await dbs.CreateDbContextAsync(ct);
        var robot = command.Id is { } id ? await db.Channels.FirstOrDefaultAsync(c => c.Id == id && c.Kind != ChannelKind.Mail, ct) : null;
        if (command.Id is not null && robot is null) return new SetRobot.Gone();
        if (robot is null) db.Channels.Add(robot = New(Guid.CreateVersion7(), command.Kind, actor));
        (robot.Name, robot.UnitId, robot.On) = (command.Name.Trim(), command.UnitId, command.On);
        if (command.Address is { } address) robot.Address = address.Trim();
        if (command.Secret is { } secret) robot.Secret = string.IsNullOrWhiteSpace(secret) ? null : ChannelSecret.Seal(protection, secret.Trim());
        await SaveAsync(db, robot, actor, ct);
        return null;
    }

    public async Task<Refusal?> RemoveRobotAsync(Guid id, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Is(Roles.Administrator)) return new OnlyAdministratorsSend();
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Channels.Where(c => c.Id == id && c.Kind != ChannelKind.Mail).ExecuteDeleteAsync(ct) == 0 ? new SetRobot.Gone() : null;
    }

    public async Task<Refusal?> HandleAsync(SetDeliveries command, Actor actor, CancellationToken ct)
    {
        if (Decide(command, actor) is { } no) return no;
        await using var db = await dbs.CreateDbContextAsync(ct);
        var settings = await db.DeliverySettings.SingleOrDefaultAsync(ct);
        if (settings is null) db.DeliverySettings.Add(settings = new());
        (settings.DigestAt, settings.Site) = (command.DigestAt, string.IsNullOrWhiteSpace(command.Site) ? null : command.Site.Trim().TrimEnd('/'));
        await db.TrySaveAsync(ct);
        return null;
    }

    public static Refusal? Decide(SetMailServer command, Actor actor, OutsideHosts hosts)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(hosts);
        if (!actor.Is(Roles.Administrator)) return new OnlyAdministratorsSend();
        var host = command.Host?.Trim() ?? "";
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown || command.Port is < 1 or > 65535 || !hosts.AllowsMail(host, command.Port)) return new SetMailServer.NoServer();
        return ChangeNoticeWishesHandler.IsAddress(command.Sender?.Trim() ?? "") ? null : new SetMailServer.NoSender();
    }

    public static Refusal? Decide(SetRobot command, Actor actor, OutsideHosts hosts)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(hosts);
        if (!actor.Is(Roles.Administrator)) return new OnlyAdministratorsSend();
        if (command.Name?.Trim() is not { Length: > 0 and <= Channel.NameLength }) return new SetRobot.NoName();
        if (command is { Id: not null, Address: null }) return null;
        return command.Kind != ChannelKind.Mail && command.Address is { Length: <= Channel.AddressLength } address
            && Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && hosts.AllowsRobot(command.Kind, uri) ? null : new SetRobot.NoRobot();
    }

    public static Refusal? Decide(SetDeliveries command, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Is(Roles.Administrator)) return new OnlyAdministratorsSend();
        if (string.IsNullOrWhiteSpace(command.Site)) return null;
        return command.Site.Length <= 200 && Uri.TryCreate(command.Site.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.PathAndQuery == "/" && uri.UserInfo.Length == 0 ? null : new SetDeliveries.NoSite();
    }

    private Channel New(Guid id, ChannelKind kind, Actor actor) => new() { Id = id, Kind = kind, Name = "", Address = "", ChangedAt = clock.GetUtcNow(), ChangedBy = actor.Name };

    private async Task SaveAsync(LuoshiDb db, Channel channel, Actor actor, CancellationToken ct)
    {
        (channel.ChangedAt, channel.ChangedBy) = (clock.GetUtcNow(), actor.Name);
        await db.SaveChangesAsync(ct);
    }
}
