using System.Text.Json;
using System.Text.Json.Nodes;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>The service called by what its OpenAPI document says, and by nothing else.</summary>
public sealed class DescribedApiTests : IAsyncLifetime
{
    private const string Address = "https://paper.example/one", Text = "The two governments agreed on a gas pipeline, and officials said that work on it would begin in spring.";

    private CommentFeed feed = null!;
    private JsonElement document;

    public async Task InitializeAsync()
    {
        feed = await CommentFeed.Start();
        await feed.Bring((Address, Text), ("https://paper.example/two", "Gas prices rose again as the ministers met to speak of the pipeline and of what it would cost."));
        document = await feed.Service.Get("/openapi/v1.json");
    }

    public async Task DisposeAsync() => await feed.DisposeAsync();

    [Fact]
    public async Task Every_operation_that_reads_answers_as_described()
    {
        var api = new DescribedApi(feed.Service.Client, document);
        var article = (await feed.Id(Address)).ToString(null, null);
        var piece = (await feed.Service.Get($"/api/v1/articles/{article}")).GetProperty("piece").GetString()!;
        await feed.Ask("PUT", "/api/v1/overrides/paper.example", new { cut = new[] { ".ad" } });
        foreach (var operation in api.Reads.Where(name => name != "getEvents"))
        {
            var id = operation.Contains("TopicsById", StringComparison.Ordinal) ? "energy" : operation.Contains("Sources", StringComparison.Ordinal) ? "feed"
                : operation.Contains("Pieces", StringComparison.Ordinal) ? piece : article;
            var known = new Dictionary<string, string>
            {
                ["id"] = id, ["topic"] = "energy", ["other"] = article, ["from"] = "1", ["to"] = "latest", ["domain"] = "paper.example", ["since"] = "0", ["bucket"] = "day", ["by"] = "outlet",
            };
            var description = api.Description(operation);
            var names = description.TryGetProperty("parameters", out var parameters)
                ? parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "path" || parameter.GetProperty("name").GetString() is "topic" or "since" or "bucket" or "by")
                    .Select(parameter => parameter.GetProperty("name").GetString()!)
                : [];

            var (status, _) = await api.Call(operation, names.ToDictionary(name => name, name => known[name]));

            Assert.Equal((200, operation), (status, operation));
        }
    }

    [Fact]
    public async Task The_main_writes_answer_as_described_and_so_do_their_refusals()
    {
        var api = new DescribedApi(feed.Service.Client, document);
        var article = (await feed.Id(Address)).ToString(null, null);
        var topic = new Dictionary<string, string> { ["id"] = "coal" };
        var source = new Dictionary<string, string> { ["id"] = "feed" };

        Assert.Equal(201, (await api.Call("putTopicsById", topic, new { name = "Coal", query = "coal OR gas" })).Status);
        Assert.Equal(200, (await api.Call("postTopicsByIdPreview", topic, new { query = "coal" })).Status);
        Assert.Equal(400, (await api.Call("putTopicsById", topic, new { name = "Coal", query = "(" })).Status);
        Assert.Equal(412, (await api.Call("putTopicsById", new(topic) { ["If-Match"] = "\"r9\"" }, new { query = "coal" })).Status);
        Assert.Equal(204, (await api.Call("deleteTopicsById", topic)).Status);
        Assert.Equal(400, (await api.Call("postSources", null, new { url = "file:///x" })).Status);
        Assert.Equal(200, (await api.Call("postSourcesByIdFetch", new(source) { ["Idempotency-Key"] = "one" })).Status);
        Assert.Equal(200, (await api.Call("patchSourcesById", source, new { state = "paused" })).Status);
        var (made, rule) = await api.Call("postSourcesByIdRules", source, new { action = "cut", line = "Subscribe now" });
        Assert.Equal(201, made);
        Assert.Equal(204, (await api.Call("deleteSourcesByIdRulesByRule", new(source) { ["rule"] = rule.GetProperty("id").GetString()! })).Status);
        Assert.Equal(201, (await api.Call("putOverridesByDomain", new() { ["domain"] = "paper.example" }, new { cut = new[] { ".ad" } })).Status);
        Assert.Equal(200, (await api.Call("postOverridesPreview", null, new { domain = "paper.example", cut = new[] { ".ad" }, html = $"<p>{Text}</p>" })).Status);
        Assert.Equal(204, (await api.Call("deleteOverridesByDomain", new() { ["domain"] = "paper.example" })).Status);
        Assert.Equal(409, (await api.Call("postArticlesByIdCleaningCut", new() { ["id"] = article }, new { text = "Not there" })).Status);
        Assert.Equal(204, (await api.Call("postArticlesByIdPieceSplit", new() { ["id"] = article })).Status);
        Assert.Equal(404, (await api.Call("getArticlesById", new() { ["id"] = "999999" })).Status);
        Assert.Equal(204, (await api.Call("deleteSourcesById", source)).Status);
    }

    [Theory]
    [InlineData("TopicsView", "asOf")]
    [InlineData("TopicView", "query")]
    [InlineData("WindowCounts", "total")]
    public async Task A_member_that_the_document_leaves_out_is_found_missing(string schema, string member)
    {
        var wrong = JsonNode.Parse(document.GetRawText())!;
        Assert.True(wrong["components"]!["schemas"]![schema]!["properties"]!.AsObject().Remove(member));
        var api = new DescribedApi(feed.Service.Client, wrong.Deserialize<JsonElement>());

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => api.Call("getTopics"));

        Assert.Contains($"{member} is not described", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_operation_has_a_summary_a_key_and_its_refusals()
    {
        var api = new DescribedApi(feed.Service.Client, document);
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("key").GetProperty("scheme").GetString());
        foreach (var operation in api.Operations)
        {
            var description = api.Description(operation);
            Assert.True(description.TryGetProperty("summary", out _), operation);
            if (description.GetProperty("tags")[0].GetString() == "Health")
                continue;
            foreach (var parameter in description.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray().Where(one => one.GetProperty("in").GetString() == "query") : [])
                Assert.True(char.IsAsciiLetterLower(parameter.GetProperty("name").GetString()![0]), $"{operation} {parameter}");
            var scope = description.GetProperty("security")[0].GetProperty("key")[0].GetString();
            Assert.Equal((operation.StartsWith("get", StringComparison.Ordinal) ? "read" : "operate", operation), (scope, operation));
            foreach (var status in (string[])["401", "429", "default"])
                Assert.True(description.GetProperty("responses").TryGetProperty(status, out _), $"{operation} {status}");
            Assert.Contains(description.GetProperty("responses").EnumerateObject(), response => response.Name[0] == '2');
        }
    }
}
