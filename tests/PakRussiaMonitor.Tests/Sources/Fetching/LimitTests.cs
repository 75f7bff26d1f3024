using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources.Fetching;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources.Fetching;

/// <summary>Sizes, packing and slowness.</summary>
public sealed class LimitTests
{
    private const string Feed = "http://feeds.example/rss";
    private static readonly byte[] Rss = Encoding.UTF8.GetBytes("<rss>" + string.Concat(Enumerable.Repeat("<item>Пакистан и Россия</item>", 500)) + "</rss>");

    public static TheoryData<string, byte[]> Packings => new()
    {
        { "gzip", Pack(stream => new GZipStream(stream, CompressionLevel.Optimal)) },
        { "x-gzip", Pack(stream => new GZipStream(stream, CompressionLevel.Optimal)) },
        { "deflate", Pack(stream => new ZLibStream(stream, CompressionLevel.Optimal)) },
        { "Deflate", Pack(stream => new DeflateStream(stream, CompressionLevel.Optimal)) },
        { "br", Pack(stream => new BrotliStream(stream, CompressionLevel.Optimal)) },
        { "identity", Rss },
        { "gzip", Rss }, // labelled, yet not packed
        { "br, gzip", Pack(stream => new BrotliStream(new GZipStream(stream, CompressionLevel.Optimal), CompressionLevel.Optimal)) },
    };

    [Theory]
    [MemberData(nameof(Packings))]
    public async Task A_packed_body_arrives_unpacked(string encoding, byte[] packed)
    {
        await using var server = await Send(packed, encoding);

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server)).Get(Feed);

        Assert.Equal(FetchOutcome.Fetched, result.Outcome);
        Assert.Equal(Rss, result.Body);
        Assert.Equal(packed.Length, result.WireBytes);
        Assert.Equal("gzip, deflate, br", server.Requests.Single().Headers["Accept-Encoding"]);
    }

    [Theory]
    [InlineData("identity", "application/gzip")]
    [InlineData("identity", "application/octet-stream")]
    [InlineData("identity", "text/xml")]
    [InlineData("gzip", "application/x-gzip")]
    public async Task A_body_that_was_packed_as_a_file_arrives_unpacked_whatever_it_is_called(string encoding, string type)
    {
        var packed = Pack(stream => new GZipStream(stream, CompressionLevel.Optimal));
        var body = encoding == "gzip" ? Pack(stream => new GZipStream(stream, CompressionLevel.Optimal), packed) : packed;
        await using var server = await Send(body, encoding, type);

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server)).Get("http://feeds.example/sitemap.xml.gz");

        Assert.Equal((FetchOutcome.Fetched, type, (long)body.Length), (result.Outcome, result.ContentType, result.WireBytes));
        Assert.Equal(Rss, result.Body);
    }

    [Fact]
    public async Task A_file_packed_to_hold_more_than_a_body_may_is_too_large()
    {
        var bomb = Pack(stream => new GZipStream(stream, CompressionLevel.SmallestSize), new byte[16_000_000]);
        await using var server = await Send(bomb, "identity", "application/gzip");

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server), options => options.MaxRatio = 2_000).Get(Feed);

        Assert.Equal((FetchOutcome.TooLarge, 1, (long)bomb.Length), (result.Outcome, result.Attempts, result.WireBytes));
        Assert.Contains("gzip unpacks to more than 15000000 bytes", result.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_packed_file_that_is_damaged_is_not_a_feed()
    {
        var packed = Pack(stream => new GZipStream(stream, CompressionLevel.Optimal));
        packed.AsSpan(20, 40).Fill(0xFF);
        await using var server = await Send(packed, "identity", "application/gzip");

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server)).Get(Feed);

        Assert.Equal((FetchOutcome.NotAFeed, "the gzip data is damaged"), (result.Outcome, result.Detail));
    }

    [Theory]
    [InlineData("zstd", "zstd")]
    [InlineData("gzip, gzip, gzip", "3 content encodings")]
    [InlineData("br", "damaged")]
    public async Task A_packing_that_cannot_be_undone_is_not_a_feed(string encoding, string detail)
    {
        await using var server = await Send(Rss, encoding);

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server)).Get(Feed);

        Assert.Equal((FetchOutcome.NotAFeed, 1), (result.Outcome, result.Attempts));
        Assert.Contains(detail, result.Detail, StringComparison.Ordinal);
        Assert.Null(result.Body);
    }

    [Fact]
    public async Task A_brotli_bomb_is_too_large()
    {
        var bomb = Bomb();
        await using var server = await Send(bomb, "br");

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server)).Get(Feed);

        Assert.Equal((FetchOutcome.TooLarge, 1, (long)bomb.Length), (result.Outcome, result.Attempts, result.WireBytes));
    }

    [Fact]
    public void A_brotli_bomb_is_never_unpacked_beyond_the_limit()
    {
        var bomb = Bomb();
        Assert.True(bomb.Length < 1_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var failure = Assert.Throws<FetchFailedException>(() => Unpacking.Unpack(bomb, ["br"], 1_000_000));

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(FetchOutcome.TooLarge, failure.Outcome);
        Assert.InRange(allocated, 0, 8_000_000);
    }

    [Fact]
    public async Task A_body_that_packs_unusually_well_but_is_small_arrives()
    {
        var blank = new byte[900_000];
        await using var server = await Send(Pack(stream => new GZipStream(stream, CompressionLevel.SmallestSize), blank), "gzip");

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server)).Get(Feed);

        Assert.Equal((FetchOutcome.Fetched, 900_000), (result.Outcome, result.Body!.Length));
    }

    [Theory]
    [InlineData(200, FetchOutcome.TooLarge)]
    [InlineData(2_000, FetchOutcome.Fetched)]
    public async Task A_large_body_that_packs_beyond_the_ratio_is_too_large(int ratio, FetchOutcome outcome)
    {
        var packed = Pack(stream => new GZipStream(stream, CompressionLevel.SmallestSize), new byte[3_000_000]);
        await using var server = await Send(packed, "gzip");

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server), options => options.MaxRatio = ratio).Get(Feed);

        Assert.Equal(outcome, result.Outcome);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_wire_limit_is_cut_off_whether_it_is_announced_or_not(bool announced)
    {
        await using var server = await FeedServer.Start(async context =>
        {
            if (announced) context.Response.ContentLength = 50_000;
            for (var i = 0; i < 50; i++) await context.Response.Body.WriteAsync(new byte[1_000], context.RequestAborted);
        });
        var fetcher = Fetchers.On(new StagedNetwork().Site("feeds.example", server), options => options.MaxWireBytes = 20_000);

        var result = await fetcher.Get(Feed);

        Assert.Equal((FetchOutcome.TooLarge, 200, 1), (result.Outcome, result.Status, result.Attempts));
        Assert.Equal(announced, result.WireBytes == 0);
    }

    [Fact]
    public async Task A_body_of_exactly_the_limit_arrives()
    {
        await using var server = await Send(new byte[20_000], "identity");

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server), options => options.MaxWireBytes = 20_000).Get(Feed);

        Assert.Equal((FetchOutcome.Fetched, 20_000), (result.Outcome, result.Body!.Length));
    }

    [Fact]
    public async Task A_slow_drip_is_given_up_once_and_for_all()
    {
        var time = new ManualTime();
        var dripped = new TaskCompletionSource();
        await using var server = await FeedServer.Start(async context =>
        {
            await context.Response.WriteAsync("<rss>");
            await context.Response.Body.FlushAsync();
            dripped.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        var fetch = Fetchers.On(new StagedNetwork().Site("feeds.example", server), time: time).Get(Feed);
        await dripped.Task.WaitAsync(Fetchers.Patience);
        await time.TimerSet(TimeSpan.FromSeconds(4.5)); // the body's patience, shorter than the attempt's

        time.Advance(TimeSpan.FromSeconds(5));
        var result = await fetch.WaitAsync(Fetchers.Patience);

        Assert.Equal((FetchOutcome.TimedOut, 1), (result.Outcome, result.Attempts));
        Assert.Contains("1024 bytes a second", result.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_server_times_out_and_the_total_limit_ends_the_retries()
    {
        var time = new ManualTime();
        using var asked = new SemaphoreSlim(0);
        await using var server = await FeedServer.Start(async context =>
        {
            asked.Release();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        var fetcher = Fetchers.On(new StagedNetwork().Site("feeds.example", server), options => options.RetryDelay = TimeSpan.FromSeconds(1), time);
        var fetch = fetcher.Get(Feed);

        Assert.True(await asked.WaitAsync(Fetchers.Patience));
        time.Advance(TimeSpan.FromSeconds(10)); // the first attempt ends
        var pause = await time.AdvanceToTimer(TimeSpan.FromSeconds(4)); // before the second
        Assert.True(await asked.WaitAsync(Fetchers.Patience));
        time.Advance(TimeSpan.FromSeconds(8) - pause); // 18 s in all
        var result = await fetch.WaitAsync(Fetchers.Patience);

        Assert.Equal((FetchOutcome.TimedOut, 2, 18.0), (result.Outcome, result.Attempts, result.Took.TotalSeconds));
        Assert.Contains("in all", result.Detail, StringComparison.Ordinal);
    }

    private static byte[] Bomb() => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Fetching", "bomb-of-256-MB-in-few-bytes.br"));

    private static Task<FeedServer> Send(byte[] body, string encoding, string? type = null) => FeedServer.Start(async context =>
    {
        context.Response.ContentType = type;
        context.Response.Headers.ContentEncoding = encoding;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    });

    private static byte[] Pack(Func<Stream, Stream> packer, byte[]? body = null)
    {
        var packed = new MemoryStream();
        using (var stream = packer(packed)) stream.Write(body ?? Rss);
        return packed.ToArray();
    }
}
