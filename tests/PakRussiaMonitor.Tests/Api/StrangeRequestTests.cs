using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>Requests that no client should send, as they were found by chance, and a few hundred more by chance.</summary>
public sealed class StrangeRequestTests(Newsroom room) : IClassFixture<Newsroom>
{
    [Theory]
    [InlineData("application/json; charset=x-none")]
    [InlineData("application/merge-patch+json; charset=klingon")]
    [InlineData("text/plain")]
    [InlineData("a/b/c")]
    public async Task A_body_in_a_charset_or_type_that_there_is_not_is_a_problem_and_no_failure(string type)
    {
        using var content = new ByteArrayContent("{\"query\":\"gas\"}"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await room.Client.PutAsync("/api/v1/topics/strange", content);
        Assert.Equal((415, "/problems/unsupported-content"), await Told(response));
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", "unknown-address")]
    [InlineData("GET", "/api/v1/articles/x", "unknown-address")]
    [InlineData("PATCH", "/api/v1/topics", "wrong-method")]
    [InlineData("GET", "/api/v1/topics", "unknown-host", "evil.example")]
    public async Task What_no_endpoint_answers_is_a_problem_of_ours_whatever_the_caller_accepts(string method, string path, string type, string? host = null)
    {
        foreach (var accepted in (string[])["*/*", "application/xml", "text/html"])
        {
            using var request = new HttpRequestMessage(new(method), path);
            request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accepted));
            request.Headers.Host = host;
            using var response = await room.Client.SendAsync(request);
            Assert.Equal($"/problems/{type}", (await Told(response)).Type);
        }
    }

    [Theory]
    [InlineData("/api/v1/topics", 200)]
    [InlineData("/api/v1/topics/energy/counts?bucket=day", 200)]
    [InlineData("/api/v1/topics/energy/counts.csv", 200)]
    [InlineData("/health/ready", 200)]
    [InlineData("/api/v1/topics/nothing", 404)]
    public async Task HEAD_is_answered_as_GET_is_without_the_body(string path, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var response = await room.Client.SendAsync(request);
        using var whole = await room.Client.GetAsync(path);
        Assert.Equal((status, ""), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Equal(whole.Content.Headers.ContentType, response.Content.Headers.ContentType);
        Assert.Equal(whole.Headers.ETag, response.Headers.ETag);
    }

    [Fact]
    public async Task A_few_hundred_requests_by_chance_bring_answers_and_problems_and_no_failure()
    {
        await room.Write("a", "gas and arms");
        await room.Write("b", "gas and arms");
        var seed = Environment.GetEnvironmentVariable("PAKRUSSIA_SEED") is { } given ? int.Parse(given, null) : Random.Shared.Next();
        var next = (await room.Get("/api/v1/topics/energy/articles?limit=1")).GetProperty("next").GetString()!;
        var requests = new StrangeRequests(await room.Get("/openapi/v1.json"), next, new Random(seed));
        for (var i = 0; i < 400; i++)
        {
            var (asked, sent) = requests.Next(room.Client.BaseAddress!.Port);
            var status = await StrangeRequests.Answer(room.Client.BaseAddress.Port, sent);
            Assert.True(status is 0 or (>= 200 and < 500) or 502 or 503 or 504, $"{status}: {asked} (PAKRUSSIA_SEED={seed}, request {i})");
        }

        Assert.Equal(HttpStatusCode.OK, (await room.Ask("/health/ready")).Status);
    }

    private static async Task<(int Status, string? Type)> Told(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return ((int)response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("type").GetString());
    }
}
