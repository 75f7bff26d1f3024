using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Simulator;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Crashes;

/// <summary>
/// Half-way through simulated feeds, disk, database or clock fail the running service for a while. It must go on by itself
/// afterwards and come to the right counts.
/// </summary>
[Collection(Alone.Name)]
public sealed class FaultTests : IAsyncLifetime
{
    private const int Seed = 5, Items = 240, Sources = 4;

    /// <summary>What is tried again after half a minute is tried again in half a second.</summary>
    private const double Speed = 60;

    private readonly TemporaryFolder folder = new();
    private readonly SimulatedTime time = new(Speed);
    private readonly TroubleCount trouble = new();
    private SimulatedFeeds? feeds;
    private WebApplication? service;
    private SqliteConnection? writer;

    private string Path => folder.File("monitor.db");

    private IDatabase Database => service!.Services.GetRequiredService<IDatabase>();

    public async Task InitializeAsync()
    {
        feeds = await SimulatedFeeds.Start(new(Seed, Items, Sources), new(Seed), folder.File("served.jsonl"));
        feeds.ReleaseLimit = Items / 2;
        service = await SimulatedService.Start(Path, feeds.Port, Sources, time, CrashPoints.None, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddProvider(trouble);
        });
        await Until(() => feeds.Released >= Items / 2);
    }

    public async Task DisposeAsync()
    {
        await service!.DisposeAsync();
        await feeds!.DisposeAsync();
        trouble.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_full_disk_costs_nothing_once_there_is_space_again()
    {
        await OnWriter("PRAGMA max_page_count = 1"); // SQLite takes the number of pages that there are
        await Trouble();
        await OnWriter("PRAGMA max_page_count = 1000000");

        await CountsComeRight();
    }

    [Fact]
    public async Task A_database_that_cannot_be_written_costs_nothing_once_it_can_be()
    {
        await OnWriter("PRAGMA query_only = 1");
        await Trouble();
        await OnWriter("PRAGMA query_only = 0");

        await CountsComeRight();
    }

    [Fact]
    public async Task A_write_lock_that_another_process_holds_costs_nothing_once_it_is_let_go()
    {
        using (await DatabaseLock.Hold(Path))
            await Trouble();

        await CountsComeRight();
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(1, 0)]
    [InlineData(1, -1)]
    [InlineData(-1, 1)]
    public async Task A_clock_set_by_a_day_and_perhaps_back_keeps_no_source_from_being_fetched(int days, int afterwards)
    {
        time.Turn(TimeSpan.FromDays(days));
        feeds!.ReleaseLimit = Items * 3 / 4;
        await Until(() => feeds.Released >= Items * 3 / 4);
        time.Turn(TimeSpan.FromDays(afterwards));

        await CountsComeRight();
    }

    /// <summary>Sets something on the service's own writing connection; past the service, which may be unable to write.</summary>
    private async Task OnWriter(string pragma)
    {
        writer ??= await Database.Write(connection => Task.FromResult((SqliteConnection)connection), default);
        Assert.Equal(0, SQLitePCL.raw.sqlite3_exec(writer.Handle, pragma));
    }

    /// <summary>Lets the rest be published and waits until the service notices that something is wrong.</summary>
    private async Task Trouble()
    {
        feeds!.ReleaseLimit = int.MaxValue;
        await Until(() => trouble.Count > 0);
    }

    private async Task CountsComeRight()
    {
        feeds!.ReleaseLimit = int.MaxValue;
        Assert.True(await KillRun.Drained(feeds, Path, () => true), $"Not everything was drained (seed {Seed}).");
        var verdict = await KillRun.Judge(feeds, new(service!.Urls.Single()), Path, () => service.StopAsync());
        Assert.True(verdict.IsClean, $"seed {Seed}\n{verdict.Table()}");
    }

    private static async Task Until(Func<bool> holds)
    {
        for (var i = 0; i < 6_000 && !holds(); i++)
            await Task.Delay(10);
        Assert.True(holds());
    }

    /// <summary>Counts what is logged as a warning or worse.</summary>
    private sealed class TroubleCount : ILoggerProvider, ILogger
    {
        private int count;

        public int Count => Volatile.Read(ref count);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                Interlocked.Increment(ref count);
        }

        public void Dispose()
        {
        }
    }
}
