namespace PakRussiaMonitor.Tests.Page;

/// <summary>Where the page under test is served from.</summary>
public abstract class PageHost : IAsyncLifetime
{
    /// <summary>The root address, known once the host runs.</summary>
    public abstract Uri BaseUrl { get; }

    public Uri At(string pathAndQuery) => new(BaseUrl, pathAndQuery);

    public abstract Task InitializeAsync();

    public abstract Task DisposeAsync();
}

/// <summary>One browser and one host for all tests of the page: starting a browser costs more than a test.</summary>
[CollectionDefinition(Name)]
public sealed class PageSuite : ICollectionFixture<Browser>, ICollectionFixture<CannedPageHost>
{
    public const string Name = "page";
}
