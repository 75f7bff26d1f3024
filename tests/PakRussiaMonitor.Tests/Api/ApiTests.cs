using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Commands;
using PakRussiaMonitor.Sources.Replay;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>The API over HTTP, on the replayed seeds.</summary>
public sealed class ApiTests : IAsyncLifetime
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
    public async Task Topics_carry_their_counts_and_undated_seeds_show()
    {
        var topics = (await service.Get("/api/v1/topics")).GetProperty("topics").EnumerateArray().ToArray();

        Assert.True(topics.Length >= 10);
        var whole = topics[0];
        Assert.Equal("pakistan-russia-relations", whole.GetProperty("id").GetString());
        Assert.Equal("""{"last24Hours":0,"last7Days":0,"previous7Days":0,"total":5,"undated":5}""", whole.GetProperty("articles").GetRawText());
        Assert.Equal(14, whole.GetProperty("days").GetArrayLength());
    }

    [Fact]
    public async Task On_the_seen_clock_nothing_is_undated()
    {
        var counts = await service.Get("/api/v1/topics/afghanistan/counts?clock=seen&bucket=hour");

        Assert.Equal((5, 0), (counts.GetProperty("total").GetInt32(), counts.GetProperty("undated").GetInt32()));
        Assert.Equal(5, counts.GetProperty("buckets").EnumerateArray().Sum(bucket => bucket.GetProperty("count").GetInt32()));
        Assert.Matches("^....-..-..T..:00:00Z$", counts.GetProperty("buckets")[0].GetProperty("start").GetString());
    }

    [Fact]
    public async Task A_counts_receipt_has_exactly_its_length_at_the_same_asOf()
    {
        foreach (var topic in (await service.Get("/api/v1/topics")).GetProperty("topics").EnumerateArray())
        {
            foreach (var unit in (string[])["articles", "pieces"])
            {
                var counts = await service.Get($"/api/v1/topics/{topic.GetProperty("id").GetString()}/counts?unit={unit}");
                var receipt = await service.Get(counts.GetProperty("receipt").GetString()!);
                Assert.Equal(counts.GetProperty("total").GetInt32(), receipt.GetProperty("articles").GetArrayLength());
                Assert.Equal(counts.GetProperty("asOf").GetInt64(), receipt.GetProperty("asOf").GetInt64());
            }
        }
    }

    [Fact]
    public async Task A_receipt_comes_in_pages_that_hold_every_article_once()
    {
        var seen = new List<long>();
        string? cursor = null;
        do
        {
            var page = await service.Get($"/api/v1/topics/afghanistan/articles?limit=2{(cursor is null ? "" : "&cursor=" + cursor)}");
            seen.AddRange(page.GetProperty("articles").EnumerateArray().Select(article => article.GetProperty("id").GetInt64()));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);

        Assert.Equal(5, seen.Count);
        Assert.Equal(5, seen.Distinct().Count());
    }

    [Fact]
    public async Task An_article_comes_with_what_was_removed_and_why()
    {
        var rows = (await service.Get("/api/v1/topics/afghanistan/articles")).GetProperty("articles").EnumerateArray().ToArray();
        var id = rows.Single(row => row.GetProperty("title").GetString() == "Pak-Russia: increasing their ties").GetProperty("id").GetInt64();

        var article = await service.Get($"/api/v1/articles/{id}");
        Assert.EndsWith("others at the same time.", article.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("afghanistan", article.GetProperty("topics").EnumerateArray().Select(topic => topic.GetProperty("id").GetString()));

        var cleaning = await service.Get($"/api/v1/articles/{id}/cleaning");
        var form = Assert.Single(cleaning.GetProperty("rules").EnumerateArray(), rule => rule.GetProperty("rule").GetString() == "comment-form");
        Assert.Equal(10, form.GetProperty("count").GetInt32());
        Assert.NotEqual("", form.GetProperty("explanation").GetString());
    }

    [Fact]
    public async Task An_article_without_a_title_is_shown_by_its_first_words()
    {
        var rows = (await service.Get("/api/v1/topics/afghanistan/articles")).GetProperty("articles").EnumerateArray();
        var untitled = Assert.Single(rows, row => row.GetProperty("titleIsExcerpt").GetBoolean());

        Assert.StartsWith("In the wake of the international isolation", untitled.GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("counts?bucket=decade", "bucket", "hour, day, week, month")]
    [InlineData("counts?unit=3", "unit", "articles, pieces")]
    [InlineData("counts?from=yesterday", "from", "2026-11-20")]
    [InlineData("counts?from=2026-11-02&to=2026-11-01", "to", "later")]
    [InlineData("counts?tz=Mars/Olympus", "tz", "Asia/Karachi")]
    [InlineData("counts?tz=/dev/zero", "tz", "Asia/Karachi")]
    [InlineData("counts?tz=../../../dev/zero", "tz", "Asia/Karachi")]
    [InlineData("counts?asOf=999999", "asOf", "ledger")]
    [InlineData("counts?by=colour", "by", "outlet")]
    [InlineData("articles?cursor=%20%20", "cursor", "page before")]
    [InlineData("articles?limit=0", "limit", "500")]
    public async Task A_parameter_that_is_not_understood_is_named_with_its_remedy(string query, string parameter, string remedy)
    {
        using var response = await service.Client.GetAsync($"/api/v1/topics/afghanistan/{query}");
        var problem = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains($"'{parameter}' is not understood", problem, StringComparison.Ordinal);
        Assert.Contains(remedy, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/topics/nothing", "unknown-topic")]
    [InlineData("/api/v1/topics/nothing/counts", "unknown-topic")]
    [InlineData("/api/v1/topics/nothing/articles", "unknown-topic")]
    [InlineData("/api/v1/articles/999", "unknown-article")]
    [InlineData("/api/v1/articles/999/cleaning", "unknown-article")]
    [InlineData("/api/v1/sources/nothing", "unknown-source")]
    [InlineData("/api/v1/sources/nothing/fetches", "unknown-source")]
    public async Task What_does_not_exist_is_a_404_with_its_own_type(string path, string type)
    {
        using var response = await service.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains($"/problems/{type}", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    public async Task Health_answers(string path, string status) => Assert.Equal(status, (await service.Get(path)).GetProperty("status").GetString());

    [Fact]
    public async Task The_OpenAPI_document_describes_every_path()
    {
        var paths = (await service.Get("/openapi/v1.json")).GetProperty("paths");

        foreach (var path in (string[])["/api/v1/topics", "/api/v1/topics/{id}/counts", "/api/v1/topics/{id}/articles", "/api/v1/articles/{id}/cleaning", "/api/v1/sources/{id}/fetch"])
            Assert.Contains(paths.EnumerateObject(), described => described.Name.TrimEnd('/') == path);
    }

    [Fact]
    public async Task A_page_of_another_site_can_change_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sources") { Content = new StringContent("""{"url":"https://a.example/rss"}""", Encoding.UTF8, "application/json") };
        request.Headers.Add("Origin", "https://evil.example");
        using var response = await service.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Under_a_foreign_host_name_nothing_answers()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/topics") { Headers = { Host = "rebound.example" } };
        using var response = await service.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task The_page_comes_with_a_strict_content_policy()
    {
        using var response = await service.Client.GetAsync("/");

        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }
}
