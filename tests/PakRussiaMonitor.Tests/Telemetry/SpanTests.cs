using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Telemetry;
using PakRussiaMonitor.Tests.Support;
using Xunit.Abstractions;

namespace PakRussiaMonitor.Tests.Telemetry;

/// <summary>The trace of one item, from the fetch to the ledger and the topic.</summary>
public sealed class SpanTests : IDisposable
{
    private const string Feed = """
        <rss version="2.0"><channel><title>Paper</title><item><guid>one</guid><title>Pakistan and Russia talk</title>
        <description>A secret sentence on Pakistan and Russia that no span may hold, however long the article is.</description></item></channel></rss>
        """;

    private readonly ConcurrentQueue<Activity> ended = [];
    private readonly ActivityListener listener;
    private readonly TemporaryFolder folder = new();
    private readonly ITestOutputHelper output;

    public SpanTests(ITestOutputHelper output)
    {
        this.output = output;
        listener = new()
        {
            ShouldListenTo = source => source.Name is Spans.Name or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    public void Dispose()
    {
        listener.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task An_item_s_way_is_one_trace_and_its_batch_is_linked()
    {
        await using var server = await FeedServer.Start(Feed);
        var spans = await Run($"http://{server.Endpoint}/feed?token=hidden");
        var names = Tree(spans);
        output.WriteLine(names);

        Assert.Equal("source.run", Assert.Single(spans, span => span.ParentSpanId == default).OperationName);
        (string Span, string? Parent)[] expected =
        [
            ("source.fetch", "source.run"), ("GET", "source.fetch"), ("response.store", "source.fetch"), ("source.drain", "source.run"), ("feed.parse", "source.drain"),
            ("article.ingest", "source.drain"), ("article.clean", "article.ingest"), ("article.sketch", "article.ingest"), ("article.match", "article.ingest"), ("ledger.record", "article.ingest"),
        ];
        foreach (var (name, parent) in expected)
        {
            var span = Assert.Single(spans, span => span.OperationName == name);
            Assert.Equal(parent, Assert.Single(spans, other => other.SpanId == span.ParentSpanId).OperationName);
        }

        var record = spans.Single(span => span.OperationName == "ledger.record");
        var batch = Assert.Single(ended, span => span.OperationName == "ledger.batch" && span.Links.Any(link => link.Context.SpanId == record.SpanId));
        Assert.NotEqual(record.TraceId, batch.TraceId);
        Assert.Equal(default, batch.ParentSpanId);
        Assert.Contains(ended, span => span.OperationName == "WRITE" && span.ParentSpanId == batch.SpanId && Equals(span.GetTagItem("db.system.name"), "sqlite"));
    }

    [Fact]
    public async Task Spans_hold_neither_texts_nor_the_path_or_query_of_an_address()
    {
        await using var server = await FeedServer.Start(Feed);
        var spans = await Run($"http://{server.Endpoint}/feed?token=hidden");
        var told = string.Join('\n', spans.SelectMany(span => span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Append(span.StatusDescription ?? "").Append(span.DisplayName)));

        Assert.Contains("server.address=127.0.0.1", told, StringComparison.Ordinal);
        Assert.Contains("http.response.status_code=200", told, StringComparison.Ordinal);
        Assert.All((string[])["hidden", "token", "secret sentence", "Pakistan and Russia talk"], word => Assert.DoesNotContain(word, told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failed_fetch_names_its_error()
    {
        await using var server = await FeedServer.Start(context =>
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        var spans = await Run($"http://{server.Endpoint}/gone");

        Assert.Equal(("404", 404), (spans.Single(span => span.OperationName == "GET").GetTagItem("error.type"), spans.Single(span => span.OperationName == "GET").GetTagItem("http.response.status_code")));
        var fetch = spans.Single(span => span.OperationName == "source.fetch");
        Assert.Equal(("not_found", ActivityStatusCode.Error), (fetch.GetTagItem("error.type"), fetch.Status));
    }

    [Fact]
    public async Task A_question_to_a_topic_shows_how_far_it_was_behind()
    {
        await using var server = await FeedServer.Start(Feed);
        await Run($"http://{server.Endpoint}/feed", "/api/v1/topics/pakistan-russia-relations/counts?tz=Asia/Karachi");
        var catchUp = ended.Last(span => span.OperationName == "topic.catch_up" && Equals(span.GetTagItem("monitor.topic.id"), "pakistan-russia-relations"));
        var request = Assert.Single(ended, span => span.TraceId == catchUp.TraceId && span.Source.Name == "Microsoft.AspNetCore");
        output.WriteLine(request.DisplayName + " " + string.Join(' ', request.TagObjects));

        Assert.True((long)catchUp.GetTagItem("monitor.topic.lag")! >= 0);
        Assert.Equal("GET /api/v1/topics/{id}/counts", request.DisplayName);
        Assert.DoesNotContain(request.TagObjects, tag => $"{tag.Value}".Contains("Karachi", StringComparison.Ordinal));
    }

    /// <summary>Fetches the feed as a run of its own and gives the spans of its trace.</summary>
    private async Task<Activity[]> Run(string feed, string? question = null)
    {
        await using (var service = await TestService.Start(folder.File($"{Guid.NewGuid()}.db"), settings: $"Fetching:AllowedPorts:0={new Uri(feed).Port}"))
        {
            var id = $"source-{Guid.NewGuid()}";
            await service.Services.GetRequiredService<SourceTable>().Add(id, new Uri(feed), "Paper", TimeSpan.Zero, default);
            await service.Services.GetRequiredService<SourceRuns>().Run(id, default);
            if (question is not null)
                (await service.Client.GetAsync(question)).EnsureSuccessStatusCode();
            var root = ended.Single(span => span.OperationName == Spans.SourceRun && Equals(span.GetTagItem("monitor.source.id"), id));
            return [.. ended.Where(span => span.TraceId == root.TraceId)];
        }
    }

    private static string Tree(Activity[] spans)
    {
        var text = new StringBuilder();
        void Add(ActivitySpanId parent, int depth)
        {
            foreach (var span in spans.Where(span => span.ParentSpanId == parent).OrderBy(span => span.StartTimeUtc))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{new string(' ', depth * 2)}{span.DisplayName} {span.Duration.TotalMilliseconds:F2} ms  {string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}");
                Add(span.SpanId, depth + 1);
            }
        }

        Add(default, 0);
        return text.ToString();
    }
}
