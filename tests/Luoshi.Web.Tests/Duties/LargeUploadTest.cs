using System.Net;
using System.Text;
using Luoshi.Web.Tests.Browser;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Luoshi.Web.Tests.Duties;

/// <summary>A file of 2 GB: refused without being kept, answered with a page, and the server goes on.</summary>
public sealed class LargeUploadTest : IAsyncLifetime
{
    private const long TwoGigabytes = 2_000_000_000;

    private DispatchedYear _year = default!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _year = await DispatchedYear.StartAsync();

    public ValueTask DisposeAsync() => _year.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Evidence_OfTwoGigabytes_IsRefusedWithAPage(bool asksFirst)
    {
        var duty = await _year.DutyAsync(3, "柏山县卫健局");
        using var he = new Visitor(_year.Server.Url);
        await he.SignInAsync("he");
        using var file = new Zeros(TwoGigabytes);
        var before = GC.GetTotalAllocatedBytes();
        using var answer = await he.PostAsync($"/duties/{duty.Id}", file, asksFirst);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("文件太大", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 200 << 20, "The file went through memory.");

        // Who asks first need not send anything.
        if (asksFirst) Assert.Equal(0, file.Sent);
        Assert.Equal(0, await _year.Server.WriteAsync(db => db.Evidence.CountAsync(Ct)));
        Assert.Equal(duty.Version, (await _year.DutyAsync(3, "柏山县卫健局")).Version);
        Assert.Equal(HttpStatusCode.OK, (await he.GetAsync($"/duties/{duty.Id}")).StatusCode);
    }

    [Fact]
    public async Task Plan_OfTwoGigabytes_IsRefusedWithAPage()
    {
        using var zhou = new Visitor(_year.Server.Url);
        await zhou.SignInAsync("zhou");
        using var file = new Zeros(TwoGigabytes);
        var before = GC.GetTotalAllocatedBytes();
        using var answer = await zhou.PostAsync("/plans/import/file", file, asksFirst: false);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains("没有读入", await zhou.ReadAsync(answer.Headers.Location!.OriginalString), StringComparison.Ordinal);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 200 << 20, "The file went through memory.");
        Assert.Equal(1, await _year.Server.WriteAsync(db => db.Plans.CountAsync(Ct)));
    }

    [Fact]
    public async Task Evidence_CutOffWhileItArrives_ChangesNothing()
    {
        var duty = await _year.DutyAsync(3, "柏山县卫健局");
        using var he = new Visitor(_year.Server.Url);
        await he.SignInAsync("he");
        using var file = new Zeros(10_000_000, breaksAt: 5_000_000);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => he.PostAsync($"/duties/{duty.Id}", file, asksFirst: false));
        Assert.Equal(HttpStatusCode.OK, (await he.GetAsync($"/duties/{duty.Id}")).StatusCode);
        Assert.Equal(0, await _year.Server.WriteAsync(db => db.Evidence.CountAsync(Ct)));
        Assert.Equal(duty.Version, (await _year.DutyAsync(3, "柏山县卫健局")).Version);
    }

    /// <summary>A form with one file of nothing but zeros, made while it is sent.</summary>
    private sealed class Zeros : HttpContent
    {
        private static readonly byte[] Head = Encoding.ASCII.GetBytes("--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.zip\"\r\n\r\n");
        private static readonly byte[] Tail = Encoding.ASCII.GetBytes("\r\n--part--\r\n");

        private readonly long _length;
        private readonly long _breaksAt;

        public Zeros(long length, long breaksAt = long.MaxValue)
        {
            (_length, _breaksAt) = (length, breaksAt);
            Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "part") } };
        }

        /// <summary>Bytes handed over so far.</summary>
        public long Sent { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var block = new byte[256 << 10];
            await stream.WriteAsync(Head, Ct);
            for (; Sent < _length; Sent += block.Length)
            {
                if (Sent >= _breaksAt) throw new IOException("The line is cut.");
                await stream.WriteAsync(block.AsMemory(0, (int)Math.Min(block.Length, _length - Sent)), Ct);
            }

            await stream.WriteAsync(Tail, Ct);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = Head.Length + _length + Tail.Length;
            return true;
        }
    }
}
