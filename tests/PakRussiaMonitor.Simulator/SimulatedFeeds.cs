using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace PakRussiaMonitor.Simulator;

/// <summary>
/// A loopback server with a feed per source at <c>/feed/N</c>. A feed moves on to its next version only when the service
/// sends back the ETag of the last one: by that it says that it has that one for good, so that items may roll off. On the
/// way some answers fail, by dice that depend on the seed, the source and how often it was asked.
/// </summary>
internal sealed class SimulatedFeeds : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly FeedScript script;
    private readonly FaultyAnswers answers;
    private readonly ServedLog log;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private readonly Progress[] progress;
    private int inFlight;

    private SimulatedFeeds(WebApplication app, FeedScript script, FaultyAnswers answers, ServedLog log)
    {
        (this.app, this.script, this.answers, this.log) = (app, script, answers, log);
        progress = [.. Enumerable.Range(0, script.Sources).Select(_ => new Progress())];
        app.MapGet("/feed/{source:int}", (int source, HttpContext context) => Answer(source, context));
    }

    public int Port { get; private set; }

    public FeedScript Script => script;

    public string LogPath => log.Path;

    public FaultyAnswers Answers => answers;

    /// <summary>Items published so far.</summary>
    public int Released { get; private set; }

    /// <summary>No feed moves on while as many items are out.</summary>
    public int ReleaseLimit { get; set; } = int.MaxValue;

    /// <summary>Time since the start; by it is noted when feeds were asked.</summary>
    public TimeSpan Now => clock.Elapsed;

    /// <summary>Per source, when it was asked.</summary>
    public IReadOnlyList<IReadOnlyList<TimeSpan>> Asked
    {
        get
        {
            lock (gate)
                return [.. progress.Select(source => source.Asked.ToArray())];
        }
    }

    /// <summary>Since when every source has been asked; zero where one never was.</summary>
    public TimeSpan AllAskedSince
    {
        get
        {
            lock (gate)
                return progress.Min(source => source.Asked.Count == 0 ? TimeSpan.Zero : source.Asked[^1]);
        }
    }

    /// <summary>No feed moves on beyond this version.</summary>
    public int VersionLimit { get; set; } = int.MaxValue;

    public int InFlight => Volatile.Read(ref inFlight);

    /// <summary>Whether the service has shown for every feed that it holds the last version that may be out.</summary>
    public bool AllAcknowledged
    {
        get
        {
            lock (gate)
                return progress.Index().All(source => source.Item.Acknowledged == LastVersion(source.Index));
        }
    }

    public static async Task<SimulatedFeeds> Start(FeedScript script, FaultyAnswers answers, string logPath)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MinResponseDataRate = null;
        });
        var app = builder.Build();
        var feeds = new SimulatedFeeds(app, script, answers, new(logPath));
        await app.StartAsync();
        feeds.Port = new Uri(app.Urls.Single()).Port;
        return feeds;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
        log.Dispose();
    }

    private async Task Answer(int source, HttpContext context)
    {
        Interlocked.Increment(ref inFlight);
        try
        {
            var asked = context.Request.Headers.IfNoneMatch.ToString();
            var (version, ask) = Turn(source, asked);
            if (version == 0)
            {
                context.Response.StatusCode = StatusCodes.Status500InternalServerError; // nothing may be published yet
                return;
            }

            await answers.Send(context, new(source, ask, version, Tag(version), asked == Tag(version)), () => FeedDocument.Write(source, script.Feed(source, version)));
        }
        finally
        {
            Interlocked.Decrement(ref inFlight);
        }
    }

    /// <summary>The version to answer with, noted down if it is new, and how often this source has been asked.</summary>
    private (int Version, int Ask) Turn(int source, string etag)
    {
        lock (gate)
        {
            var at = progress[source];
            at.Asked.Add(Now);
            if (at.Version > 0 && etag == Tag(at.Version))
                at.Acknowledged = at.Version;
            if (at.Acknowledged == at.Version && at.Version < LastVersion(source) && Released < ReleaseLimit)
                Publish(source, at);
            return (at.Version, at.Asked.Count);
        }
    }

    private void Publish(int source, Progress at)
    {
        at.Version++;
        Released += script.AddedBy(source, at.Version);
        log.Append(script.Feed(source, at.Version)
            .Where(item => at.Known.GetValueOrDefault(item.Url) is not { } known || !known.Says(item))
            .Select(item =>
            {
                at.Known[item.Url] = item;
                return new ServedItem(source, at.Version, item.Url, item.Guid, item.Title, item.Published, item.Text, [.. item.Words]);
            }).ToArray());
    }

    private int LastVersion(int source) => Math.Min(script.VersionsOf(source), VersionLimit);

    private static string Tag(int version) => $"\"v{version}\"";

    private sealed class Progress
    {
        public int Version { get; set; }

        public int Acknowledged { get; set; }

        public List<TimeSpan> Asked { get; } = [];

        public Dictionary<string, ScriptedItem> Known { get; } = [];
    }
}
