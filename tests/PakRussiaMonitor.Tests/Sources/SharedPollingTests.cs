using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Commands;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Sources.Replay;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources;

/// <summary>Whole services that poll from one PostgreSQL database, by one clock that the test moves.</summary>
[NeedsPostgreSql]
public sealed class SharedPollingTests : IAsyncLifetime
{
    private readonly ManualTime time = new();
    private PostgreSqlPlace place = null!;
    private FeedServer server = null!;
    private Func<HttpContext, Task> answer = _ => Task.CompletedTask;

    public async Task InitializeAsync()
    {
        place = await PostgreSqlPlace.Make();
        server = await FeedServer.Start(context => answer(context));
    }

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        await place.DisposeAsync();
    }

    [Fact]
    public async Task What_a_process_left_behind_when_it_died_is_fetched_and_counted_by_another_within_a_minute()
    {
        answer = context => Feed(context, "First", "Second");
        await using var survivor = await Start(time, "Polling:Enabled=true");
        var dead = new SourceTable(place.Open(time), time, CrashPoints.None);
        foreach (var id in (string[])["fetching", "draining"])
            Assert.True(await dead.Add(id, new Uri($"http://{server.Endpoint}/{id}"), id, SourceTable.Lease, default));
        await survivor.Services.GetRequiredService<IActors>().Source("draining").Fetch(default); // stored; nobody counts it

        for (var second = 0; second < 60 && !await IsDone(survivor); second++)
            await Pass(TimeSpan.FromSeconds(1));
        Assert.True(await IsDone(survivor));
    }

    [Fact]
    public async Task A_process_that_stood_still_in_a_fetch_leaves_what_another_brought_meanwhile()
    {
        var frozen = new TaskCompletionSource();
        var thaw = new TaskCompletionSource();
        answer = async context =>
        {
            frozen.SetResult();
            await thaw.Task;
            await Feed(context, "Old");
        };
        await using var first = await Start(new()); // for it, no time passes
        await using var second = await Start(time);
        await first.Services.GetRequiredService<SourceTable>().Add("feed", new Uri($"http://{server.Endpoint}/feed"), "x", TimeSpan.Zero, default);
        var standing = first.Services.GetRequiredService<SourceRuns>().Run("feed", default);
        await frozen.Task;

        var early = await second.Services.GetRequiredService<SourceRuns>().Run("feed", default);
        time.Advance(SourceTable.Lease);
        answer = context => Feed(context, "New");
        var late = await second.Services.GetRequiredService<SourceRuns>().Run("feed", default);
        thaw.SetResult();

        Assert.Equal((FetchOutcome.Deferred, FetchOutcome.Fetched, FetchOutcome.Deferred), (early.Outcome, late.Outcome, (await standing).Outcome));
        var source = (await second.Services.GetRequiredService<SourceTable>().Find("feed", default))!;
        Assert.Equal("\"New\"", source.ETag);
        Assert.Single(await second.Services.GetRequiredService<FetchHistory>().Of("feed", 10, default));
    }

    [Fact]
    public async Task Processes_that_start_together_replay_the_seeds_one_after_the_other_and_count_them_once()
    {
        await using var first = await TestService.Start(place.Address);
        await using var second = await TestService.Start(place.Address);
        var replays = new[] { first, second }.Select(service =>
            service.Services.GetRequiredService<Replayer>().Replay(ReplayFolder.Read(FirstMinute.Seeds), default));

        Assert.All(await Task.WhenAll(replays), Assert.Null);
        Assert.Equal(5, (await first.Services.GetRequiredService<IActors>().Topic("afghanistan").Overview(Clock.Published, default)).Articles.Total);
    }

    private Task<TestService> Start(ManualTime clock, params string[] settings) => TestService.Start(
        place.Address, clock, true, [$"Fetching:AllowedPorts:0={server.Endpoint.Port}", .. settings]);

    private static async Task<bool> IsDone(TestService service)
    {
        var history = service.Services.GetRequiredService<FetchHistory>();
        return (await history.Of("fetching", 1, default)) is [{ Items: 2 }] && (await history.Of("draining", 1, default)) is [{ Items: 2 }];
    }

    /// <summary>Lets what the clock set free get somewhere before it is moved again.</summary>
    private async Task Pass(TimeSpan by)
    {
        time.Advance(by);
        await Task.Delay(50);
    }

    private static async Task Feed(HttpContext context, params string[] titles)
    {
        context.Response.Headers.ETag = $"\"{titles[0]}\"";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(
            $"<rss version=\"2.0\"><channel><title>x</title>{string.Concat(titles.Select(title => $"<item><guid>{title}</guid><title>{title}</title></item>"))}</channel></rss>"));
    }
}
