using System.Text;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Commands;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources.Replay;
using PakRussiaMonitor.Tests.Support;
using static PakRussiaMonitor.Tests.Ledger.Records;

namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>The whole service on PostgreSQL.</summary>
[NeedsPostgreSql]
public sealed class PostgreSqlServiceTests
{
    [Fact]
    public async Task The_seeds_give_every_answer_that_they_give_on_SQLite()
    {
        await using var place = await PostgreSqlPlace.Make();
        using var folder = new TemporaryFolder();
        var time = new ManualTime();
        await using var here = await TestService.Start(place.Address, time);
        await using var there = await TestService.Start(folder.File("monitor.db"), time);
        foreach (var service in (TestService[])[here, there, here])
            await service.Services.GetRequiredService<Replayer>().Replay(ReplayFolder.Read(FirstMinute.Seeds), default);

        var topics = await there.Get("/api/v1/topics");
        Assert.Equal($"{topics}", $"{await here.Get("/api/v1/topics")}");
        foreach (var topic in topics.GetProperty("topics").EnumerateArray().Select(topic => topic.GetProperty("id").GetString()))
        {
            foreach (var question in (string[])["bucket=hour&clock=seen", "unit=pieces&by=author&bucket=day", "unit=outlets", "by=language&kind=opinion"])
                Assert.Equal($"{await there.Get($"/api/v1/topics/{topic}/counts?{question}")}", $"{await here.Get($"/api/v1/topics/{topic}/counts?{question}")}");
            Assert.Equal(await Receipt(there, topic!), await Receipt(here, topic!));
        }
    }

    [Fact]
    public async Task The_command_line_replays_into_it_twice_with_the_table_that_a_file_gives()
    {
        await using var place = await PostgreSqlPlace.Make();
        using var folder = new TemporaryFolder();
        var file = await ServiceProcess.Run(folder.Path, "replay", "seeds", "--json", "--db", "monitor.db");
        var uri = $"postgres://postgres:{Uri.EscapeDataString(PostgreSqlServer.Password)}@127.0.0.1:{place.Server.Port}/{place.Name}";
        var first = await ServiceProcess.Run(folder.Path, "replay", "seeds", "--json", "--db", uri);
        var second = await ServiceProcess.Run(folder.Path, "replay", "seeds", "--json", "--db", uri);

        Assert.Equal((0, file.Output), (file.ExitCode, first.Output));
        Assert.Equal(first.Output, second.Output);
        Assert.DoesNotContain("only", first.Errors + second.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_with_NUL_is_refused_and_no_feed_can_bring_it()
    {
        await using var place = await PostgreSqlPlace.Make();
        await using var feed = await FeedServer.Start(
            "<rss version=\"2.0\"><channel><title>A\0B</title><item><guid>a\0b</guid><title>Gas\0 for Pakistan</title><link>https://a.example/x\0y</link>"
            + "<author>A\0uthor</author><category>c\0</category><description>Pakistan and Russia signed&#0; a gas\0 deal. &lt;b&gt;&amp;#0;More&lt;/b&gt;</description></item></channel></rss>");
        await using var service = await Start(place, feed);

        var version = await Version(service);
        var writer = service.Services.GetRequiredService<LedgerWriter>();
        var refused = await Assert.ThrowsAsync<StorageException>(() => writer.Record(Record("a", "A\0B", version: version)));
        Assert.Contains("refused a statement", refused.Message, StringComparison.Ordinal);
        var (status, body) = await service.Post("/api/v1/sources", new { url = $"http://{feed.Endpoint}/feed", name = "N\0ame" });

        Assert.True(status == 201, body.ToString());
        Assert.Equal(1, body.GetProperty("firstFetch").GetProperty("newArticles").GetInt32());
        Assert.Equal(1, await service.Services.GetRequiredService<IDatabase>().Read(c => c.ExecuteScalarAsync<long>("SELECT count(*) FROM article"), default));
    }

    [Fact]
    public async Task Names_longer_than_an_index_can_hold_are_stored_and_known_again()
    {
        await using var place = await PostgreSqlPlace.Make();
        var random = new Random(1);
        var name = string.Concat(Enumerable.Range(0, 20_000).Select(_ => (char)random.Next('a', 'z' + 1)));
        await using var feed = await FeedServer.Start(
            $"<rss version=\"2.0\"><channel><title>x</title><item><guid>{name}</guid><title>Gas</title><link>https://a.example/{name}</link>"
            + $"<author>{name}</author><description>Pakistan and Russia signed a gas deal.</description></item></channel></rss>");
        await using var service = await Start(place, feed);

        var (_, added) = await service.Post("/api/v1/sources", new { url = $"http://{feed.Endpoint}/{string.Concat(name[..600].Select(_ => "%D0%AF"))[..1900]}" });
        Assert.True(added.TryGetProperty("firstFetch", out var fetch), added.ToString());
        Assert.Equal(1, fetch.GetProperty("newArticles").GetInt32());
        var (_, again) = await service.Post($"/api/v1/sources/{added.GetProperty("source").GetProperty("id").GetString()}/fetch");
        Assert.Equal("unchanged", again.GetProperty("outcome").GetString());
    }

    private static Task<TestService> Start(PostgreSqlPlace place, FeedServer feed) =>
        TestService.Start(place.Address, settings: $"Fetching:AllowedPorts:0={feed.Endpoint.Port}");

    /// <summary>Without ids: texts that arrive together are numbered in any order.</summary>
    private static async Task<IReadOnlyList<string>> Receipt(TestService service, string topic) =>
        [.. (await service.Get($"/api/v1/topics/{topic}/articles?clock=seen")).GetProperty("articles").EnumerateArray()
            .Select(article => $"{article.GetProperty("title")} {article.GetProperty("author")}").Order()];

    private static async Task<long> Version(TestService service) =>
        await service.Services.GetRequiredService<IDatabase>().Read(c => c.ExecuteScalarAsync<long>("SELECT max(version) FROM topic_revision"), default);
}
