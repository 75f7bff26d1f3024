using PakRussiaMonitor.Sources.Discovery;
using PakRussiaMonitor.Sources.Feeds;
using PakRussiaMonitor.Sources.Fetching;
using PakRussiaMonitor.Sources.Pages;
using PakRussiaMonitor.Sources.Replay;
using PakRussiaMonitor.Sources.Robots;
using PakRussiaMonitor.Telemetry;

namespace PakRussiaMonitor.Sources;

/// <summary>Registers everything that reads sources.</summary>
public static class SourcesSlice
{
    /// <param name="polls">Whether this process fetches what is due.</param>
    public static void AddSources(this IServiceCollection services, IConfiguration configuration, bool polls)
    {
        services.AddFetching(configuration);
        services.AddOptions<PollingOptions>().Bind(configuration.GetSection(PollingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<PageOptions>().Bind(configuration.GetSection(PageOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FeedParser>();
        services.AddSingleton<ResponseReader>();
        services.AddSingleton<PageOffers>();
        services.AddSingleton<PageTable>();
        services.AddSingleton<PageIntake>();
        services.AddSingleton<PageRuns>();
        services.AddSingleton<DuePages>();
        services.AddSingleton<RobotsFiles>();
        services.AddSingleton<PacedFetch>();
        services.AddSingleton<FeedDiscovery>();
        services.AddSingleton<SourcePreviews>();
        services.AddSingleton<OverridePreviews>();
        services.AddSingleton<SourceTable>();
        services.AddSingleton<SourceRegistry>();
        services.AddSingleton<ResponseTable>();
        services.AddSingleton<FetchHistory>();
        services.AddSingleton<SourceDays>();
        services.AddSingleton<SourceEditing>();
        services.AddSingleton<SourceLeases>();
        services.AddSingleton<SourceRuns>();
        services.AddSingleton<IGauges, StoredGauges>();
        services.AddSingleton<Replayer>();
        if (polls)
            services.AddHostedService<Scheduler>();
    }
}
