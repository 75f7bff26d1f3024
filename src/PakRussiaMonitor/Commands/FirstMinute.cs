using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Sources.Replay;
using PakRussiaMonitor.Topics;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Commands;

/// <summary>What an empty database gets, so that the first thing anyone sees is the whole service at work.</summary>
internal static class FirstMinute
{
    /// <summary>The seeds as they were built into the program.</summary>
    public static string Seeds => Path.Combine(AppContext.BaseDirectory, "seeds");

    public static async Task Run(IServiceProvider services, CancellationToken cancellation)
    {
        await InstallTopics(services, cancellation);
        if (await IsEmpty(services, cancellation))
            await ReplayCommand.Replay(services, ReplayFolder.Read(Seeds), cancellation);
        await CountsTable.Print(services, cancellation);
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
