using Dapper;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Sources.Replay;
using PakRussiaMonitor.Topics;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Commands;

/// <summary>What an empty database gets, so that the first thing anyone sees is the whole service at work.</summary>
internal static class FirstMinute
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>The seeds as they were built into the program.</summary>
    public static string Seeds => Path.Combine(AppContext.BaseDirectory, "seeds");

    /// <summary>
    /// Safe in any number of processes at once: topics are installed in one transaction that finds none, and the seeds are replayed by
    /// whoever takes the turn in the database, by its own actors. A turn of a process that died is free again after half a
    /// minute. A replay done twice changes no count.
    /// </summary>
    /// <param name="shared">Whether other processes may do the same just now.</param>
    public static async Task Run(IServiceProvider services, Role role, bool shared, CancellationToken cancellation)
    {
        await InstallTopics(services, cancellation);
        if (role != Role.Api)
            await ReplaySeeds(services, shared, cancellation);
        if (role == Role.All)
            await PrintCounts(services, cancellation);
    }

    /// <summary>Where another process has just died its topics do not answer for a while. This one works, and shall not end for a table.</summary>
    private static async Task PrintCounts(IServiceProvider services, CancellationToken cancellation)
    {
        try
        {
            await CountsTable.Print(services, cancellation);
        }
        catch (StorageException failure)
        {
            await Console.Error.WriteLineAsync($"The counts cannot be told just now: {failure.Message}");
        }
    }

    private static async Task ReplaySeeds(IServiceProvider services, bool shared, CancellationToken cancellation)
    {
        while (await IsEmpty(services, cancellation))
        {
            if (!shared || await TakeTurn(services, cancellation))
            {
                await ReplayCommand.Replay(services, ReplayFolder.Read(Seeds), cancellation);
                return;
            }

            await Task.Delay(Look, services.GetRequiredService<TimeProvider>(), cancellation);
        }
    }

    private static async Task<bool> TakeTurn(IServiceProvider services, CancellationToken cancellation)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds();
        return await services.GetRequiredService<IDatabase>().Write(
            connection => connection.ExecuteAsync(
                """
                INSERT INTO actor_state (key, value, saved_at) VALUES ('first-minute', '{}', @now)
                ON CONFLICT (key) DO UPDATE SET saved_at = excluded.saved_at WHERE actor_state.saved_at <= @free OR actor_state.saved_at > @now
                """,
                new { now, free = now - (long)Turn.TotalMilliseconds }),
            cancellation) == 1;
    }

    /// <summary>Also true where an earlier first minute was cut short.</summary>
    private static async Task<bool> IsEmpty(IServiceProvider services, CancellationToken cancellation) =>
        await services.GetRequiredService<LedgerReader>().Head(cancellation) == 0
        && (await services.GetRequiredService<SourceTable>().All(cancellation)).All(source => source.Kind == SourceKind.Replay);

    public static async Task InstallTopics(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<TopicTable>().Install(TopicFile.Load(Path.Combine(Seeds, "topics.json")), cancellation);
        await services.GetRequiredService<TopicSets>().Reload(cancellation);
    }
}
