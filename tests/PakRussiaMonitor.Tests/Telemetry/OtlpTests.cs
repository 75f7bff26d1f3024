using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Commands;
using PakRussiaMonitor.Sources.Replay;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Telemetry;

/// <summary>Traces and metrics on their way to a collector, which is a server on loopback here.</summary>
public sealed class OtlpTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ConcurrentQueue<(string Path, string? Type, string Body)> posts = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_collector_is_posted_traces_and_metrics_until_the_service_has_stopped()
    {
        await using var collector = await Collector();
        await Replay($"Telemetry:OtlpEndpoint=http://{collector.Endpoint}");

        Assert.All(posts, post => Assert.Equal("application/x-protobuf", post.Type));
        Assert.Equal(["/v1/metrics", "/v1/traces"], posts.Select(post => post.Path).Distinct().Order());
        var traces = string.Concat(posts.Where(post => post.Path == "/v1/traces").Select(post => post.Body));
        foreach (var name in (string[])["source.run", "source.fetch", "response.store", "source.drain", "feed.parse", "article.ingest", "ledger.record", "ledger.batch"])
            Assert.Contains(name, traces, StringComparison.Ordinal);
        var metrics = string.Concat(posts.Where(post => post.Path == "/v1/metrics").Select(post => post.Body));
        foreach (var name in (string[])["pakrussia.fetches", "pakrussia.ledger.head", "dotnet.process.cpu.time"])
            Assert.Contains(name, metrics, StringComparison.Ordinal);
        Assert.All((string[])["service.name", "pakrussia-monitor", "service.version", "service.instance.id"], attribute =>
            Assert.True(traces.Contains(attribute, StringComparison.Ordinal) && metrics.Contains(attribute, StringComparison.Ordinal), attribute));
        Assert.DoesNotContain("international isolation", traces, StringComparison.Ordinal); // words of a seed
    }

    [Fact]
    public async Task Without_an_endpoint_nothing_is_sent()
    {
        await using var collector = await Collector();
        await Replay("Telemetry:OtlpEndpoint=");

        Assert.Empty(posts);
    }

    [Fact]
    public async Task A_collector_that_takes_the_connection_and_never_answers_keeps_neither_work_nor_stop()
    {
        using var never = new CancellationTokenSource();
        await using var collector = await FeedServer.Start(context => Task.Delay(Timeout.Infinite, CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, never.Token).Token));
        var work = Replay($"Telemetry:OtlpEndpoint=http://{collector.Endpoint}");

        await work.WaitAsync(TimeSpan.FromMinutes(1)); // without a bound on the flush it would stand here for ever
        await never.CancelAsync();
    }

    [Fact]
    public async Task A_collector_that_is_not_there_costs_one_log_line()
    {
        using var service = new ServiceProcess(
            folder.Path, "--url", "http://127.0.0.1:0", "--set", "Telemetry:OtlpEndpoint=http://127.0.0.1:9", "--set", "Logging:Console:FormatterOptions:IncludeScopes=true");
        await service.Says("curl ");
        for (var i = 0; i < 300 && !service.Errors.Contains("could not be sent", StringComparison.Ordinal); i++)
            await Task.Delay(100);

        Assert.Single(service.Errors.Split('\n'), line => line.Contains("Traces or metrics could not be sent", StringComparison.Ordinal));
        Assert.Contains("TraceId:", service.Errors, StringComparison.Ordinal);
    }

    private Task<FeedServer> Collector() => FeedServer.Start(async context =>
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        posts.Enqueue((context.Request.Path, context.Request.ContentType, Encoding.Latin1.GetString(body.ToArray())));
        context.Response.StatusCode = 200;
    });

    private async Task Replay(string setting)
    {
        await using var service = await TestService.Start(folder.File("monitor.db"), settings: setting);
        Assert.Null(await service.Services.GetRequiredService<Replayer>().Replay(ReplayFolder.Read(FirstMinute.Seeds), default));
        (await service.Client.GetAsync("/api/v1/topics")).EnsureSuccessStatusCode();
    }
}
