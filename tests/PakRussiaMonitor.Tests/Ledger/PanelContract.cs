using Dapper;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Tests.Support;
using PakRussiaMonitor.Topics;
using static PakRussiaMonitor.Tests.Ledger.Records;

namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>Counts narrowed to a set of sources keep the promises of all counts.</summary>
public abstract class PanelContract : DatabaseContract
{
    private const int Seed = 1955, Steps = 60;
    private const long Hour = 3_600_000;

    private static readonly string[] SourceIds = ["a", "b", "c", "d"];

    private readonly ManualTime time = new();
    private readonly Random random = new(Seed);

    private Panels Panels => new(Database, time);

    [Fact]
    public async Task Buckets_total_and_receipt_of_a_panel_agree_at_every_sequence_number_and_for_ever()
    {
        var panels = await SomePanels();
        var told = new List<(CountsQuery Query, string Answer)>();
        for (var i = 0; i < Steps; i++)
        {
            await RecordOne(i);
            var head = await Reader.Head(default);
            foreach (var panel in panels)
                told.Add(await Check(Question() with { Panel = panel.Id, AsOf = random.NextInt64(head + 1) }, panel));
        }

        foreach (var (query, answer) in told.Where((_, i) => i % 5 == 0))
            Assert.Equal($"seed {Seed}: {answer}", $"seed {Seed}: {Text(await Topic().Counts(query, default))}");
    }

    [Fact]
    public async Task A_source_that_turns_up_later_does_not_move_an_article_into_or_out_of_a_panel()
    {
        var (a, b) = (await Panel("a"), await Panel("b"));
        await Writer.Record(Record("article", source: "a"));
        await Writer.Record(Record("article", source: "b"));
        Assert.Equal((1, 0), (await Total(a), await Total(b)));
        await Writer.Record(Record("article", text: "Revised.", source: "b"));
        Assert.Equal((1, 0), (await Total(a), await Total(b)));
    }

    [Fact]
    public async Task A_panel_holds_the_sources_that_were_observed_through_the_whole_window()
    {
        await Observed("whole", (-10, 0));
        await Observed("late", (-4, 0));
        await Observed("dead", (-10, -3));
        await Observed("torn", (-10, -3), (-2, 0));
        await Observed("healed", (-10, -9), (-8, 0));
        await Observed("fetched an hour ago", (-10, -0.9));
        await Observed("missed the last two times", (-10, -1.1));

        Assert.Equal(["fetched an hour ago", "healed", "late", "missed the last two times", "torn", "whole"], await Through(-2, -1.5));
        Assert.Equal(["fetched an hour ago", "healed", "whole"], await Through(-5, null));
        Assert.Equal(["fetched an hour ago", "healed", "whole"], await Through(-5, 5));
        Assert.Equal(["dead", "fetched an hour ago", "healed", "missed the last two times", "torn", "whole"], await Through(-5, -4));
        Assert.Empty(await Through(-24 * 365 * 100, null));
    }

    [Fact]
    public async Task The_same_sources_are_the_same_panel_whenever_it_is_asked_for()
    {
        await Observed("one", (-10, 0));
        var first = await Panels.Through(time.GetUtcNow().AddHours(-5), null, default);
        var again = await Panels.Through(time.GetUtcNow().AddHours(-3), null, default);
        await Execute("DELETE FROM observed");

        Assert.Equal(first.Id, again.Id);
        Assert.Equal(["one"], (await Panels.Find(first.Id, default))!.Sources);
        Assert.Equal(1, await Scalar("SELECT count(*) FROM panel"));
        Assert.Null(await Panels.Find("0123456789abcdef0123456789abcdef", default));
    }

    private async Task<(CountsQuery, string)> Check(CountsQuery query, Panel panel)
    {
        var counts = await Topic().Counts(query, default);
        var receipt = await Reader.Receipt(
            new(
                "energy", 1, query.AsOf!.Value, query.Clock == Clock.Published, query.Unit == Unit.Pieces, query.From is { } from ? Minutes.Of(from) : null,
                query.To is { } to ? Minutes.Of(to) : null, query.Kind, null, int.MaxValue, query.Panel),
            default);
        var brought = (await Database.Read(
            connection => connection.QueryAsync<(long, string)>("SELECT article, source FROM article_revision WHERE revision = 1"), default)).ToDictionary();
        var all = await Reader.Receipt(
            new("energy", 1, query.AsOf.Value, query.Clock == Clock.Published, query.Unit == Unit.Pieces, query.From is { } a ? Minutes.Of(a) : null,
                query.To is { } b ? Minutes.Of(b) : null, query.Kind, null, int.MaxValue),
            default);

        var words = $"{query} (seed {Seed})";
        Assert.Equal($"{words} {all.Count(line => panel.Sources.Contains(brought[line.Article]))}", $"{words} {receipt.Count}");
        Assert.Equal($"{words} {receipt.Count}", $"{words} {counts.Total}");
        Assert.Equal(counts.Total - counts.Undated, counts.Buckets.Sum(bucket => bucket.Count));
        return (query, Text(counts));
    }

    private CountsQuery Question()
    {
        DateTimeOffset? Some() => random.Next(2) > 0 ? null : Noon.AddHours(-random.Next(200));
        var (one, other) = (Some(), Some());
        return new(
            one <= other ? one : other, one <= other && one != other ? other : null, Bucket.Day, "Asia/Karachi", random.Next(2) == 0 ? Unit.Articles : Unit.Pieces,
            random.Next(2) == 0 ? null : Grouping.Outlet, random.Next(4) == 0 ? "opinion" : null, random.Next(2) == 0 ? Clock.Seen : Clock.Published);
    }

    /// <summary>A new article, one seen in another source, an edit, or two that turn out to be one.</summary>
    private Task<RecordOutcome> RecordOne(int i)
    {
        var key = $"article {(random.Next(2) == 0 ? i : random.Next(i + 1))}";
        return Writer.Record(Record(
            key, text: $"text {random.Next(3)}", piece: random.Next(12), published: random.Next(6) == 0 ? null : Noon.AddHours(-random.Next(200)),
            seen: Noon.AddHours(-random.Next(100)), kind: random.Next(3) == 0 ? "news" : "opinion", source: SourceIds[random.Next(SourceIds.Length)],
            keys: random.Next(6) == 0 ? [key, $"article {random.Next(i + 1)}"] : null, topics: random.Next(5) == 0 ? [] : [Energy]));
    }

    private async Task<Panel[]> SomePanels() => [await Panel(), await Panel("a"), await Panel("b", "c"), await Panel(SourceIds)];

    private async Task<Panel> Panel(params string[] sources)
    {
        await Execute("DELETE FROM observed");
        foreach (var source in sources)
            await Observed(source, (-1, 0));
        return await Panels.Through(time.GetUtcNow(), null, default);
    }

    private async Task<IReadOnlyList<string>> Through(double from, double? to) =>
        (await Panels.Through(time.GetUtcNow().AddHours(from), to is { } hours ? time.GetUtcNow().AddHours(hours) : null, default)).Sources;

    private async Task<long> Total(Panel panel) => (await Topic().Counts(new(Panel: panel.Id), default)).Total;

    /// <summary>Hours are counted from now; the source is fetched every half hour.</summary>
    private async Task Observed(string source, params (double From, double Until)[] stretches)
    {
        long At(double hour) => time.GetUtcNow().ToUnixTimeMilliseconds() + (long)(hour * Hour);
        await Execute($"INSERT INTO source (id, url, name, kind, state, created_at, interval_seconds) VALUES ('{source}', '{source}', '', 'Feed', 'Active', 0, 1800) ON CONFLICT DO NOTHING");
        foreach (var (from, until) in stretches)
            await Execute($"INSERT INTO observed (source, from_ms, until_ms) VALUES ('{source}', {At(from)}, {At(until)})");
    }

    private Topic Topic() => new("energy", Topics, Reader, new ActorStateTable<TopicSnapshot>(Database, time), time);

    private static string Text(TopicCounts counts) => System.Text.Json.JsonSerializer.Serialize(
        counts with { Groups = [.. counts.Groups.OrderBy(group => group.Key, StringComparer.Ordinal)] });
}

public sealed class SqlitePanelTests : PanelContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => SqliteLedgerTests.Sqlite();
}

[NeedsPostgreSql]
public sealed class PostgreSqlPanelTests : PanelContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => PostgreSqlLedgerTests.PostgreSql();
}
