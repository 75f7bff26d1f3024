using System.Net;
using System.Text;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Orleans.Tests;

/// <summary>Processes of the built program over a real PostgreSQL server: what one silo in a test's own process cannot show.</summary>
[NeedsPostgreSql]
[Collection(Alone.Name)]
public sealed class ClusterTests : IAsyncLifetime
{
    private const int Items = 60;

    private readonly List<SiloProcess> processes = [];
    private PostgreSqlPlace place = null!;

    public async Task InitializeAsync() => place = await PostgreSqlPlace.Make();

    public async Task DisposeAsync()
    {
        foreach (var process in processes)
            process.Dispose();
        await place.DisposeAsync();
    }

    [Fact]
    public async Task Three_silos_and_an_API_that_start_at_once_join_and_replay_the_seeds_once()
    {
        var silos = Enumerable.Range(0, 3).Select(_ => Start("silo")).ToArray();
        var api = Start("api");
        foreach (var process in processes)
            await process.Ready();
        foreach (var silo in silos)
            await silo.Says("The silo runs");
        await api.Says("Serving at");

        Assert.Equal(3, await Scalar("SELECT count(*) FROM orleansmembershiptable WHERE status = 3"));
        Assert.Equal(5, await Scalar("SELECT count(*) FROM article"));
        Assert.Equal(5, await api.Total("afghanistan"));
        Assert.Single(silos, silo => silo.Errors.Contains("Fetched replay:seeds", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, await silos[0].Status("/api/v1/topics"));
        Assert.Equal(HttpStatusCode.OK, await silos[0].Status("/health/live"));
    }

    [Fact]
    public async Task A_killed_silos_actors_live_on_in_the_others_and_what_is_new_is_counted()
    {
        await using var feed = await FeedServer.Start(Feed());
        var silos = Enumerable.Range(0, 3).Select(_ => Start("silo", feed)).ToArray();
        var api = Start("api", feed);
        foreach (var process in processes)
            await process.Ready();
        await api.Says("Serving at");
        var (status, added) = await api.Post("/api/v1/sources", new { url = $"http://{feed.Endpoint}/feed" });
        Assert.True(status == 201, added.ToString());
        Assert.Equal(Items, await api.Total("energy") - 1); // a seed counts for it too
        var id = added.GetProperty("source").GetProperty("id").GetString();

        await silos[0].Kill();
        // The topic may have lived there: until the others know, it is answered with 503.
        await Until(async () => await api.Status("/api/v1/topics/energy/counts") == HttpStatusCode.OK);
        Assert.Equal(Items + 1, await api.Total("energy"));
        await Until(async () => (await api.Post($"/api/v1/sources/{id}/fetch")).Status == 200);

        Assert.Equal(HttpStatusCode.OK, await silos[1].Status("/health/ready"));
        Assert.Equal(Items + 5, await Scalar("SELECT count(*) FROM article"));
    }

    [Fact]
    public async Task Two_clusters_with_one_service_id_on_one_database_count_everything_once()
    {
        await using var feed = await FeedServer.Start(Feed());
        foreach (var cluster in (string[])["here", "there"])
            Start("all", feed, $"Orleans:ClusterId={cluster}");
        foreach (var process in processes)
            await process.Ready();
        foreach (var process in processes)
            await process.Says("Serving at");
        var (_, added) = await processes[0].Post("/api/v1/sources", new { url = $"http://{feed.Endpoint}/feed" });
        var id = added.GetProperty("source").GetProperty("id").GetString();
        // The same source, article and topic actors, twice at a time.
        for (var round = 0; round < 5; round++)
        {
            await place.Execute("UPDATE source SET body_hash = NULL, etag = NULL");
            await Task.WhenAll(processes.Select(process => process.Post($"/api/v1/sources/{id}/fetch")));
            Assert.All(await Task.WhenAll(processes.Select(process => process.Total("energy"))), total => Assert.Equal(Items + 1, total));
        }

        Assert.Equal(Items + 5, await Scalar("SELECT count(*) FROM article"));
        Assert.Equal(Items + 1, await Scalar("SELECT sum(articles) FROM ledger WHERE topic = 'energy'"));
        Assert.Equal(1, await Scalar("SELECT count(*) FROM orleansstorage WHERE grainidextensionstring = 'TopicSnapshot:energy'"));
    }

    [Fact]
    public async Task A_silo_that_is_told_to_end_leaves_and_the_API_goes_on()
    {
        var silos = Enumerable.Range(0, 2).Select(_ => Start("silo")).ToArray();
        var api = Start("api");
        foreach (var process in processes)
            await process.Ready();
        await api.Says("Serving at");
        foreach (var silo in silos)
            await silo.Says("The silo runs");

        Assert.Equal(0, await silos[0].Stop());
        Assert.Equal(1, await Scalar("SELECT count(*) FROM orleansmembershiptable WHERE status = 3"));
        Assert.Equal(5, await api.Total("afghanistan"));
    }

    [Fact]
    public async Task A_running_silo_goes_on_beside_a_newer_schema_and_an_old_one_that_starts_is_refused()
    {
        await using var feed = await FeedServer.Start(Feed());
        var service = Start("all", feed);
        await service.Ready();
        await service.Says("Serving at");
        await place.Execute("ALTER TABLE source ADD COLUMN later text; ALTER TABLE article ADD COLUMN later text; ALTER TABLE ledger ADD COLUMN later text; INSERT INTO schema_version (steps) VALUES (99)");

        var (status, added) = await service.Post("/api/v1/sources", new { url = $"http://{feed.Endpoint}/feed" });
        Assert.True(status == 201, added.ToString());
        Assert.Equal(Items + 1, await service.Total("energy"));
        Assert.Equal(HttpStatusCode.OK, await service.Status("/health/ready"));
        var late = Start("silo");
        Assert.Equal(1, await late.Exit());
        Assert.Contains("newer version", late.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_silo_the_API_lives_and_says_why_it_is_not_ready()
    {
        var api = Start("api");
        await Until(async () => await api.Status("/health/live") == HttpStatusCode.OK);

        using var answer = await api.Client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("No silo can be reached", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await api.Stop());
    }

    private static string Feed()
    {
        var items = new StringBuilder();
        for (var i = 0; i < Items; i++)
            items.Append(null, $"<item><guid>{i}</guid><title>Gas {i}</title><link>https://paper.example/{i}</link><description>Pakistan and Russia signed gas deal number {i} of a pipeline.</description></item>");
        return $"<rss version=\"2.0\"><channel><title>x</title>{items}</channel></rss>";
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 120; i++)
        {
            if (await holds())
                return;
            await Task.Delay(500);
        }

        Assert.Fail("It did not come about within a minute.");
    }

    private SiloProcess Start(string role, FeedServer? feed = null, params string[] settings)
    {
        var process = new SiloProcess(place.Address, role, feed is null ? settings : [$"Fetching:AllowedPorts:0={feed.Endpoint.Port}", .. settings]);
        processes.Add(process);
        return process;
    }

    private async Task<long> Scalar(string sql)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(place.Address + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), null);
    }
}
