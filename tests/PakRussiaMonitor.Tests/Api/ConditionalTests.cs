using System.Net.Http.Json;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>ETags, 304 and If-Match over everything that is read and changed.</summary>
public sealed class ConditionalTests : IAsyncLifetime
{
    private const string Address = "https://paper.example/one";

    private CommentFeed feed = null!;

    public async Task InitializeAsync()
    {
        feed = await CommentFeed.Start();
        await feed.Bring((Address, "The two governments agreed on a gas pipeline, and officials said that work on it would begin in spring."));
    }

    public async Task DisposeAsync() => await feed.DisposeAsync();

    [Fact]
    public async Task What_is_read_has_a_strong_tag_and_whoever_has_it_is_told_so_until_it_changes()
    {
        var article = await feed.Id(Address);
        string[] paths =
        [
            "topics", "topics/energy", "topics/energy/counts?bucket=day&from=2026-01-01&to=2026-02-01", "counts?topic=energy&from=2026-01-01&to=2026-02-01", "topics/energy/articles", "topics/energy/revisions",
            $"articles/{article}", $"articles/{article}/cleaning", $"articles/{article}/revisions", "sources", "sources/feed", "sources/feed/fetches", "overrides",
        ];
        var tags = new List<string>();
        foreach (var path in paths)
        {
            var (status, tag, _) = await feed.Ask("GET", "/api/v1/" + path);
            Assert.Equal((200, path, true), (status, path, tag is not null));
            Assert.Equal((304, path, tag), await Again(path, tag!));
            Assert.Equal((304, path, tag), await Again(path, "\"other\", " + tag));
            Assert.Equal((200, path, tag), await Again(path, "\"other\""));
            tags.Add(tag!);
        }

        await feed.Bring(("https://paper.example/two", "Gas prices rose again as the ministers of both governments met to speak of a pipeline and of its cost."));
        foreach (var i in (int[])[9, 10, 11])
            Assert.Equal((200, paths[i]), ((await Again(paths[i], tags[i])).Status, paths[i]));
        Assert.Equal(304, (await Again(paths[6], tags[6])).Status);
        Assert.Equal(200, (await feed.Ask("PUT", "/api/v1/topics/energy", new { query = "pipeline OR gas" })).Status);
        foreach (var i in (int[])[0, 1, 2, 3, 4, 5])
            Assert.Equal((200, paths[i]), ((await Again(paths[i], tags[i])).Status, paths[i]));

        async Task<(int Status, string Path, string? Tag)> Again(string path, string known)
        {
            var (status, tag, _) = await feed.Ask("GET", "/api/v1/" + path, null, known);
            return (status, path, tag);
        }
    }

    [Fact]
    public async Task A_counts_tag_is_its_topics_own_and_outlives_what_happens_to_others()
    {
        const string counts = "/api/v1/topics/energy/counts?to=2026-02-01&bucket=day";
        await feed.Define("energy", "gas");
        var (_, tag, before) = await feed.Ask("GET", counts);
        Assert.StartsWith("W/\"", (await feed.Service.Client.GetAsync(counts)).Headers.ETag!.ToString(), StringComparison.Ordinal);
        await feed.Define("pipelines", "gas OR pipeline");
        var (again, _, after) = await feed.Ask("GET", counts);
        Assert.True(before.GetProperty("asOf").GetInt64() < after.GetProperty("asOf").GetInt64());
        Assert.Equal((200, 304), (again, (await feed.Ask("GET", counts, null, tag)).Status));
        Assert.Equal(304, (await feed.Ask("GET", counts, null, "*")).Status);

        var pinned = $"{counts}&asOf={before.GetProperty("asOf")}";
        var (_, kept, _) = await feed.Ask("GET", pinned);
        await feed.Bring(("https://paper.example/three", "Gas prices rose again as the ministers of both governments met to speak of a pipeline and of its cost."));
        Assert.Equal(200, (await feed.Ask("GET", counts, null, tag)).Status);
        Assert.Equal(304, (await feed.Ask("GET", pinned, null, kept)).Status);
        Assert.Equal(200, (await feed.Ask("GET", counts.Replace("day", "week", StringComparison.Ordinal), null, tag)).Status);
    }

    [Theory]
    [InlineData("nothing", "")]
    [InlineData("a%00b", "")]
    [InlineData("energy", "&asOf=999999")]
    public async Task A_refusal_has_no_tag_and_no_star_matches_it(string topic, string more)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/topics/{topic}/counts?bucket=day{more}");
        request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        using var response = await feed.Service.Client.SendAsync(request);
        Assert.InRange((int)response.StatusCode, 400, 404);
        Assert.Null(response.Headers.ETag);
    }

    [Theory]
    [InlineData("topics/energy", "stale-revision", "PUT", "DELETE")]
    [InlineData("sources/feed", "stale-source", "PATCH", "DELETE")]
    [InlineData("overrides/paper.example", "stale-override", "PUT", "DELETE")]
    public async Task A_change_is_made_on_the_tag_that_was_read_and_refused_on_any_other(string path, string type, string change, string end)
    {
        path = "/api/v1/" + path;
        object body = change == "PATCH" ? new { name = "Mine" } : new { query = "gas", name = "Mine", cut = new[] { ".ad" } };
        if (type == "stale-override")
            Assert.Equal(201, (await feed.Ask("PUT", path, body)).Status);
        var (_, tag, _) = await feed.Ask("GET", path);

        foreach (var method in (string[])[change, end])
        {
            foreach (var stale in (string[])["\"v99\"", "\"r99\"", "\"x\"", "\"\"", "W/" + tag, "rubbish", "\"r99999999999999\""])
                Assert.Equal((412, type, stale), await Told(method, stale));
        }

        object other = change == "PATCH" ? new { name = "Other" } : new { query = "gas OR oil", name = "Other", cut = new[] { ".other" } };
        Assert.Equal(200, (await feed.Ask(change, path, other, tag)).Status);
        Assert.Equal((412, type, tag), await Told(end, tag!));
        Assert.Equal(200, (await feed.Ask(change, path, body, "*")).Status);
        var (_, newest, _) = await feed.Ask("GET", path);
        Assert.Equal(204, (await feed.Ask(end, path, null, newest)).Status);

        async Task<(int, string?, string)> Told(string method, string condition)
        {
            var (status, told, _) = await feed.Ask(method, path, method == end ? null : body, condition);
            return (status, told, condition);
        }
    }

    [Theory]
    [InlineData("/api/v1/topics/unheard-of")]
    [InlineData("/api/v1/overrides/unheard.example")]
    public async Task What_is_not_there_does_not_match_a_star_and_what_is_there_is_not_made_again(string path)
    {
        var body = new { query = "gas", cut = new[] { ".ad" } };
        Assert.Equal(412, (await feed.Ask("PUT", path, body, "*")).Status);
        Assert.Equal(201, await Make());
        Assert.Equal(412, await Make());

        async Task<int> Make()
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body) };
            request.Headers.TryAddWithoutValidation("If-None-Match", "*");
            using var response = await feed.Service.Client.SendAsync(request);
            return (int)response.StatusCode;
        }
    }

    [Theory]
    [InlineData("GET", "sources?stat=paused")]
    [InlineData("GET", "sources/feed?x=1")]
    [InlineData("GET", "sources/feed/pages?states=done")]
    [InlineData("GET", "sources/export.opml?x=1")]
    [InlineData("POST", "sources/feed/fetch?force=1")]
    [InlineData("DELETE", "sources/feed?hard=true")]
    [InlineData("GET", "sources/feed/rules?x=1")]
    [InlineData("GET", "overrides?x=1")]
    [InlineData("GET", "articles/1/revisions?x=1")]
    [InlineData("GET", "topics?x=1")]
    public async Task A_parameter_that_there_is_not_is_refused_everywhere(string method, string path) =>
        Assert.Equal((400, "unknown-parameter"), await feed.Ask(method, "/api/v1/" + path) is var (status, type, _) ? (status, type) : default);
}
