using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Ledger.Sqlite;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Tests.Sources.Fetching;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources;

/// <summary>Whom a service that starts fetches first.</summary>
public sealed class SchedulerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_healthy_source_does_not_wait_behind_silent_ones_that_are_due_for_longer()
    {
        var healthyAsked = new TaskCompletionSource();
        var end = new TaskCompletionSource();
        await using var server = await FeedServer.Start(async context =>
        {
            if (context.Request.Path == "/healthy")
                healthyAsked.SetResult();
            else
                await end.Task.WaitAsync(context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        await Register(async sources =>
        {
            foreach (var id in (string[])["silent1", "silent2", "silent3", "healthy"])
                await sources.Add(id, new($"http://{server.Endpoint}/{id}"), id, TimeSpan.Zero, default);
        }, "UPDATE source SET failure_weight = 0.5, next_due_at = next_due_at - 60000 WHERE id <> 'healthy'");

        await using var service = await TestService.Start(
            folder.File("monitor.db"), null, false, "Polling:Enabled=true", "Polling:AtATime=2", "Fetching:AttemptTimeout=00:00:18", $"Fetching:AllowedPorts:0={server.Endpoint.Port}");
        await healthyAsked.Task.WaitAsync(TimeSpan.FromMinutes(1));

        var ended = await Task.WhenAll(((string[])["silent1", "silent2", "silent3"]).Select(id => service.Services.GetRequiredService<FetchHistory>().Of(id, 1, default)));
        Assert.All(ended, Assert.Empty);
        end.SetResult();
    }

    [Fact]
    public async Task A_host_that_was_asked_just_before_a_restart_is_asked_again_no_sooner()
    {
        var time = new ManualTime();
        var network = new StagedNetwork();
        await using var server = await FeedServer.Start("<rss version=\"2.0\"><channel><title>x</title></channel></rss>");
        network.Site("feeds.example", server);
        await using (var first = await TestService.Start(folder.File("monitor.db"), time, network, false, []))
        {
            foreach (var id in (string[])["one", "two"])
                await first.Services.GetRequiredService<SourceTable>().Add(id, new($"http://feeds.example/{id}"), id, TimeSpan.Zero, default);
            Assert.Equal(FetchOutcome.Fetched, (await first.Services.GetRequiredService<SourceRuns>().Run("one", default)).Outcome);
        }

        time.Advance(TimeSpan.FromSeconds(2));
        await using var second = await TestService.Start(folder.File("monitor.db"), time, network, false, ["Polling:Enabled=true"]);
        var (sources, begun) = (second.Services.GetRequiredService<SourceTable>(), ManualTime.Noon.ToUnixTimeMilliseconds());
        for (var waited = 0; waited < 3_000 && (await sources.Find("two", default))!.NextDueAt == begun; waited++)
            await Task.Delay(20);

        Assert.Equal(time.GetUtcNow() + TimeSpan.FromSeconds(5), DateTimeOffset.FromUnixTimeMilliseconds((await sources.Find("two", default))!.NextDueAt!.Value));
        Assert.Single(server.Requests);
    }

    /// <summary>Before any service runs.</summary>
    private async Task Register(Func<SourceTable, Task> sources, string then)
    {
        await using var database = SqliteDatabase.Open(folder.File("monitor.db"), TimeProvider.System);
        await sources(new(database, TimeProvider.System, CrashPoints.None));
        await database.Write(connection => connection.ExecuteAsync(then), default);
    }
}
