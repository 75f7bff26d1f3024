using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>Coverage and panels over HTTP, on two feeds that are fetched every half hour.</summary>
public sealed class CoverageApiTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly ManualTime time = new();
    private readonly Dictionary<string, int[]> feeds = new() { ["/steady"] = [], ["/late"] = [] };
    private FeedServer server = null!;
    private TestService service = null!;

    public async Task InitializeAsync()
    {
        server = await FeedServer.Start(context => context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Rss(feeds[context.Request.Path]))).AsTask());
        service = await TestService.Start(folder.File("monitor.db"), time, true, $"Fetching:AllowedPorts:0={server.Endpoint.Port}");
        await Add("steady");
        for (var i = 1; i <= 6; i++)
            await Fetch("steady", i, i + 1);
        await Add("late");
        for (var i = 1; i <= 4; i++)
        {
            await Fetch("late", 100 + i, 101 + i);
            await Fetch("steady", 6 + i, 7 + i);
        }
    }

    public async Task DisposeAsync()
    {
        await service.DisposeAsync();
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Buckets_carry_their_coverage_also_where_nothing_was_counted()
    {
        // From 12:00 on the one feed, from 15:00 on the other; it is 19:00.
        var coverage = (await Counts("from=2026-11-20T11:00:00Z&to=2026-11-21&bucket=hour&clock=seen")).GetProperty("coverage");
        var buckets = coverage.GetProperty("buckets").EnumerateArray().ToDictionary(bucket => bucket.GetProperty("start").GetDateTimeOffset().Hour);
        Assert.Equal(Enumerable.Range(11, 8), buckets.Keys);
        Assert.Equal(JsonValueKind.Null, buckets[11].GetProperty("coverage").ValueKind);
        Assert.Equal([1.0, 1.0, 1.0, 1.0], new[] { 12, 13, 14, 16 }.Select(hour => buckets[hour].GetProperty("coverage").GetDouble()));
        Assert.Equal([1, 2], new[] { 14, 15 }.Select(hour => buckets[hour].GetProperty("sources").GetInt32()));
        Assert.InRange(buckets[18].GetProperty("coverage").GetDouble(), 0.1, 0.9);
        Assert.Equal(["late", "steady"], coverage.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("source").GetString()));
        Assert.Equal("added", coverage.GetProperty("changes")[0].GetProperty("change").GetString());
    }

    [Fact]
    public async Task The_table_of_counts_carries_coverage_also_where_nothing_was_counted()
    {
        var text = await service.Client.GetStringAsync("/api/v1/topics/ukraine-war/counts.csv?from=2026-11-20T11:00:00Z&to=2026-11-21&bucket=hour&clock=seen");
        var table = text.TrimEnd().Split("\r\n").Skip(1).Select(line => line.Split(',')).ToArray();

        Assert.Equal("2026-11-20T12:00:00Z 0 1 1 0", string.Join(' ', table.First(line => line[8] == "hour")[9..]));
        Assert.Equal(Enumerable.Range(12, 7), table.Where(line => line[8] == "hour").Select(line => DateTimeOffset.Parse(line[9], null).UtcDateTime.Hour));
        Assert.Equal(["0", "", "", ""], table.Single(line => line[8] == "undated")[10..]);
        var whole = (await service.Get("/api/v1/topics/ukraine-war/counts?from=2026-11-20T11:00:00Z&to=2026-11-21&bucket=hour&clock=seen")).GetProperty("coverage");
        Assert.Equal(whole.GetProperty("share").GetRawText(), table.Single(line => line[8] == "total")[11]);
        Assert.Equal("2", table.Single(line => line[8] == "total")[12]);
    }

    [Fact]
    public async Task Coverage_grows_with_the_next_fetch_also_for_an_earlier_asOf()
    {
        var before = await Counts("from=2026-11-20T18:00:00Z&to=2026-11-20T19:00:00Z");
        await Fetch("steady", 11, 12);
        await Fetch("late", 105, 106);
        var after = await Counts($"from=2026-11-20T18:00:00Z&to=2026-11-20T19:00:00Z&asOf={before.GetProperty("asOf")}");
        Assert.Equal(before.GetProperty("total").GetInt64(), after.GetProperty("total").GetInt64());
        Assert.True(Share(before) < 1);
        Assert.Equal(1, Share(after));
    }

    [Fact]
    public async Task A_constant_panel_counts_what_sources_observed_throughout_brought_and_its_receipt_keeps_that_length()
    {
        const string window = "from=2026-11-20T13:00:00Z&clock=seen&bucket=hour";
        var all = await Counts(window);
        var panel = await Counts(window + "&panel=constant");
        Assert.Equal(1, panel.GetProperty("panel").GetProperty("sources").GetInt32());
        Assert.Equal(8, panel.GetProperty("total").GetInt32());
        Assert.Equal(13, all.GetProperty("total").GetInt32());
        var receipt = panel.GetProperty("receipt").GetString()!;
        Assert.Equal(8, (await service.Get(receipt)).GetProperty("articles").GetArrayLength());

        // The one rolls over, the other goes on: who is in the panel has changed, and there are more articles.
        await Fetch("steady", 50, 51);
        await Fetch("steady", 51, 52);
        await Fetch("late", 105, 106);
        Assert.Equal(0, (await Counts(window + "&panel=constant")).GetProperty("panel").GetProperty("sources").GetInt32());
        var later = await service.Get(receipt);
        Assert.Equal((8, 8), (later.GetProperty("articles").GetArrayLength(), later.GetProperty("total").GetInt32()));
        var id = panel.GetProperty("panel").GetProperty("id").GetString();
        Assert.Equal(11, (await Counts($"{window}&panel={id}")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task All_pages_of_a_list_are_of_the_panel_of_its_first()
    {
        const string list = "/api/v1/topics/energy/articles?from=2026-11-20T13:00:00Z&clock=seen&panel=constant&limit=4";
        var page = await service.Get(list);
        await Fetch("steady", 50, 51);
        var ids = Ids(page);
        while (page.GetProperty("next").GetString() is { } cursor)
        {
            page = await service.Get($"{list}&cursor={cursor}");
            ids.AddRange(Ids(page));
        }

        Assert.Equal((8, 8), (ids.Count, ids.Distinct().Count()));
        // A page of the one panel is no place in the list of another.
        var other = (await service.Get(list)).GetProperty("panel").GetProperty("id").GetString();
        var wrong = await service.Get($"{list.Replace("constant", other, StringComparison.Ordinal)}&cursor={(await First()).GetProperty("next")}");
        Assert.Equal("/problems/foreign-cursor", wrong.GetProperty("type").GetString());

        Task<JsonElement> First() => service.Get(list.Replace("constant", page.GetProperty("panel").GetProperty("id").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Why_a_panels_number_changed_adds_up()
    {
        const string window = "from=2026-11-20T13:00:00Z&clock=seen";
        var before = await Counts(window + "&panel=constant");
        await Fetch("steady", 11, 12);
        await Fetch("late", 105, 106);
        var id = before.GetProperty("panel").GetProperty("id").GetString();
        var why = await service.Get($"/api/v1/topics/energy/restatements?{window}&panel={id}&since={before.GetProperty("asOf")}");
        Assert.Equal((8, 9), (why.GetProperty("before").GetInt32(), why.GetProperty("after").GetInt32()));
        Assert.Equal(1, why.GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("panel=constant", "'from'")]
    [InlineData("panel=steady&from=2026-11-20", "Write constant")]
    [InlineData("panel=0123456789abcdef0123456789abcdef", "no such panel")]
    public async Task A_panel_that_cannot_be_is_a_problem_with_its_remedy(string parameters, string remedy)
    {
        var problem = await Counts(parameters);
        Assert.Equal(400, problem.GetProperty("status").GetInt32());
        Assert.Contains(remedy, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static List<long> Ids(JsonElement page) => [.. page.GetProperty("articles").EnumerateArray().Select(article => article.GetProperty("id").GetInt64())];

    private static double Share(JsonElement counts) => counts.GetProperty("coverage").GetProperty("share").GetDouble();

    private Task<JsonElement> Counts(string parameters) => service.Get($"/api/v1/topics/energy/counts?{parameters}");

    private Task<bool> Add(string name) =>
        service.Services.GetRequiredService<SourceTable>().Add(name, new Uri($"http://{server.Endpoint}/{name}"), name, TimeSpan.Zero, default);

    /// <summary>Takes half an hour.</summary>
    private async Task Fetch(string name, params int[] items)
    {
        feeds["/" + name] = items;
        await service.Services.GetRequiredService<SourceRuns>().Run(name, default);
        time.Advance(TimeSpan.FromMinutes(30));
    }

    private static string Rss(IEnumerable<int> items) => $"<rss version=\"2.0\"><channel><title>Feed</title>{string.Concat(items.Select(Item))}</channel></rss>";

    private static string Item(int id) =>
        $"<item><guid>{id}</guid><title>Gas for Pakistan {id}</title><link>https://news.example/{id}</link><description>Pakistan and Russia agreed on gas. Part {id}.</description></item>";
}
