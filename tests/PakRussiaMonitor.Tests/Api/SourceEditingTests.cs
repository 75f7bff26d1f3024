using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>An operator pauses, resumes, sets up and removes sources.</summary>
public sealed class SourceEditingTests : IAsyncDisposable
{
    private const string Feed = """
        <rss version="2.0"><channel><title>F</title><item><guid>1</guid><title>Gas for Pakistan</title>
        <link>https://news.example/1</link><description>Pakistan buys gas from Russia.</description></item></channel></rss>
        """;

    private readonly TemporaryFolder folder = new();
    private FeedServer server = null!;
    private TestService service = null!;
    private string id = "";

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_source_is_paused_and_resumed_and_both_are_in_the_audit()
    {
        await Begin();
        var (status, paused, tag) = await Patch("""{"state":"paused"}""");
        Assert.Equal((200, "paused", "paused", "\"v2\""), (status, Text(paused, "state"), Text(paused.GetProperty("health"), "state"), tag));
        await Ask(connection => connection.ExecuteAsync("UPDATE source SET next_due_at = 1"));
        Assert.Empty(await Table.ClaimDue(8, default));

        var (_, resumed, _) = await Patch("""{"state":"active"}""");
        Assert.Equal(("active", "\"v3\""), (Text(resumed, "state"), Text(resumed, "eTag")));
        Assert.Equal([id], await Table.ClaimDue(8, default));
        Assert.Equal(["source.add", "source.pause", "source.resume"], await Audit());
    }

    [Fact]
    public async Task A_source_without_a_name_takes_its_feeds_title_once_and_keeps_what_an_operator_calls_it()
    {
        var title = "The paper";
        server = await FeedServer.Start(context => context.Response.WriteAsync(Feed.Replace("<title>F<", $"<title>{title}<", StringComparison.Ordinal)));
        await Begin();
        Assert.Equal(("The paper", "\"v1\""), (await Source("name"), await Source("eTag")));

        foreach (var name in new[] { "The paper", "127.0.0.1" })
        {
            title += ", again";
            await service.Post($"/api/v1/sources/{id}/fetch");
            Assert.Equal(name, await Source("name"));
            await Patch("""{"name":"127.0.0.1"}""");
        }

        async Task<string?> Source(string field) => (await service.Get($"/api/v1/sources/{id}")).GetProperty(field).GetString();
    }

    [Fact]
    public async Task Settings_are_merged_shown_without_values_and_sent_with_the_next_fetch()
    {
        await Begin();
        await Patch("""{"name":" The paper ","settings":{"headers":{"X-Token":"s3cret","X-Other":"o"},"intervalMinutes":60}}""", "application/merge-patch+json");
        var (status, source, _) = await Patch("""{"settings":{"headers":{"x-other":null},"basicAuthVariable":null}}""");

        Assert.Equal((200, "The paper", 60.0), (status, Text(source, "name"), source.GetProperty("intervalMinutes").GetDouble()));
        Assert.Equal(["X-Token"], source.GetProperty("settings").GetProperty("headers").EnumerateArray().Select(name => name.GetString()));
        Assert.DoesNotContain("s3cret", (await service.Get("/api/v1/sources")).GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(await Ask(connection => connection.QueryAsync<string>("SELECT detail FROM audit")), detail => detail.Contains("s3cret", StringComparison.Ordinal));
        await service.Post($"/api/v1/sources/{id}/fetch");
        Assert.Equal("s3cret", server.Requests.Last().Headers["X-Token"]);
        Assert.False(server.Requests.Last().Headers.ContainsKey("X-Other"));
    }

    [Theory]
    [InlineData("""{"settings":{"headers":{"Host":"x"}}}""", "The header Host is not for a source to set")]
    [InlineData("""{"settings":{"headers":{"cookie":"x"}}}""", "The header cookie is not for a source to set")]
    [InlineData("""{"settings":{"headers":{"Transfer-Encoding":"chunked"}}}""", "not for a source to set")]
    [InlineData("""{"settings":{"headers":{"Proxy-Authorization":"x"}}}""", "not for a source to set")]
    [InlineData("""{"settings":{"headers":{"If-None-Match":"x"}}}""", "not for a source to set")]
    [InlineData("""{"settings":{"headers":{"User-Agent":"Mozilla"}}}""", "not for a source to set")]
    [InlineData("""{"settings":{"headers":{"X-A":"one\r\nHost: two"}}}""", "is one line of up to 4000 ASCII characters")]
    [InlineData("""{"settings":{"headers":{"X-A":"one\u0000"}}}""", "is one line")]
    [InlineData("""{"settings":{"headers":{"X A":"one"}}}""", "The name of a header")]
    [InlineData("""{"settings":{"headers":{"X-A\r\nHost":"one"}}}""", "The name of a header")]
    [InlineData("""{"settings":{"headers":{"Authorization":"basic dTpw"}}}""", "A password is not stored here")]
    [InlineData("""{"settings":{"headers":{"X-A":1}}}""", "The settings are not understood")]
    [InlineData("""{"settings":{"headers":["X-A"]}}""", "The settings are not understood")]
    [InlineData("""{"settings":{"basicAuthVariable":"PGPASSWORD"}}""", "It begins with FEED_AUTH_")]
    [InlineData("""{"settings":{"intervalMinutes":9}}""", "from 10 to 1440")]
    [InlineData("""{"settings":{"intervalMinutes":1441}}""", "from 10 to 1440")]
    [InlineData("""{"settings":{"intervalMinutes":"30"}}""", "The settings are not understood")]
    [InlineData("""{"settings":{"interval":30}}""", "The settings are not understood")]
    [InlineData("""{"settings":null}""", "The settings are an object")]
    [InlineData("""{"state":"retired"}""", "To remove a source send DELETE.")]
    [InlineData("""{"name":" "}""", "Write a name")]
    [InlineData("""{"url":"http://other.example/"}""", "Only name, state and settings")]
    [InlineData("[]", "Send an object")]
    public async Task What_cannot_be_set_is_refused_with_a_sentence_and_changes_nothing(string patch, string sentence)
    {
        await Begin();
        var before = (await Table.Find(id, default))!.SettingsJson;
        var (status, problem, _) = await Patch(patch);

        Assert.Equal((400, "/problems/invalid-source"), (status, Text(problem, "type")));
        Assert.Contains(sentence, Text(problem, "detail"), StringComparison.Ordinal);
        Assert.Equal((1L, before), (await Table.Find(id, default) is { } source ? (source.Version, source.SettingsJson) : default));
    }

    [Fact]
    public async Task Whoever_knows_an_older_version_changes_and_removes_nothing()
    {
        await Begin();
        await Patch("""{"name":"Mine"}""", match: "\"v1\"");
        var (status, problem, _) = await Patch("""{"name":"Theirs"}""", match: "\"v1\"");

        Assert.Equal((412, "/problems/stale-source"), (status, Text(problem, "type")));
        Assert.Equal(412, await Delete("\"v1\""));
        Assert.Equal(412, await Delete("W/\"v2\""));
        Assert.Equal("Mine", Text(await service.Get($"/api/v1/sources/{id}"), "name"));
        Assert.Equal(204, await Delete("\"v2\""));
    }

    [Fact]
    public async Task A_source_that_is_removed_is_neither_listed_nor_fetched_and_its_articles_still_count()
    {
        await Begin();
        Assert.Equal((204, 404), (await Delete(), await Delete()));

        Assert.Equal(0, (await service.Get("/api/v1/sources")).GetProperty("sources").GetArrayLength());
        Assert.Equal(1, (await service.Get("/api/v1/topics/energy")).GetProperty("articles").GetProperty("total").GetInt32());
        Assert.Empty(await Table.ClaimDue(8, default));
        Assert.Equal("source.retire", (await Audit())[^1]);
        Assert.Equal(201, (await service.Post("/api/v1/sources", new { url = $"http://{server.Endpoint}/rss" })).Status);
    }

    [Fact]
    public async Task A_source_that_is_removed_while_it_is_being_fetched_stores_nothing_more()
    {
        server = await FeedServer.Start(async context =>
        {
            if (id.Length > 0)
                await service.Services.GetRequiredService<SourceEditing>().Retire(id, null, default);
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Feed.Replace("<guid>1", id.Length > 0 ? "<guid>2" : "<guid>1", StringComparison.Ordinal)));
        });
        await Begin();
        await service.Services.GetRequiredService<SourceRuns>().Run(id, default);

        Assert.False(await service.Services.GetRequiredService<ResponseTable>().AnyPending(default));
        Assert.Equal(1, await Ask(connection => connection.ExecuteScalarAsync<long>("SELECT count(*) FROM \"fetch\"")));
    }

    [Fact]
    public async Task Nobody_changes_a_source_that_is_not_there()
    {
        await Begin();
        id = "nowhere";
        Assert.Equal(404, (await Patch("""{"name":"x"}""")).Status);
        Assert.Equal(404, (await Patch("""{"name":"x"}""", match: "\"odd\"")).Status);
    }

    private SourceTable Table => service.Services.GetRequiredService<SourceTable>();

    private async Task Begin()
    {
        server ??= await FeedServer.Start(Feed);
        service = await TestService.Start(folder.File("monitor.db"), null, true, $"Fetching:AllowedPorts:0={server.Endpoint.Port}");
        var (_, added) = await service.Post("/api/v1/sources", new { url = $"http://{server.Endpoint}/rss" });
        id = added.GetProperty("source").GetProperty("id").GetString()!;
    }

    private async Task<(int Status, JsonElement Body, string? Tag)> Patch(string json, string type = "application/json", string? match = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/sources/{id}") { Content = new StringContent(json, MediaTypeHeaderValue.Parse(type)) };
        if (match is not null)
            request.Headers.TryAddWithoutValidation("If-Match", match);
        using var response = await service.Client.SendAsync(request);
        return ((int)response.StatusCode, JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()), response.Headers.ETag?.Tag);
    }

    private async Task<int> Delete(string? match = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/sources/{id}");
        if (match is not null)
            request.Headers.TryAddWithoutValidation("If-Match", match);
        using var response = await service.Client.SendAsync(request);
        return (int)response.StatusCode;
    }

    private Task<T> Ask<T>(Func<System.Data.Common.DbConnection, Task<T>> ask) => service.Services.GetRequiredService<IDatabase>().Write(ask, default);

    private async Task<IReadOnlyList<string>> Audit() =>
        [.. await Ask(connection => connection.QueryAsync<string>("SELECT action FROM audit WHERE subject = @id ORDER BY id", new { id }))];

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}
