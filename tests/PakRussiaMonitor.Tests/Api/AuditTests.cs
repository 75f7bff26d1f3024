using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Ledger.Keys;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>Who changed what, as the API tells it.</summary>
public sealed class AuditTests : IAsyncLifetime
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
    public async Task Every_change_names_who_made_it()
    {
        Assert.Equal(200, (await feed.Ask("PATCH", "/api/v1/sources/feed", new { state = "paused" })).Status);
        var (key, secret) = await feed.Service.Services.GetRequiredService<KeyTable>().Create("Desk, \"east\"", KeyScope.Operate, null, default);
        while ((await feed.Ask("GET", "/api/v1/topics")).Status == 200) // the service looks at its keys every two seconds
            await Task.Delay(100);
        feed.Service.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        Assert.Equal(200, (await feed.Ask("PATCH", "/api/v1/sources/feed", new { state = "active" })).Status);
        Assert.Equal(200, (await feed.Ask("PUT", "/api/v1/topics/energy", new { query = "gas OR oil" })).Status);

        var changes = (await feed.Service.Get("/api/v1/audit")).GetProperty("changes").EnumerateArray().ToArray();
        Assert.Equal(
            [("topic.publish", "energy", $"Desk, \"east\" ({key.Id})"), ("source.resume", "feed", $"Desk, \"east\" ({key.Id})"), ("key.create", key.Id, Audit.Service), ("source.pause", "feed", Audit.ThisMachine)],
            changes.Take(4).Select(change => (Text(change, "action"), Text(change, "subject"), Text(change, "actor"))));
        Assert.All(changes, change => Assert.EndsWith("Z", Text(change, "at"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_list_is_read_page_by_page_and_for_one_subject()
    {
        foreach (var state in (string[])["paused", "active", "paused"])
            Assert.Equal(200, (await feed.Ask("PATCH", "/api/v1/sources/feed", new { state })).Status);
        Assert.Equal(200, (await feed.Ask("PUT", "/api/v1/topics/energy", new { query = "gas OR oil" })).Status);

        var seen = new List<string>();
        for (var address = "/api/v1/audit?subject=feed&limit=2"; address is not null;)
        {
            var page = await feed.Service.Get(address);
            seen.AddRange(page.GetProperty("changes").EnumerateArray().Select(change => Text(change, "action")));
            address = page.GetProperty("next").GetString() is { } next ? $"/api/v1/audit?subject=feed&limit=2&cursor={next}" : null;
        }

        Assert.Equal(["source.pause", "source.resume", "source.pause", "source.add"], seen);
        var cursor = (await feed.Service.Get("/api/v1/audit?limit=1")).GetProperty("next").GetString();
        Assert.Equal((400, "foreign-cursor"), await Refusal($"?subject=feed&cursor={cursor}"));
        Assert.Equal((400, "invalid-cursor"), await Refusal("?cursor=!!"));
        Assert.Equal((400, "invalid-parameter"), await Refusal("?limit=0"));
        Assert.Equal((400, "invalid-parameter"), await Refusal("?subject=a%00b"));
    }

    [Fact]
    public async Task A_purged_text_is_gone_its_number_stays_and_the_audit_says_who_asked()
    {
        var article = await feed.Id(Address);
        await feed.Define("energy", "gas");
        Assert.Equal(204, (await feed.Ask("POST", $"/api/v1/articles/{article}/purge")).Status);

        Assert.Equal("", Text(await feed.Service.Get($"/api/v1/articles/{article}"), "text"));
        Assert.Equal(1, (await feed.Service.Get("/api/v1/topics/energy/counts")).GetProperty("total").GetInt32());
        Assert.Equal("article.purge", Text((await feed.Service.Get($"/api/v1/audit?subject={article}")).GetProperty("changes")[0], "action"));
        Assert.Equal(204, (await feed.Ask("POST", "/api/v1/sources/feed/purge")).Status);
        Assert.Equal(404, (await feed.Ask("GET", "/api/v1/sources/feed")).Status);
        Assert.Equal(404, (await feed.Ask("POST", "/api/v1/sources/nothing/purge")).Status);
        Assert.Equal(404, (await feed.Ask("POST", "/api/v1/articles/999999/purge")).Status);
    }

    private async Task<(int, string?)> Refusal(string query) => await feed.Ask("GET", "/api/v1/audit" + query) is var (status, type, _) ? (status, type) : default;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
