using System.Text;

namespace Luoshi.Web.English;

/// <summary>A response on its way out: a page is held back until it is whole, anything else goes on at once.</summary>
internal sealed class HeldPage(Stream onward, Func<bool> isPage) : Stream
{
    private readonly MemoryStream _page = new();

    public override bool CanRead => false;

    public override bool CanWrite => true;

    // What was rendered before an error is thrown away by setting the length, which asks for this.
    public override bool CanSeek => true;

    public override long Length => _page.Length;

    public override long Position
    {
        get => _page.Position;
        set => throw new NotSupportedException();
    }

    public string Text() => Encoding.UTF8.GetString(_page.GetBuffer(), 0, (int)_page.Length);

    public override void SetLength(long value) => _page.SetLength(value);

    public override void Write(byte[] buffer, int offset, int count) => (isPage() ? _page : onward).Write(buffer, offset, count);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => (isPage() ? _page : onward).WriteAsync(buffer, cancellationToken);

    public override void Flush()
    {
        if (!isPage()) onward.Flush();
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => isPage() ? Task.CompletedTask : onward.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _page.Dispose();
        base.Dispose(disposing);
    }
}
