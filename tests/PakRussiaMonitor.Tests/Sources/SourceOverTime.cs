using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Tests.Sources.Fetching;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources;

/// <summary>One source over days, towards a server that answers as a test says: the real service on a clock of its own.</summary>
public abstract class SourceOverTime : IAsyncDisposable
{
    protected const string Feed = "http://feeds.example/rss";

    private readonly TemporaryFolder folder = new();

    protected ManualTime Time { get; } = new();
    private readonly StagedNetwork network = new();
    protected RequestDelegate Answer { get; set; } = context => Send(context, Rss("", "1", "2"));
    internal FeedServer Server { get; private set; } = null!;

    protected TestService Service { get; private set; } = null!;

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Server.DisposeAsync();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected SourceTable Sources => Service.Services.GetRequiredService<SourceTable>();

    protected SourceRuns Runs => Service.Services.GetRequiredService<SourceRuns>();

    protected async Task Begin(params string[] otherHosts)
    {
        Server = await FeedServer.Start(context => Answer(context));
        foreach (var host in otherHosts.Append("feeds.example"))
            network.Site(host, Server);
        Service = await TestService.Start(folder.File("monitor.db"), Time, network, false, []);
        await Sources.Add("feed", new(Feed), "The feed", TimeSpan.Zero, default);
    }

    protected async Task<FetchOutcome> Fetch(TimeSpan after)
    {
        Time.Advance(after);
        return (await Runs.Run("feed", default)).Outcome;
    }

    protected async Task<RegisteredSource> Source() => (await Sources.Find("feed", default))!;

    protected async Task<PastFetch> Last() => (await Service.Services.GetRequiredService<FetchHistory>().Of("feed", 1, default))[0];

    protected async Task<double> Minutes() => (await Source()).IntervalSeconds / 60.0;

    protected async Task<TimeSpan> DueIn() => DateTimeOffset.FromUnixTimeMilliseconds((await Source()).NextDueAt!.Value) - Time.GetUtcNow();

    protected Task<T> Ask<T>(Func<System.Data.Common.DbConnection, Task<T>> read) => Service.Services.GetRequiredService<IDatabase>().Read(read, default);

    protected Task<int> Set(string columns) =>
        Service.Services.GetRequiredService<IDatabase>().Write(connection => connection.ExecuteAsync($"UPDATE source SET {columns} WHERE id = 'feed'"), default);

    protected static Task Redirect(HttpContext context, int status, string to)
    {
        context.Response.Headers.Location = to;
        return Status(context, status);
    }

    protected static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    protected static Task Send(HttpContext context, string body) => context.Response.WriteAsync(body);

    protected static string Rss(string said, params string[] items) =>
        $"<rss version=\"2.0\"><channel><title>Feed</title>{said}{string.Concat(items.Select(id => $"<item><guid>{id}</guid><title>Item {id}</title><description>Text of item {id}.</description></item>"))}</channel></rss>";
}
