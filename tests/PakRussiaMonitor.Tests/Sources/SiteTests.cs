using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources;

public sealed class SiteTests : IAsyncDisposable
{
    private readonly ManualTime time = new();
    private readonly TestDatabase database;

    public SiteTests() => database = new(time);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_first_may_start_at_once_and_starts_keep_their_distance()
    {
        var site = Site();

        Assert.Equal(0, await Wait(site, "a"));
        Assert.Equal(5, await Wait(site, "b"));
    }

    [Fact]
    public async Task Asking_again_gives_the_same_start_and_not_a_later_one()
    {
        var site = Site();
        await Wait(site, "a");
        Assert.Equal(5, await Wait(site, "b"));
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(0, await Wait(site, "b"));
    }

    /// <summary>A scheduler with much to do calls for a start when it gets to it.</summary>
    [Fact]
    public async Task Starts_that_are_called_for_late_keep_their_distance()
    {
        var site = Site();
        await Wait(site, "a");
        Assert.Equal(5, await Wait(site, "b"));
        Assert.Equal(10, await Wait(site, "c"));
        time.Advance(TimeSpan.FromSeconds(12));

        Assert.Equal(-7, await Wait(site, "b")); // seconds late
        Assert.Equal(5, await Wait(site, "c"));
        await site.Release("a", default);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(0, await Wait(site, "c"));
        Assert.Equal(5, await Wait(site, "d"));
    }

    [Fact]
    public async Task A_clock_set_back_by_a_day_makes_nobody_wait_for_a_day()
    {
        var site = Site();
        await Wait(site, "a");
        Assert.Equal(5, await Wait(site, "b"));
        time.Advance(TimeSpan.FromDays(-1));

        Assert.Equal(0, await Wait(site, "b"));
        Assert.Equal(5, await Wait(site, "c"));
    }

    [Fact]
    public async Task A_third_waits_until_one_of_two_has_ended()
    {
        var site = Site();
        await Wait(site, "a");
        await Wait(site, "b");
        time.Advance(TimeSpan.FromSeconds(5));
        await Wait(site, "b");
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(5, await Wait(site, "c"));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(5, await Wait(site, "c"));

        await site.Release("a", default);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(0, await Wait(site, "c"));
    }

    [Fact]
    public async Task Many_sources_of_one_host_start_one_after_another()
    {
        var site = Site();
        var waits = new List<double>();
        for (var i = 0; i < 20; i++)
            waits.Add(await Wait(site, $"{i}"));

        Assert.Equal(Enumerable.Range(0, 20).Select(i => i * 5.0), waits);
    }

    [Fact]
    public async Task A_place_that_is_never_given_back_is_free_after_its_lease()
    {
        var site = Site();
        await Wait(site, "a");
        await Wait(site, "b");
        time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(0, await Wait(site, "c"));
    }

    [Fact]
    public async Task A_pause_holds_for_everyone_and_outlives_the_actor()
    {
        await Site().Pause(time.GetUtcNow().AddMinutes(10), default);

        Assert.Equal(600, await Wait(Site(), "a"));
    }

    private Site Site() => new("news.example", new ActorStateTable<SitePause>(database.Database, time), time);

    private async Task<double> Wait(Site site, string source) => ((await site.Reserve(source, default)).StartsAt - time.GetUtcNow()).TotalSeconds;
}
