using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources.Fetching;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources.Fetching;

public sealed partial class FetchingSliceTests
{
    [Fact]
    public async Task The_registered_fetcher_fetches_from_a_permitted_endpoint_over_the_real_network()
    {
        await using var server = await FeedServer.Start("<rss/>");
        await using var services = Services();
        var request = new FetchRequest(new Uri($"http://{server.Endpoint}/"), Permitted: server.Endpoint);

        var result = await services.GetRequiredService<FeedFetcher>().Fetch(request, CancellationToken.None);

        Assert.Equal(FetchOutcome.Fetched, result.Outcome);
    }

    [Fact]
    public async Task The_operating_systems_network_resolves_and_connects()
    {
        await using var services = Services();
        using var listener = new Canary();
        var network = services.GetRequiredService<INetwork>();

        var addresses = await network.Resolve("localhost", CancellationToken.None);
        await using var stream = await network.Connect(listener.Endpoint, CancellationToken.None);

        Assert.NotEmpty(addresses);
        Assert.All(addresses, address => Assert.False(AddressGuard.IsPublic(address)));
        Assert.True(stream.CanWrite);
    }

    [Theory]
    [InlineData("TotalTimeout", "00:00:25")] // longer than an actor's turn
    [InlineData("AttemptTimeout", "00:00:00")]
    [InlineData("MaxWireBytes", "0")]
    [InlineData("MaxRedirects", "1000")]
    [InlineData("AllowedPorts:0", "70000")]
    [InlineData("Contact", "me (at) home\r\nX-Header: 1")]
    public async Task An_option_out_of_range_stops_the_start(string key, string value)
    {
        await using var services = Services((key, value));

        Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }

    [Fact]
    public async Task The_attempt_may_not_outlast_the_whole()
    {
        await using var services = Services(("AttemptTimeout", "00:00:12"), ("TotalTimeout", "00:00:11"));

        Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }

    [Fact]
    public async Task The_defaults_and_ordinary_settings_are_fine()
    {
        await using var services = Services(("Contact", "https://monitor.example/about?x=1"), ("AllowedPorts:0", "8080"), ("AllowPrivateAddresses", "true"));

        services.GetRequiredService<IStartupValidator>().Validate();

        Assert.Equal([8080], services.GetRequiredService<IOptions<FetchOptions>>().Value.AllowedPorts);
    }

    [Fact]
    public void Nothing_else_in_the_service_makes_an_HTTP_client()
    {
        var source = Path.Combine(Root(), "src");
        var makers = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(source, file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Where(file => HttpClients().IsMatch(File.ReadAllText(file)))
            .Select(Path.GetFileName);

        Assert.Equal(["FetchTransport.cs"], makers);
    }

    [Theory]
    [InlineData("using var client = new HttpClient();", true)]
    [InlineData("HttpClient client = new();", true)]
    [InlineData("new SocketsHttpHandler { }", true)]
    [InlineData("services.AddHttpClient<Thing>()", true)]
    [InlineData("WebRequest.Create(url)", true)]
    [InlineData("Task Send(HttpClient client, Uri url)", false)]
    public void The_search_finds_the_ways_to_make_one(string code, bool found) => Assert.Equal(found, HttpClients().IsMatch(code));

    [GeneratedRegex(@"new\s+(\w+\.)*HttpClient\b|\bHttpClient\s+\w+\s*=\s*new\s*\(|SocketsHttpHandler|HttpClientHandler|AddHttpClient|\bWebRequest\b|\bWebClient\b")]
    private static partial Regex HttpClients();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PakRussiaMonitor.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    private static ServiceProvider Services(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"{FetchOptions.Section}:{setting.Key}", (string?)setting.Value)))
            .Build();
        return new ServiceCollection().AddFetching(configuration).BuildServiceProvider(validateScopes: true);
    }
}
