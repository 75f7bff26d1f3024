using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Telemetry;

/// <summary>A service as a user starts it, seeds replayed, and what it tells of itself.</summary>
public sealed partial class ServedMetricsTests(ServedMetricsTests.Running running) : IClassFixture<ServedMetricsTests.Running>
{
    [Fact]
    public async Task Replaying_the_seeds_is_counted_step_by_step()
    {
        var metrics = await running.Scrape();

        Assert.Equal(1, metrics["""pakrussia_fetches_total{outcome="fetched"}"""]);
        Assert.Equal(5, metrics["""pakrussia_items_total{result="new"}"""]);
        Assert.Equal(5, metrics["""pakrussia_ledger_records_total{result="new"}"""]);
        Assert.Equal(10, metrics["""pakrussia_cleaning_removed_total{rule="comment-form"}"""]);
        Assert.Equal(5, metrics["pakrussia_ledger_batch_size_sum"]);
        Assert.Equal(5, metrics["pakrussia_ledger_record_duration_seconds_count"]);
        Assert.Equal(1, metrics["pakrussia_fetch_duration_seconds_count"]);
        Assert.Equal(metrics["pakrussia_ledger_head"], metrics["pakrussia_ledger_pieces_total"]);
        Assert.Equal((0, 0, 0), (metrics["pakrussia_responses_pending"], metrics["pakrussia_ledger_queue"], metrics["pakrussia_cpu_queue"]));
        Assert.Equal(1, metrics["""pakrussia_sources{state="active"}"""]);
        Assert.Equal(0, metrics["""pakrussia_actors{kind="article"}"""]);
        Assert.True(metrics["""pakrussia_actors{kind="topic"}"""] > 0);
        Assert.True(metrics["pakrussia_topic_lag_sum"] > 0);
        Assert.True(metrics["pakrussia_ledger_append_wait_seconds_count"] > 0);
    }

    [Fact]
    public async Task Requests_are_timed_by_route_and_status_and_never_by_their_path()
    {
        (await running.Client.GetAsync("/api/v1/topics/afghanistan")).Dispose();
        (await running.Client.GetAsync("/api/v1/topics/no-such-topic?key=secret")).Dispose();
        (await running.Client.GetAsync("/nowhere/secret-path")).Dispose();
        var metrics = await running.Scrape();

        Assert.Contains("http_route=\"/api/v1/topics/{id}\",", metrics.Labels.Aggregate("", string.Concat), StringComparison.Ordinal);
        Assert.Contains("http_response_status_code=\"404\",", metrics.Labels);
        Assert.DoesNotContain(metrics.Labels, label => label.Contains("afghanistan", StringComparison.Ordinal) || label.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Labels_are_of_a_known_few()
    {
        var names = (await running.Scrape()).Labels.Select(label => label.Split('=')[0]).Distinct().Except(
            ["le", "outcome", "result", "rule", "kind", "state", "version", "error_type", "gc_heap_generation", "cpu_mode",
            "http_request_method", "http_response_status_code", "http_route", "network_protocol_version", "url_scheme"]);

        Assert.Empty(names);
    }

    [Fact]
    public async Task Every_metric_that_the_dashboard_draws_is_served()
    {
        var served = Series(await running.Scrape());
        var text = await File.ReadAllTextAsync(Path.Combine(ArchitectureTests.Root, "deploy/grafana/dashboard.json"));
        using var dashboard = JsonDocument.Parse(text);
        var queries = Expressions(dashboard.RootElement).ToArray();

        Assert.True(queries.Length >= 20);
        Assert.True(dashboard.RootElement.GetProperty("schemaVersion").GetInt32() >= 38);
        Assert.Equal(["Fetching", "Ingest", "Ledger", "API", "Process"], dashboard.RootElement.GetProperty("panels").EnumerateArray()
            .Where(panel => panel.GetProperty("type").GetString() == "row").Select(row => row.GetProperty("title").GetString()));
        foreach (var query in queries)
        {
            var names = MetricName().Matches(query).Select(match => match.Value).ToArray();
            Assert.NotEmpty(names);
            Assert.All(names, name => Assert.Contains(name, served));
        }
    }

    [Fact]
    public async Task The_README_names_exactly_the_metrics_of_the_service()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(ArchitectureTests.Root, "README.md"));
        var described = MetricRow().Matches(readme).Select(row => row.Groups[1].Value).Order();

        Assert.Equal((await running.Scrape()).Types.Keys.Where(name => name.StartsWith("pakrussia_", StringComparison.Ordinal)).Order(), described);
    }

    [Fact]
    public void With_the_JSON_console_every_log_line_is_an_object_and_the_fetch_line_carries_ids()
    {
        var lines = running.Errors.Trim().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        var fetched = Assert.Single(lines, line => line.GetProperty("EventId").GetInt32() == 211);
        var state = fetched.GetProperty("State");

        Assert.Equal(("replay:seeds", "Fetched", 5, 5), (state.GetProperty("Source").GetString(), state.GetProperty("Outcome").GetString(), state.GetProperty("Items").GetInt32(), state.GetProperty("New").GetInt32()));
        Assert.True(state.TryGetProperty("Milliseconds", out _));
        Assert.Contains(fetched.GetProperty("Scopes").EnumerateArray(), scope => scope.TryGetProperty("TraceId", out var trace) && trace.GetString()!.Trim('0').Length > 0);
    }

    private static HashSet<string> Series(PrometheusText metrics) =>
        [.. metrics.Types.SelectMany(type => type.Value == "histogram" ? new[] { type.Key + "_bucket", type.Key + "_sum", type.Key + "_count" } : [type.Key])];

    private static IEnumerable<string> Expressions(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property is { Name: "expr", Value.ValueKind: JsonValueKind.String } ? [property.Value.GetString()!] : Expressions(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Expressions),
        _ => [],
    };

    [GeneratedRegex(@"(?<!\bby \([^)]*)\b(?:pakrussia|http|dotnet|process)_[a-z0-9_]+(?=[{\[)\s]|$)")]
    private static partial Regex MetricName();

    [GeneratedRegex(@"^\| `(pakrussia_\w+)`(?: ¹)? \|", RegexOptions.Multiline)]
    private static partial Regex MetricRow();

    public sealed class Running : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();
        private ServiceProcess service = null!;

        public HttpClient Client { get; private set; } = null!;

        public string Errors => service.Errors;

        public async Task InitializeAsync()
        {
            var url = $"http://127.0.0.1:{FreePort()}";
            service = new(folder.Path, "--url", url, "--set", "Logging:Console:FormatterName=json");
            await service.Says("curl ");
            Client = new() { BaseAddress = new Uri(url) };
        }

        internal async Task<PrometheusText> Scrape()
        {
            using var response = await Client.GetAsync("/metrics");
            Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType?.ToString());
            return new(await response.Content.ReadAsStringAsync());
        }

        public Task DisposeAsync()
        {
            Client.Dispose();
            service.Dispose();
            folder.Dispose();
            return Task.CompletedTask;
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
