using System.Net;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources.Fetching;
using Xunit.Abstractions;

namespace PakRussiaMonitor.Tests.Sources.Fetching;

/// <summary>
/// Whatever address is typed, resolved or redirected to, the service reads nothing but the public web. All of it happens
/// with a proxy configured, which a fetch must not use either. Alone, since that is a setting of the whole process.
/// </summary>
[Collection(nameof(ProxyTests))]
public sealed class ForgedRequestTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly string[] ProxyVariables = ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"];

    private readonly IWebProxy before = HttpClient.DefaultProxy;
    private readonly List<string> wrong = [];
    private TrapNetwork network = null!;
    private FeedFetcher fetcher = null!;

    public async Task InitializeAsync()
    {
        network = ReachCase.Stage(await TrapNetwork.Start());
        fetcher = Fetchers.On(network);
        // What the variables become is settled once in a process, so that is set, too.
        HttpClient.DefaultProxy = new WebProxy("http://proxy.example/");
        foreach (var variable in ProxyVariables)
            Environment.SetEnvironmentVariable(variable, "http://proxy.example/");
    }

    public async Task DisposeAsync()
    {
        HttpClient.DefaultProxy = before;
        foreach (var variable in ProxyVariables)
            Environment.SetEnvironmentVariable(variable, null);
        await network.DisposeAsync();
    }

    [Fact]
    public async Task No_way_leads_to_an_address_that_is_not_public()
    {
        var cases = Forbidden().ToArray();
        foreach (var one in cases)
        {
            var result = await Last(one);
            if (result.Outcome != FetchOutcome.AddressRefused || result.Refusal is null)
                wrong.Add($"{one.Name}: {result.Outcome}");
            Look(one.Name);
        }

        Conclude(cases.Length, atLeast: 1_000);
    }

    [Fact]
    public async Task Every_way_leads_to_the_public_addresses_beside_the_ranges()
    {
        var cases = SpecialRanges.Edges.Where(SpecialRanges.MayBeReached).SelectMany(address => ReachCase.To(address, network)).ToArray();
        foreach (var one in cases)
        {
            if (await Last(one) is { Outcome: not FetchOutcome.Fetched } result)
                wrong.Add($"{one.Name}: {result.Outcome} {result.Refusal?.Reason}");
            Look(one.Name);
        }

        Conclude(cases.Length, atLeast: 50);
    }

    [Fact]
    public async Task An_odd_spelling_typed_or_redirected_to_reaches_nothing_but_the_site_that_it_names()
    {
        var count = 0;
        foreach (var text in OddSpellings.All)
        {
            // As it is typed, where a relative address means nothing; and as a Location, where it may lead back to the site.
            if (Fetchers.Guard().Check(text) is { Accepted: true, Url: var url } && await fetcher.Get(url.AbsoluteUri) is { Outcome: FetchOutcome.Fetched })
                wrong.Add($"typed {text}: fetched");
            Look($"typed {text}");
            foreach (var one in ReachCase.Codes.Select(code => ReachCase.Redirect(code, text)))
            {
                if (await Last(one) is { Outcome: FetchOutcome.Fetched } result && result.Url.Authority != ReachCase.Site)
                    wrong.Add($"{one.Name}: fetched {result.Url}");
                Look(one.Name);
            }

            count += 1 + ReachCase.Codes.Length;
        }

        Conclude(count, atLeast: 1_000);
    }

    [Fact]
    public async Task An_address_that_only_looks_bad_is_fetched()
    {
        foreach (var text in OddSpellings.Innocent)
        {
            var verdict = Fetchers.Guard().Check(text);
            if (!verdict.Accepted || await fetcher.Get(verdict.Url.AbsoluteUri) is not { Outcome: FetchOutcome.Fetched })
                wrong.Add($"typed {text}: {verdict.Refusal?.Sentence}");
            foreach (var one in ReachCase.Codes.Select(code => ReachCase.Redirect(code, text)))
            {
                if (await Last(one) is { Outcome: not FetchOutcome.Fetched } result)
                    wrong.Add($"{one.Name}: {result.Outcome}");
            }

            Look(text);
        }

        Conclude(OddSpellings.Innocent.Count * (1 + ReachCase.Codes.Length), atLeast: 50);
    }

    /// <summary>Without this the tests above could pass because nothing ever gets anywhere.</summary>
    [Fact]
    public async Task A_client_without_a_guard_is_caught_in_the_same_cases()
    {
        using var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = async (context, cancellation) =>
            {
                var addresses = IPAddress.TryParse(context.DnsEndPoint.Host, out var literal) ? [literal] : await network.Resolve(context.DnsEndPoint.Host, cancellation);
                return await network.Connect(new(addresses[0], context.DnsEndPoint.Port), cancellation);
            },
        };
        using var unguarded = new HttpClient(handler);
        var cases = Forbidden().Where(one => !one.Name.StartsWith(ReachCase.MixedLast, StringComparison.Ordinal)).ToArray();
        foreach (var one in cases)
        {
            var caught = network.Caught;
            for (var fetch = 1; fetch < one.Fetches; fetch++)
                await unguarded.GetStringAsync(new Uri(one.Url));
            var failed = await Record.ExceptionAsync(() => unguarded.GetStringAsync(new Uri(one.Url)));
            if (failed is null || network.Caught == caught)
                wrong.Add($"{one.Name}: not caught");
        }

        Conclude(cases.Length, atLeast: 1_000);
    }

    private IEnumerable<ReachCase> Forbidden() =>
        SpecialRanges.Edges.Where(address => !SpecialRanges.MayBeReached(address)).SelectMany(address => ReachCase.To(address, network));

    private async Task<FetchResult> Last(ReachCase one)
    {
        for (var fetch = 1; fetch < one.Fetches; fetch++)
        {
            if (await fetcher.Get(one.Url) is { Outcome: not FetchOutcome.Fetched } early)
                return early with { Outcome = FetchOutcome.ServerError, Detail = "the first fetch failed" };
        }

        return await fetcher.Get(one.Url);
    }

    private int seen;

    private void Look(string name)
    {
        if (network.Caught > seen)
            wrong.Add($"{name}: the canary was reached");
        seen = network.Caught;
    }

    private void Conclude(int cases, int atLeast)
    {
        output.WriteLine($"{cases} cases, {wrong.Count} wrong");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {cases}: {string.Join("; ", wrong.Take(20))}");
        Assert.True(cases >= atLeast, $"only {cases} cases");
    }
}
