using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Luoshi.Tests.Deliveries;

/// <summary>How the mail server takes a message.</summary>
internal enum MailManner
{
    Take,
    RefuseRecipientForGood,
    RefuseRecipientForNow,
    FailAfterData,
    DropBeforeData,
    DropAfterData,
    HoldAtRecipient,
    HoldAfterData,
}

/// <summary>A mail server on loopback that speaks SMTP, keeps what it is given, and can fail at any step.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<Task> _sessions = [];
    private readonly Task _accepting;

    public MailServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every message whose last byte came in, acknowledged or not.</summary>
    public ConcurrentQueue<MimeMessage> Messages { get; } = [];

    /// <summary>How the next session, the number of sessions before it being given, is treated.</summary>
    public Func<int, MailManner> Manner { get; set; } = _ => MailManner.Take;

    /// <summary>Done once a session is held; and what lets it go on.</summary>
    public TaskCompletionSource Held { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource GoOn { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Sessions { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_sessions);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                var manner = Manner(Sessions++);
                _sessions.Add(Task.Run(() => ServeAsync(client, manner)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client, MailManner manner)
    {
        using var _ = client;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            async Task SayAsync(string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), _stop.Token);
            await SayAsync("220 test");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                switch (line.Split(' ')[0].ToUpperInvariant())
                {
                    case "EHLO" or "HELO":
                        await SayAsync("250 test");
                        break;
                    case "RCPT" when manner == MailManner.RefuseRecipientForGood:
                        await SayAsync("550 no such user");
                        break;
                    case "RCPT" when manner == MailManner.RefuseRecipientForNow:
                        await SayAsync("451 try later");
                        break;
                    case "RCPT":
                        if (manner == MailManner.HoldAtRecipient) await HoldAsync();
                        await SayAsync("250 ok");
                        break;
                    case "DATA":
                        if (manner == MailManner.DropBeforeData) return;
                        await SayAsync("354 go on");
                        var data = new StringBuilder();
                        while (await reader.ReadLineAsync(_stop.Token) is { } words && words != ".") data.Append(words.StartsWith('.') ? words[1..] : words).Append("\r\n");
                        if (manner == MailManner.FailAfterData)
                        {
                            await SayAsync("451 disk full");
                            break;
                        }

                        using (var message = new MemoryStream(Encoding.Latin1.GetBytes(data.ToString()))) Messages.Enqueue(await MimeMessage.LoadAsync(message, _stop.Token));
                        if (manner == MailManner.DropAfterData) return;
                        if (manner == MailManner.HoldAfterData) await HoldAsync();
                        await SayAsync("250 taken");
                        break;
                    case "QUIT":
                        await SayAsync("221 bye");
                        return;
                    default:
                        await SayAsync("250 ok");
                        break;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
        }
    }

    private async Task HoldAsync()
    {
        Held.TrySetResult();
        await GoOn.Task.WaitAsync(_stop.Token);
    }
}
