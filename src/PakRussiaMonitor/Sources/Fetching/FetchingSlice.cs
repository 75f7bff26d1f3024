using Microsoft.Extensions.DependencyInjection.Extensions;

namespace PakRussiaMonitor.Sources.Fetching;

/// <summary>Registers the fetcher.</summary>
public static class FetchingSlice
{
    /// <param name="configuration">The root; options come from its section <see cref="FetchOptions.Section"/>.</param>
    public static IServiceCollection AddFetching(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FetchOptions>()
            .Bind(configuration.GetSection(FetchOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Random.Shared);
        services.TryAddSingleton<INetwork, SystemNetwork>();
        services.AddSingleton<AddressGuard>();
        services.AddSingleton<FetchTransport>();
        services.AddSingleton<FeedFetcher>();
        return services;
    }
}
