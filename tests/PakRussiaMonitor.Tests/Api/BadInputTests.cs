using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>What people and scanners send: each a problem of its own kind with its remedy, never a failure.</summary>
public sealed class BadInputTests(Newsroom room) : IClassFixture<Newsroom>
{
    [Theory]
    [InlineData("counts?bucket=hour&from=1926-01-01&to=2026-01-01", "too-many-buckets", "larger buckets")]
    [InlineData("counts.csv?bucket=day&from=1800-01-01&to=2026-01-01", "too-many-buckets", "shorter range")]
    [InlineData("counts?unit=share&of=nothing", "unknown-topic", "GET /api/v1/topics", HttpStatusCode.NotFound)]
    [InlineData("counts?of=defence", "invalid-parameter", "unit=share")]
    [InlineData("counts?kind=poem", "invalid-parameter", "opinion, news, other")]
    [InlineData("counts?unit=shares", "invalid-parameter", "articles, pieces")]
    [InlineData("counts?buckets=day", "unknown-parameter", "bucket")]
    [InlineData("counts?id=defence", "unknown-parameter", "asOf")]
    [InlineData("counts?asOf=-1", "invalid-parameter", "sequence number")]
    [InlineData("counts?asOf=99999999999999999999", "invalid-parameter", "sequence number")]
    [InlineData("counts.csv?asOf=99", "invalid-parameter", "not come that far")]
    [InlineData("articles.csv?asOf=99", "invalid-parameter", "not come that far")]
    [InlineData("articles.csv?cursor=x", "unknown-parameter", "asOf")]
    [InlineData("articles.jsonl?from=0000-00-00", "invalid-parameter", "2026-11-20")]
    [InlineData("articles?limit=x", "invalid-parameter", "whole number")]
    [InlineData("articles?limit=1e9", "invalid-parameter", "limit=1e9")]
    [InlineData("revisions?x=1", "unknown-parameter", "There are none")]
    public async Task A_question_that_cannot_be_answered_says_why(string path, string type, string says, HttpStatusCode status = HttpStatusCode.BadRequest) =>
        await room.Refused($"/api/v1/topics/energy/{path}", type, says, status);

    [Theory]
    [InlineData("", "invalid-parameter", "topic=energy")]
    [InlineData("?topic=energy&topic=nothing", "unknown-topic", "nothing")]
    [InlineData("?topic=energy&topic=a%00b", "unknown-topic", "")]
    [InlineData("?topics=energy", "unknown-parameter", "topic")]
    public async Task Several_topics_of_which_one_is_bad_are_a_problem(string query, string type, string says) =>
        await room.Refused($"/api/v1/counts{query}", type, says, type == "unknown-topic" ? HttpStatusCode.NotFound : HttpStatusCode.BadRequest);

    [Fact]
    public async Task More_topics_than_an_answer_holds_are_a_problem() =>
        await room.Refused($"/api/v1/counts?{string.Join('&', Enumerable.Range(0, 21).Select(i => $"topic=t{i}"))}", "invalid-parameter", "1 to 20");

    [Fact]
    public async Task A_cursor_of_another_list_is_a_problem_of_its_own()
    {
        await room.Write("a", "gas and arms");
        await room.Write("b", "gas and arms");
        var next = (await room.Get("/api/v1/topics/energy/articles?limit=1")).GetProperty("next").GetString();

        await room.Refused($"/api/v1/topics/defence/articles?limit=1&cursor={next}", "foreign-cursor", "leave it out");
        await room.Refused($"/api/v1/topics/energy/articles?limit=1&unit=pieces&cursor={next}", "foreign-cursor");
        await room.Refused($"/api/v1/topics/energy/articles?asOf=1&cursor={next}", "foreign-cursor");
        await room.Refused($"/api/v1/topics/energy/articles?cursor={new string('A', 5_000)}", "invalid-cursor");
        Assert.Equal(1, (await room.Get($"/api/v1/topics/energy/articles?limit=1&cursor={next}")).GetProperty("articles").GetArrayLength());
    }

    [Theory]
    [InlineData(65_537)]
    [InlineData(200_000)]
    public async Task A_topic_whose_query_is_too_long_is_refused(int length)
    {
        using var response = await room.Client.PutAsJsonAsync("/api/v1/topics/long", new { query = new string('a', length) });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("/problems/invalid-query", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_parentheses_are_refused_with_their_place()
    {
        using var response = await room.Client.PutAsJsonAsync("/api/v1/topics/nested", new { query = new string('(', 10_000) + "gas" + new string(')', 10_000) });
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("/problems/invalid-query", problem.GetProperty("type").GetString());
        Assert.InRange(problem.GetProperty("position").GetInt32(), 90, 110);
    }

    [Fact]
    public async Task Every_endpoint_is_described_with_its_parameters_and_problems()
    {
        var paths = (await room.Get("/openapi/v1.json")).GetProperty("paths");
        foreach (var path in (string[])["/api/v1/articles", "/api/v1/counts", "/api/v1/events", "/api/v1/topics/{id}/counts", "/api/v1/topics/{id}/counts.csv",
            "/api/v1/topics/{id}/articles.csv", "/api/v1/topics/{id}/articles.jsonl", "/api/v1/topics/{id}/feed.atom"])
        {
            var get = Assert.Single(paths.EnumerateObject(), one => one.Name.TrimEnd('/') == path).Value.GetProperty("get");
            Assert.NotEmpty(get.GetProperty("summary").GetString()!);
            Assert.Contains("unknown-parameter", get.GetProperty("description").GetString(), StringComparison.Ordinal);
            Assert.True(get.GetProperty("responses").TryGetProperty("200", out _) && get.GetProperty("responses").TryGetProperty("400", out _), path);
            Assert.All(get.GetProperty("parameters").EnumerateArray(), parameter => Assert.True(parameter.TryGetProperty("description", out _), $"{path}: {parameter}"));
        }
    }
}
