using System.Diagnostics.Metrics;
using PakRussiaMonitor.Telemetry.Prometheus;

namespace PakRussiaMonitor.Tests.Telemetry;

/// <summary>What instruments measure, as Prometheus reads it.</summary>
public sealed class MetricBookTests : IDisposable
{
    private readonly Meter meter = new($"test-{Guid.NewGuid()}");
    private readonly MetricBook book;

    public MetricBookTests() => book = new(instrument => instrument.Meter == meter);

    public void Dispose()
    {
        book.Dispose();
        meter.Dispose();
    }

    [Fact]
    public void A_counter_ends_in_total_and_adds_up_for_each_label()
    {
        var counter = meter.CreateCounter<long>("shop.sales", "{sale}", "Sales.");
        counter.Add(2, new KeyValuePair<string, object?>("kind", "book"));
        counter.Add(3, new KeyValuePair<string, object?>("kind", "book"));
        counter.Add(1, new KeyValuePair<string, object?>("kind", "pen"));

        Assert.Equal("""
            # HELP shop_sales_total Sales.
            # TYPE shop_sales_total counter
            shop_sales_total{kind="book"} 5
            shop_sales_total{kind="pen"} 1

            """, book.Scrape());
    }

    [Fact]
    public void A_histogram_s_bounds_are_inclusive_and_its_buckets_cumulative()
    {
        var histogram = meter.CreateHistogram("wait", "s", "Waiting.", null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] });
        foreach (var seconds in (double[])[0.1, 0.5, 1, 7.25])
            histogram.Record(seconds);

        Assert.Equal("""
            # HELP wait_seconds Waiting.
            # TYPE wait_seconds histogram
            wait_seconds_bucket{le="0.1"} 1
            wait_seconds_bucket{le="1"} 3
            wait_seconds_bucket{le="+Inf"} 4
            wait_seconds_sum 8.85
            wait_seconds_count 4

            """, book.Scrape());
    }

    [Fact]
    public void Labels_and_help_are_escaped_and_names_cleaned()
    {
        var counter = meter.CreateCounter<int>("odd.näme", null, "A \\ and a\nline.");
        counter.Add(1, new KeyValuePair<string, object?>("the.key", "a \"b\" \\ c\nd"));
        var text = book.Scrape();

        Assert.True(new PrometheusText(text).Has("""odd_n_me_total{the_key="a \"b\" \\ c\nd"}"""));
        Assert.Contains("""# HELP odd_n_me_total A \\ and a\nline.""", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_labels_makes_no_second_series()
    {
        var counter = meter.CreateCounter<int>("pairs");
        counter.Add(1, new KeyValuePair<string, object?>("a", 1), new KeyValuePair<string, object?>("b", true));
        counter.Add(1, new KeyValuePair<string, object?>("b", true), new KeyValuePair<string, object?>("a", 1));

        Assert.Equal(2, new PrometheusText(book.Scrape())["""pairs_total{a="1",b="true"}"""]);
    }

    [Fact]
    public void A_gauge_that_reports_nothing_is_gone_until_it_reports_again()
    {
        double? level = 4;
        meter.CreateObservableGauge("tank.level", () => level is { } known ? [new Measurement<double>(known)] : Array.Empty<Measurement<double>>());

        Assert.Equal(4, new PrometheusText(book.Scrape())["tank_level"]);
        level = null;
        Assert.False(new PrometheusText(book.Scrape()).Has("tank_level"));
        level = -5;
        Assert.Equal(-5, new PrometheusText(book.Scrape())["tank_level"]);
    }

    [Fact]
    public void A_gauge_that_throws_takes_no_other_with_it()
    {
        meter.CreateObservableGauge("broken", int () => throw new InvalidOperationException("no"));
        meter.CreateObservableGauge("whole", () => 3);

        Assert.Equal(3, new PrometheusText(book.Scrape())["whole"]);
    }

    [Fact]
    public void A_label_without_bounds_ends_in_one_series()
    {
        var counter = meter.CreateCounter<int>("careless");
        for (var i = 0; i < 3000; i++)
            counter.Add(1, new KeyValuePair<string, object?>("url", i));
        counter.Add(1, new KeyValuePair<string, object?>("url", new string('x', 5000)));
        var read = new PrometheusText(book.Scrape());

        Assert.Equal(1001, read.Labels.Count());
        Assert.Equal(2001, read["""careless_total{otel_metric_overflow="true"}"""]);
    }

    [Fact]
    public async Task Under_concurrent_measuring_nothing_is_lost_and_every_scrape_adds_up()
    {
        const int writers = 4, each = 20_000;
        var counter = meter.CreateCounter<long>("hits");
        var histogram = meter.CreateHistogram<double>("sizes", "By");
        using var go = new ManualResetEventSlim();
        var running = Enumerable.Range(0, writers).Select(writer => Task.Run(() =>
        {
            go.Wait();
            for (var i = 0; i < each; i++)
            {
                counter.Add(1, new KeyValuePair<string, object?>("writer", writer % 2));
                histogram.Record(i % 100);
            }
        })).ToArray();
        go.Set();
        while (running.Any(writer => !writer.IsCompleted))
            _ = new PrometheusText(book.Scrape() is { Length: > 0 } text ? text : "\n"); // the reader checks every invariant
        await Task.WhenAll(running);
        var read = new PrometheusText(book.Scrape());

        Assert.Equal(writers * each / 2, read["""hits_total{writer="0"}"""]);
        Assert.Equal(writers * each, read["sizes_bytes_count"]);
        Assert.Equal(writers * each / 100 * 4950L, read["sizes_bytes_sum"]);
    }

    [Fact]
    public void What_falls_is_no_counter_even_where_the_runtime_says_so()
    {
        using var runtime = new MetricBook(instrument => instrument.Meter.Name == "System.Runtime");
        var read = new PrometheusText(runtime.Scrape());

        Assert.Equal("gauge", read.Types["dotnet_thread_pool_queue_length"]);
        Assert.Equal("counter", read.Types["dotnet_process_cpu_time_seconds_total"]);
        Assert.True(read["dotnet_process_memory_working_set_bytes"] > 0);
    }
}
