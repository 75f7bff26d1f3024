using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using PakRussiaMonitor.Sources.Fetching;

namespace PakRussiaMonitor.Simulator;

internal enum HostKind
{
    Healthy,

    /// <summary>Healthy, with so many sources that they wait for one another.</summary>
    Crowded,

    /// <summary>Takes three seconds for an answer.</summary>
    Slow,

    /// <summary>As slow, with as many sources.</summary>
    CrowdedSlow,

    /// <summary>500.</summary>
    Failing,

    /// <summary>404.</summary>
    Missing,

    /// <summary>429 with ten minutes to wait.</summary>
    Throttling,

    /// <summary>Takes the connection and never answers.</summary>
    Silent,
}

/// <summary>
/// Web servers without sockets: source <c>N</c> is at <c>http://hH.example/N</c>, the first two hosts carry many sources, and each host
/// has a kind. Notes when it was asked for what, by the virtual clock.
/// </summary>
internal sealed class PollingHosts(PollingPlan plan, VirtualClock clock) : INetwork
{
    private static readonly TimeSpan NewsEvery = TimeSpan.FromHours(6), SlowAnswer = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<int, Load> loads = new();
    private int waiting;

    /// <summary>Requests that wait for the clock, so that the clock need not wait for them.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Called with the source at each request.</summary>
    public Action<int> Asked { get; set; } = _ => { };

    public int MostAtATime => loads.Values.Max(load => load.Most);

    /// <summary>Between two requests to one host.</summary>
    public TimeSpan LeastDistance => loads.Values.Min(load => load.LeastDistance);

    public static HostKind KindOf(int host) => host switch { 0 => HostKind.Crowded, 1 => HostKind.CrowdedSlow, _ => KindOfSmall(host % 100) };

    private static HostKind KindOfSmall(int number) => number switch
    {
        >= 10 and < 20 => HostKind.Slow,
        >= 20 and < 25 => HostKind.Failing,
        >= 25 and < 28 => HostKind.Missing,
        >= 28 and < 31 => HostKind.Throttling,
        >= 31 and < 33 => HostKind.Silent,
        _ => HostKind.Healthy,
    };

    public Uri Url(int source) => new($"http://h{plan.HostOf(source)}.example/{source}");

    public Task<IPAddress[]> Resolve(string host, CancellationToken cancellation) => Task.FromResult<IPAddress[]>([new IPAddress([93, 184, 215, 14])]);

    public Task<Stream> Connect(IPEndPoint endpoint, CancellationToken cancellation) => Task.FromResult<Stream>(new AnsweringStream(Answer));

    private async Task<string> Answer(string request, CancellationToken closed)
    {
        var source = int.Parse(request.AsSpan(5, request.IndexOf(' ', 5) - 5), CultureInfo.InvariantCulture); // "GET /N HTTP/1.1"
        var host = plan.HostOf(source);
        var load = loads.GetOrAdd(host, _ => new());
        load.Begin(clock.GetUtcNow());
        Asked(source);
        try
        {
            switch (KindOf(host))
            {
                case HostKind.Slow or HostKind.CrowdedSlow:
                    await Wait(SlowAnswer, closed);
                    break;
                case HostKind.Silent:
                    await Wait(Timeout.InfiniteTimeSpan, closed);
                    break;
                case HostKind.Failing:
                    return "HTTP/1.1 500 Broken\r\n\r\n";
                case HostKind.Missing:
                    return "HTTP/1.1 404 Not Found\r\n\r\n";
                case HostKind.Throttling:
                    return "HTTP/1.1 429 Slow Down\r\nRetry-After: 600\r\n\r\n";
            }

            return Feed(source, request);
        }
        finally
        {
            load.End();
        }
    }

    private string Feed(int source, string request)
    {
        // Feeds have their news at different times.
        var version = (clock.GetUtcNow().UtcTicks + (source * NewsEvery.Ticks / plan.Sources)) / NewsEvery.Ticks;
        var tag = $"ETag: \"{version}\"\r\n";
        if (request.Contains($"If-None-Match: \"{version}\"", StringComparison.Ordinal))
            return $"HTTP/1.1 304 Not Modified\r\n{tag}\r\n";
        return $"""
            HTTP/1.1 200 OK
            Content-Type: application/rss+xml
            {tag}
            <rss version="2.0"><channel><title>Source {source}</title><item><guid isPermaLink="false">{source}-{version}</guid><title>News {version} of {source}</title><description>Moscow and Islamabad talked, says source {source} for the {version}th time.</description></item></channel></rss>
            """.ReplaceLineEndings("\r\n");
    }

    private async Task Wait(TimeSpan time, CancellationToken closed)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            await Task.Delay(time, clock, closed);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private sealed class Load
    {
        private readonly Lock gate = new();
        private DateTimeOffset last = DateTimeOffset.MinValue;
        private int running;

        public int Most { get; private set; }

        public TimeSpan LeastDistance { get; private set; } = TimeSpan.MaxValue;

        public void Begin(DateTimeOffset now)
        {
            lock (gate)
            {
                Most = Math.Max(Most, ++running);
                LeastDistance = now - last < LeastDistance ? now - last : LeastDistance;
                last = now;
            }
        }

        public void End()
        {
            lock (gate)
                running--;
        }
    }

    /// <summary>One connection: takes a request, gives the answer, and is over.</summary>
    private sealed class AnsweringStream(Func<string, CancellationToken, Task<string>> answer) : Stream
    {
        private readonly StringBuilder request = new();
        private readonly CancellationTokenSource closed = new();
        private readonly TaskCompletionSource<Task<string>> asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private byte[]? bytes;
        private int sent;

        public override bool CanRead => true;

        public override bool CanWrite => true;

        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            request.Append(Encoding.Latin1.GetString(buffer.Span));
            if (request.ToString() is var text && text.EndsWith("\r\n\r\n", StringComparison.Ordinal))
                asked.TrySetResult(answer(text, closed.Token));
            return ValueTask.CompletedTask;
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (buffer.Length == 0)
                return 0;
            bytes ??= Encoding.UTF8.GetBytes(await (await asked.Task.WaitAsync(cancellationToken)).WaitAsync(cancellationToken));
            var count = Math.Min(buffer.Length, bytes.Length - sent);
            bytes.AsSpan(sent, count).CopyTo(buffer.Span);
            sent += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            closed.Cancel();
            base.Dispose(disposing);
        }
    }
}
