using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Commands;
using PakRussiaMonitor.Ledger.Sqlite;
using PakRussiaMonitor.Sources;

namespace PakRussiaMonitor.Benchmarks;

/// <summary>The whole service on a database of its own, as <c>serve</c> puts it together, with the topics of the seeds.</summary>
internal sealed class BenchmarkService : IAsyncDisposable
{
    private readonly WebApplication app;

    private BenchmarkService(WebApplication app) => this.app = app;

    public IServiceProvider Services => app.Services;

    /// <param name="feeds">The port that feeds are served at.</param>
    public static async Task<BenchmarkService> Start(string database, int feeds)
    {
        var app = MonitorApplication.Build(
            SqliteDatabase.Open(database, TimeProvider.System),
            ["--Fetching:AllowPrivateAddresses=true", $"--Fetching:AllowedPorts:0={feeds}", "--Polling:Enabled=false"],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.WebHost.UseUrls("http://127.0.0.1:0");
            });
        await FirstMinute.InstallTopics(app.Services, default);
        await app.StartAsync();
        return new(app);
    }

    public async Task Register(Uri feed)
    {
        if (!await Services.GetRequiredService<SourceTable>().Add(feed.AbsolutePath, feed, "The Sample Paper", TimeSpan.Zero, default))
            throw new InvalidOperationException($"{feed} is registered already.");
    }

    /// <summary>Fetches and drains the sources, as many at a time as the scheduler would.</summary>
    public Task Run(IReadOnlyList<Uri> feeds)
    {
        var runs = Services.GetRequiredService<SourceRuns>();
        var atATime = Services.GetRequiredService<IOptions<PollingOptions>>().Value.AtATime;
        return Parallel.ForEachAsync(feeds, new ParallelOptions { MaxDegreeOfParallelism = atATime }, async (feed, cancellation) =>
        {
            var report = await runs.Run(feed.AbsolutePath, cancellation);
            if (report.Outcome != FetchOutcome.Fetched)
                throw new InvalidOperationException($"{feed}: {report.Sentence}");
        });
    }

    /// <summary>Asks every topic for its counts and throws where they are not those expected.</summary>
    public async Task Verify(SampleFeeds sample)
    {
        var actors = Services.GetRequiredService<IActors>();
        foreach (var (topic, articles, pieces) in sample.Expected)
        {
            var counted = (await actors.Topic(topic).Counts(new(), default)).Total;
            var once = (await actors.Topic(topic).Counts(new(Unit: Unit.Pieces), default)).Total;
            if ((counted, once) != (articles, pieces))
                throw new InvalidOperationException($"{topic}: {counted} articles and {once} pieces instead of {articles} and {pieces}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
