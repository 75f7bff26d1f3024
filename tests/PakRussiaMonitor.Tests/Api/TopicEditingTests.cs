using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Commands;
using PakRussiaMonitor.Sources.Replay;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>Topics made, tried, changed and ended over HTTP, on the replayed seeds.</summary>
public sealed class TopicEditingTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private TestService service = null!;

    public async Task InitializeAsync()
    {
        service = await TestService.Start(folder.File("monitor.db"));
        await service.Services.GetRequiredService<Replayer>().Replay(ReplayFolder.Read(FirstMinute.Seeds), default);
    }

    public async Task DisposeAsync()
    {
        await service.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_topic_is_previewed_made_changed_and_accounted_for()
    {
        var preview = await service.Post("/api/v1/topics/lavrov/preview", new { query = "lavrov" });
        Assert.Equal(200, preview.Status);
        var expected = preview.Body.GetProperty("articles").GetProperty("after").GetInt64();
        Assert.True(expected > 0);
        Assert.Equal(404, (int)(await service.Client.GetAsync("/api/v1/topics/lavrov/counts")).StatusCode);

        var (made, first) = await Put("lavrov", new { name = "Lavrov", query = "lavrov" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal("\"r1\"", made.Headers.ETag?.Tag);
        Assert.Equal("lavrov", first.GetProperty("canonical").GetString());
        await Built("lavrov");
        var counts = await service.Get("/api/v1/topics/lavrov/counts");
        Assert.Equal(expected, counts.GetProperty("total").GetInt64());
        var receipt = await service.Get(counts.GetProperty("receipt").GetString()!);
        Assert.Equal(expected, receipt.GetProperty("articles").GetArrayLength());

        var (changed, _) = await Put("lavrov", new { name = "Lavrov", query = "lavrov OR putin" }, "\"r1\"");
        Assert.Equal((HttpStatusCode.OK, "\"r2\""), (changed.StatusCode, changed.Headers.ETag?.Tag));
        await Built("lavrov");
        var after = await service.Get("/api/v1/topics/lavrov/counts");
        var asOf = counts.GetProperty("asOf").GetInt64();
        Assert.Equal(expected, (await service.Get($"/api/v1/topics/lavrov/counts?asOf={asOf}")).GetProperty("total").GetInt64());

        var why = await service.Get($"/api/v1/topics/lavrov/restatements?since={asOf}");
        Assert.Equal(
            after.GetProperty("total").GetInt64() - expected, why.GetProperty("items").EnumerateArray().Sum(item => item.GetProperty("change").GetInt64()));
        Assert.All(why.GetProperty("items").EnumerateArray(), item => Assert.Equal("revision", item.GetProperty("reason").GetString()));
        Assert.Equal(["current", "frozen"], (await service.Get("/api/v1/topics/lavrov/revisions")).GetProperty("revisions").EnumerateArray().Select(r => r.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task A_stale_editor_is_told_and_nothing_is_changed()
    {
        var (response, problem) = await Put("energy", new { query = "coal" }, "\"r7\"");

        Assert.Equal((412, "/problems/stale-revision"), ((int)response.StatusCode, Type(problem)));
        Assert.Equal(1, (await service.Get("/api/v1/topics/energy/revisions")).GetProperty("revisions").GetArrayLength());
        Assert.Equal("/problems/stale-revision", Type((await Put("energy", new { query = "coal" }, "nonsense")).Body));
    }

    [Theory]
    [InlineData("a AND", 2, "AND has nothing after it")]
    [InlineData("(a", 2, "Close the parenthesis")]
    [InlineData("", 0, "Write at least one word")]
    public async Task A_query_that_cannot_be_read_is_a_problem_with_its_place(string query, int position, string remedy)
    {
        foreach (var problem in (JsonElement[])[(await Put("bad", new { query })).Body, (await service.Post("/api/v1/topics/bad/preview", new { query })).Body])
        {
            Assert.Equal(("/problems/invalid-query", position), (Type(problem), problem.GetProperty("position").GetInt32()));
            Assert.Contains(remedy, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Queries_that_are_too_much_are_problems_and_no_failures()
    {
        string[] hostile =
        [
            new('a', 70_000), string.Concat(Enumerable.Repeat('(', 10_000)) + "a", string.Concat(Enumerable.Repeat("NOT ", 10_000)) + "a",
            "a" + string.Concat(Enumerable.Repeat(" NEAR/5 a", 5_000)), string.Join(' ', Enumerable.Range(0, 5_000)), "a NEAR/1000000 b", "\u202E(\uD800",
        ];
        foreach (var query in hostile)
            Assert.Equal("/problems/invalid-query", Type((await Put("bad", new { query })).Body));
        var large = await Put("bad", new { query = new string('a', 600_000) });
        Assert.Equal(413, (int)large.Response.StatusCode);
    }

    [Theory]
    [InlineData("Bad_Id")]
    [InlineData("-a")]
    [InlineData("a--b")]
    [InlineData("%D8%B9")]
    public async Task An_id_that_cannot_be_is_a_problem(string id) =>
        Assert.Equal("/problems/invalid-topic", Type((await Put(id, new { query = "a" })).Body));

    [Fact]
    public async Task A_cursor_of_another_question_is_a_problem()
    {
        var page = await service.Get("/api/v1/topics/afghanistan/articles?limit=2");
        var cursor = page.GetProperty("next").GetString();

        Assert.Equal("/problems/foreign-cursor", Type(await service.Get($"/api/v1/topics/afghanistan/articles?limit=2&clock=seen&cursor={cursor}")));
        Assert.Equal("/problems/foreign-cursor", Type(await service.Get($"/api/v1/topics/india/articles?cursor={cursor}")));
        Assert.Equal(2, (await service.Get($"/api/v1/topics/afghanistan/articles?limit=2&cursor={cursor}")).GetProperty("articles").GetArrayLength());
    }

    [Fact]
    public async Task A_range_of_a_hundred_years_is_answered_by_the_day_and_refused_by_the_hour()
    {
        const string Range = "/api/v1/topics/afghanistan/counts?from=1950-01-01&to=2050-01-01&clock=seen&tz=Asia/Kathmandu";
        Assert.Equal(5, (await service.Get($"{Range}&bucket=day")).GetProperty("total").GetInt32());
        Assert.Equal("/problems/too-many-buckets", Type(await service.Get($"{Range}&bucket=hour")));
    }

    [Fact]
    public async Task A_retired_topic_says_so_and_keeps_its_past()
    {
        var asOf = (await service.Get("/api/v1/topics/energy/counts")).GetProperty("asOf").GetInt64();
        using var response = await service.Client.DeleteAsync("/api/v1/topics/energy");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        foreach (var path in (string[])["", "/counts", "/articles"])
            Assert.Equal("/problems/topic-retired", Type(await service.Get($"/api/v1/topics/energy{path}")));
        Assert.True((await service.Get($"/api/v1/topics/energy/counts?asOf={asOf}")).GetProperty("total").GetInt32() > 0);
        Assert.DoesNotContain((await service.Get("/api/v1/topics")).GetProperty("topics").EnumerateArray(), topic => topic.GetProperty("id").GetString() == "energy");
    }

    [Fact]
    public async Task An_article_is_explained_by_topic()
    {
        var id = (await service.Get("/api/v1/topics/energy/articles")).GetProperty("articles")[0].GetProperty("id").GetInt64();
        var told = await service.Get($"/api/v1/articles/{id}/topics/energy");
        var text = (await service.Get($"/api/v1/articles/{id}")).GetProperty("text").GetString()!;

        Assert.True(told.GetProperty("matches").GetBoolean());
        var places = told.GetProperty("clauses").EnumerateArray().SelectMany(clause => clause.GetProperty("found").EnumerateArray())
            .Where(place => place.GetProperty("field").GetString() == "text").ToArray();
        Assert.NotEmpty(places);
        Assert.All(places, place => Assert.Equal(
            place.GetProperty("text").GetString(), text.Substring(place.GetProperty("start").GetInt32(), place.GetProperty("length").GetInt32())));
        Assert.Equal("/problems/unknown-topic", Type(await service.Get($"/api/v1/articles/{id}/topics/nothing")));
    }

    private async Task Built(string id)
    {
        for (var i = 0; i < 600 && (await service.Get($"/api/v1/topics/{id}/revisions")).GetProperty("revisions")[0].GetProperty("state").GetString() != "current"; i++)
            await Task.Delay(50);
    }

    private async Task<(HttpResponseMessage Response, JsonElement Body)> Put(string id, object body, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/topics/{id}") { Content = JsonContent.Create(body) };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        var response = await service.Client.SendAsync(request);
        return (response, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static string? Type(JsonElement problem) => problem.GetProperty("type").GetString();
}
