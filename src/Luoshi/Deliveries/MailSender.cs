using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Luoshi.Deliveries;

/// <summary>Sends a message by mail, and says what became of it.</summary>
public static class MailSender
{
    /// <summary>Sends the message of a delivery; its number is the message's, so that a server and a reader know a second one for the same.</summary>
    public static async Task<SendOutcome> SendAsync(Channel server, string? password, Delivery delivery, DeliveryText text, HandOver handOver, TimeSpan limit, DateTimeOffset now, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(handOver);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(limit);
        using var client = new Client(handOver) { Timeout = (int)limit.TotalMilliseconds };
        using var message = Message(server, delivery, text, now);
        try
        {
            await client.ConnectAsync(server.Address, server.Port, Option(server.Security), time.Token);
            if (server.User is { } user) await client.AuthenticateAsync(user, password ?? "", time.Token);
            await client.SendAsync(message, time.Token, client);
        }
        catch (SmtpCommandException e)
        {
            var code = (int)e.StatusCode;
            var words = e.ErrorCode switch
            {
                SmtpErrorCode.RecipientNotAccepted => $"邮件服务器不收这个邮箱（{code}）。请核对邮箱。",
                SmtpErrorCode.SenderNotAccepted => $"邮件服务器不让用这个发件地址（{code}）。请核对发件地址和用户名。",
                _ => $"邮件服务器没有收下这封信（{code}）。",
            };
            return new(code is >= 400 and < 500 ? SendResult.NotNow : SendResult.Refused, words);
        }
        catch (AuthenticationException)
        {
            return new(SendResult.NotNow, "邮件服务器不认用户名或密码。请在“发送设置”里核对。");
        }
        catch (SslHandshakeException)
        {
            return new(SendResult.NotNow, "和邮件服务器的加密连接没有建立。请核对加密方式、端口和服务器证书。");
        }
        catch (ClaimLostException)
        {
            throw;
        }
        catch (Exception e) when (e is SocketException or IOException or ProtocolException or OperationCanceledException or TimeoutException or ServiceNotConnectedException or NotSupportedException)
        {
            if (ct.IsCancellationRequested && !client.MayHaveArrived) return new(SendResult.NotNow, "程序正在停止，留待再发。");
            if (client.MayHaveArrived) return new(SendResult.Unknown, "信已交给邮件服务器，没有等到答复，不知道收到没有。");
            return new(SendResult.NotNow, e is OperationCanceledException or TimeoutException ? "邮件服务器没有在规定时间内答复。" : "连不上邮件服务器，或连接中断。请核对地址、端口和网络。");
        }

        await client.LeaveAsync();
        return SendOutcome.Sent;
    }

    private static MimeMessage Message(Channel server, Delivery delivery, DeliveryText text, DateTimeOffset now)
    {
        var sender = server.Sender ?? "";
        var message = new MimeMessage
        {
            Subject = text.Subject,
            Date = now.ToOffset(Ledger.LedgerDay.Offset),
            MessageId = $"{delivery.Id:N}@{sender[(sender.IndexOf('@', StringComparison.Ordinal) + 1)..]}",
            Body = new BodyBuilder { TextBody = text.Plain(), HtmlBody = text.Html() }.ToMessageBody(),
        };
        message.From.Add(new MailboxAddress("落实", sender));
        message.To.Add(new MailboxAddress(text.Name ?? "", delivery.To));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static SecureSocketOptions Option(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    /// <summary>Marks the message as handed over when the server has accepted its recipient: what follows are the words themselves.</summary>
    private sealed class Client(HandOver handOver) : SmtpClient, ITransferProgress
    {
        private bool _accepted;
        private bool _whole;

        /// <summary>All of it has left: only then can the server have taken it.</summary>
        public bool MayHaveArrived => _accepted && _whole;

        public void Report(long bytesTransferred, long totalSize) => _whole |= bytesTransferred >= totalSize;

        public void Report(long bytesTransferred) => _whole = true;

        /// <summary>Takes leave; the message is there whatever the server says to that.</summary>
        public async Task LeaveAsync()
        {
            try
            {
                using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(3));
                await DisconnectAsync(true, soon.Token);
            }
            catch (Exception e) when (e is SocketException or IOException or ProtocolException or OperationCanceledException or CommandException or TimeoutException)
            {
            }
        }

        protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
        {
            handOver().GetAwaiter().GetResult();
            _accepted = true;
        }
    }
}
