using Microsoft.Extensions.Options;
using PakRussiaMonitor.Sources.Fetching;

namespace PakRussiaMonitor.Tests.Sources.Fetching;

/// <summary>Puts a fetcher together the way the service does, on a staged network.</summary>
internal static class Fetchers
{
    /// <summary>Real time after which a test that waits for an event has failed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static FeedFetcher On(INetwork network, Action<FetchOptions>? configure = null, TimeProvider? time = null)
    {
        var settings = new FetchOptions { RetryDelay = TimeSpan.FromMilliseconds(1) };
        configure?.Invoke(settings);
        var options = Options.Create(settings);
        var guard = new AddressGuard(options);
        var clock = time ?? TimeProvider.System;
        return new FeedFetcher(options, guard, new FetchTransport(options, guard, network, clock), clock, new Random(1));
    }

    public static AddressGuard Guard(Action<FetchOptions>? configure = null)
    {
        var settings = new FetchOptions();
        configure?.Invoke(settings);
        return new AddressGuard(Options.Create(settings));
    }

    public static Task<FetchResult> Get(this FeedFetcher fetcher, string url) => fetcher.Fetch(new FetchRequest(new Uri(url)), CancellationToken.None);
}
