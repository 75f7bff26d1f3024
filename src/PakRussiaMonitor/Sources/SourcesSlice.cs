using PakRussiaMonitor.Sources.Feeds;
using PakRussiaMonitor.Sources.Fetching;
using PakRussiaMonitor.Sources.Replay;

namespace PakRussiaMonitor.Sources;

/// <summary>Registers everything that reads sources.</summary>
public static class SourcesSlice
{
    public static void AddSources(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddFetching(configuration);
        services.AddOptions<PollingOptions>().Bind(configuration.GetSection(PollingOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<FeedParser>();
        services.AddSingleton<SourceTable>();
        services.AddSingleton<ResponseTable>();
        services.AddSingleton<FetchHistory>();
        services.AddSingleton<SourceRuns>();
        services.AddSingleton<Replayer>();
        services.AddHostedService<Scheduler>();
    }
}
